"""The call, as the player meets it: lines, choices, keys, papers, words, feelings, hanging up."""

import pytest

from holdgame.engine.going import HANG_UP
from holdgame.engine.journey import Chose, HungUp
from holdgame.play.notes import Feeling
from holdgame.tui.widgets.keypad import Keypad
from holdgame.tui.widgets.options import Options
from holdgame.tui.widgets.own_words import OwnWords
from tests.tui.evenings import STORY, Evening, Player, company_text


async def test_lines_wait_for_the_reader_and_stay(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.until(lambda: "late." in player.said_text)
        assert "The thing is broken." not in player.said_text
        await player.press("space")
        assert [e.text for e in player.said] == ["A [kitchen], late.", "The thing is broken."]
        assert "A [kitchen], late." in player.shown()  # markup is off
        assert player.asked is not None  # the choice stands under the last line


async def test_a_click_reads_on(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.until(lambda: "late." in player.said_text)
        await player.pilot.click("Transcript")
        await player.until(lambda: "broken" in player.said_text)


async def test_an_enter_too_many_chooses_nothing(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.to("choice")
        await player.press("enter")
        assert player.asked is not None
        assert player.table.query_one(Options).at == 0
        await player.press("down", "enter")
        assert "Go to bed" in player.said_text


async def test_choosing_with_the_mouse(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.to("choice")
        await player.pilot.click("#asked Options", offset=(8, 1))
        await player.until(lambda: "› Go to bed" in player.said_text)


async def test_ringing_then_the_menu_on_the_keypad(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.to("choice")
        await player.press("1")
        await player.to("key")
        assert "It rings." in player.said_text
        assert any(e.voice == "machine" and e.label == "MERIDIAN" for e in player.said)
        assert "Meridian Mobile  00:" in player.shown()
        await player.pilot.click(Keypad, offset=(15, 1))  # the 3
        await player.until(lambda: "press 3" in player.said_text)


async def test_a_key_that_leads_nowhere_is_answered_by_the_recording(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.to("choice")
        await player.press("1")
        await player.to("key")
        before = len(player.sitting.journey.events)
        await player.press("8")
        assert "not a valid selection" in player.said_text
        assert len(player.sitting.journey.events) == before
        assert player.asked is not None


async def test_typing_who_one_is_and_telling_it_twice(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.identify()
        await player.to("own_words")
        await player.type("It broke.")
        await player.press("enter")
        await player.to("feeling")
        await player.press("4")
        await player.identify()
        await player.to("own_words")
        assert "(You have told this once. They cannot see that.)" in player.shown()
        assert "first time, 2 words" in player.shown()
        sitting = player.sitting
        await player.press("f4")
        await player.press("1")
        await player.read_on()
        await player.on("TitleScreen")
        answers = [e.answer for e in sitting.journey.events if isinstance(e.answer, Chose)]
        told = [answer.text for answer in answers if answer.option == "told"]
        assert told == ["It broke.", "It broke and I would like it mended."]


async def test_a_wrong_number_is_asked_for_again(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.to("digits")
        await player.type("1")
        await player.press("enter")
        await player.to("digits")
        assert "isn't what I have" in player.said_text


async def test_an_empty_field_says_nothing(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.to("digits")
        await player.press("enter")
        assert player.asked is not None
        assert player.asked.how == "digits"


async def test_numbers_may_be_typed_in_groups(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.to("digits")
        await player.type("8841 2207")
        await player.press("enter")
        await player.to("words")


async def test_enter_on_an_empty_telling_offers_words(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.identify()
        await player.to("own_words")
        await player.press("enter")
        assert "It is broken." in player.shown()
        await player.press("escape")
        assert isinstance(player.screen.focused, OwnWords)
        await player.press("enter", "1")
        assert "It is broken." in player.said_text


async def test_letters_are_typed_and_not_obeyed_in_a_field(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.identify()
        await player.to("own_words")
        await player.type("fphq")
        assert player.screen.query_one(OwnWords).text == "fphq"
        assert "F8 hang up" in player.shown()


async def test_papers_are_one_key_away(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.press("p")
        await player.on("PapersScreen")
        assert "8841 2207" in player.shown()
        await player.press("escape")
        await player.on("PlayScreen")
        await player.call_from_kitchen()
        await player.to("digits")
        await player.type("88")
        await player.press("f3")
        await player.on("PapersScreen")
        await player.press("f3")
        await player.on("PlayScreen")
        await player.type("412207")
        await player.press("enter")
        await player.to("words")


async def test_how_it_feels_at_any_time(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.press("f")
        assert "How does this feel?" in player.shown()
        await player.press("5")
        assert "How does this feel?" not in player.shown()
        (felt,) = player.sitting.all(Feeling)
        assert (felt.at, felt.value) == (0.0, 5)
        assert "noted: 5" in player.shown()


async def test_saying_how_it_feels_in_the_middle_of_typing(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.to("digits")
        await player.type("88")
        await player.press("f2", "3")
        await player.type("412207")
        await player.press("enter")
        await player.to("words")
        assert [felt.value for felt in player.sitting.all(Feeling)] == [3]


async def test_leaving_the_question_how_it_feels_unanswered(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.press("f", "escape")
        assert "How does this feel?" not in player.shown()
        assert not player.sitting.all(Feeling)


async def test_hanging_up_asks_once(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.press("h")  # not on the line: nothing
        await player.on("PlayScreen")
        await player.call_from_kitchen()
        await player.to("digits")
        await player.press("f8")
        await player.on("ConfirmScreen")
        await player.press("n")
        await player.on("PlayScreen")
        await player.press("f8", "y")
        await player.until(lambda: "(You hang up.)" in player.said_text)
        asked = [e for e in player.sitting.journey.events if isinstance(e.answer, Chose)]
        assert asked[-1].answer == Chose(HANG_UP)


async def test_the_phone_can_be_put_down_in_the_middle_of_what_is_said(evening: Evening) -> None:
    evening.story = STORY.replace(
        "    - nadia: Nadia speaking.\n",
        "    - nadia: Nadia speaking.\n    - nadia: Let me read you something first.\n"
        "    - nadia: It is long.\n",
    )
    async with evening.at_table() as player:
        await player.call()
        await player.until(lambda: "Nadia speaking." in player.said_text)
        await player.press("h", "y")
        await player.until(lambda: "(You hang up.)" in player.said_text)
        assert "read you something" not in player.said_text
        assert [e.answer for e in player.sitting.journey.events if e.hung_up] == [HungUp(1)]
        await player.until(lambda: "You put it down." in player.said_text)


async def test_help_tells_the_keys(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.press("question_mark")
        await player.on("HelpScreen")
        assert "F8" in player.shown()
        await player.press("escape")
        await player.on("PlayScreen")


async def test_keys_can_be_clicked(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.click("p papers")
        await player.on("PapersScreen")


async def test_what_the_call_costs_is_shown(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.to("digits")
        assert "this call: " in player.shown()


async def test_a_free_call_shows_no_cost(evening: Evening) -> None:
    evening.company = company_text(abroad__toll_free="true")
    async with evening.at_table() as player:
        await player.call()
        await player.to("digits")
        assert "this call: " not in player.shown()


async def test_recordings_come_at_the_pace_and_a_key_cuts_in(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await player.skip_questions()
        await player.to("choice")
        await player.press("1")
        await player.to("key")
        said = [e.text for e in player.said if e.voice == "machine"]
        assert not any("press 3" in text for text in said)  # it has not come so far yet
        await player.press("3")
        await player.until(lambda: "you" in [e.label for e in player.said])
        assert player.asked is not None


async def test_a_key_of_the_phone_cuts_the_greeting_short(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await player.to("choice")
        await player.press("1")
        for _ in range(3):  # the two rings, then the greeting
            await player.until(lambda: player.table.reciting)
            await player.press("3")
        await player.until(lambda: player.asked is not None)
        assert player.asked is not None
        assert player.asked.how == "key"


async def test_dark_turns_light_and_back(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.skip_questions()
        await player.press("f9")
        assert player.app.theme == "day"
        await player.press("f9")
        assert player.app.theme == "night"


async def test_what_was_said_can_be_scrolled_back_to(evening: Evening) -> None:
    async with evening.at_table(size=(80, 24)) as player:
        await player.call()
        await player.to("digits")
        transcript = player.screen.query_one("Transcript")
        end = transcript.scroll_y
        await player.press("pageup")
        await player.until(lambda: transcript.scroll_y < end)


CLOSED = STORY.replace(
    "        - {id: sleep,",
    "        - {id: chat, text: Chat, if: 1 > 2, disabled: They have no chat., go: call}\n"
    "        - {id: sleep,",
)


def rows(player: Player) -> list[str]:
    """The last two rows of the screen: the remark, if it has no room beside them, and the keys."""
    return [row.strip() for row in player.shown().splitlines()[-2:]]


@pytest.mark.parametrize("how", [["2"], ["down", "down", "enter"]])
async def test_what_cannot_be_chosen_says_why_and_the_keys_stay(
    evening: Evening, how: list[str]
) -> None:
    evening.story = CLOSED
    async with evening.at_table() as player:
        await player.to("choice")
        before = rows(player)[-1]
        await player.press(*how)
        await player.until(lambda: rows(player) == ["They have no chat.", before])
        assert player.asked is not None
        evening.clock.now += 10
        await player.press("up")
        await player.click("f how it feels")


async def test_the_row_at_the_foot_names_the_keys_that_do_something_now(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.until(lambda: "late." in player.said_text)
        keys = "f how it feels   p papers"
        assert rows(player)[-1] == f"space next line   {keys}   ? help   q leave"
        await player.to("choice")
        await player.until(lambda: "choose" in rows(player)[-1], "the keys")
        assert rows(player)[-1] == f"1-2 choose   {keys}   ? help   q leave"
        await player.press("1")
        await player.to("key")
        await player.until(lambda: "press" in rows(player)[-1], "the keys")
        assert rows(player)[-1] == f"0-9 * # press   {keys}   h hang up   ? help   q leave"
        for key in "3344":
            await player.press(key)
        await player.to("digits")
        await player.until(lambda: "F2" in rows(player)[-1], "the keys")
        assert rows(player)[-1].endswith("F8 hang up   F1 help   ctrl+q leave")


async def test_ctrl_c_leaves_as_q_does(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.to("choice")
        await player.press("ctrl+c")
        await player.until(lambda: player.app._exit)
    assert len(evening.journeys()) == 1
