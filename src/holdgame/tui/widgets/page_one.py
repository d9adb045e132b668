"""Page one of the debrief on a screen: as much as there is room for, the commitment, the call."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.page_one import above_the_commitment, commitment_lines, last_line
from holdgame.tui.widgets.debrief_page import WIDTH, drawn

AROUND = 4  # lines around it: two of head, two of keys
MOST = 26  # lines that are worth spreading out to
INVITED = "  What will you change?  If …, I will … by …"


class _Laid(NamedTuple):
    """The lines of the page, part by part."""

    above: list[str]
    commitment: list[str]
    last: list[str]


class PageOne(Widget):
    """Laid out anew whenever the window changes. A click on the commitment writes it.

    Args:
        debrief: What it tells of.
    """

    DEFAULT_CSS = f"""
    PageOne {{ width: {WIDTH}; height: auto; }}
    """

    def __init__(self, debrief: Debrief, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._debrief = debrief

    def show(self, debrief: Debrief) -> None:
        """The same play, with another commitment."""
        self._debrief = debrief
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(map(len, self._laid_out()))

    def render(self) -> Content:
        above, commitment, last = self._laid_out()
        return Content("\n").join(
            (
                drawn(above, lead=_lead(above)),
                Content.styled("\n".join(commitment), "$you"),
                Content.styled("\n".join(last), "$quiet"),
            )
        )

    async def on_click(self, event: events.Click) -> None:
        above, commitment, _ = self._laid_out()
        if 0 <= event.y - len(above) < len(commitment):
            await self.run_action("screen.commit")

    def _laid_out(self) -> _Laid:
        """What fits the window; of a long commitment all of it, if the rest leaves the room."""
        debrief, room = self._debrief, min(MOST, self.app.size.height - AROUND) - 1
        said = commitment_lines(debrief, WIDTH, whole=True)
        if len(said) > room - len(above_the_commitment(debrief, WIDTH, 0)):
            said = commitment_lines(debrief, WIDTH)
        said = said or [INVITED]
        above = above_the_commitment(debrief, WIDTH, room - len(said))
        before, after = (room - len(above) - len(said) >= lines for lines in (1, 2))
        return _Laid(above + [""] * before, said, [""] * after + [last_line(debrief, WIDTH)])


def _lead(lines: list[str]) -> int:
    """How many lines the first sentences take: up to the first empty line or the table."""
    for number, line in enumerate(lines):
        if not line.strip() or line.startswith("   "):
            return number
    return 0
