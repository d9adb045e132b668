"""best_known: what a rule is here, beside the best that is known of it anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.company import kindness
from holdgame.company.policy import STAFFING, Figure, Provenance
from holdgame.debrief import words
from holdgame.debrief.rules import mean_wait, row_of
from holdgame.debrief.standing import Standing
from holdgame.debrief.wording import Wording

OUR_JUDGEMENT = "our judgement"


@dataclass(frozen=True, slots=True)
class BestKnown:
    """A rule's value here and the best known one, as a person would write them.

    `reached` says that here is as good already.
    """

    here: str
    best: str
    source: str
    provenance: Provenance
    reached: bool

    @property
    def said_by(self) -> str:
        """Who the source is, without what it says."""
        return self.source.partition(":")[0]


def best_known_of(policy: str, standing: Standing, wording: Wording) -> BestKnown | None:
    """What is known of a rule; None where nothing is: a story's own rule, a matter of taste."""
    company = standing.company
    row, held = row_of(policy, company), company.values.get(policy)
    if row is None or held is None or row.best.value == row.typical.value:
        return None
    if row.id == STAFFING:
        mean = mean_wait(policy, standing)
        if mean is None:
            return None
        quickest = float(str(row.best.value))
        here, best = words.brief(mean), words.brief(quickest)
        reached = mean <= quickest or here == best
        here = f"{here} wait on average"
    else:
        here, best = (
            wording.value(policy, row.shown(value, company.currency))
            for value in (held.value, row.best.value)
        )
        reached = kindness.gap(row, held.value) == 0
    return BestKnown(here, best, source_of(row.best), row.best.provenance, reached)


def source_of(figure: Figure) -> str:
    """Where a figure is from, in a few words."""
    mark = OUR_JUDGEMENT if figure.provenance == "judgement" else ""
    return ": ".join(part for part in (mark, figure.source) if part)
