"""The debrief's pages, at the size of a small terminal and of a large one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.twice import Pair
from holdgame.engine.rehearsal import rehearse
from holdgame.play.notes import After, Twice
from holdgame.tui.screens.pair import PairScreen
from tests.tui.evenings import SHIPPED, Evening, Player, company_text, world_of
from tests.tui.plays import played

both = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
WHEN = "somebody asks for less than 200 back and whoever answers can see that they are right"
WILL = "let the first person say yes"
LARKSPUR = (SHIPPED / "larkspur.yaml").read_text(encoding="utf-8")
PAGES = ("one", "timeline", "rules", "seemed", "sources", "journey", "talk", "label")


@pytest.fixture
def seen(snap_compare: Any, tmp_path: Path) -> Callable[..., bool]:
    """Whether the debrief looks as it did after some keys were pressed."""

    def compare(size: tuple[int, int], *keys: str, typed: Sequence[str] = (), **given: Any) -> bool:
        evening = Evening(tmp_path, company=company_text())
        journey = played(evening)

        async def before(pilot: Pilot[None]) -> None:
            player = Player(pilot, evening.clock)
            await player.on("DebriefScreen")
            await player.press(*keys)
            for words in typed:
                await player.type(words)
                await player.press("enter")
            await pilot.pause(0.1)

        usual: dict[str, Any] = {"today": lambda: date(2026, 3, 11), "still": True}
        app = evening.app(resume=journey, **(usual | given))
        return bool(snap_compare(app, terminal_size=size, run_before=before))

    return compare


@both
@pytest.mark.parametrize("page", range(1, 9), ids=PAGES)
def test_every_page_of_the_debrief(
    seen: Callable[..., bool], size: tuple[int, int], page: int
) -> None:
    assert seen(size, str(page))


@both
def test_a_commitment_being_written(seen: Callable[..., bool], size: tuple[int, int]) -> None:
    assert seen(size, "enter", typed=(WHEN, WILL))


@both
def test_a_commitment_that_was_written(seen: Callable[..., bool], size: tuple[int, int]) -> None:
    assert seen(size, "enter", typed=(WHEN, WILL, "May"))


def test_by_day(seen: Callable[..., bool]) -> None:
    assert seen((80, 24), light=True)


@both
def test_two_companies_side_by_side(
    snap_compare: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    evening = Evening(tmp_path)

    async def before(pilot: Pilot[None]) -> None:
        plays = [
            Debrief.of(rehearse(world_of(evening.story, text), 3), notes=[After(None, *felt)])
            for text, felt in ((company_text(), (2, 3)), (LARKSPUR, (9, 8)))
        ]
        said = Twice("Meridian Mobile", "Larkspur Shoes", "Larkspur Shoes", 1, 11)
        pilot.app.push_screen(PairScreen(Pair(plays[0], plays[1], said)))
        await pilot.pause(0.1)

    assert snap_compare(evening.app(), terminal_size=size, run_before=before)
