"""label_box: the honest label drawn, as it would stand on a box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.company.label import Label, label_of
from holdgame.debrief.columns import clip, left, wrap
from holdgame.debrief.standing import Standing

WIDTH: Final = 60  # cells, the frame included, unless another is asked for
ASSUMED: Final = "*"
HEADING: Final = "What our rules promise"
_MARGIN: Final = "┃  "


def label_for(standing: Standing) -> Label:
    """The honest label of a company, by the wait in its largest queue."""
    company = standing.company
    return label_of(company, standing.law(company.queues[company.largest_queue]).mean)


def label_box(label: Label, width: int = WIDTH) -> list[str]:
    """A box of so many cells: the name, five sentences, and what they rest on."""
    room = width - 2 * len(_MARGIN)
    bar = "━" * (width - 2)
    lines = [f"┏{bar}┓", *_framed([clip(label.name.upper(), room), HEADING], room), f"┣{bar}┫"]
    for number, text in enumerate(_sentences(label)):
        lines += [f"┠{'─' * (width - 2)}┨"] if number else []
        lines += _framed(wrap(text, room, ""), room)
    return [*lines, f"┣{bar}┫", *_framed(wrap(rests_on(label), room, ""), room), f"┗{bar}┛"]


def label_text(label: Label) -> list[str]:
    """The same without anything drawn: a name, a sentence a line."""
    return [f"{label.name}. {HEADING}:", *_sentences(label), rests_on(label)]


def rests_on(label: Label) -> str:
    """Whether it is the company that says so, or what is usual."""
    if not label.assumed:
        return "By the company's own figures."
    if label.assumed == len(label.sentences):
        return "* All of it assumed: nobody has said how it is here."
    return "By the company's own figures. * assumed: nobody has said how it is here."


def _sentences(label: Label) -> Iterator[str]:
    return (s.text + (f" {ASSUMED}" if s.assumed else "") for s in label.sentences)


def _framed(texts: list[str], room: int) -> list[str]:
    return [f"{_MARGIN}{left(text, room)}{_MARGIN[::-1]}" for text in texts]
