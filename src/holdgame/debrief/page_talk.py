"""page_talk: how far off the predictions were, what to bring, and what to ask one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief.bias import bias_in_words, summed_up
from holdgame.debrief.columns import wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.talk import conversation, evidence_to_bring

BRING: Final = "Bring this to the conversation"
BLANK: Final = "_" * 20
LETTER: Final = (
    "What you will do can be a letter, to those who can change it, to those who answer, or to a "
    "customer: `holdgame debrief FILE --letter executives`, `people` or `customer`."
)


def talk_page(debrief: Debrief, width: int) -> list[str]:
    """What the debrief cannot say by itself."""
    lines = list(_bias(debrief, width))
    lines += [f"  {BRING}", ""]
    for line, rule in evidence_to_bring(debrief):
        about = f" ({rule})" if rule else ""
        lines += wrap(f"[ ] {line}{about}: {BLANK}", width, "    ", "    ")
    lines += [
        "",
        *wrap("A conversation in six phases: ask one another, not whoever leads it", width),
    ]
    for number, (heading, asked) in enumerate(conversation(debrief), 1):
        lines += ["", f"    {number}  {heading}", *wrap(asked, width, " " * 7)]
    return [*lines, "", *wrap(LETTER, width)]


def _bias(debrief: Debrief, width: int) -> Iterator[str]:
    if not debrief.compared:
        return
    yield "  What you predicted"
    yield ""
    for row in debrief.compared:
        told = f"{row.what}: {bias_in_words(row, debrief.wording)}."
        yield from wrap(told, width, "    ", "  ")
    summed = summed_up(debrief.compared, debrief.wording)
    yield from wrap(f"{summed} {debrief.wording.bias['what_it_is']}", width)
    yield ""
