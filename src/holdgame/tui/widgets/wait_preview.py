"""What whoever stays on the line would go through, drawn while the figures are being typed."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from holdgame.company.interview.wait import Felt
from holdgame.company.interview.wait_words import lasting

BAR = "▇"
LEAD, FIGURE = 26, 14  # cells before the bars
LONGEST_BAR = 32
LINES = 4


class WaitPreview(Widget):
    """When half have been answered, when nine in ten have, and how many hang up.

    As high when it is empty, so that nothing jumps.
    """

    DEFAULT_CSS = """
    WaitPreview { height: 4; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._felt: Felt | None = None

    def show(self, felt: Felt | None) -> None:
        """Another queue; None for nothing."""
        self._felt = felt
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return LINES

    def render(self) -> Content:
        felt = self._felt
        if felt is None:
            return Content("")
        half, most = felt.law.quantile(0.5), felt.law.quantile(0.9)
        rows = [
            Content.styled("Of those who stay on the line", "$quiet"),
            self._bar("  half wait longer than", half, most),
            self._bar("  one in ten longer than", most, most),
        ]
        if felt.told.hung_up is not None:  # what is only assumed of it would suggest an answer
            share = f"{100 * felt.worked.hung_up:.3g}"
            rows.append(Content.assemble("  hang up", " " * (LEAD - 9), f"{share} of 100"))
        return Content("\n").join(rows)

    def _bar(self, lead: str, seconds: float, longest: float) -> Content:
        room = min(self.content_size.width - LEAD - FIGURE, LONGEST_BAR)
        cells = round(seconds / longest * room) if longest else 0
        figure = lasting(seconds) if round(seconds) else "at once"
        return Content.assemble(f"{lead:<{LEAD}}{figure:<{FIGURE}}", (BAR * cells, "$company"))
