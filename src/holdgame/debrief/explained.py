"""explained: one policy of the catalogue, with all that is known of it and its value here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from holdgame.company.policy import STAFFING, Figure, Policy
from holdgame.debrief import words
from holdgame.debrief.best_known import source_of
from holdgame.debrief.columns import both_ends, wrap
from holdgame.debrief.portrait_text import MADE_FOR, how_known
from holdgame.debrief.rules import Rule, row_of, rule_of
from holdgame.debrief.standing import Standing
from holdgame.debrief.wording import Wording

FORMAT: Final = 1
_KEY: Final = 14
_UNITS: Final = {
    "flag": "yes or no",
    "zone": "a time zone, such as Europe/Kyiv",
    "hours": "a pair of times, such as 08:00-20:00, or always",
    "list": "a list of names",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A policy: its row of the catalogue, and the rule as it stands at a company."""

    row: Policy
    rule: Rule
    company_name: str
    says: str
    """what the company's own value would say up front"""

    @staticmethod
    def of(policy: str, standing: Standing, wording: Wording) -> Explained:
        """One policy, by its id at this company; `staffing` alone is its largest queue's.

        Raises:
            KeyError: neither the catalogue nor the company has it.
        """
        company = standing.company
        id = f"{STAFFING}.{company.largest_queue}" if policy == STAFFING else policy
        row = row_of(id, company)
        if row is None or id not in company.values:
            raise KeyError(policy)
        value = company.value(id)
        said = row.says_up_front(value, company.currency)
        nobody_counted = row.id == STAFFING and not value
        return Explained(
            row, rule_of(id, standing, wording), company.name, "" if nobody_counted else said
        )

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        row = self.row
        return {
            "holdgame_policy": FORMAT,
            "policy": self.rule.policy,
            "question": row.question,
            "kind": row.kind,
            "unit": row.unit,
            "range": [row.low, row.high],
            "choices": list(row.choices),
            "may_be_none": row.may_be_none,
            "typical": _figure_as_dict(row.typical),
            "best": _figure_as_dict(row.best),
            "levels": list(row.levels),
            "cost": row.cost,
            "made_for": row.made_for,
            "owner": row.owner,
            "touchpoint": row.touchpoint,
            "does": row.does,
            "up_front": dict(row.up_front),
            "here": {**self.rule.as_dict(), "company": self.company_name, "says": self.says},
        }


def _figure_as_dict(figure: Figure) -> dict[str, Any]:
    return {"value": figure.value, "provenance": figure.provenance, "source": figure.source}


# -- as text --------------------------------------------------------------------------------------


def explained_lines(explained: Explained, wording: Wording, width: int) -> Iterator[str]:
    """The row of the catalogue, then the rule as it stands at the company."""
    row, rule = explained.row, explained.rule
    touchpoint = wording.touchpoints.get(row.touchpoint, "the company itself")
    yield both_ends(rule.policy, touchpoint, width, "")
    yield from wrap(row.question, width, "")
    yield ""
    for key, text in _of_the_catalogue(row):
        yield from _pair(key, text, width)
    yield from ("", explained.company_name)
    for key, text in _here(explained):
        yield from _pair(key, text, width)


def _of_the_catalogue(row: Policy) -> Iterator[tuple[str, str]]:
    yield "value", _range(row)
    if row.typical.value != row.best.value:
        yield "usual", _figure(row, row.typical)
        yield "best known", _figure(row, row.best)
    else:
        yield "usual, best", _figure(row, row.best)
    if row.levels:
        yield "worth trying", ", ".join(row.shown(level) for level in row.levels)
    yield "does", row.does
    yield "kinder costs", row.cost
    yield "usually made", MADE_FOR[row.made_for]
    yield "usual owner", row.owner


def _range(row: Policy) -> str:
    """What a value looks like: `money, 0 to 100,000`, `none, position or time`."""
    if row.choices:
        *most, last = (choice.replace("_", " ") for choice in row.choices)
        return f"{', '.join(most)} or {last}"
    name = row.unit.partition(";")[0] or _UNITS.get(row.kind, row.kind)
    span = f", {row.low:,g} to {row.high:,g}" if row.low is not None and row.high else ""
    return f"{name}{span}{', or none' if row.may_be_none else ''}"


def _figure(row: Policy, figure: Figure) -> str:
    """The value, where it is from, and what it would say up front."""
    if row.id == STAFFING:
        return f"{words.brief(float(str(figure.value)))} wait on average ({_source(figure)})"
    said = row.says_up_front(figure.value)
    quoted = f": “{said}”" if said and not row.fact else ""
    return f"{row.shown(figure.value)} ({_source(figure)}){quoted}"


def _source(figure: Figure) -> str:
    return source_of(figure) or figure.provenance


def _here(explained: Explained) -> Iterator[tuple[str, str]]:
    rule = explained.rule
    yield "here", rule.value
    yield "known", ": ".join(part for part in (how_known(rule), rule.source) if part)
    yield "whose", rule.serves
    yield "made", MADE_FOR[rule.made_for]
    yield "up front", f"“{explained.says}”" if explained.says else ""


def _pair(key: str, text: str, width: int) -> list[str]:
    """A key, and a text that hangs beside it; nothing where there is no text."""
    lines = wrap(text, width - 2 - _KEY, "")
    keys = [key, *[""] * (len(lines) - 1)]
    return [f"  {k:<{_KEY}}{line}" for k, line in zip(keys, lines, strict=True)] if lines else []
