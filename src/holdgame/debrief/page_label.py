"""page_label: the honest label of the company that was played under, and one question."""

from __future__ import annotations

from typing import Final

from holdgame.debrief.columns import wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.label_box import label_box
from holdgame.play.questions import ON_THE_BOX

_WIDEST: Final = 76
HOW: Final = "The rules furthest from the best known, weighed by what customers feel."


def label_page(debrief: Debrief, width: int) -> list[str]:
    """The question, the label, and how it was made."""
    box = label_box(debrief.label, min(width - 2, _WIDEST))
    said = debrief.on_the_box
    asked = ON_THE_BOX if said is None else f"{ON_THE_BOX} You: {'yes' if said.yes else 'no'}."
    return [f"  {asked}", *(f"  {line}" for line in box), *wrap(HOW, width)]
