"""The card of a real call: what somebody pins to a wall, and nobody's name on it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from holdgame.debrief.call_card import card_lines, clock
from holdgame.debrief.call_card_html import card_html
from holdgame.debrief.wording import Wording
from holdgame.play.call_result import CallResult
from holdgame.play.calling import Calling
from holdgame.play.real_call import Answers
from tests.play.calls import EASY, ORDEAL, Clock, calling_in, came_to

WORDING = Wording.load()
SAID = Answers("refund", 3, 288.0, "nothing", True)


def card(result: CallResult) -> str:
    return "\n".join(card_lines(result, WORDING))


def test_it_says_when_which_line_how_long_and_how_it_stands_to_the_dashboard(
    tmp_path: Path,
) -> None:
    said = card(came_to(tmp_path, ORDEAL, SAID))
    for part in (
        "THE REAL CALL", "measured, n = 1", "Acme Broadband", "Tuesday 10 March 2026, 14:05",
        "About: refund. Not resolved. It took 30 minutes, 22 minutes of it on hold.",
        "rung twice · passed on once · told three times · proved oneself twice",
        "our dashboard", "4:48", "4.5 times as long", "people answering: billing",
    ):  # fmt: skip
        assert part in said
    assert re.search(r"on hold +21:40", said)
    assert max(map(len, said.splitlines())) <= 78


def test_that_it_was_not_resolved_stands_beside_the_rules_and_not_among_them(
    tmp_path: Path,
) -> None:
    """58 seconds on the line, put down while a person talks."""
    short = came_to(tmp_path, [(0, "ring"), (8, "menu"), (20, "person"), (30, "unresolved")])
    said = card(short)
    rules, _, sums = said.partition("the call itself")
    assert "30.0" not in rules
    assert re.search(r"because it was not resolved +30\.0", sums)
    page = card_html(short, WORDING)
    assert page.index("the call itself") < page.index("because it was not resolved")
    assert "because" not in card(came_to(tmp_path, EASY))


def test_where_a_rule_made_one_leave_it_is_named(tmp_path: Path) -> None:
    left = came_to(tmp_path, [(0, "ring"), (8, "hold"), (90, "unresolved")], SAID)
    assert "because it was not resolved (people answering: billing)" in card(left)


def test_its_effort_adds_up(tmp_path: Path) -> None:
    lines = card(came_to(tmp_path, ORDEAL, SAID)).splitlines()
    heading = next(n for n, line in enumerate(lines) if "Where it was felt" in line)
    last = next(n for n, line in enumerate(lines) if line.strip().startswith("in all"))
    *rules, call, unresolved, whole = (
        round(10 * float(re.findall(r"(\d+\.\d)", line)[-1]))
        for line in lines[heading + 1 : last + 1]
    )
    assert sum(rules) == call
    assert call + unresolved == whole


def test_where_nobody_knows_the_dashboard_it_says_so(tmp_path: Path) -> None:
    said = card(came_to(tmp_path, ORDEAL, Answers(reason="refund")))
    assert "Nobody has said what our dashboard says the wait is." in said
    assert "times as long" not in said


@pytest.mark.parametrize(
    ("dashboard", "told"),
    [(1300.0, "as long as it says"), (650.0, "2.0 times as long"), (2600.0, "0.5 times as long"),
     (130_000.0, "under a tenth of it")],
)  # fmt: skip
def test_the_ratio_is_told_in_words(tmp_path: Path, dashboard: float, told: str) -> None:
    result = came_to(tmp_path, ORDEAL, replace(SAID, dashboard=dashboard))
    assert told in card(result)
    assert max(map(len, card(result).splitlines())) <= 78


def test_a_visit_is_no_call(tmp_path: Path) -> None:
    said = card(came_to(tmp_path, [(0, "hold"), (600, "person"), (9, "resolved")], shop=True))
    assert "THE REAL VISIT" in said
    assert "waiting" in said
    assert "on hold" not in said


def noted(folder: Path) -> Calling:
    """A call with a name in its notes."""
    clock = Clock()
    calling = calling_in(folder, clock)
    calling.press("ring")
    calling.note("Anna <b>Smith</b> was kind")
    clock.seconds += 5
    calling.press("resolved")
    calling.answer(SAID)
    calling.leave()
    return calling


def test_nobody_is_named_on_any_card(tmp_path: Path) -> None:
    result = CallResult.of(noted(tmp_path).kept())
    for said in (card(result), card_html(result, WORDING), str(result.as_dict())):
        assert "Anna" not in said


def test_the_page_holds_the_same_and_fetches_nothing(tmp_path: Path) -> None:
    result = came_to(tmp_path, ORDEAL, SAID)
    page = card_html(result, WORDING)
    for part in ("Acme Broadband", "measured, n = 1", "21:40", "4.5 times as long", "billing"):
        assert part in page
    assert "http" not in page
    assert not re.search(r"<(script|link|img)", page)


def test_no_name_of_a_company_can_add_to_the_page(tmp_path: Path) -> None:
    result = came_to(tmp_path, EASY)
    page = card_html(
        replace(result, company=replace(result.company, name="<script>alert(1)</script>")), WORDING
    )
    assert "<script" not in page


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.6, "1:00"), (61, "1:01"), (3852, "1:04:12")]
)
def test_times_read_as_on_a_stopwatch(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
