"""The same call at a competitor's: the best of those that are here, and how many more stay."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

import pytest

from holdgame.analysis.analysis import Analysis
from holdgame.company.profile import Company
from holdgame.debrief.as_json import as_dict
from holdgame.debrief.causes.causes import Causes, Find, Stay, causes_of
from holdgame.debrief.causes.page_changes import TITLE
from holdgame.debrief.causes.stays import (
    HEADING,
    stays_in_words,
    stays_lines,
    stays_rows,
    which_rules,
)
from holdgame.debrief.columns import cells
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.page import debrief_html
from holdgame.debrief.text import pages
from holdgame.debrief.wording import Wording
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from tests.analysis.solved import WEIGHTS
from tests.builders import PLAIN_COMPANY, company, tell

WORDING = Wording.load()
ASKS = tell(
    "- dial: support\n- hold: support\n"
    "- request: {what: refund, amount: 250, granted: [{end: done}], refused: [{end: not_done}]}"
)


def caused(here: Company, find: Find | None = None) -> Causes:
    found = causes_of(World(ASKS, here), WEIGHTS, WORDING, find)
    assert found is not None
    return found


@functools.cache
def alone() -> Causes:
    """Of a company without competitors, to be given any."""
    return caused(company())


def page_nine(debrief: Debrief) -> str:
    (lines,) = (made.lines for made in pages(debrief) if made.title == TITLE)
    return "\n".join(lines)


def named(id: str, competitors: str = "[]", **policies: object) -> Company:
    text = PLAIN_COMPANY.replace("id: plain\nname: Plain", f"id: {id}\nname: {id.title()}")
    made = company(f"{text}competitors: {competitors}\n", waits={"support": 300})
    return made.with_values({n.replace("__", "."): v for n, v in policies.items()})  # type: ignore[misc]


def test_the_best_of_its_competitors_is_shown_with_how_many_stay_as_a_range() -> None:
    others = {
        "kind": named("kind", authority__frontline=300),
        "unkind": named("unkind"),
    }
    here = named("acme", "[unkind, kind, nobody]")
    assert here.competitors == ("unkind", "kind", "nobody")
    found = caused(here, others.get)
    mine, best = found.stays
    assert (mine.name, best.name) == ("Acme", "Kind")
    exact = Analysis(ASKS, others["kind"], WEIGHTS).expectation()
    assert best.effort == pytest.approx(exact.effort)
    assert best.resolved == pytest.approx(exact.resolved)
    # Everybody here goes unhelped: of those a quarter means to leave (SQM).
    assert mine.least == pytest.approx(100 * (1 - 1.0 * 0.25))
    assert mine.most == pytest.approx(100 * (1 - 0.5 * 0.25))
    assert mine.least < mine.most < best.most
    debrief = Debrief.of(rehearse(World(ASKS, here), 1), causes=found)
    text = page_nine(debrief)
    rows = stays_rows(found)
    assert rows == [
        ("Acme", f"{mine.effort:.1f}", "0 %", "75 to 88"),
        ("Kind", f"{best.effort:.1f}", "86 %", "92 to 96"),
    ]
    printed = [re.split(r" {2,}", line.strip()) for line in text.split("\n")]
    assert all(list(row) in printed for row in rows)
    for width in (60, 80, 100):
        assert all(cells(line) <= width for line in stays_lines(found, width))
    # The ends go together: 75 with 92, 88 with 96.
    assert "so 8 to 17 more of a hundred stay at Kind." in " ".join(text.split())
    assert "holdgame attribute STORY --against kind" in text
    html = debrief_html(debrief)
    assert HEADING in text
    assert f"<figcaption>{HEADING.replace(chr(39), '&#x27;')}</figcaption>" in html
    assert "so 8 to 17 more of a hundred stay at Kind." in html
    for row in rows:
        assert all(f">{cell}</t" in html for cell in row)
    stays = as_dict(debrief)["causes"]["stays"]
    assert [(stay["name"], stay["called"]) for stay in stays] == [("Acme", ""), ("Kind", "kind")]


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [((75, 87.5), (95, 97.5), "10 to 20 more of a hundred stay at B"),
     ((95, 97.5), (75, 87.5), "10 to 20 more of a hundred stay with you"),
     ((76, 87.6), (77, 87.9), "0 to 1 more of a hundred stay at B"),
     ((77, 87.9), (76, 87.6), "0 to 1 more of a hundred stay with you"),
     ((90, 95), (92, 97), "2 more of a hundred stay at B"),
     ((76, 88), (76.4, 88.3), "as many stay with either")],
)  # fmt: skip
def test_how_many_more_stay_is_the_rows_taken_from_each_other(
    here: tuple[float, float], there: tuple[float, float], said: str
) -> None:
    stays = (Stay("A", 9, 0.5, *here), Stay("B", 9, 0.5, *there, called="b"))
    assert f"so {said}." in stays_in_words(replace(alone(), stays=stays))


def test_what_is_to_be_typed_can_be_typed() -> None:
    stays = (Stay("A", 9, 0.5, 75, 88), Stay("B", 9, 0.5, 75, 88, called="The Others"))
    found = replace(alone(), stays=stays)
    assert which_rules(found).endswith("`holdgame attribute STORY --against 'The Others'`.")


def test_no_company_is_a_competitor_of_its_own() -> None:
    here = named("acme", "[acme, kind]")
    others = {"acme": named("acme", authority__frontline=900), "kind": named("kind")}
    found = caused(here, others.get)
    assert [stay.name for stay in found.stays] == ["Acme", "Kind"]


def test_one_under_whom_the_story_never_ends_is_left_out_and_all_else_is_said() -> None:
    story = tell(
        "- choose: [{id: a, text: A, if: company.bot.first, go: round},"
        " {id: b, text: B, end: done}]",
        scenes={"round": "- choose: [{id: c, text: C, go: round}]"},
    )
    here = named("acme", "[trap, kind]", bot__first=False)
    others = {"trap": named("trap", bot__first=True), "kind": named("kind", bot__first=False)}
    assert causes_of(World(story, others["trap"]), WEIGHTS, WORDING) is None
    found = causes_of(World(story, here), WEIGHTS, WORDING, others.get)
    assert found is not None
    assert [stay.name for stay in found.stays] == ["Acme", "Kind"]


def test_competitors_that_nobody_finds_are_left_out() -> None:
    here = named("acme", "[nobody]")
    nowhere: dict[str, Company] = {}
    for find in (None, nowhere.get):
        found = caused(here, find)
        assert [stay.name for stay in found.stays] == ["Acme"]
        debrief = Debrief.of(rehearse(World(ASKS, here), 1), causes=found)
        assert HEADING not in page_nine(debrief)
        assert "of 100 stay" not in debrief_html(debrief)
