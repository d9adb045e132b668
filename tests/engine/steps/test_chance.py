"""The world decides, as often as the odds say."""

from __future__ import annotations

from collections import Counter

import pytest

from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from tests.builders import company, play, tell


def odds(steps: str, **policies) -> dict[str, float]:
    played = play(tell(steps), company(**policies))
    return {outcome.id: outcome.odds for outcome in played.chances[0].outcomes}


def test_what_the_odds_leave_goes_on() -> None:
    story = tell("- chance:\n    - {odds: 0.25, then: [Rain.]}\n- On.")
    assert play(story, luck=["1"]).lines == ["Rain.", "On."]
    assert play(story, luck=["else"]).lines == ["On."]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("- chance:\n    - {odds: 0.25}\n    - {odds: 0.5}", {"1": 0.25, "2": 0.5, "else": 0.25}),
        ("- chance:\n    - {odds: 0.4}\n    - {odds: 0.6}", {"1": 0.4, "2": 0.6}),
        (
            "- chance:\n    - {odds: company.refund.days}\n    - {odds: 1 * 1}",
            {"1": 0.75, "2": 0.25},
        ),
        ("- chance:\n    - {odds: 0}", {"1": 0, "else": 1}),
    ],
)
def test_odds_are_shares_that_always_sum_to_one(steps: str, expected: dict[str, float]) -> None:
    assert odds(steps, refund__days=3) == pytest.approx(expected)


def test_it_happens_as_often_as_it_should() -> None:
    story = tell("- chance:\n    - {odds: 0.2, end: not_done}")
    world = World(story, company())
    ended = Counter(rehearse(world, seed).moment.ending for seed in range(1000))  # type: ignore[union-attr]
    assert ended["not_done"] / 1000 == pytest.approx(0.2, abs=0.04)


def test_each_place_and_visit_has_luck_of_its_own() -> None:
    story = tell("""
      - chance: [{odds: 0.5, then: [Heads.]}, {odds: 0.5, then: [Tails.]}]
      - chance: [{odds: 0.5, then: [Heads.]}, {odds: 0.5, then: [Tails.]}]
    """)
    thrown = {tuple(play(story, seed=seed).lines) for seed in range(40)}
    assert len(thrown) == 4


@pytest.mark.parametrize("bad", ["company.name", "0 - 1", "true and true", "n"])
def test_odds_that_are_none_break_the_story_with_a_sentence(bad: str) -> None:
    story = tell(f"- chance: [{{odds: {bad}}}]", vars={"n": False})
    assert "Odds are a share" in play(story).end.broken
