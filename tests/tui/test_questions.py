"""Questions beside the story: keys that answer at once, keys that mark, and the mouse."""

from __future__ import annotations

from holdgame.play.notes import Before, Prediction
from tests.tui.evenings import Evening, Player


async def to_the_scale(player: Player) -> None:
    await player.on("QuestionsScreen")
    await player.press("escape", "escape", "escape")
    assert "Would you do business with you?" in player.shown()


async def said_before(player: Player) -> Before:
    """What was answered, once the rest has been skipped."""
    await player.press(*["escape"] * 4)
    await player.on("PlayScreen")
    before = player.sitting.last(Before)
    assert before is not None
    return before


async def test_in_a_list_a_digit_answers_and_the_row_says_so(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        assert "1-4 answer" in player.shown()
        await player.press("3")
        assert "called your own line   this year" in player.shown()


async def test_on_a_scale_a_digit_marks_and_the_screen_says_what_answers(evening: Evening) -> None:
    async with evening.player() as player:
        await to_the_scale(player)
        assert "0-10 mark" in player.shown()
        assert "a number from 0 to 10, then enter" in player.shown()
        await player.press("7")
        assert "›7" in player.shown()
        assert "enter to answer 7" in player.shown()
        await player.press("enter")
        assert (await said_before(player)).would_do_business == 7


async def test_ten_is_typed_as_it_is_written(evening: Evening) -> None:
    async with evening.player() as player:
        await to_the_scale(player)
        await player.press("1", "0")
        assert "enter to answer 10" in player.shown()
        await player.press("5")
        assert "enter to answer 5" in player.shown()
        await player.press("1", "5")
        assert "enter to answer 5" in player.shown()


async def test_a_zero_after_an_arrow_is_a_zero(evening: Evening) -> None:
    async with evening.player() as player:
        await to_the_scale(player)
        await player.press("2", "left")
        assert "enter to answer 1" in player.shown()
        await player.press("0")
        assert "enter to answer 0" in player.shown()


async def test_an_enter_too_many_answers_nothing(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        await player.press("enter")  # as after the title, held a moment too long
        assert "call your own line" in player.shown()
        await player.press("escape", "escape", "escape", "enter", "enter")
        assert "a number from 0 to 10, then enter" in player.shown()


async def test_a_key_pressed_twice_answers_one_question(evening: Evening) -> None:
    """Both keys are there before the next question is."""
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        player.app.simulate_key("2")
        player.app.simulate_key("3")
        await player.pilot.pause(0.1)
        assert "walk into your own shop" in player.shown()
        await player.press("escape", "escape", "9")
        player.app.simulate_key("enter")
        player.app.simulate_key("enter")
        await player.until(lambda: "Predict, then find out" in player.shown())
        before = await said_before(player)
        assert before == Before("years ago", "", "", 9)


async def test_everything_can_be_answered_with_the_mouse(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        await player.click("this month")
        await player.click("this year")
        await player.click("esc skip")
        await player.click("   8 ")
        await player.until(lambda: "Predict, then find out" in player.shown())
        await player.press("9")
        await player.click("enter answer")
        await player.click("F7 back")
        await player.press("4")
        await player.click("enter answer")
        await player.click("esc skip")
        await player.click("esc skip")
        await player.click("2  no")
        await player.on("PlayScreen")
        assert player.sitting.last(Before) == Before("this month", "this year", "", 8)
        assert player.sitting.last(Prediction) == Prediction(4.0, None, None, False)


async def test_a_number_too_large_is_told_as_too_large(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        await player.press(*["escape"] * 4)
        await player.until(lambda: "Predict, then find out" in player.shown())
        await player.type("99999999")
        await player.press("enter")
        assert "That is too large: 9999 minutes at most" in player.shown()
        await player.press("escape")
        await player.type("1000")
        await player.press("enter")
        assert "That is too large: 999 at most" in player.shown()


async def test_back_is_named_where_there_is_something_to_go_back_to(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        assert "F7" not in player.shown()
        await player.press("1")
        assert "F7 back" in player.shown()
