"""From the title to the debrief, and what is written down on the way."""

import subprocess
import sys

import pytest

from holdgame.play.journal import read_journal
from holdgame.play.notes import After, Before, Prediction, Twice
from tests.tui.evenings import SHIPPED, Evening
from tests.tui.plays import played


async def test_first_run_says_where_things_are_kept(evening: Evening) -> None:
    async with evening.player(begin=False, first_run=True) as player:
        assert "stays on this computer" in player.shown()
        assert "holdgame forget" in player.shown()


async def test_a_later_run_does_not(evening: Evening) -> None:
    async with evening.player(begin=False) as player:
        assert "stays on this computer" not in player.shown()
        assert "Press enter" in player.shown()


async def test_choosing_a_company_and_a_story_then_the_questions(evening: Evening) -> None:
    async with evening.player(story="", company="") as player:
        await player.on("ChooseScreen")
        assert "A carrier." in player.shown()
        await player.press("down", "up", "enter")
        await player.on("ChooseScreen")
        await player.until(lambda: "Something small." in player.shown())
        await player.press("1")
        await player.on("QuestionsScreen")
        assert "call your own line" in player.shown()


async def test_escape_from_choosing_leads_back_to_the_title(evening: Evening) -> None:
    async with evening.player(story="", company="") as player:
        await player.on("ChooseScreen")
        await player.press("escape")
        await player.on("TitleScreen")


