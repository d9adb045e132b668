"""The first page and the page of changes once the analysis is there, and the rules to be moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.causes import causes
from tests.tui.evenings import Evening, Player
from tests.tui.plays import played
from tests.tui.test_what_if import figures

both = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
pytestmark = pytest.mark.usefixtures("nothing_beforehand")
WORKED_OUT = 0.2  # seconds in which what is shown settles


@pytest.fixture
def seen(snap_compare: Any, tmp_path: Path) -> Callable[..., bool]:
    """Whether it looks as it did after some keys were pressed."""

    def compare(size: tuple[int, int], *keys: str, **given: Any) -> bool:
        evening = Evening(tmp_path)
        journey = played(evening)

        async def before(pilot: Pilot[None]) -> None:
            player = Player(pilot, evening.clock)
            await player.on("DebriefScreen")
            await player.until(lambda: "f what if" in player.shown(), "the analysis")
            for key in keys:
                await player.press(key)
                await player.until(lambda: "…" not in figures(player), "the figures")
            await pilot.pause(WORKED_OUT)

        usual: dict[str, Any] = {"today": lambda: date(2026, 3, 11), "still": True}
        app = evening.app(resume=journey, causes=causes, **(usual | given))
        return bool(snap_compare(app, terminal_size=size, run_before=before))

    return compare


@both
def test_page_one_with_what_changes_would_buy(
    seen: Callable[..., bool], size: tuple[int, int]
) -> None:
    assert seen(size)


@both
def test_the_page_of_changes(seen: Callable[..., bool], size: tuple[int, int]) -> None:
    assert seen(size, "9")


@both
def test_a_rule_that_was_moved(seen: Callable[..., bool], size: tuple[int, int]) -> None:
    assert seen(size, "f", "b", "down", "b")


def test_by_day(seen: Callable[..., bool]) -> None:
    assert seen((80, 24), "f", "b", light=True)
