"""A person at a real terminal, from the title to the debrief, and what happens when they leave."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's"),
]
if sys.platform != "win32":
    from tests.end_to_end.terminal import Terminal

ACCOUNT = "8841220761359904"
DEBRIEF = " of 8"  # on whichever page: a space too many turns one
# What stands on the screen, and what a patient player presses then; the first that fits.
HABITS = (
    ("account number", ACCOUNT + "\r"),
    ("name on the account", "Jordan Avery\r"),
    ("postal code", "04101\r"),
    ("in your own words", "It never worked here.\r"),
    ("esc skip", "\x1b"),
    ("› space", " "),
    ("How does this feel?", "3"),
    ("papers", "1"),
)


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(
        "--data-dir", str(tmp_path), "play", "--company", "larkspur", "--pace", "instant",
        "--seed", "3",
    )  # fmt: skip
    yield terminal
    terminal.close()


def begin(play: Terminal) -> None:
    play.until("Press enter")
    play.press("\r")
    play.until("Before you ring")
    while "Kyiv" not in play.settle():
        play.press("\x1b")


def go_on_to(play: Terminal, wanted: str) -> str:
    """Do as patient players do until something is on the screen.

    They see what a key has done before they press another; after a while they press again.
    """
    before, waited = "", 0
    for _ in range(600):
        shown = play.settle(0.15)
        if wanted in shown:
            return shown
        if shown == before and waited < 10:
            waited += 1
            continue
        before, waited = shown, 0
        last = "\n".join(shown.splitlines()[3:])
        play.press(next((keys for sign, keys in HABITS if sign in last), " "))
    raise AssertionError(f"{wanted!r} never came; the screen shows:\n{play.text}")


def test_from_the_title_to_a_commitment_that_is_still_there_the_next_day(
    play: Terminal, tmp_path: Path
) -> None:
    begin(play)
    go_on_to(play, DEBRIEF)
    play.press("1")
    page = play.until("1 of 8")
    assert "You asked for 186.40 USD back." in page
    assert "How it ended: money back." in " ".join(page.split())
    for words in ("\r", "they ask\r", "say yes\r", "May\r"):
        play.press(words)
        play.settle()
    play.until("If they ask, I will say yes by May.")
    play.press("q")
    assert play.ended() == 0  # back in the shell it was asked for in
    (journey,) = (tmp_path / "journeys").glob("*.journey")
    again = Terminal("--data-dir", str(tmp_path), "debrief", str(journey))
    try:
        shown = again.until(DEBRIEF)
        assert "they ask" in again.settle() or "they ask" in shown
        again.press("q")
        assert again.ended() == 0
    finally:
        again.close()


def test_a_terminal_closed_in_the_middle_loses_nothing(play: Terminal, tmp_path: Path) -> None:
    begin(play)
    go_on_to(play, "press 1")
    play.hang_up()
    again = Terminal("--data-dir", str(tmp_path), "play", "--resume", "--pace", "instant")
    try:
        again.until("Kyiv")
        go_on_to(again, DEBRIEF)
    finally:
        again.close()


def test_a_terminal_made_tiny_and_large_again_goes_on(play: Terminal) -> None:
    begin(play)
    play.resize(20, 5)
    play.until("larger")
    play.resize(100, 30)
    play.until("Kyiv, ten past eleven")
    go_on_to(play, DEBRIEF)


@pytest.mark.parametrize("no_color", [False, True], ids=["in colour", "NO_COLOR"])
def test_no_color_is_heeded(tmp_path: Path, no_color: bool) -> None:
    play = Terminal(
        "--data-dir", str(tmp_path), "play", "--company", "larkspur", "--pace", "instant",
        "--seed", "3", no_color=no_color,
    )  # fmt: skip
    try:
        begin(play)
        go_on_to(play, "press 1")
        assert bool(play.hues()) is not no_color
    finally:
        play.close()
