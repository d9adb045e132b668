"""What the analysis says in a debrief: the same numbers wherever they stand, and on one screen."""

from __future__ import annotations

import csv
import functools
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from holdgame.analysis.analysis import Analysis
from holdgame.analysis.tornado import TOLD, Step, over_assumed
from holdgame.company.profile import Company
from holdgame.company.reference import best_known
from holdgame.debrief.as_csv import as_csv
from holdgame.debrief.as_json import as_dict
from holdgame.debrief.causes import causes as module
from holdgame.debrief.causes.causes import Causes, causes_of
from holdgame.debrief.causes.page_changes import AS_GOOD, AWAY, TITLE, best_change_sentence
from holdgame.debrief.columns import cells
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.board import board_html
from holdgame.debrief.html.page import debrief_html
from holdgame.debrief.html.section_causes import steps as waterfall_of
from holdgame.debrief.page_one import above_the_commitment, page_one
from holdgame.debrief.sheets import Sheet, sheets_of
from holdgame.debrief.text import WIDTH, Page, head, pages, render
from holdgame.debrief.wording import Wording
from holdgame.debrief.words import tidy
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.play.notes import Commitment, Note, Prediction
from holdgame.story.model import Story
from tests.analysis.solved import WEIGHTS, each_shipped, shipped
from tests.builders import PLAIN_COMPANY, company, shipped_company, tell

WORDING = Wording.load()
TODAY = date(2026, 11, 21)
NOTES: tuple[Note, ...] = (
    Prediction(8, 1, 1, True),
    Commitment("a customer asks for 200 back " * 9, "let the first person say yes", "March"),
)
SMALL_HTML = 150_000  # bytes


@functools.cache
def world(story: str, name: str) -> World:
    return World(shipped(story), shipped_company(name))


@functools.cache
def caused(story: str, name: str) -> Causes:
    """What the analysis says of a shipped story; worked out once for all tests of a worker."""
    found = causes_of(world(story, name), WEIGHTS, WORDING)
    assert found is not None
    return found


def debrief_of(story: str, name: str, seed: int, notes: tuple[Note, ...] = ()) -> Debrief:
    journey = rehearse(world(story, name), seed)
    return Debrief.of(
        journey, WEIGHTS, notes=notes, wording=WORDING, today=TODAY, causes=caused(story, name)
    )


def of_small(story: Story, under: Company) -> Causes:
    found = causes_of(World(story, under), WEIGHTS, WORDING)
    assert found is not None
    return found


def page(debrief: Debrief, title: str) -> str:
    (lines,) = (made.lines for made in pages(debrief) if made.title == title)
    return "\n".join(lines)


# -- page one -------------------------------------------------------------------------------------


@each_shipped
def test_page_one_fits_the_screen_with_its_causes(story: str, name: str) -> None:
    for seed in range(50):
        debrief = debrief_of(story, name, seed, NOTES if seed % 2 else ())
        lines = [*head(Page(debrief.title, ()), 1, 9), *page_one(debrief, WIDTH)]
        assert len(lines) <= 24, "\n".join(lines)
        assert all(cells(line) <= WIDTH for line in lines)
        assert "Now make the real call." in lines[-1]
    for width in (60, 80, 100):
        assert all(cells(line) <= width for line in render(debrief, width).split("\n"))


@pytest.mark.slow
@each_shipped
def test_a_lower_screen_is_told_less_and_never_too_much(story: str, name: str) -> None:
    for seed in range(10):
        debrief = debrief_of(story, name, seed, NOTES)
        for most in range(14, 22):
            assert len(above_the_commitment(debrief, 78, most)) <= most


@each_shipped
def test_page_one_says_the_numbers_of_the_json(story: str, name: str) -> None:
    debrief = debrief_of(story, name, 4)
    said = as_dict(debrief)["causes"]
    assert json.loads(json.dumps(said)) == said
    text = "\n".join(pages(debrief)[0].lines)
    saving = [c for c in said["changes"] if c["saves"] > 0 and not c["only_because_more_give_up"]]
    shown = re.findall(r"^    (.*\S) +-([\d.]+)(?: ▇*)?$", text, re.MULTILINE)
    best = said["best_change"]
    if best is None:
        assert not [c for c in saving if c["saves"] >= TOLD]
        assert AS_GOOD in " ".join(text.split())
        assert shown == []
        return
    assert [saved for _, saved in shown] == [f"{c['saves']:.1f}" for c in saving[:3]]
    assert {k: v for k, v in best.items() if k not in ("least", "most")} == saving[0]
    assert best["least"] <= best["saves"] <= best["most"]
    flat = " ".join(text.split())
    typical = said["typical"]["typical"]
    assert f"of {typical['effort_minutes']:.0f} effort-minutes (page 9)" in flat
    assert f"{best['now']} for {best['was']}" in flat
    saves, of, least, most = (
        f"{tidy(amount):g}"
        for amount in (best["saves"], typical["effort_minutes"], best["least"], best["most"])
    )
    how_sure = f" ({least} to {most})" if least != most else " however it is weighed"
    assert f"takes off {saves} of {of}{how_sure}, and {100 * best['resolved']:.0f} % are" in flat
    assert "-0.0" not in text


