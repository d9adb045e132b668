"""The questions about one's own company, from the first to the file."""

from __future__ import annotations

from pathlib import Path

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.company.profile import Company
from tests.tui.evenings import Evening, Player
from tests.tui.interviews import NAME, SLUG, about, first_five, interviewing, own_files, say


def company_in(path: Path) -> Company:
    return load_company(path, Catalogue.load())


async def asks(player: Player, words: str) -> None:
    await player.until(lambda: words in " ".join(player.shown().split()), words)


async def test_a_first_run_makes_a_company_and_plays_under_it(evening: Evening) -> None:
    async with evening.player(own=own_files(evening), company="", first_run=True) as player:
        await player.on("ChooseScreen")
        assert "A company of my own" in player.shown().split("Meridian Mobile")[0]
        await player.press("1")
        await first_five(player)
        assert "You knew 4 of 5; 1 was assumed." in player.shown()
        assert "The other 10 come after the play." in player.shown()
        await player.press("1")
        await player.on("QuestionsScreen")
        await player.skip_questions()
        company = player.sitting.world.company
        assert player.app.made == evening.folder / "companies" / SLUG
    assert company.name == NAME
    assert company.currency == "EUR"
    assert company.value("authority.frontline") == 50
    assert company.values["authority.frontline"].made_for == "us"
    assert company.values["identity.checks"].origin == "assumed"
    assert company.queues["support"].patience == 4000
    assert not own_files(evening).draft.exists()


async def test_later_ones_own_company_is_offered_last(evening: Evening) -> None:
    async with evening.player(own=own_files(evening), company="") as player:
        await player.on("ChooseScreen")
        assert "A company of my own" in player.shown().split("Larkspur")[1]


async def test_where_no_company_can_be_kept_none_is_offered(evening: Evening) -> None:
    async with evening.player(company="") as player:
        await player.on("ChooseScreen")
        assert "of my own" not in player.shown()


async def test_what_an_answer_means_moves_as_it_is_typed(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "?", "?")
        await player.type("0")
        await asks(player, "Whoever answers can say sorry, and nothing else.")
        await player.press("backspace")
        await player.type("$50")
        await asks(player, "50 EUR A customer who is owed 50 EUR or less is paid by the first")
        await player.press("backspace", "backspace", "backspace")
        assert "is paid" not in player.shown()


async def test_what_can_be_picked_says_what_it_means_under_the_cursor(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "?", "?", "?")
        await player.press("down")
        await asks(player, "They tell it once.")
        await player.press("down")
        await asks(player, "They tell it again, from the start")
        await player.press("down")
        await asks(player, "Assumed: “no” (our judgement).")


