"""purses: whose money it was, in words: three purses that are never added."""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.debrief import words
from holdgame.debrief.debrief import Debrief, Money


@dataclass(frozen=True, slots=True)
class PurseInWords:
    """Whose it is, how much, and what is in it."""

    name: str
    amount: str
    notes: tuple[str, ...]


def purses_of(debrief: Debrief) -> tuple[PurseInWords, ...]:
    """The customer's, the company's, and what is at risk."""
    money = debrief.money
    risk = _at_risk(money)
    return (
        PurseInWords("the customer's", _amount(money.purse.customer, money), _customers(debrief)),
        PurseInWords("the company's", _amount(money.purse.company, money), _companies(money)),
        PurseInWords("at risk", risk[0], (risk[1], *money.unpriced)),
    )


def _amount(amount: float, money: Money) -> str:
    return f"{words.money(amount)} {money.currency}"


def _customers(debrief: Debrief) -> tuple[str, ...]:
    money, minutes = debrief.money, debrief.score.minutes.total
    time = words.money(money.purse.customer - money.charges)
    wage = f"{words.money(money.terms.wage)} an hour, half of it while not waiting"
    parts = [f"{time} for {words.minutes(minutes)} at {wage}"]
    if money.charges:
        parts.append(f"{words.money(money.charges)} charged")
    return ("; ".join(parts),)


def _companies(money: Money) -> tuple[str, ...]:
    rate = "by the published cost of a contact"
    if money.terms.agent_rate is not None:
        rate = f"at {words.money(money.terms.agent_rate)} an hour"
    answered = words.money(money.purse.company - money.given)
    parts = [f"{answered} for those who answered, {rate}"]
    if money.given:
        parts.append(f"{words.money(money.given)} given to the customer")
    return ("; ".join(parts),)


def _at_risk(money: Money) -> tuple[str, str]:
    """How much, and why."""
    risk, terms = money.purse.at_risk, money.terms
    if risk is None or terms.customer_value is None or terms.margin is None:
        why = "the company has not said what a customer is worth, or the margin"
        return "not known", why
    between = f"{words.money(risk.low)} to {words.money(risk.high)} {money.currency}"
    if not risk.high:
        return between, "settled at once, so no more mean to leave than usual"
    earned = terms.customer_value * terms.margin
    why = (
        f"{words.money(earned)} a year is earned with a customer, and after this "
        f"{100 * risk.high / earned:.3g} % more of them mean to leave; half of those do, or all"
    )
    return between, why
