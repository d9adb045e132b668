"""Papers, help, how it feels, hanging up: sheets that cover whole lines and nothing else."""

from __future__ import annotations

import pytest

from holdgame.play.notes import Feeling
from holdgame.tui.screens.help import HelpScreen
from holdgame.tui.widgets.key_row import KeyRow
from holdgame.tui.widgets.sheet import Sheet
from tests.tui.evenings import Evening, Player
from tests.tui.plays import played

SIZES = [(80, 20), (80, 24), (120, 40)]


async def on_hold(player: Player) -> None:
    await player.call_from_kitchen()
    await player.read_on()
    await player.on_hold()
    await player.wait(77)


@pytest.mark.parametrize("size", SIZES, ids=["80x20", "80x24", "120x40"])
@pytest.mark.parametrize("key", ["p", "question_mark", "f", "h"])
async def test_above_it_stands_what_stood_there_and_below_it_nothing_of_it(
    evening: Evening, size: tuple[int, int], key: str
) -> None:
    async with evening.at_table(size=size, pace="honest", still=True) as player:
        await on_hold(player)
        before = player.shown().splitlines()
        await player.press(key)
        after = player.shown().splitlines()
        sheet = next(s for s in player.app.screen.query(Sheet) if s.display)
        top = sheet.region.y
        assert sheet.region.width == size[0]
        assert sheet.region.bottom == size[1]
        assert top >= 2  # the place and the company stay in sight
        assert after[:top] == before[:top]
        assert not any(line[:3].strip() + line[-3:].strip() for line in after[top + 1 :])
        assert "f how it feels" not in after[-2]  # its own keys, not those of the call


async def test_everything_on_them_can_be_clicked(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await on_hold(player)
        for key, way_back in (("p papers", "back to the call"), ("? help", "esc back")):
            await player.click(key)
            await player.click(way_back)
            await player.on("PlayScreen")
        await player.click("f how it feels")
        await player.click("esc not now")
        await player.until(lambda: "esc not now" not in player.shown())
        assert not player.sitting.all(Feeling)
        await player.click("f how it feels")
        await player.click("4  Angry")
        assert [felt.value for felt in player.sitting.all(Feeling)] == [4]
        await player.click("h hang up")
        await player.click("n no")
        assert player.view is not None
        await player.click("h hang up")
        await player.click("y yes")
        await player.until(lambda: "(You hang up.)" in player.said_text)


async def test_the_keys_of_the_call_stay_its_own_while_how_it_feels_is_asked(
    evening: Evening,
) -> None:
    async with evening.at_table(pace="honest", still=True) as player:
        await on_hold(player)
        row = next(row for row in player.screen.query(KeyRow) if row.parent is player.screen)
        before = str(row.render())
        assert "how it feels" in before
        for key in ("f", "escape"):
            await player.press(key)
            assert str(row.render()) == before


async def test_how_it_feels_is_noted_once_however_fast_the_keys_come(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await on_hold(player)
        await player.press("f")
        player.app.simulate_key("3")
        player.app.simulate_key("4")
        await player.pilot.pause(0.1)
        assert [felt.value for felt in player.sitting.all(Feeling)] == [3]


async def test_long_papers_can_be_read_to_the_end_with_the_keys(evening: Evening) -> None:
    end = "and nothing more."
    long = "It broke and I would like it mended. " * 40 + end
    evening.story = evening.story.replace("It broke and I would like it mended.", long)
    async with evening.at_table() as player:
        await player.press("p")
        await player.on("PapersScreen")
        assert end not in player.shown()
        await player.press("end")
        await player.until(lambda: end in player.shown())
        assert "back to the call" in player.shown()


async def test_help_on_a_call_names_every_key_that_does_something(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.press("f1")
        assert isinstance(player.app.screen, HelpScreen)
        shown = player.shown()
        for key in (
            "space, enter", "1 to 9", "0 to 9, *, #", "page up, page down", "f, F2", "p, F3",
            "h, F8", "s ", "?, F1", "q ", "F4", "F9", "ctrl+q",
        ):  # fmt: skip
            assert f"   {key}" in shown, key


async def test_a_hint_beside_a_field_can_be_clicked(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call()
        await player.to("digits")
        await player.click("F3 it is on your papers")
        await player.on("PapersScreen")
        await player.press("escape")
        await player.type("88412207")
        await player.click("enter say it")
        await player.to("words")
        await player.type("Jordan Avery")
        await player.press("enter")
        await player.to("own_words")
        await player.click("F4 words to borrow")
        assert "It is broken." in player.shown()
        await player.click("esc in your own words")
        assert "It is broken." not in player.shown()
        assert len(player.screen.query(KeyRow)) >= 2


async def test_help_on_the_debrief_names_the_keys_that_no_row_has_room_for(
    evening: Evening,
) -> None:
    async with evening.player(resume=played(evening)) as player:
        await player.on("DebriefScreen")
        await player.press("question_mark")
        await player.on("HelpScreen")
        for key in ("1 to 8", "home", "page up, page down", "→, space", "←, b", "q, esc"):
            assert f"   {key}" in player.shown(), key
        await player.press("escape", "2")
        assert "↑ ↓ more" in player.shown()
