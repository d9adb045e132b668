"""best_known: what a rule is here, beside the best that is known of it anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.company.policy import STAFFING, Figure, Policy, PolicyValue, Provenance
from holdgame.debrief import words
from holdgame.debrief.rules import mean_wait, row_of
from holdgame.debrief.wording import Wording
from holdgame.engine.world import World

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


def best_known_of(policy: str, world: World, wording: Wording) -> BestKnown | None:
    """What is known of a rule; None where nothing is: a story's own rule, a matter of taste."""
    company = world.company
    row, held = row_of(policy, company), company.values.get(policy)
    if row is None or held is None or row.best.value == row.typical.value:
        return None
    if row.id == STAFFING:
        mean = mean_wait(policy, world)
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
        reached = _as_good(held.value, row)
    return BestKnown(here, best, source_of(row.best), row.best.provenance, reached)


def source_of(figure: Figure) -> str:
    """Where a figure is from, in a few words."""
    mark = OUR_JUDGEMENT if figure.provenance == "judgement" else ""
    return ": ".join(part for part in (mark, figure.source) if part)


def _as_good(value: PolicyValue, row: Policy) -> bool:
    """Whether a value is the best known, or past it on the side away from the typical one."""
    best, typical = row.best.value, row.typical.value
    if value == best:
        return True
    if row.may_be_none or not all(_is_number(v) for v in (value, best, typical)):
        return False
    here, there, usual = float(str(value)), float(str(best)), float(str(typical))
    return here > there if there > usual else here < there


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
