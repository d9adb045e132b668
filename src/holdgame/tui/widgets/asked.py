"""Where the panel of a question stands, and from when on the keys are its."""

from __future__ import annotations

from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

A_MOMENT = 0.4  # seconds; nobody answers sooner something that they have yet to read


class Asked(Vertical):
    """Holds one panel or none. A panel says with its `focus` which part of it wants the keys."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._later: Timer | None = None

    async def put(self, panel: Widget | None) -> None:
        """One panel in place of another."""
        await self.remove_children()
        if panel is not None:
            await self.mount(panel)
        if self._later is None:
            self._give_keys()

    def wait_a_moment(self) -> None:
        """A hold ends: a key pressed just now still means what it meant on the hold."""
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(A_MOMENT, self._give_keys)

    def _give_keys(self) -> None:
        self._later = None
        for panel in self.children:
            panel.focus()
