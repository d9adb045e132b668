"""The debrief's pages, at the size of a small terminal and of a large one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from holdgame.engine.journey import Chose, Served
from holdgame.engine.moments import Ask, Ended, Wait
from holdgame.engine.rehearsal import habit
from holdgame.play.notes import After, Commitment, Feeling, Prediction, Table
from holdgame.play.pace import HONEST
from holdgame.play.sitting import begin
from holdgame.play.worlds import open_world
from tests.tui.evenings import Evening, Player, company_text

both = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
PAGES = ("one", "timeline", "rules", "seemed", "sources")


def played(evening: Evening) -> Path:
    """The journey of somebody who rang, waited, told it twice, and has looked back."""
    setup = evening.setup()
    (story, *_), (company, *_) = setup.stories(), setup.companies()
    opened = open_world(story.path, company.path)
    assert setup.journeys is not None
    sitting = begin(
        opened.world, 3, HONEST, setup.journeys,
        story_file=opened.story_file, company_text=opened.company_text,
        now=lambda: datetime(2026, 3, 10, 21, 10, tzinfo=UTC),
    )  # fmt: skip
    sitting.note(Prediction(8, 0, 1, True))
    while not isinstance(moment := sitting.moment, Ended):
        if isinstance(moment, Wait):
            sitting.hold_begins()
            sitting.note(Table(moment.here.place, sitting.journey.visit, 240))
            sitting.note(Feeling(sitting.journey.now + 300, 4, moment.here.place))
            sitting.answer(Served())
        elif isinstance(moment, Ask) and moment.option("ring"):
            sitting.answer(Chose("ring"))
        elif isinstance(moment, Ask) and moment.how == "own_words":
            sitting.answer(Chose("told", "It broke, and I would like it mended."))
        else:
            sitting.answer(habit(sitting.journey))
    sitting.note(After(9, 3, 2))
    sitting.close()
    assert sitting.path is not None
    return sitting.path


@pytest.fixture
def seen(snap_compare: Any, tmp_path: Path) -> Callable[..., bool]:
    """Whether the debrief looks as it did after some keys were pressed."""

    def compare(size: tuple[int, int], *keys: str, typed: bool = False, **given: Any) -> bool:
        evening = Evening(tmp_path, company=company_text())
        journey = played(evening)

        async def before(pilot: Pilot[None]) -> None:
            player = Player(pilot, evening.clock)
            await player.on("DebriefScreen")
            await player.press(*keys)
            if typed:
                await player.type("somebody asks for less than 200")
                await player.press("enter")
                await player.type("let the first person say yes")
            await pilot.pause(0.1)

        usual: dict[str, Any] = {"today": lambda: date(2026, 3, 11), "still": True}
        app = evening.app(resume=journey, **(usual | given))
        return bool(snap_compare(app, terminal_size=size, run_before=before))

    return compare


@both
@pytest.mark.parametrize("page", range(1, 6), ids=PAGES)
def test_every_page_of_the_debrief(
    seen: Callable[..., bool], size: tuple[int, int], page: int
) -> None:
    assert seen(size, str(page))


@both
def test_a_commitment_being_written(seen: Callable[..., bool], size: tuple[int, int]) -> None:
    assert seen(size, "enter", typed=True)


def test_by_day(seen: Callable[..., bool]) -> None:
    assert seen((80, 24), light=True)


async def test_a_commitment_is_kept_when_it_is_written(tmp_path: Path) -> None:
    evening = Evening(tmp_path, company=company_text())
    async with evening.player(resume=played(evening)) as player:
        await player.on("DebriefScreen")
        await player.press("enter")
        for words in ("they ask", "say yes", "May"):
            await player.type(words)
            await player.press("enter")
        await player.until(lambda: "Written down." in player.shown())
        await player.press("escape")
        await player.on("TitleScreen")
    from holdgame.play.journal import read_journal

    (file,) = evening.journeys()
    kept = [n for n in read_journal(file).notes if isinstance(n, Commitment)]
    assert kept == [Commitment("they ask", "say yes", "May")]
