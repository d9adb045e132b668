"""The same choices in another world, and what one corrected value moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.company.policy import PolicyValue
from holdgame.debrief.assumed import assumptions_of
from holdgame.debrief.columns import cells
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.moved import Came, Moved, Typical, moved
from holdgame.debrief.page_moved import moved_lines
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.friction.weights import Weights
from tests.debrief.plays import play, shipped, world_of

WEIGHTS = Weights.load()
CALL = """
- dial: support
- hold: {answers: nadia}
- verify: [account, holder]
- explain: trouble
"""


def other(world: World, **policies: PolicyValue) -> World:
    """The same story under the same company but for these values."""
    changed = {name.replace("__", "."): value for name, value in policies.items()}
    return World(world.story, world.company.with_values(changed))


def test_a_better_rule_is_less_effort_for_the_player_and_for_a_typical_customer() -> None:
    before = shipped("meridian")
    found = moved(rehearse(before, 4), before, other(before, hold__information="time"), WEIGHTS)
    assert found.change < 0
    assert found.change == pytest.approx(found.typical_now.effort - found.typical_was.effort)
    assert found.now.effort < found.was.effort
    assert found.matched == 1


def test_nothing_moves_where_nothing_changes() -> None:
    world = shipped("larkspur")
    found = moved(rehearse(world, 1), world, world, WEIGHTS)
    assert found.was == found.now
    assert (found.change, found.matched) == (0, 1)


MOVED = Moved(
    Came(99.5, 74.2, 0), Came(61.2, 50.6, 0.83), 14 / 17, Typical(84.0, 0.58), Typical(60.0, 0.71)
)  # fmt: skip


def test_the_page_says_what_was_and_what_is_and_how_that_is_known() -> None:
    text = "\n".join(moved_lines(MOVED, 78))
    assert "your play, effort-minutes        99.5     61.2" in text
    assert "▇-" in text
    assert "82% of the decisions as you made them; those you never had to" in " ".join(text.split())
    assert "24.0 less" in text
    assert "83%" in text
    assert "only because" not in text
    assert all(cells(line) <= 78 for line in text.splitlines())


def test_less_effort_because_more_give_up_is_said_so() -> None:
    worse = Moved(Came(60, 50, 1), Came(70, 60, 1), 1, Typical(84, 0.6), Typical(60, 0.4))
    text = " ".join(" ".join(moved_lines(worse, 78)).split())
    assert "It is less effort only because more of them give up." in text
    assert "every decision as you made it" in text
    assert "▇+" in text


def test_what_is_assumed_is_listed_heaviest_first_then_what_made_no_effort(
    tmp_path: Path,
) -> None:
    steps = "- dial: support\n- hold: {answers: ada}\n- verify: [number]\n- explain: trouble"
    debrief = Debrief.of(play(world_of(tmp_path, steps)))
    found = assumptions_of(debrief)
    felt = [a.felt for a in found if a.felt is not None]
    assert len(felt) == debrief.origins["assumed"] > 0
    assert felt == sorted(felt, reverse=True)
    assert [a.felt for a in found[len(felt) :]] == [None] * (len(found) - len(felt))
    assert all(a.rule.origin == "assumed" for a in found)
    assert "authority.frontline" not in {a.rule.policy for a in found}
