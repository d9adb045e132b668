"""page_label: the honest label of the company that was played under, and one question."""

from __future__ import annotations

from typing import Final

from holdgame.debrief.columns import wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.label_box import label_box

_WIDEST: Final = 76
QUESTION: Final = "Would you print this on the box?"
HOW: Final = "The rules furthest from the best known, weighed by what customers feel."


def label_page(debrief: Debrief, width: int) -> list[str]:
    """The question, the label, and how it was made."""
    box = label_box(debrief.label, min(width - 2, _WIDEST))
    return [f"  {QUESTION}", *(f"  {line}" for line in box), *wrap(HOW, width)]
