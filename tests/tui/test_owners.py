"""Who is paid for what, after all fifteen questions."""

from __future__ import annotations

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.tui.widgets.ticks import Ticks
from tests.tui.evenings import Evening, Player
from tests.tui.interviews import SLUG, about, interviewing, say


async def through_the_questions(player: Player) -> None:
    await about(player)
    await say(player, *["?"] * 15)
    await player.on("OwnersScreen")


async def an_owner(player: Player, role: str, bonus: str, protects: str) -> None:
    for text in (role, bonus, protects):
        if text:
            await player.type(text)
        await player.press("enter")


async def test_roles_bonuses_and_the_rules_they_own(evening: Evening) -> None:
    async with evening.player(**interviewing(evening, "all")) as player:
        await through_the_questions(player)
        await an_owner(player, "Finance", "working capital", "cash in the bank")
        assert player.app.screen.query_one(Ticks).ids == ("money",)  # what Finance usually owns
        await player.press("1", "5", "5", "enter")
        await an_owner(player, "Operations", "cost per call", "")
        shown = player.shown()
        assert "how long customers wait, and what they hear  (Finance)" in shown
        await player.press("1")  # which Finance owns
        assert player.app.screen.query_one(Ticks).ids == ("transfers",)
        await player.press("enter", "enter")
        await player.on("MadeScreen")
        assert "You knew 0 of 15; 15 were assumed." in player.shown()
        assert "come after the play" not in player.shown()
    company = load_company(evening.folder / "companies" / SLUG, Catalogue.load())
    finance, operations = company.executives
    assert (finance.role, finance.bonus, finance.protects) == (
        "Finance", "working capital", "cash in the bank",
    )  # fmt: skip
    assert operations.protects == "not said"
    assert company.owner_of("staffing.support") == "Finance"
    assert company.owner_of("authority.frontline") == "Finance"
    assert company.owner_of("transfer.kind") == "Operations"


async def test_they_can_be_skipped(evening: Evening) -> None:
    async with evening.player(**interviewing(evening, "all")) as player:
        await through_the_questions(player)
        await player.press("enter")
        await player.on("MadeScreen")


async def test_the_one_before_can_be_changed(evening: Evening) -> None:
    async with evening.player(**interviewing(evening, "all")) as player:
        await through_the_questions(player)
        await an_owner(player, "Finance", "cash", "cash")
        await player.press("enter", "f7")
        assert "Finance" in player.shown()
        await player.press("end")
        await player.type(" and IT")
        await player.press("f4")
        await player.on("MadeScreen")
    company = load_company(evening.folder / "companies" / SLUG, Catalogue.load())
    assert [e.role for e in company.executives] == ["Finance and IT"]
    assert company.owner_of("authority.frontline") == "Finance and IT"


async def test_back_leads_to_the_last_question_and_forth_again(evening: Evening) -> None:
    async with evening.player(**interviewing(evening, "all")) as player:
        await through_the_questions(player)
        await player.press("f7")
        await player.on("InterviewScreen")
        assert "15 of 15" in player.shown()
        await player.press("f4")
        await player.on("OwnersScreen")


async def test_leaving_keeps_what_was_said(evening: Evening) -> None:
    async with evening.player(**interviewing(evening, "all"), once=True) as player:
        await through_the_questions(player)
        await player.type("Finance")
        await player.press("escape")
        await player.on("ConfirmScreen")
        assert "To go on from here" in " ".join(player.shown().split())
        await player.press("n")
        await player.on("OwnersScreen")
        await player.press("escape", "y")
        await player.pilot.pause()
    assert "role: Finance" in (evening.folder / "interview.yaml").read_text(encoding="utf-8")
    async with evening.player(**interviewing(evening, "all")) as player:
        await player.on("ChooseScreen")
        assert "15 questions answered" in player.shown()
        await player.press("1")
        await player.on("OwnersScreen")
        assert "Finance" in player.shown()


async def test_examples_are_told_from_what_was_said(evening: Evening) -> None:
    async with evening.player(**interviewing(evening, "all")) as player:
        await through_the_questions(player)
        await player.type("COO")
        shown = " ".join(player.shown().split())
        assert "is paid for such as working capital" in shown
        assert "What you leave empty is written down as not said." in shown
        assert "When these were all, leave the role empty and press enter." in shown


async def test_rules_are_ticked_with_the_mouse(evening: Evening) -> None:
    async with evening.player(**interviewing(evening, "all")) as player:
        await through_the_questions(player)
        await an_owner(player, "Somebody", "this", "that")
        await player.click("leaving you")
        await player.click("the menu and the machine")
        await player.press("up", "space", "down", "space")
        assert player.app.screen.query_one(Ticks).ids == ("waiting", "leaving")
