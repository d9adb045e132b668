"""The journey map: phase by phase, and nothing of the play is lost or told twice."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from holdgame.debrief.columns import cells
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.text import pages
from holdgame.engine.rehearsal import rehearse
from holdgame.friction.weights import Weights
from tests.debrief.looked_back import PLAYS, looked_back
from tests.debrief.plays import EACH_SHIPPED, play, shipped, world_of

WEIGHTS = Weights.load()
CALL = "- dial: support\n- hold\n- ada: Hello.\n- explain: trouble"


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_minutes_effort_and_touchpoints_add_up(company: str) -> None:
    for seed in range(30):
        debrief = Debrief.of(rehearse(shipped(company), seed), WEIGHTS)
        touches = [touch for stretch in debrief.journey_map for touch in stretch.touches]
        assert sum(touch.effort for touch in touches) == debrief.score.effort
        assert sum(s.shown for s in debrief.journey_map) == debrief.shown.total
        minutes = sum(touch.seconds for touch in touches) / 60
        assert minutes == pytest.approx(debrief.score.minutes.total)
        assert abs(float(sum(s.minutes for s in debrief.journey_map)) - minutes) <= 0.051
        for touchpoint, amount in debrief.shown.by_touchpoint.items():
            here = [touch.shown for touch in touches if touch.touchpoint == touchpoint]
            assert sum(here, Decimal(0)) == amount


def test_a_phase_lasts_until_another_begins_or_another_channel_is_tried(tmp_path: Path) -> None:
    letter = "- write: {channel: email, about: trouble, resolved: [], unresolved: []}"
    steps = f"{CALL}\n- later: 3d\n{letter}"
    debrief = Debrief.of(play(world_of(tmp_path, steps)), WEIGHTS)
    told = [(s.phase, s.channel) for s in debrief.journey_map]
    assert told[:2] == [("reach", "phone"), ("reach", "email")]
    by_phone = next(s for s in debrief.journey_map if s.channel == "phone")
    assert "Three days go by" in by_phone.did
    assert by_phone.passed >= 3 * 86_400
    assert [touch.touchpoint for touch in by_phone.touches][:2] == ["hours", "menu"]


def test_what_happened_is_told_once_in_its_stretch() -> None:
    for stretch in looked_back().journey_map:
        told = [what for touch in stretch.touches for what in touch.what]
        assert len(told) == len(set(told))


def test_what_was_felt_stands_with_the_phase_it_was_felt_in() -> None:
    debrief = looked_back()
    felt = {s.phase: s.felt for s in debrief.journey_map if s.felt}
    assert felt["reach"] == (2, 3)
    assert felt["wait"] == (3, 4)
    assert sum(len(s.felt) for s in debrief.journey_map) == len(debrief.strips.answers)


@pytest.mark.parametrize("play", PLAYS, ids=str)
def test_every_page_fits_at_every_width(play: tuple[str, str, int]) -> None:
    debrief = looked_back(*play)
    for width in (60, 61, 78, 80, 100):
        for page in pages(debrief, width):
            assert max(map(cells, page.lines)) <= width, page.title


def test_the_page_has_the_map_the_curve_and_the_strips() -> None:
    page = "\n".join(pages(looked_back())[5].lines)
    for part in (
        "2 reach · by phone", "felt 2, 3", "On hold: support", "in all",
        "5  I want to throw the phone", "●", "effort so far", "^",
        "Head and heart differ most at 23:48, after 39 minutes: 71 %",
    ):  # fmt: skip
        assert part in page
