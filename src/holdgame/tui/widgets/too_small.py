"""What a terminal too small to play in shows; all goes on underneath."""

from __future__ import annotations

from textual.widgets import Static


class TooSmall(Static):
    """Covers the screen while it is narrower than 72 columns or lower than 20 lines."""

    DEFAULT_CSS = """
    TooSmall { layer: above; display: none; width: 100%; height: 100%; position: absolute;
        offset: 0 0; background: $background; content-align: center middle; text-align: center; }
    .-narrow TooSmall { display: block; }
    .-low TooSmall { display: block; }
    """
    SCOPED_CSS = False  # the size is a class of the screen around it

    def __init__(self) -> None:
        super().__init__("Make the window larger:\n80 by 24.", markup=False)
