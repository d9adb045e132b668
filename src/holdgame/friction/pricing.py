"""pricing: what a company says of its money, as the terms by which its journeys are priced."""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.company.policy import NONE
from holdgame.company.profile import Company
from holdgame.engine.world import World
from holdgame.friction.money import Terms

DOLLAR = "USD"


@dataclass(frozen=True, slots=True)
class Pricing:
    """The terms by which a journey is priced, and what could not be priced, in sentences."""

    terms: Terms
    unpriced: tuple[str, ...] = ()


def pricing_of(world: World) -> Pricing:
    """What the company says of itself, in the currency of the play."""
    company, currency = world.company, world.currency
    unpriced: list[str] = []
    if currency != world.story.currency:
        unpriced.append(
            f"{company.name} does not say what {world.story.currency} are worth: "
            f"the story's amounts are taken for {currency}."
        )
    said = [_said(company, policy) for policy in ("agent.rate", "customer.value")]
    agent, value = (None if a is None else a * world.rate for a in said)
    dollar = _dollar(company, currency)
    if agent is None and dollar is None:
        unpriced.append(f"What a contact costs is published in {DOLLAR} and counted as {currency}.")
    margin = _said(company, "margin")
    return Pricing(
        Terms(world.story.you.wage, agent, dollar or 1.0, value, margin), tuple(unpriced)
    )


def _dollar(company: Company, currency: str) -> float | None:
    """What one US dollar is in a currency, by the company's own rates."""
    if currency == DOLLAR:
        return 1.0
    into, dollars = company.rate(currency), company.rate(DOLLAR)
    return into / dollars if into and dollars else None


def _said(company: Company, policy: str) -> float | None:
    """A fact about the company, or None when nobody has said it."""
    held = company.values.get(policy)
    value = NONE if held is None else held.value
    return float(value) if isinstance(value, int | float) and value != NONE else None
