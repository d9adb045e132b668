"""A first evening at a real terminal: a company of one's own, five questions, and the play."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's"),
]
if sys.platform != "win32":
    from tests.end_to_end.terminal import Terminal

# What stands on the screen, and what somebody who knows a little types then.
FIRST_RUN = (
    ("Press enter", "\r"),
    ("Whose rules?", "1"),
    ("What is it called?", "Northwind Broadband\r"),
    ("Northwind Broadband", "EUR\r"),
    ("EUR", "1"),
    ("1 of 5", "8 min\r"),
    ("2 of 5", "12\r"),
    ("3 of 5", "50\r"),
    ("Made for whom?", "2"),
    ("4 of 5", "2"),
    ("Made for whom?", "4"),
    ("5 of 5", "\r"),
    ("You knew 4 of 5; 1 was assumed.", "1"),
    ("Which story?", "1"),
    ("Before you ring", ""),
)


def test_from_the_title_through_five_questions_to_the_play(tmp_path: Path) -> None:
    play = Terminal("--data-dir", str(tmp_path))
    try:
        for shown, typed in FIRST_RUN:
            play.until(shown)
            play.settle()
            play.press(typed)
        while "Kyiv" not in play.settle():
            play.press("\x1b")
        play.press("q")
        assert play.ended() == 0
    finally:
        play.close()
    text = (tmp_path / "companies" / "northwind-broadband.yaml").read_text(encoding="utf-8")
    assert "authority.frontline: {value: 50, from: stated" in text
    assert not (tmp_path / "interview.yaml").exists()


def test_a_terminal_closed_in_the_middle_loses_no_answer(tmp_path: Path) -> None:
    asked = Terminal("--data-dir", str(tmp_path), "company", "new", "--five")
    for shown, typed in FIRST_RUN[2:7]:
        asked.until(shown)
        asked.settle()
        asked.press(typed)
    asked.until("3 of 5")
    asked.hang_up()
    again = Terminal("--data-dir", str(tmp_path), "company", "new", "--five")
    try:
        again.until("Go on with Northwind Broadband")
        again.settle()
        again.press("1")
        again.until("3 of 5")
    finally:
        again.close()
