"""money: three purses, the customer's, the company's and what is at risk, never added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from holdgame.engine.moments import ON_THE_LINE
from holdgame.friction.ledger import Entry, Ledger

_HOUR: Final = 3600


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
        return Purse(_customer(ledger, terms), _company(ledger, terms), _at_risk(ledger, terms))


def live_contacts(entries: Iterable[Entry]) -> int:
    """How often the customer reached somebody: an agent was on the line, or read what was written.

    Somebody reached before any contact is booked is a contact too.
    """
    live = 0
    reached = False
    for entry in entries:
        if entry.charge.did == "contact":
            reached = False
        if (entry.charge.agent or entry.charge.did == "telling") and not reached:
            reached = True
            live += 1
    return live


def _customer(ledger: Ledger, terms: Terms) -> float:
    """The customer's hours, by US DOT's shares of the wage, and what was paid."""
    active, waiting, paid = 0.0, 0.0, 0.0
    for entry in ledger.entries:
        match entry.charge.kind:
            case "waiting":
                waiting += entry.charge.seconds
            case "listening" | "doing":
                active += entry.charge.seconds
            case "paid":
                paid += entry.charge.amount
    weights = ledger.weights
    hours = (weights["wage_active"] * active + weights["wage_waiting"] * waiting) / _HOUR
    return terms.wage * hours + paid


def _company(ledger: Ledger, terms: Terms) -> float:
    """The agents' time, by their rate or by the published cost of a contact; refunds, goods."""
    charges = [entry.charge for entry in ledger.entries]
    given = sum(c.amount for c in charges if c.kind == "refunded" or c.kind == "goods")
    if terms.agent_rate is None:
        contacts = live_contacts(ledger.entries)
        return ledger.weights["live_contact"] * terms.dollar * contacts + given
    served = sum(c.seconds for c in charges if c.agent and c.kind in ON_THE_LINE)
    return terms.agent_rate * served / _HOUR + given


def _at_risk(ledger: Ledger, terms: Terms) -> Range | None:
    """The earnings that leave with the customer: SQM's intentions over those at first contact.

    People act on about half of their intentions (Sheeran & Webb 2016): that is the lower bound;
    the upper is that they act on all.
    """
    if terms.customer_value is None or terms.margin is None:
        return None
    weights = ledger.weights
    over = weights[f"defects_{ledger.outcome}"] - weights["defects_resolved_first"]
    earned = max(0.0, over) * terms.customer_value * terms.margin
    return Range(weights["acted_on_low"] * earned, weights["acted_on_high"] * earned)
