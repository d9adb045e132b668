"""The field for one's own words: what is typed is what is said."""

from textual.app import App, ComposeResult

from holdgame.tui.themes import NIGHT
from holdgame.tui.widgets.own_words import OwnWords


class Listening(App[None]):
    """One field, and what was said in it."""

    def __init__(self, text: str = "", longest: int = 100) -> None:
        super().__init__()
        self.said: list[str] = []
        self.field = OwnWords(text, longest=longest)
        self.register_theme(NIGHT)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(NIGHT.variables)

    def compose(self) -> ComposeResult:
        yield self.field

    def on_own_words_said(self, event: OwnWords.Said) -> None:
        self.said.append(event.text)


async def test_enter_never_overtakes_what_was_typed_before_it() -> None:
    app = Listening()
    async with app.run_test() as pilot:
        for key in [*"broke", "enter"]:  # all of it before the field has seen any
            app.simulate_key(key)
        await pilot.pause(0.1)
        assert app.said == ["broke"]


async def test_it_is_said_on_one_line() -> None:
    app = Listening("  It broke.\n\nIn   the night.\n")
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.said == ["It broke. In the night."]


async def test_one_goes_on_behind_what_stands_there() -> None:
    app = Listening("It")
    async with app.run_test() as pilot:
        await pilot.press("s", "enter")
        assert app.said == ["Its"]


async def test_more_than_fits_is_not_taken() -> None:
    app = Listening(longest=3)
    async with app.run_test() as pilot:
        await pilot.press(*"abcde", "enter")
        assert app.said == ["abc"]


async def test_it_grows_up_to_three_lines() -> None:
    app = Listening("word " * 100, longest=1_000)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause(0.3)
        assert app.field.size.height == 3
