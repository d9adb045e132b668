"""A sheet over the bottom of a screen: what there is to read or to answer for the moment."""

from __future__ import annotations

from textual.containers import Vertical


class Sheet(Vertical):
    """As wide as the screen, so that what is above it is whole lines and never halves of words.

    What may be long stands in a `VerticalScroll`: the top of the screen stays in sight.
    """

    DEFAULT_CSS = """
    Sheet { layer: above; dock: bottom; height: auto; background: $surface;
        border-top: solid $rule; padding: 1 3 0 3; align-horizontal: center; }
    Sheet > * { width: 1fr; max-width: 92; }
    Sheet KeyRow { height: 3; padding: 1 0; }
    Sheet VerticalScroll { height: auto; max-height: 16; scrollbar-size-vertical: 1; }
    .-short Sheet VerticalScroll { max-height: 12; }
    .-high Sheet VerticalScroll { max-height: 26; }
    """
    SCOPED_CSS = False  # the size is a class of the screen around it
