"""Keys in the moment in which a hold ends: they were meant for the hold, not for a field."""

import pytest
from textual.widgets import Input

from holdgame.play.notes import Feeling, Speed
from holdgame.tui.widgets import asked
from holdgame.tui.widgets.own_words import OwnWords
from tests.tui.evenings import STORY, Evening, Player

TELLING = STORY.replace("    - verify: [account, holder]\n    - nadia: What is it?\n", "")
CHOOSING = STORY.replace(
    "    - verify: [account, holder]\n    - nadia: What is it?\n",
    "    - choose:\n        - {id: ask, text: Ask her, go: call}\n"
    "        - {id: no, text: Ask nothing, go: put_down}\n",
)


@pytest.fixture
def long_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The moment lasts until the test is over, however slow the machine is."""
    monkeypatch.setattr(asked, "A_MOMENT", 60.0)


def typed(player: Player) -> str:
    """What stands in the field for the account number."""
    return player.screen.query_one("#asked Input", Input).value


async def picked_up(player: Player) -> None:
    """Nadia has just picked up, and what comes next stands there already."""
    await player.call_from_kitchen()
    await player.read_on()
    view = await player.on_hold()
    await player.wait(view.hold.offered)
    await player.until(lambda: "Nadia speaking." in player.said_text)
    if player.asked is None:
        await player.press("space")
    await player.until(lambda: player.asked is not None)


@pytest.mark.usefixtures("long_moment")
class TestInTheMoment:
    async def test_how_it_feels_is_still_said_and_not_typed(self, evening: Evening) -> None:
        async with evening.at_table(pace="honest") as player:
            await picked_up(player)
            await player.press("f")
            assert "How does this feel?" in player.shown()
            await player.press("3")
            assert [felt.value for felt in player.sitting.all(Feeling)] == [3]
            assert typed(player) == ""

    async def test_what_meant_something_on_the_hold_is_not_typed(self, evening: Evening) -> None:
        async with evening.at_table(pace="honest") as player:
            await picked_up(player)
            await player.press("s", "1", "2", "y")
            assert typed(player) == ""

    async def test_nor_is_it_told(self, evening: Evening) -> None:
        evening.story = TELLING
        async with evening.at_table(pace="honest") as player:
            await picked_up(player)
            await player.press("s", "y")
            assert player.screen.query_one(OwnWords).text == ""

    async def test_nor_does_it_choose(self, evening: Evening) -> None:
        evening.story = CHOOSING
        async with evening.at_table(pace="honest") as player:
            await picked_up(player)
            await player.press("2")
            assert player.asked is not None

    async def test_who_clicks_into_the_field_means_it(self, evening: Evening) -> None:
        async with evening.at_table(pace="honest") as player:
            await picked_up(player)
            await player.pilot.click("#asked Input")
            await player.press("8")
            assert typed(player) == "8"


async def test_the_moment_is_over_before_anybody_notices(evening: Evening) -> None:
    assert asked.A_MOMENT <= 0.4
    async with evening.at_table(pace="honest") as player:
        await picked_up(player)
        await player.to("digits")
        await player.press("8", "f")
        assert typed(player) == "8f"


async def test_a_field_after_a_field_takes_keys_at_once(
    evening: Evening, long_moment: None
) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.identify()
        await player.to("own_words")


async def test_a_question_on_the_hold_is_answered_once(evening: Evening) -> None:
    async with evening.at_table(pace="brisk") as player:
        await player.call_from_kitchen()
        await player.read_on()
        await player.on_hold()
        await player.wait(62)
        await player.until(lambda: "faster" in player.shown())
        player.app.simulate_key("1")
        player.app.simulate_key("2")
        await player.pilot.pause(0.1)
        assert player.sitting.all(Speed) == [Speed(1.0)]