async def test_what_is_said_before_and_after_is_kept(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        await player.press("1", "2", "escape")  # never, years ago, skipped
        await player.press("1", "0", "enter")  # ten
        await player.until(lambda: "Predict, then find out" in player.shown())
        await player.type("8")
        await player.press("enter")
        await player.press("enter")  # left open
        await player.type("2")
        await player.press("enter", "1")
        await player.on("PlayScreen")
        sitting = player.sitting
        await player.to("choice")
        await player.press("2")
        await player.read_on()
        await player.on("QuestionsScreen")
        assert "how long" not in player.shown().lower()  # there was no hold
        await player.press("3", "enter", "right", "left", "enter")
        await player.on("DebriefScreen")
        assert "A small matter" in player.shown()
        assert sitting.last(Before) == Before("never", "years ago", "", 10)
        assert sitting.last(Prediction) == Prediction(8.0, None, 2, True)
        assert sitting.last(After) == After(None, 3, 4)
        await player.press("q")
        await player.on("TitleScreen")
    (file,) = evening.journeys()
    journal = read_journal(file)
    assert journal.ended == "gave_up"
    assert len(journal.notes) == 3


async def test_a_number_that_is_none_is_asked_for_again(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        await player.press(*["escape"] * 4)
        await player.until(lambda: "Predict" in player.shown())
        await player.type("lots")
        await player.press("enter")
        assert "Minutes, such as" in player.shown()


async def test_one_question_back(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        await player.press("1", "f7")
        assert "call your own line" in player.shown()


async def test_a_file_that_cannot_be_read_is_explained(evening: Evening) -> None:
    evening.story = evening.story.replace("start: kitchen", "start: kitchn")
    async with evening.player() as player:
        await player.on("ProblemScreen")
        assert "kitchn" in player.shown()
        assert "Did you mean `kitchen`?" in player.shown()
        await player.press("escape")
        await player.on("TitleScreen")


async def test_a_story_nobody_has_is_explained(evening: Evening) -> None:
    async with evening.player(story="large") as player:
        await player.on("ProblemScreen")
        assert "There is no large; there is: small." in player.shown()


async def test_a_folder_that_cannot_be_written_is_explained(evening: Evening) -> None:
    file = evening.folder / "file"
    file.write_text("")
    async with evening.player(journeys=file / "inside") as player:
        await player.on("QuestionsScreen")
        await player.press(*["escape"] * 8)
        await player.on("ProblemScreen")


async def test_a_bug_goes_to_the_log_and_not_to_the_player(
    evening: Evening, capsys: pytest.CaptureFixture[str]
) -> None:
    log = evening.folder / "log" / "holdgame.log"
    app = evening.app(log=log)
    async with app.run_test() as pilot:
        try:
            raise RuntimeError("a bug")
        except RuntimeError as bug:
            app._handle_exception(bug)
        await pilot.pause()
        app._exception = None  # the test has seen it
    assert "RuntimeError: a bug" in log.read_text()
    told = capsys.readouterr().err
    assert "What you did is kept." in told
    assert str(log) in told.replace("\n", "")
    assert "Traceback" not in told


def test_the_title_loads_only_textual() -> None:
    program = (
        "import sys; from holdgame.tui.app import HoldgameApp; import holdgame.tui.setup;"
        "print(*(m for m in sys.modules if m.startswith('holdgame')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    ours = set(run.stdout.split())
    assert ours == {
        "holdgame",
        "holdgame.tui",
        "holdgame.tui.app",
        "holdgame.tui.quiet_app",
        "holdgame.tui.setup",
        "holdgame.tui.themes",
        "holdgame.tui.working_out",
        "holdgame.tui.screens",
        "holdgame.tui.screens.title",
    }


async def test_the_same_story_under_a_second_company_ends_in_both_side_by_side(
    evening: Evening,
) -> None:
    async with evening.player(then=SHIPPED / "larkspur.yaml") as player:
        await player.skip_questions()
        for name in ("Meridian Mobile", "Larkspur Shoes"):
            await player.to("choice")
            assert player.sitting.world.company.name == name
            await player.press("2")  # to bed: it is over
            await player.read_on()
            await player.on("QuestionsScreen")
            await player.press("escape", "escape")
            if name == "Meridian Mobile":
                await player.on("NoticeScreen")
                assert "Larkspur Shoes' rules, now." in player.shown()
                await player.press("enter")
                await player.on("PlayScreen")
        await player.on("QuestionsScreen")
        assert "go out of your way" in player.shown()
        await player.press("2")
        for months in ("1", "11"):
            await player.press(*months, "enter")
        await player.on("PairScreen")
        shown = player.shown()
        assert "Larkspur Shoes." in shown
        assert "▇" in shown
        await player.press("1")
        await player.on("DebriefScreen")
        await player.press("q")
        await player.on("PairScreen")
        await player.press("q")
        await player.on("TitleScreen")
    assert len(evening.journeys()) == 2
    twice = [n for path in evening.journeys() for n in read_journal(path).notes
             if isinstance(n, Twice)]  # fmt: skip
    assert twice == [Twice("Meridian Mobile", "Larkspur Shoes", "Larkspur Shoes", 1, 11)]


async def test_leaving_between_two_plays_asks_and_says_how_the_second_can_be_played(
    evening: Evening,
) -> None:
    async with evening.player(then=SHIPPED / "larkspur.yaml", once=True) as player:
        await player.skip_questions()
        await player.to("choice")
        await player.press("2")
        await player.read_on()
        await player.on("QuestionsScreen")
        await player.press("escape", "escape")
        await player.on("NoticeScreen")
        await player.press("q")
        await player.on("ConfirmScreen")
        assert "The second, under Larkspur Shoes' rules, can be played later" in " ".join(
            player.shown().split()
        )
        await player.press("n")
        await player.on("NoticeScreen")
        await player.press("q", "y")
        await player.until(lambda: player.app._exit)
    second = evening.journeys()[-1]
    assert read_journal(second).header.company == "larkspur"
    async with evening.player(resume=second, once=True) as player:
        await player.to("choice")
        assert player.sitting.world.company.name == "Larkspur Shoes"


async def test_a_play_asked_for_by_name_ends_in_the_shell_it_came_from(evening: Evening) -> None:
    async with evening.player(resume=played(evening), once=True) as player:
        await player.on("DebriefScreen")
        await player.press("q")
        await player.until(lambda: player.app._exit)


async def test_whoever_goes_on_is_told_of_other_plays(evening: Evening) -> None:
    async with evening.player() as player:
        await player.skip_questions()
        await player.to("choice")
    async with evening.player(resume=evening.journeys()[0], told="There are others.") as player:
        await player.on("PlayScreen")
        await player.until(lambda: "(There are others.)" in player.said_text)


async def test_the_title_says_what_a_play_is_how_long_it_takes_and_how_to_leave(
    evening: Evening,
) -> None:
    async with evening.player(begin=False) as player:
        assert "for ten minutes to half an hour" in player.shown()
        assert "q to leave" in player.shown()