# -- page nine ------------------------------------------------------------------------------------


@each_shipped
def test_page_nine_has_every_change_its_steps_and_where_this_play_lies(
    story: str, name: str
) -> None:
    debrief, found = debrief_of(story, name, 4), caused(story, name)
    assert [made.title for made in pages(debrief)].index(TITLE) == 8
    text = page(debrief, TITLE)
    kept = [change for change in found.changes if not change.bar.away]
    rows = re.findall(r"^    \S.* +(-?[\d.]+) +(-?\d+) +(\d+) %(?: ▇*)?$", text, re.MULTILINE)
    assert [row[0] for row in rows[: len(kept)]] == [f"{c.bar.saves:.1f}" for c in kept[:14]]
    assert "-0.0" not in text
    assert (AWAY in " ".join(text.split())) == any(c.bar.away for c in found.changes)
    flat = " ".join(text.split())
    effort = found.report.typical.effort
    assert f"these rules {effort:.1f}" in flat
    assert f"then all others {found.steps[-1].effort:.1f}" in flat
    assert best_change_sentence(found, "USD") in flat
    below = found.report.share_below(debrief.score.effort_minutes)
    assert f"more than {100 * below:.0f} of 100 journeys" in flat


@each_shipped
def test_the_changes_are_those_of_the_best_known(story: str, name: str) -> None:
    found = caused(story, name)
    reference = best_known(shipped_company(name))
    assert {c.bar.policy: c.bar.value for c in found.changes}.items() <= reference.items()
    efforts = [found.report.typical.effort, *(step.effort for step in found.steps)]
    first = found.steps[0]
    if first.policy:
        assert found.best is not None
        assert first.policy == found.best.bar.policy
        assert efforts[0] - efforts[1] == pytest.approx(found.best.bar.saves, rel=1e-6)
    for change in found.changes:
        assert change.was != change.now
        assert change.other_side


# -- wherever else it stands ----------------------------------------------------------------------


@each_shipped
def test_the_page_of_html_says_the_same_and_stays_small(story: str, name: str) -> None:
    debrief, found = debrief_of(story, name, 4, NOTES), caused(story, name)
    text = debrief_html(debrief, TODAY)
    assert len(text.encode()) < SMALL_HTML
    assert text == debrief_html(debrief, TODAY)
    assert "<h2>What changes would buy</h2>" in text
    section = text[text.index("<h2>What changes would buy</h2>") :].partition("</section>")[0]
    for change in found.changes:
        assert f"<td>{change.now}</td>" in section
        assert f">{change.bar.saves:.1f}</td>" in section
    assert f"{found.steps[-1].effort:.1f}" in section
    assert not re.search(r"-0\.0+\b", section)
    assert not re.search(r"<p[^>]*></p>", section)
    if found.best is not None:
        assert best_change_sentence(found, "USD") in section.replace("&nbsp;", " ")
        assert best_change_sentence(found, "USD") in board_html(debrief, TODAY)
    for figure in re.findall(r"<figure>.*?</figure>", section, re.DOTALL):
        assert "<tbody><tr>" in figure
    without = replace(debrief, causes=None)
    assert "What changes would buy" not in debrief_html(without, TODAY)


@each_shipped
def test_the_sheets_say_the_same(story: str, name: str) -> None:
    debrief, found = debrief_of(story, name, 4), caused(story, name)
    sheets: dict[str, Sheet] = {sheet.name: sheet for sheet in sheets_of(debrief)}
    rows = [dict(zip(sheets["changes"].columns, r, strict=True)) for r in sheets["changes"].rows]
    said = as_dict(debrief)["causes"]
    assert [row["policy"] for row in rows] == [c["policy"] for c in said["changes"]]
    assert [row["saves"] for row in rows] == [c["saves"] for c in said["changes"]]
    assert [row["resolved"] for row in rows] == [c["resolved"] for c in said["changes"]]
    steps = sheets["steps"].rows
    assert [row[0] for row in steps] == [
        "as it is", *(step.policy or "all others" for step in found.steps)
    ]  # fmt: skip
    assert steps[0][1] == said["typical"]["typical"]["effort_minutes"]
    assert [row[1] for row in steps[1:]] == [step["effort_minutes"] for step in said["steps"]]
    assert "changes" not in {sheet.name for sheet in sheets_of(replace(debrief, causes=None))}
    told = csv.DictReader(StringIO(as_csv(debrief), newline=""))
    named = [row["policy"] for row in told if row["table"] == "changes"]
    assert named == [change.bar.policy for change in found.changes]
    assert "\nchanges," not in as_csv(replace(debrief, causes=None))