async def test_the_wait_is_drawn_while_figures_are_typed(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        assert "Of those who stay" not in player.shown()
        await player.type("8 min")
        await asks(player, "half wait longer than 11 minutes")
        assert "hang up" not in player.shown()  # nobody has been asked yet
        await player.press("enter")
        await asks(player, "how many hang up before anybody answers?")
        await player.type("12")
        await asks(player, "half wait longer than 9 minutes")
        await asks(player, "hang up 12 of 100")
        await asks(player, "So a caller would hold for 67 minutes")


async def test_what_does_not_fit_is_said_while_it_is_typed(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await player.type("30 min")
        await asks(player, "half wait longer than")
        assert "as it was told" not in player.shown()  # the next answer may settle it
        await player.press("enter")
        await asks(player, "how many hang up")
        await player.type("80")
        await asks(player, "Where 10 people answer and 80 % hang up, callers wait at most 25")


async def test_not_knowing_is_a_key_an_empty_field_a_row_and_a_click(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        assert "enter I don't know" in player.shown()
        await player.press("enter")
        await asks(player, "2 of 5")
        await player.type("1")
        await player.click("F4 I don't know")
        await asks(player, "3 of 5")
        await player.press("f4")
        await asks(player, "4 of 5")
        await player.press("3")
        await asks(player, "5 of 5")
        await player.type("no idea")
        await player.press("enter")
        await player.on("MadeScreen")
        assert "You knew 0 of 5; 5 were assumed." in player.shown()
    company = company_in(evening.folder / "companies" / SLUG)
    assert all(value.origin == "assumed" for value in company.values.values())


async def test_what_is_assumed_instead_is_said_afterwards(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "?", "?", "?")
        above, question = player.shown().split("When a customer is passed on")
        assert "Question 3 is not known. Assumed: 25 EUR." in above
        assert "Assumed" not in above.splitlines()[0]  # where it would seem to be of this question
        assert "Assumed" not in question


async def test_an_answer_that_cannot_be_read_is_asked_for_again(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "lots")
        await asks(player, "A length of time, such as 8 minutes, please.")
        assert "1 of 5" in player.shown()
        await player.press(*["backspace"] * 4)
        assert "please" not in player.shown()
        await say(player, "half an hour")
        await asks(player, "2 of 5")


async def test_whom_a_rule_was_made_for_may_be_left_open(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "?", "?", "50/")
        await asks(player, "4 of 5")
        await say(player, "1/law", "2/customer")
        await player.on("MadeScreen")
    text = (evening.folder / "companies" / SLUG).read_text(encoding="utf-8")
    assert "authority.frontline: {value: 50, from: stated, by: interview of" in text
    assert text.count("made_for:") == 2


async def test_one_question_back_shows_what_was_answered(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "8 min", "12", "50/us")
        await player.press("f7")
        await asks(player, "3 of 5")
        await asks(player, "50 EUR")
        await player.press("enter")
        await asks(player, "Made for whom?")
        assert "› 2  us" in player.shown()
        await player.press("f7")
        await player.until(lambda: "Made for whom?" not in player.shown())
        await player.press("f7", "f7", "f7")
        await player.on("AboutScreen")
        assert NAME in player.shown()
        assert "EUR" in player.shown()


async def test_the_last_answer_can_be_undone(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "8 min")
        await player.press("f7")
        await player.press(*["backspace"] * 9)
        await say(player, "20 min")
        await asks(player, "2 of 5")
        await player.press("ctrl+z")
        await asks(player, "1 of 5")
        await asks(player, "8 minutes")
        await player.press("ctrl+z")
        await asks(player, "1 of 5")
        assert "enter I don't know" in player.shown()
        await player.press("ctrl+z")  # there is nothing left to undo
        assert "1 of 5" in player.shown()


async def test_leaving_asks_and_what_was_said_can_be_taken_up_again(evening: Evening) -> None:
    async with evening.player(**interviewing(evening), once=True) as player:
        await about(player)
        await say(player, "8 min", "12")
        await player.press("escape")
        await player.on("ConfirmScreen")
        assert "What you have answered is kept" in player.shown()
        await player.press("n")
        await player.on("InterviewScreen")
        await player.press("escape", "y")
        await player.pilot.pause()
    assert not (evening.folder / "companies").exists()
    async with evening.player(**interviewing(evening)) as player:
        await player.on("ChooseScreen")
        assert f"Go on with {NAME}" in player.shown()
        assert "2 questions answered" in player.shown()
        await player.press("1")
        await player.on("InterviewScreen")
        await asks(player, "3 of 5")
        await say(player, "50/us", "2/us", "?")
        await player.on("MadeScreen")
        assert "You knew 4 of 5" in player.shown()


async def test_what_was_broken_off_can_be_begun_anew(evening: Evening) -> None:
    own_files(evening).draft.write_text(
        "holdgame_answers: 1\nname: Old\ncurrency: EUR\nanswers:\n  wait: 8m\n"
    )
    async with evening.player(**interviewing(evening)) as player:
        await player.on("ChooseScreen")
        await player.press("2")
        await player.on("AboutScreen")
        assert "Old" not in player.shown()


async def test_what_was_picked_and_what_it_means_stay_in_sight(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "?", "?", "?")
        await player.press("2")
        await asks(player, "Made for whom?")
        assert "› 2  no" in player.shown()
        assert "They tell it again, from the start" in player.shown()


async def test_not_knowing_and_leaving_open_outlive_going_back(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "?", "?", "50/", "?")
        await asks(player, "5 of 5")
        await player.press("f7")
        await asks(player, "› 3 I don't know Assumed: “no”")
        await player.press("f7")
        await asks(player, "3 of 5")
        await player.press("enter")
        await asks(player, "› 5 leave it open")
        await player.press("enter", "enter")
        await asks(player, "5 of 5")
        await player.press("enter")
        await player.on("MadeScreen")
        assert "You knew 1 of 5; 4 were assumed." in player.shown()
    text = (evening.folder / "companies" / SLUG).read_text(encoding="utf-8")
    assert "authority.frontline: {value: 50, from: stated, by" in text
    assert "made_for" not in text
    assert "transfer.context_carried" not in text


async def test_a_rule_can_be_left_open_after_all(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "?", "?", "50/us")
        await player.press("f7", "enter")
        await asks(player, "› 2 us")
        await player.press("f4")
        await say(player, "?", "?")
        await player.on("MadeScreen")
    text = (evening.folder / "companies" / SLUG).read_text(encoding="utf-8")
    assert "made_for" not in text


async def test_back_from_the_first_question_is_the_trade(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player, sells="1")
        await player.press("f7")
        await player.on("AboutScreen")
        assert "› 1  a telephone" in player.shown()
        await player.press("2")
        await player.on("InterviewScreen")
        await say(player, *["?"] * 5)
        await player.on("MadeScreen")
    company = company_in(evening.folder / "companies" / SLUG)
    assert (company.name, company.preset) == (NAME, "uk-energy")


async def test_a_company_needs_a_name(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await player.on("AboutScreen")
        await player.press("enter")
        await asks(player, "It needs a name.")
        await player.click("gas or electricity")
        await player.on("AboutScreen")
        await player.type("Acme")
        assert "It needs a name." not in player.shown()
        await player.press("enter", "enter", "2")
        await player.on("InterviewScreen")


async def test_a_name_that_was_typed_is_kept(evening: Evening) -> None:
    async with evening.player(**interviewing(evening), once=True) as player:
        await player.on("AboutScreen")
        await player.type(NAME)
        assert "esc leave" in player.shown()
        await player.press("escape")
        await player.pilot.pause()
    async with evening.player(**interviewing(evening)) as player:
        await player.on("AboutScreen")
        assert NAME in player.shown()


async def test_why_later_pages_have_another_wait_is_said(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await first_five(player)
        await asks(player, "The 8 minutes count those who give up")
        await asks(player, "Whoever else stays waits 9.7 minutes on average")


async def test_leaving_before_anything_was_said_asks_nothing(evening: Evening) -> None:
    async with evening.player(own=own_files(evening), company="", first_run=True) as player:
        await player.on("ChooseScreen")
        await player.press("1")
        await player.on("AboutScreen")
        await player.press("escape")
        await player.on("ChooseScreen")  # whose rules, as before
        await player.press("1")
        await about(player)
        await player.press("escape")
        await player.on("ChooseScreen")


async def test_enter_pressed_twice_answers_once(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "8 min", "12", "50")
        await player.press("enter")
        await asks(player, "Made for whom?")
        assert "3 of 5" in player.shown()


async def test_by_mouse_alone_but_for_the_name(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await player.on("AboutScreen")
        await player.type("Acme")
        await player.click("gas or electricity")
        await player.on("InterviewScreen")
        for _ in range(3):
            await player.click("I don't know")
        await player.click("2  no")
        await player.click("the law")
        await player.click("I don't know")
        await player.on("MadeScreen")
        await player.click("Not now")
        await player.pilot.pause()
    company = company_in(evening.folder / "companies" / "acme.yaml")
    assert company.preset == "uk-energy"
    assert company.values["transfer.context_carried"].made_for == "law"


async def test_a_currency_that_is_none_is_asked_for_again(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await player.on("AboutScreen")
        await player.type("Acme")
        await player.press("enter")
        await player.type("euros")
        await player.press("enter")
        await asks(player, "Three letters, or a sign: EUR, USD, £.")
        await player.press("backspace")
        assert "Three letters" not in player.shown()
        await player.press(*["backspace"] * 4)
        await player.type("GBP")
        await player.press("enter", "7")
        await player.on("InterviewScreen")


async def test_an_answer_changed_at_the_end_changes_the_same_file(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await first_five(player)
        await player.press("2")
        await player.on("InterviewScreen")
        await asks(player, "1 of 5")
        await asks(player, "8 minutes")
        await player.press(*["backspace"] * 9)
        await say(player, "20 min")
        await player.press("enter", "enter")
        await asks(player, "Made for whom?")
        await player.press("f4", "2", "f4", "f4")
        await player.on("MadeScreen")
    (file,) = (evening.folder / "companies").iterdir()
    assert company_in(file).queues["support"].patience == 10_000


async def test_another_company_of_the_name_is_not_written_over(evening: Evening) -> None:
    folder = evening.folder / "companies"
    folder.mkdir()
    (folder / SLUG).write_text("mine")
    async with evening.player(**interviewing(evening)) as player:
        await first_five(player)
    assert (folder / SLUG).read_text() == "mine"
    assert (folder / SLUG.replace(".yaml", "-2.yaml")).exists()


async def test_a_folder_that_cannot_be_written_is_explained(evening: Evening) -> None:
    (evening.folder / "companies").write_text("a file")
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "8 min", "12", "50/us", "2/nobody", "?")
        await player.on("ProblemScreen")


async def test_help_is_there(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await player.press("f1")
        await player.on("HelpScreen")
        assert "Say what you know." in player.shown()
        assert "undo the last answer" in player.shown()


async def test_an_odd_figure_is_still_the_same_after_going_back_and_forth(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "143 s")
        await asks(player, "2 of 5")
        await player.press("f7", "enter", "f4", "f4", "f4", "f4")
        await player.on("MadeScreen")
    text = (evening.folder / "companies" / SLUG).read_text(encoding="utf-8")
    assert "on average? 2 min 23 s." in text
    company = company_in(evening.folder / "companies" / SLUG)
    assert company.queues["support"].calls_per_hour == 102.7  # as 143 s has it


async def test_a_key_pressed_twice_at_the_last_question_ends_it_once(evening: Evening) -> None:
    async with evening.player(**interviewing(evening)) as player:
        await about(player)
        await say(player, "?", "?", "?", "?")
        await player.press("f4", "f4", "f4")
        await player.on("MadeScreen")
