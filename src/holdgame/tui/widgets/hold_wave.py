"""The music on hold, to be seen: eight bars, again and again."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from holdgame.tui import holding
from holdgame.tui.widgets.fixed_text import FixedText

CAPTIONS = {"loop": "(the same eight bars)", "chosen": "(the music you picked)"}
SILENCE = "(nothing)"
NO_BAR = -1


class HoldWave(Vertical):
    """The wave and a line under it. Of fixed size: drawing it lays nothing out.

    Args:
        music: `loop`, `chosen` or `none`, as the company's policy has it.
    """

    DEFAULT_CSS = """
    HoldWave { height: 3; width: 1fr; }
    HoldWave FixedText { height: 1; width: 1fr; text-align: center; color: $company; }
    HoldWave #caption { color: $quiet; margin-top: 1; }
    """

    def __init__(self, music: str) -> None:
        super().__init__()
        self._plays = music in CAPTIONS
        self._caption = CAPTIONS.get(music, SILENCE)

    def compose(self) -> ComposeResult:
        yield FixedText(id="wave")
        yield FixedText(self._caption, id="caption")

    def show(self, real: float, *, interrupted: bool) -> None:
        """The wave at a real second; flat while a recording talks over it."""
        if not self._plays:
            return
        playing = NO_BAR if interrupted else holding.bar_playing(real)
        bars = (
            Content.styled(bar, "$company" if number == playing else "$company 55%")
            for number, bar in enumerate(holding.wave(real, silent=interrupted))
        )
        self.query_one("#wave", FixedText).show(Content(" ").join(bars))
