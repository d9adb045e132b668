"""The refund, played on the screen to each of its endings: real keys, the shipped files."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest

from holdgame.company.companies import SHIPPED
from holdgame.engine.going import HANG_UP
from holdgame.engine.journey import Chose, Journey, Served
from holdgame.engine.moments import Ask, Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from holdgame.play.journal import read_journal
from holdgame.play.worlds import open_world
from holdgame.tui.screens.play import PlayScreen
from holdgame.tui.setup import Choice
from tests.tui.evenings import REFUND, Evening, Player

MOST_SEEDS = 600
ENDINGS = (
    "refunded",
    "refunded_unheard",
    "understood_no",
    "refused",
    "credit",
    "cut_off",
    "gave_up",
    "bank",
)


@functools.cache
def world(company: str) -> World:
    return open_world(REFUND / "story.yaml", SHIPPED / f"{company}.yaml").world


def stays(journey: Journey) -> bool:
    """Whether the customer waited out every hold, as one does at instant pace."""
    return all(isinstance(e.answer, Served) for e in journey.events if isinstance(e.moment, Wait))


@functools.cache
def somebody_who_ends(ending: str) -> tuple[str, int, Journey]:
    """The company, the seed and the journey of a rehearsal customer who comes to an ending: of
    many that do, the one who does it in the fewest steps."""
    for company in ("larkspur", "meridian"):
        found = [(len(j.events), seed, j) for seed, j in rehearsals(company)
                 if getattr(j.moment, "ending", "") == ending and stays(j)]  # fmt: skip
        if found:
            _, seed, journey = min(found, key=lambda one: one[:2])
            return company, seed, journey
    raise AssertionError(f"nobody in {MOST_SEEDS} comes to {ending}")


@functools.cache
def rehearsals(company: str) -> list[tuple[int, Journey]]:
    return [(seed, rehearse(world(company), seed)) for seed in range(MOST_SEEDS)]


def test_these_are_all_the_endings_there_are() -> None:
    assert set(ENDINGS) == set(world("meridian").story.endings)


LONG = ("credit", "refused", "understood_no", "cut_off", "bank")  # ten seconds each


@pytest.mark.parametrize(
    "ending",
    [pytest.param(e, marks=pytest.mark.slow) if e in LONG else e for e in ENDINGS],
)
async def test_the_refund_can_be_played_to(ending: str, tmp_path: Path) -> None:
    company, seed, journey = somebody_who_ends(ending)
    done = [e.answer for e in journey.events if isinstance(e.moment, Ask)]
    evening = Evening(tmp_path)
    given: dict[str, Any] = {
        "stories": lambda: [Choice("refund-abroad", "The refund", REFUND / "story.yaml")],
        "companies": lambda: [Choice(company, company, SHIPPED / f"{company}.yaml")],
        "story": "refund-abroad",
        "company": company,
        "seed": seed,
    }
    async with evening.player(**given) as player:
        await player.skip_questions()
        for answer in done:
            await player.read_on()
            assert isinstance(answer, Chose)
            await do(player, answer)
        for _ in range(40):
            if not isinstance(player.app.screen, PlayScreen):
                break
            await player.press("space")
            await player.pilot.pause(0.05)
        await player.on("QuestionsScreen")
    (file,) = evening.journeys()
    assert read_journal(file).ended == ending


async def do(player: Player, answer: Chose) -> None:
    """Answer what is asked with the keys a player has for it."""
    await player.until(lambda: player.asked is not None)
    ask = player.asked
    assert ask is not None
    await player.until(lambda: player.screen.focused is not None, "the keys")
    if answer.option == HANG_UP:
        await player.press("f8", "y")
        return
    match ask.how:
        case "key":
            await player.press({"*": "asterisk"}.get(answer.option, answer.option))
        case "choice" | "feeling":
            shown = [o.id for o in ask.options if o.id != HANG_UP]
            await player.press(str(shown.index(answer.option) + 1))
        case "own_words":
            await player.type("It never worked here.")
            await player.press("enter")
        case _:
            await player.type(ask.expects)
            await player.press("enter")
