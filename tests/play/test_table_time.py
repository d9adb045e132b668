"""How long a play takes at the table: as the game paces it, and as people read."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from holdgame.engine.journey import Journey
from holdgame.engine.world import World
from holdgame.play.pace import BRISK, HONEST, INSTANT, parse_pace
from holdgame.play.table_time import TableTime, table_seconds
from tests.builders import company, play, tell

HELD = """
  - dial: support
  - hold: {queue: support}
  - end: done
"""


def played(steps: str, holds: Iterable[float] = ()) -> Journey:
    return play(tell(steps), holds=holds).journey


def test_what_is_read_waits_for_the_reader_at_every_pace() -> None:
    words = "word " * 200
    journey = played(f"\n  - {words}\n  - end: done\n")
    for pace in (HONEST, BRISK, INSTANT):
        assert table_seconds(journey, pace) == pytest.approx(60, abs=2)


def test_brisk_holds_for_a_minute_and_then_ten_times_faster() -> None:
    journey = played(HELD, holds=[660])
    saved = table_seconds(journey, HONEST) - table_seconds(journey, BRISK)
    assert saved == pytest.approx(540)  # ten minutes in one
    assert table_seconds(journey, INSTANT) < table_seconds(journey, parse_pace("20"))


def test_the_range_is_round_the_middle() -> None:
    world = World(tell(HELD), company(waits={"support": 300}))
    time = TableTime.of(world, BRISK, customers=20)
    assert time.short < time.median < time.long
