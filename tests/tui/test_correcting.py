"""After a debrief: one assumption corrected, what it moves, and where it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.company.profile import Value
from tests.tui.evenings import Evening, Player
from tests.tui.interviews import own_files, say
from tests.tui.plays import played

ACME = """\
holdgame_company: 1
id: acme
name: Acme   # ours
currency: USD
preset: uk-mobile
policies:
  hours.open: always
  transfer.dropped: 0
  identity.false_reject: 0
"""


@pytest.fixture
def acme(evening: Evening) -> Evening:
    """An evening under a company of which little is known."""
    evening.company = ACME
    return evening


def looking_back(evening: Evening, **given: Any) -> dict[str, Any]:
    """What an app is started with that opens with the debrief of a play."""
    return {"resume": played(evening), "own": own_files(evening)} | given


def own_file(evening: Evening, text: str = ACME) -> Path:
    file = own_files(evening).companies / "acme.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return file


def value_in(file: Path, policy: str) -> Value:
    return load_company(file, Catalogue.load()).values[policy]


async def pick(player: Player, rule: str) -> None:
    """From the debrief, or from the list, to the question about a rule."""
    if type(player.app.screen).__name__ == "DebriefScreen":
        await player.press("a")
    await player.on("AssumptionsScreen")
    await player.click(rule)
    await player.on("InterviewScreen")


async def test_the_debrief_says_how_much_is_assumed_and_lists_it(acme: Evening) -> None:
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        assert " assumed" in player.shown().splitlines()[-1]
        await player.press("a")
        await player.on("AssumptionsScreen")
        shown = player.shown()
        assert "This page rests on" in shown
        assert "correct one" in shown
        assert "people answering: support" in shown
        await player.press("escape")
        await player.on("DebriefScreen")


async def test_a_correction_moves_the_page_and_is_kept_in_ones_own_file(acme: Evening) -> None:
    file = own_file(acme)
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "what people on hold are told")
        await say(player, "3/customer")
        await player.on("MovedScreen")
        shown = " ".join(player.shown().split())
        assert "It was assumed: nothing. It is: how long it will be." in shown
        assert "every decision as you made it" in shown
        assert "over all journeys by their odds" in shown
        assert "Keep it in acme.yaml" in shown
        await player.press("1")
        await player.on("AssumptionsScreen")
        shown = " ".join(player.shown().split())
        assert "Kept in acme.yaml. To play under it: holdgame play --company acme." in shown
        assert "The page keeps your play as it was." in shown
        assert "what people on hold are told" not in player.shown()
    held = value_in(file, "hold.information")
    assert (held.value, held.origin, held.made_for) == ("time", "stated", "customer")
    assert "name: Acme   # ours" in file.read_text(encoding="utf-8")


async def test_a_wait_is_corrected_by_the_wait(acme: Evening) -> None:
    file = own_file(acme)
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "people answering: support")
        await player.type("15 min")
        await player.until(lambda: "half wait longer than" in player.shown())
        await player.press("enter")
        await player.on("MovedScreen")
        assert "Corrected" in player.shown()
        await player.press("1")
        await player.on("AssumptionsScreen")
    assert value_in(file, "staffing.support").origin == "stated"


async def test_one_correction_stands_while_the_next_is_made(acme: Evening) -> None:
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "what people on hold are told")
        await say(player, "3/")
        await player.on("MovedScreen")
        await player.press("2")
        await pick(player, "how callers are passed on")
        await say(player, "2/us")
        await player.on("MovedScreen")
        await player.press("3")
        await player.on("ChooseScreen")
        await player.click("Do not keep it")
        await player.on("DebriefScreen")
    assert not own_files(acme).companies.exists()  # nothing was to be kept


async def test_a_company_that_is_not_ones_own_is_saved_as_ones_own(acme: Evening) -> None:
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "proving who one is")
        await say(player, "0/us")
        await player.on("MovedScreen")
        await player.click("Save these rules as a company of my own")
        await player.on("AssumptionsScreen")
        await pick(player, "what people on hold are told")
        await say(player, "2/us")
        await player.on("MovedScreen")
        await player.click("Keep it in acme-corrected.yaml")
        await player.on("AssumptionsScreen")
    (file,) = own_files(acme).companies.iterdir()
    company = load_company(file, Catalogue.load())
    assert (company.id, company.name) == ("acme-corrected", "Acme, corrected")
    assert company.value("identity.checks") == 0
    assert company.value("hold.information") == "position"


async def test_a_correction_is_not_dropped_unasked(acme: Evening) -> None:
    file = own_file(acme)
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "what people on hold are told")
        await say(player, "3/")
        await player.on("MovedScreen")
        await player.press("escape")
        await player.on("ChooseScreen")
        shown = " ".join(player.shown().split())
        assert "not kept yet: what people on hold are told" in shown
        assert "The page keeps your play as it was." in shown
        assert "choose “Acme” under “Whose rules?”" in shown
        await player.press("escape")  # which is not yet a no
        await player.on("AssumptionsScreen")
        await pick(player, "how callers are passed on")
        await say(player, "2/us")
        await player.on("MovedScreen")
        await player.press("escape")
        await player.click("Keep it in acme.yaml")
        await player.on("DebriefScreen")
    assert value_in(file, "hold.information").value == "time"
    assert value_in(file, "transfer.kind").value == "warm"


async def test_the_question_is_answered_in_its_own_words(acme: Evening) -> None:
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "how callers are passed on")
        assert "1  no, the caller is put back in a queue" in player.shown()
        assert "2  yes, they stay on" in player.shown()


async def test_back_on_the_list_the_cursor_is_where_it_was(acme: Evening) -> None:
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "what people on hold are told")
        assert "F7 back" in player.shown()
        assert "esc leave" not in player.shown()  # there is nothing to leave
        await player.press("escape")
        await player.on("AssumptionsScreen")
        row = next(line for line in player.shown().splitlines() if "›" in line)
        assert "what people on hold are told" in row


@pytest.mark.parametrize("keys", [("f4",), ("escape",), ("f7",)])
async def test_nobody_has_to_know(acme: Evening, keys: tuple[str, ...]) -> None:
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "what people on hold are told")
        await player.press(*keys)
        await player.on("AssumptionsScreen")


async def test_a_file_that_was_spoilt_meanwhile_is_explained(acme: Evening) -> None:
    file = own_file(acme)
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await pick(player, "what people on hold are told")
        file.write_text(ACME + "polices: {}\n", encoding="utf-8")
        await say(player, "3/us")
        await player.on("MovedScreen")
        await player.press("1")
        await player.on("ProblemScreen")
        assert "Did you mean `policies`?" in player.shown()
        await player.press("escape")
        await player.on("AssumptionsScreen")


async def test_where_nothing_can_be_kept_nothing_can_be_corrected(acme: Evening) -> None:
    async with acme.player(**looking_back(acme, own=None)) as player:
        await player.on("DebriefScreen")
        assert "assumed" not in player.shown().splitlines()[-1]
        await player.press("a")
        await player.on("DebriefScreen")


async def test_a_long_list_scrolls_with_its_cursor(acme: Evening) -> None:
    async with acme.player(**looking_back(acme)) as player:
        await player.on("DebriefScreen")
        await player.press("a")
        await player.on("AssumptionsScreen")
        await player.press("up")
        await player.until(lambda: "›" in player.shown(), "the last row")
