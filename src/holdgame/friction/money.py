"""money: three purses, the customer's, the company's and what is at risk, never added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from holdgame.engine.moments import ON_THE_LINE, Charge
from holdgame.friction.ledger import Entry, Ledger, Outcome
from holdgame.friction.weights import Weights

_HOUR: Final = 3600
GIVEN: Final = ("refunded", "goods")  # what the company gives back


@dataclass(frozen=True, slots=True)
class Terms:
    """What money is counted by, in the story's currency.

    `wage` is the customer's and `agent_rate` the company's loaded cost of an agent, both an hour.
    With no rate each live contact costs the published figure in US dollars, and `dollar` is what
    one of them is in the story's currency. `customer_value` is what a customer brings in, over
    the time the company counts in, and `margin` the share of it that is earned; without either
    nothing is said about what is at risk.
    """

    wage: float = 0.0
    agent_rate: float | None = None
    dollar: float = 1.0
    customer_value: float | None = None
    margin: float | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """An amount of money that is known within bounds only."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Purse:
    """Three amounts in the story's currency. They are never added: whose money it is differs."""

    customer: float
    company: float
    at_risk: Range | None

    @staticmethod
    def of(ledger: Ledger, terms: Terms) -> Purse:
        """What a journey that has ended cost whom."""
        return Purse(
            _customer(ledger, terms),
            _company(ledger, terms),
            at_risk({ledger.outcome: 1.0}, terms, ledger.weights),
        )


def live_contacts(entries: Iterable[Entry]) -> int:
    """How often the customer reached somebody: an agent was on the line, or read what was written.

    Somebody reached before any contact is booked is a contact too.
    """
    live = 0
    now = False
    for entry in entries:
        now, reached = reaches(entry.charge, now)
        live += reached
    return live


def reaches(charge: Charge, now: bool) -> tuple[bool, bool]:
    """Whether somebody has been reached in this contact after a charge, given whether it was so
    before it, and whether it is with this charge that somebody is."""
    if charge.did == "contact":
        now = False
    reached = (charge.agent or charge.did == "telling") and not now
    return now or reached, reached


def _customer(ledger: Ledger, terms: Terms) -> float:
    seconds: dict[str, float] = {}
    for entry in ledger.entries:
        kind = entry.charge.kind
        seconds[kind] = seconds.get(kind, 0.0) + entry.charge.seconds
    active = seconds.get("listening", 0.0) + seconds.get("doing", 0.0)
    paid = sum(e.charge.amount for e in ledger.entries if e.charge.kind == "paid")
    return customer_cost(active, seconds.get("waiting", 0.0), paid, terms, ledger.weights)


def _company(ledger: Ledger, terms: Terms) -> float:
    charges = [entry.charge for entry in ledger.entries]
    given = sum(c.amount for c in charges if c.kind in GIVEN)
    served = sum(c.seconds for c in charges if c.agent and c.kind in ON_THE_LINE)
    return company_cost(served, live_contacts(ledger.entries), given, terms, ledger.weights)


def customer_cost(
    active: float, waiting: float, paid: float, terms: Terms, weights: Weights
) -> float:
    """The customer's hours, by US DOT's shares of the wage, and what was paid.

    `active` are the seconds of listening and doing; `paid` is money.
    """
    hours = (weights["wage_active"] * active + weights["wage_waiting"] * waiting) / _HOUR
    return terms.wage * hours + paid


def company_cost(
    served: float, contacts: float, given: float, terms: Terms, weights: Weights
) -> float:
    """The agents' time, by their rate or by the published cost of a contact, never both; and what
    was `given` in refunds and goods. `served` are the seconds that an agent was on the line."""
    if terms.agent_rate is None:
        return weights["live_contact"] * terms.dollar * contacts + given
    return terms.agent_rate * served / _HOUR + given


def at_risk(odds: Mapping[Outcome, float], terms: Terms, weights: Weights) -> Range | None:
    """The earnings that leave with the customer: SQM's intentions over those at first contact.

    People act on about half of their intentions (Sheeran & Webb 2016): that is the lower bound;
    the upper is that they act on all. `odds` are those of how it ends.
    """
    if terms.customer_value is None or terms.margin is None:
        return None
    usual = weights["defects_resolved_first"]
    over = sum(p * max(0.0, weights[f"defects_{end}"] - usual) for end, p in odds.items())
    earned = over * terms.customer_value * terms.margin
    return Range(weights["acted_on_low"] * earned, weights["acted_on_high"] * earned)
