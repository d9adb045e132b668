"""An interview for tests: an evening with a folder for companies, and somebody who answers."""

from __future__ import annotations

from typing import Any

from holdgame.tui.setup import OwnFiles
from tests.tui.evenings import Evening, Player

NAME = "Northwind Broadband"
SLUG = "northwind-broadband.yaml"


def own_files(evening: Evening) -> OwnFiles:
    """Where this evening keeps companies and what was said so far."""
    return OwnFiles(evening.folder / "companies", evening.folder / "interview.yaml")


def interviewing(evening: Evening, interview: str = "first", **given: Any) -> dict[str, Any]:
    """What an app is started with that opens with an interview."""
    usual = {"own": own_files(evening), "interview": interview, "begin": False, "company": ""}
    return usual | given


async def about(player: Player, name: str = NAME, currency: str = "EUR", sells: str = "1") -> None:
    """Give the three quick fields."""
    await player.on("AboutScreen")
    await player.type(name)
    await player.press("enter")
    await player.type(currency)
    await player.press("enter", sells)
    await player.on("InterviewScreen")


async def say(player: Player, *answers: str) -> None:
    """Answer one question after another; `2` picks where one picks, `?` does not know.

    An answer to a rule is followed by whom it was made for: `50/us`.
    """
    whom = {"customer": "1", "us": "2", "law": "3", "nobody": "4", "": "f4"}
    for answer in answers:
        typed, rule, made_for = answer.partition("/")
        if typed == "?":
            await player.press("f4")
            continue
        if player.app.screen.query("#answering Input"):
            await player.type(typed)
            await player.press("enter")
        else:
            await player.press(typed)
        if rule:
            await player.until(lambda: "Made for whom?" in player.shown(), "made for whom")
            await player.press(whom[made_for])


FIVE = ("8 min", "12", "50/us", "2/nobody", "?")


async def first_five(player: Player) -> None:
    """From the three fields to the end of a first run's questions."""
    await about(player)
    await say(player, *FIVE)
    await player.on("MadeScreen")
