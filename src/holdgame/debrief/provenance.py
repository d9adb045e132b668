"""provenance: how it is known what a rule is here, and for whom it was made."""

from __future__ import annotations

from typing import Final

from holdgame.debrief.best_known import OUR_JUDGEMENT
from holdgame.debrief.rules import Rule

MARKS: Final = {"judgement": OUR_JUDGEMENT}
_MADE_FOR: Final = {
    "customer": "made for the customer",
    "us": "made for the company",
    "law": "made for the law",
    "nobody remembers": "nobody remembers for whom it was made",
}


def how_known(rule: Rule) -> str:
    """Who said or measured it; of what is assumed, where that is from."""
    by = f" by {rule.by}" if rule.by else ""
    marks = [f"{rule.origin}{by}"]
    if rule.origin == "assumed":
        mark = MARKS.get(rule.provenance or "", rule.provenance or "")
        marks.append(": ".join(part for part in (mark, rule.source) if part))
    return "; ".join(mark for mark in marks if mark)


def made_for(rule: Rule) -> str:
    """For whom it was made."""
    return _MADE_FOR[rule.made_for]
