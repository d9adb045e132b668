"""page_sources: the money, and where every number comes from."""

from __future__ import annotations

from collections.abc import Iterator

from holdgame.debrief.booked import Felt
from holdgame.debrief.columns import left, right, wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.provenance import MARKS, how_known, made_for
from holdgame.debrief.purses import purses_of


def sources_page(debrief: Debrief, width: int) -> list[str]:
    """Three purses; the values that acted; the weights that were used."""
    lines = ["  Money, in three purses that are never added", ""]
    lines += _money(debrief, width)
    lines += ["", *wrap(acted_in_words(debrief), width)]
    for felt in debrief.rules:
        lines.append("")
        lines += _rule(felt, width)
    lines += ["", "  Weights used, each with where it comes from"]
    for used in debrief.weights:
        figure = used.figure
        mark = MARKS.get(figure.provenance, figure.provenance)
        name = debrief.wording.weight(used.name)
        lines += [
            "",
            f"    {left(name, 33)} {left(f'{figure.value:g} {figure.unit}', width - 38)}".rstrip(),
        ]
        lines += wrap(f"{mark}: {figure.source}", width, " " * 6)
    lines += ["", *wrap(_LUCK.format(seed=debrief.seed), width)]
    index = f"{debrief.score.index:.1f}"
    lines += ["", *wrap(INDEX.format(index=index), width)]
    return lines


_LUCK = "The luck of this play is seed {seed}: `holdgame play --seed {seed}` has it again."
INDEX = (
    "The friction index, a dial from 0 to 100 that saturates, stands at {index}. It is no "
    "probability, and no gain is told in it."
)


def _money(debrief: Debrief, width: int) -> Iterator[str]:
    """Each purse with what is in it."""
    for purse in purses_of(debrief):
        yield f"    {left(purse.name, 20)}{right(purse.amount, 28)}"[:width]
        for note in purse.notes:
            yield from _note(note, width)


def _note(text: str, width: int) -> list[str]:
    return wrap(text, width, " " * 6)


def acted_in_words(debrief: Debrief) -> str:
    """What the rules below are, and how many of their values nobody gave."""
    acted = sum(debrief.origins.values())
    if not acted:
        return "No rule made any effort."
    assumed = debrief.origins["assumed"]
    how = ", where nobody said: what is usual stands in" if assumed else ""
    return (
        "Rules that made effort, with their values here. "
        f"Assumed: {assumed or 'none'} of {acted}{how}."
    )


def _rule(felt: Felt, width: int) -> list[str]:
    """A rule with its value, how that is known, whom it was made for, and where it is better."""
    rule, known = felt.rule, felt.best_known
    lines = wrap(f"{rule.name}: {rule.value}", width, "    ", "  ")
    lines += _note(f"{how_known(rule)}; {made_for(rule)}", width)
    if known is not None and not known.reached:
        lines += _note(f"best known: {known.best} ({known.source})", width)
    return lines
