"""Can it be read: contrast in both themes, and without any colour."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

import pytest
from rich.color import Color as RichColor
from textual.color import Color

from holdgame.tui.themes import DAY, NIGHT
from tests.tui.evenings import Evening, Player
from tests.tui.plays import played

ENOUGH = 4.5  # of WCAG 2.1, for text of any size
DRAWN = set("▁▂▃▄▅▆▇█─│┌┐└┘├┤┬┴┼ ")  # bars, rules and the keypad's lines: nothing to read
COLOURS = ("quiet", "you", "company")


def light(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def luminance(color: Color) -> float:
    red, green, blue = (light(c / 255) for c in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG: 1 for the same colour, 21 for black on white."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def of(color: RichColor | None) -> Color:
    assert color is not None
    assert color.triplet is not None
    return Color(*color.triplet)


def hard_to_read(player: Player) -> Iterator[str]:
    """Whatever is written on the screen with too little contrast."""
    for strip in player.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is None or not set(text) - DRAWN:
                continue
            ink, paper = of(style.color), of(style.bgcolor)
            if style.reverse:
                ink, paper = paper, ink
            if contrast(ink, paper) < ENOUGH:
                yield f"{text!r}: {contrast(ink, paper):.1f}"


@pytest.mark.parametrize("theme", [NIGHT, DAY], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", COLOURS)
def test_the_colours_of_a_theme_can_be_read_on_each_of_its_grounds(theme, name: str) -> None:
    grounds = [Color.parse(ground) for ground in (theme.background, theme.surface, theme.panel)]
    ink = Color.parse(theme.variables[name])
    assert min(contrast(ink, ground) for ground in grounds) >= ENOUGH


async def the_title(player: Player) -> None:
    pass


async def the_questions(player: Player) -> None:
    await player.press("enter")
    await player.on("QuestionsScreen")
    await player.press("1", "down")


async def the_scale(player: Player) -> None:
    await the_questions(player)
    await player.press("escape", "escape", "4")


async def a_choice(player: Player) -> None:
    await the_questions(player)
    await player.skip_questions()
    await player.to("choice")
    await player.press("down")


async def a_menu(player: Player) -> None:
    await a_choice(player)
    await player.press("1")
    await player.to("key")
    await player.press("8")


async def a_field(player: Player) -> None:
    await a_choice(player)
    await player.call_from_kitchen()
    await player.to("digits")


async def words_told_before(player: Player) -> None:
    await a_field(player)
    await player.identify()
    await player.to("own_words")
    await player.type("It broke.")
    await player.press("enter")
    await player.to("feeling")
    await player.press("4")
    await player.identify()
    await player.to("own_words")


SCENES = [the_title, the_questions, the_scale, a_choice, a_menu, a_field, words_told_before]
Scene = Callable[[Player], Awaitable[None]]


@pytest.mark.parametrize("light", [False, True], ids=["night", "day"])
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
async def test_whatever_is_written_can_be_read(evening: Evening, scene: Scene, light: bool) -> None:
    async with evening.player(begin=False, light=light, first_run=True) as player:
        await scene(player)
        assert list(hard_to_read(player)) == []


@pytest.mark.parametrize("light", [False, True], ids=["night", "day"])
async def test_whatever_a_hold_says_can_be_read(evening: Evening, light: bool) -> None:
    async with evening.at_table(pace="honest", light=light) as player:
        await player.call_from_kitchen()
        await player.read_on()
        await player.on_hold()
        for seconds in (4, 10, 63):  # while it is said, after it was said, a small thing
            await player.wait(seconds)
            assert list(hard_to_read(player)) == []
        await player.press("f")
        assert list(hard_to_read(player)) == []


@pytest.mark.parametrize("light", [False, True], ids=["night", "day"])
async def test_whatever_the_debrief_says_can_be_read(evening: Evening, light: bool) -> None:
    async with evening.player(light=light, resume=played(evening)) as player:
        await player.on("DebriefScreen")
        for key in "87654321":
            await player.press(key)
            assert list(hard_to_read(player)) == []
        await player.press("enter")
        assert list(hard_to_read(player)) == []


async def test_where_the_cursor_is_can_be_seen_without_colour(evening: Evening) -> None:
    async with evening.player() as player:
        await player.on("QuestionsScreen")
        await player.press("down", "down")
        assert "› 2  years ago" in player.shown()
        await player.press("escape", "escape", "escape", "6")
        assert "›6" in player.shown()


async def test_who_speaks_can_be_seen_without_colour(evening: Evening) -> None:
    async with evening.at_table() as player:
        await player.call_from_kitchen()
        await player.to("digits")
        for voice, text in (("MERIDIAN", "press 3"), ("you", "press 3"), ("NADIA", "speaking")):
            assert any(e.label == voice and text in e.text for e in player.said), voice
