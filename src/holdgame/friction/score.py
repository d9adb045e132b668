"""score: what a journey came to, in minutes, effort-minutes, money and counts.

Three measures that are never added to one another. Every number used stands in `weights.yaml`
with its source.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from holdgame.friction.counts import Counts
from holdgame.friction.ledger import Ledger, OwnerOf
from holdgame.friction.money import Purse, Terms
from holdgame.friction.rounding import DECIMALS
from holdgame.friction.scale import MILLI

_MINUTE: Final = 60
_DAY: Final = 86_400
_CENTS: Final = 2  # decimals of money


def friction_index(effort_minutes: float, tau: float) -> float:
    """F = 100 * (1 - exp(-B / tau)), 0 to 100: a dial that saturates, not a probability.

    B and tau are in effort-minutes; why tau is what it is stands with the weights.
    """
    return -100 * math.expm1(-effort_minutes / tau)


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes of the customer's life. Waiting off the phone for a call back is none of them."""

    waiting: float
    listening: float
    doing: float

    @property
    def total(self) -> float:
        """All three."""
        return self.waiting + self.listening + self.doing


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a journey that has ended.

    `effort` and the groupings are milli-effort-minutes; each grouping, as felt and heaviest first,
    adds up to `effort` exactly. `days` passed by the calendar, `days_without` are those without
    the thing; no day is in the minutes. Waiting off the phone has effort, a tenth of its minutes,
    but is not in the minutes either: the customer was free to do something else.
    """

    minutes: Minutes
    days: float
    days_without: float
    effort: int
    index: float
    money: Purse
    by_policy: Mapping[str, int]
    by_owner: Mapping[str, int]
    by_touchpoint: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_burden: Mapping[str, int]
    counts: Counts

    @staticmethod
    def of(ledger: Ledger, terms: Terms, owner_of: OwnerOf) -> Score:
        """Fold a ledger; `owner_of` gives the role that owns a policy."""
        seconds: dict[str, float] = {}
        for entry in ledger.entries:
            kind = entry.charge.kind
            seconds[kind] = seconds.get(kind, 0.0) + entry.charge.seconds
        effort = ledger.total
        return Score(
            minutes=Minutes(
                waiting=seconds.get("waiting", 0.0) / _MINUTE,
                listening=seconds.get("listening", 0.0) / _MINUTE,
                doing=seconds.get("doing", 0.0) / _MINUTE,
            ),
            days=seconds.get("elapsed", 0.0) / _DAY,
            days_without=seconds.get("without", 0.0) / _DAY,
            effort=effort,
            index=friction_index(effort / MILLI, ledger.weights["tau"]),
            money=Purse.of(ledger, terms),
            by_policy=_heaviest_first(ledger.by_policy()),
            by_owner=_heaviest_first(ledger.by_owner(owner_of)),
            by_touchpoint=_heaviest_first(ledger.by_touchpoint()),
            by_kind=_heaviest_first(ledger.by_kind()),
            by_burden=_heaviest_first(ledger.by_burden()),
            counts=Counts.of(entry.charge for entry in ledger.entries),
        )

    @property
    def effort_minutes(self) -> float:
        """B, the effort, in effort-minutes."""
        return self.effort / MILLI

    def as_dict(self) -> dict[str, Any]:
        """For JSON. Efforts have at most three decimals and add up exactly as decimals do."""
        at_risk = self.money.at_risk
        return {
            "minutes": {key: round(value, DECIMALS) for key, value in asdict(self.minutes).items()},
            "days": round(self.days, DECIMALS),
            "days_without": round(self.days_without, DECIMALS),
            "effort_minutes": _decimal(self.effort),
            "index": round(self.index, 1),
            "money": {
                "customer": round(self.money.customer, _CENTS),
                "company": round(self.money.company, _CENTS),
                "at_risk": at_risk and {k: round(v, _CENTS) for k, v in asdict(at_risk).items()},
            },
            "by_policy": _decimals(self.by_policy),
            "by_owner": _decimals(self.by_owner),
            "by_touchpoint": _decimals(self.by_touchpoint),
            "by_kind": _decimals(self.by_kind),
            "by_burden": _decimals(self.by_burden),
            "counts": asdict(self.counts),
        }


def _heaviest_first(sums: dict[str, int]) -> dict[str, int]:
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def _decimal(milli: int) -> float:
    """The float whose text has the amount's own decimals, three at most."""
    return round(milli / MILLI, DECIMALS)


def _decimals(sums: Mapping[str, int]) -> dict[str, float]:
    return {key: _decimal(milli) for key, milli in sums.items()}
