"""Each of the player's screens, at the size of a small terminal and of a large one.

`make snapshots` takes them anew. Nothing moves in them: the clock is the test's, the wave is still.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.evenings import Evening, Player, company_text

SMALL, LARGE = (80, 24), (120, 40)
Scene = Callable[[Player], Awaitable[None]]

both = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])


@pytest.fixture
def seen(snap_compare: Any, tmp_path: Path) -> Callable[..., bool]:
    """Whether a scene looks as it did: `seen(scene, size, …what the app is started with)`."""

    def compare(
        scene: Scene,
        size: tuple[int, int],
        *,
        at_table: bool = True,
        rules: str = "",
        **given: Any,
    ) -> bool:
        usual = {"pace": "honest", "still": True, "ticks": 0.01, "journeys": None}
        evening = Evening(tmp_path, company=rules or company_text())

        async def before(pilot: Pilot[None]) -> None:
            player = Player(pilot, evening.clock)
            if at_table:
                await evening.sit_down(player)
            await scene(player)
            await pilot.pause(0.1)

        app = evening.app(**(usual | given))
        return bool(snap_compare(app, terminal_size=size, run_before=before))

    return compare


async def nothing(player: Player) -> None:
    await player.pilot.pause()


async def enter(player: Player) -> None:
    await player.press("enter")


async def choosing(player: Player) -> None:
    await player.press("enter")
    await player.on("ChooseScreen")


async def asking(player: Player) -> None:
    await player.press("enter")
    await player.on("QuestionsScreen")
    await player.press("1", "2", "escape", "7")


async def predicting(player: Player) -> None:
    await player.press("enter")
    await player.on("QuestionsScreen")
    await player.press(*["escape"] * 4)
    await player.until(lambda: "Predict" in player.shown())
    await player.press("8", "enter", "1", "enter")


async def explaining(player: Player) -> None:
    await player.press("enter")
    await player.on("ProblemScreen")


async def at_the_choice(player: Player) -> None:
    await player.to("choice")
    await player.press("down")


async def at_the_menu(player: Player) -> None:
    await player.to("choice")
    await player.press("1")
    await player.to("key")
    await player.press("3")
    await player.pilot.pause(0.1)


async def holding(player: Player) -> None:
    await player.call_from_kitchen()
    await player.read_on()
    await player.on_hold()


async def holding_a_while(player: Player) -> None:
    await holding(player)
    await player.wait(77)


async def being_asked_to_stay(player: Player) -> None:
    await holding(player)
    await player.wait(62)
    await player.until(lambda: "Second for second, or" in player.shown())


async def past_the_estimate(player: Player) -> None:
    await holding(player)
    assert player.view is not None
    estimate = player.view.hold.moment.heard.estimate
    assert estimate is not None
    await player.wait(estimate + 1)


async def about_to_hang_up(player: Player) -> None:
    await holding(player)
    await player.press("h")


async def in_the_papers(player: Player) -> None:
    await holding(player)
    await player.press("p")


async def saying_how_it_feels(player: Player) -> None:
    await holding(player)
    await player.press("f")


async def reading_help(player: Player) -> None:
    await player.press("question_mark")


async def typing_a_number(player: Player) -> None:
    await player.call_from_kitchen()
    await player.to("digits")
    await player.type("8841")


async def telling(player: Player) -> None:
    await player.call_from_kitchen()
    await player.identify()
    await player.to("own_words")
    await player.type("It broke in the night, and it was not us who broke it.")


async def telling_again(player: Player) -> None:
    await telling(player)
    await player.press("enter")
    await player.to("feeling")
    await player.press("3")
    await player.identify()
    await player.to("own_words")


async def borrowing_words(player: Player) -> None:
    await telling(player)
    await player.press("f4")


async def being_asked_how_it_feels(player: Player) -> None:
    await telling(player)
    await player.press("enter")
    await player.to("feeling")


async def after_the_call(player: Player) -> None:
    await player.press("enter")
    await player.skip_questions()
    await player.to("choice")
    await player.press("2")
    await player.read_on()
    await player.on("QuestionsScreen")


@both
class TestBeforeThePlay:
    def test_the_title(self, seen: Any, size: Any) -> None:
        assert seen(nothing, size, at_table=False)

    def test_the_title_of_a_first_run(self, seen: Any, size: Any) -> None:
        assert seen(nothing, size, at_table=False, first_run=True)

    def test_choosing_whose_rules(self, seen: Any, size: Any) -> None:
        assert seen(choosing, size, at_table=False, company="", story="")

    def test_the_questions(self, seen: Any, size: Any) -> None:
        assert seen(asking, size, at_table=False)

    def test_the_prediction(self, seen: Any, size: Any) -> None:
        assert seen(predicting, size, at_table=False)

    def test_a_story_that_nobody_has(self, seen: Any, size: Any) -> None:
        assert seen(explaining, size, at_table=False, story="large")


@both
class TestOnTheLine:
    def test_a_choice(self, seen: Any, size: Any) -> None:
        assert seen(at_the_choice, size)

    def test_the_menu_and_the_keypad(self, seen: Any, size: Any) -> None:
        assert seen(at_the_menu, size, pace="instant")

    def test_a_number_to_type(self, seen: Any, size: Any) -> None:
        assert seen(typing_a_number, size, pace="instant")

    def test_telling_it(self, seen: Any, size: Any) -> None:
        assert seen(telling, size, pace="instant")

    def test_telling_it_again(self, seen: Any, size: Any) -> None:
        assert seen(telling_again, size, pace="instant")

    def test_words_to_borrow(self, seen: Any, size: Any) -> None:
        assert seen(borrowing_words, size, pace="instant")

    def test_being_asked_how_it_feels(self, seen: Any, size: Any) -> None:
        assert seen(being_asked_how_it_feels, size, pace="instant")

    def test_help(self, seen: Any, size: Any) -> None:
        assert seen(reading_help, size)


@both
class TestOnHold:
    def test_the_company_tells_nothing(self, seen: Any, size: Any) -> None:
        assert seen(holding_a_while, size)

    def test_the_company_tells_ones_place(self, seen: Any, size: Any) -> None:
        assert seen(holding_a_while, size, rules=company_text(hold__information="position"))

    def test_an_estimate_that_has_passed(self, seen: Any, size: Any) -> None:
        told = company_text(hold__information="time")
        assert seen(past_the_estimate, size, rules=told, seed=12)

    def test_brisk_asks(self, seen: Any, size: Any) -> None:
        assert seen(being_asked_to_stay, size, pace="brisk")

    def test_hanging_up(self, seen: Any, size: Any) -> None:
        assert seen(about_to_hang_up, size)

    def test_the_papers(self, seen: Any, size: Any) -> None:
        assert seen(in_the_papers, size)

    def test_how_it_feels(self, seen: Any, size: Any) -> None:
        assert seen(saying_how_it_feels, size)


@both
class TestAfterThePlay:
    def test_the_questions(self, seen: Any, size: Any) -> None:
        assert seen(after_the_call, size, at_table=False, pace="instant")


class TestOtherwise:
    def test_by_day(self, seen: Any) -> None:
        assert seen(typing_a_number, SMALL, pace="instant", light=True)

    def test_a_hold_by_day(self, seen: Any) -> None:
        assert seen(holding_a_while, SMALL, light=True)

    def test_a_window_that_is_too_small(self, seen: Any) -> None:
        assert seen(nothing, (20, 5))

    def test_a_menu_in_a_low_window(self, seen: Any) -> None:
        assert seen(at_the_menu, (80, 21), pace="instant")