def test_without_the_analysis_there_is_no_word_of_it() -> None:
    debrief = Debrief.of(rehearse(world("refund-abroad", "larkspur"), 4), WEIGHTS, wording=WORDING)
    assert debrief.causes is None
    assert as_dict(debrief)["causes"] is None
    assert TITLE not in [made.title for made in pages(debrief)]
    assert "page 9" not in render(debrief)


def test_a_best_that_is_hardly_anything_is_not_told_as_one() -> None:
    """Under good rules there are changes left, and none that is worth a sentence."""
    found = caused("refund-abroad", "larkspur")
    assert 0 < found.saving[0].bar.saves < TOLD
    assert found.best is None
    debrief = debrief_of("refund-abroad", "larkspur", 4)
    for text in ("\n".join(pages(debrief)[0].lines), page(debrief, TITLE)):
        assert " ".join(text.split()).count(AS_GOOD) == 1
        assert "It costs nothing" not in text


# -- small stories --------------------------------------------------------------------------------

ASKS = tell(
    "- dial: support\n- hold: support\n"
    "- request: {what: refund, amount: 250, granted: [{end: done}], refused: [{end: not_done}]}"
)
TRAP = tell(
    "- choose: [{id: a, text: A, go: round}, {id: b, text: B, end: done}]",
    scenes={"round": "- choose: [{id: c, text: C, go: round}]"},
)


def test_a_story_with_a_trap_has_no_causes() -> None:
    assert causes_of(World(TRAP, company()), WEIGHTS, WORDING) is None


def test_a_story_that_is_too_large_has_no_causes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert of_small(ASKS, company()).report.exact
    monkeypatch.setattr(module, "Analysis", functools.partial(Analysis, most=3))
    assert causes_of(World(ASKS, company()), WEIGHTS, WORDING) is None


def test_the_best_change_is_told_in_no_more_words_than_there_are_numbers() -> None:
    """A range of one number is none, and what stays as it was is not told as a change."""
    found = of_small(ASKS, company(waits={"support": 300}))
    assert found.best is not None
    told = best_change_sentence(found, "USD")
    assert re.search(r" \([\d.]+ to [\d.]+\), and \d+ % are helped instead of 0 %\.", told)
    alike = replace(found.best.bar, resolved=found.report.typical.resolved)
    saves = found.best.bar.saves
    sure = replace(found, best=replace(found.best, bar=alike), least=saves, most=saves)
    assert " however it is weighed, and 0 % are helped as before." in best_change_sentence(
        sure, "USD"
    )


def test_where_nothing_can_be_saved_it_says_so_and_nothing_is_the_best() -> None:
    story = tell("- You write it down.\n- end: not_done")
    found = of_small(story, company())
    assert (found.changes, found.best, found.saving) == ((), None, ())
    debrief = Debrief.of(rehearse(World(story, company()), 1), causes=found)
    for text in ("\n".join(pages(debrief)[0].lines), page(debrief, TITLE)):
        assert " ".join(text.split()).count(AS_GOOD) == 1
        assert "To the company:" not in text
    for text in (debrief_html(debrief), board_html(debrief)):
        assert text.count(AS_GOOD) == 1
    assert as_dict(debrief)["causes"]["best_change"] is None


def test_the_best_is_bracketed_by_weights_and_by_what_is_assumed() -> None:
    lines = [line for line in PLAIN_COMPANY.split("\n") if "transfer.dropped" not in line]
    story = tell(
        "- dial: support\n- hold: support\n- transfer: billing\n"
        "- request: {what: refund, amount: 250, granted: [{end: done}], refused: [{end: not_done}]}"
    )
    under = company("\n".join(lines), waits={"support": 600})
    found = of_small(story, under)
    assert found.best is not None
    bar = found.best.bar
    assert bar.policy == "authority.frontline"
    assert found.least <= bar.least <= bar.saves <= bar.most <= found.most
    low, high = over_assumed(found.analysis, under, bar)
    assert low < high  # where more calls are lost, fewer get as far as to be refused
    assert (found.least, found.most) == (min(low, bar.least), max(high, bar.most))


def test_what_drives_people_away_is_never_the_best() -> None:
    for story, name in (("refund-abroad", "larkspur"), ("torn-insole", "larkspur")):
        found = caused(story, name)
        assert found.best is None or not found.best.bar.away
        assert all(not change.bar.away for change in found.saving)


@pytest.mark.parametrize("efforts", [(9.96, 5.54, 5.46), (9.94, 9.86, 2.25), (3.25, 3.35, 3.449)])
def test_the_steps_of_the_waterfall_add_up_as_they_are_shown(
    efforts: tuple[float, ...],
) -> None:
    found = of_small(ASKS, company(waits={"support": 300}))
    start, *others = efforts
    typical = replace(found.report.typical, effort=start)
    report = replace(found.report, typical=typical)
    made = tuple(Step("", effort, 0.5) for effort in others)
    chart = waterfall_of(replace(found, report=report, steps=made))
    first, *changes = re.findall(r'<td class="number">([-+\d.]+)</td>', chart.table)
    *changes, last = map(Decimal, changes)
    assert Decimal(first) + sum(changes) == last
