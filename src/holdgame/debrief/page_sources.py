"""page_sources: the money, and where every number comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.best_known import OUR_JUDGEMENT
from holdgame.debrief.booked import Felt
from holdgame.debrief.columns import left, right, wrap
from holdgame.debrief.debrief import Debrief, Money

_MARKS: Final = {"judgement": OUR_JUDGEMENT}
_MADE_FOR: Final = {
    "customer": "made for the customer",
    "us": "made for the company",
    "law": "made for the law",
    "nobody remembers": "nobody remembers for whom it was made",
}


def sources_page(debrief: Debrief, width: int) -> list[str]:
    """Three purses; the values that acted; the weights that were used."""
    lines = ["  Money, in three purses that are never added", ""]
    lines += _money(debrief, width)
    lines += ["", *wrap(_acted(debrief), width)]
    for felt in debrief.rules:
        lines.append("")
        lines += _rule(felt, width)
    lines += ["", "  Weights used, each with where it comes from"]
    for used in debrief.weights:
        figure = used.figure
        mark = _MARKS.get(figure.provenance, figure.provenance)
        name = debrief.wording.weight(used.name)
        lines += [
            "",
            f"    {left(name, 33)} {left(f'{figure.value:g} {figure.unit}', width - 38)}".rstrip(),
        ]
        lines += wrap(f"{mark}: {figure.source}", width, " " * 6)
    lines += ["", *wrap(_LUCK.format(seed=debrief.seed), width)]
    index = f"{debrief.score.index:.1f}"
    lines += ["", *wrap(_INDEX.format(index=index), width)]
    return lines


_LUCK = "The luck of this play is seed {seed}: `holdgame play --seed {seed}` has it again."
_INDEX = (
    "The friction index, a dial from 0 to 100 that saturates, stands at {index}. It is no "
    "probability, and no gain is told in it."
)


def _money(debrief: Debrief, width: int) -> Iterator[str]:
    """Each purse with what is in it."""
    money, minutes = debrief.money, debrief.score.minutes.total
    purse, terms, currency = money.purse, money.terms, money.currency
    yield _purse("the customer's", words.money(purse.customer), currency, width)
    time = words.money(purse.customer - money.charges)
    wage = f"{words.money(terms.wage)} an hour, half of it while not waiting"
    parts = [f"{time} for {words.minutes(minutes)} at {wage}"]
    if money.charges:
        parts.append(f"{words.money(money.charges)} charged")
    yield from _note("; ".join(parts), width)
    yield _purse("the company's", words.money(purse.company), currency, width)
    rate = "by the published cost of a contact"
    if terms.agent_rate is not None:
        rate = f"at {words.money(terms.agent_rate)} an hour"
    parts = [f"{words.money(purse.company - money.given)} for those who answered, {rate}"]
    if money.given:
        parts.append(f"{words.money(money.given)} given to the customer")
    yield from _note("; ".join(parts), width)
    yield from _at_risk(money, width)
    for sentence in money.unpriced:
        yield from _note(sentence, width)


def _at_risk(money: Money, width: int) -> Iterator[str]:
    risk, terms = money.purse.at_risk, money.terms
    if risk is None or terms.customer_value is None or terms.margin is None:
        yield _purse("at risk", "not known", "", width)
        yield from _note("the company has not said what a customer is worth, or the margin", width)
        return
    between = f"{words.money(risk.low)} to {words.money(risk.high)}"
    yield _purse("at risk", between, money.currency, width)
    earned = terms.customer_value * terms.margin
    if not risk.high:
        yield from _note("settled at once, so no more mean to leave than usual", width)
        return
    yield from _note(
        f"{words.money(earned)} a year is earned with a customer, and after this "
        f"{100 * risk.high / earned:.3g} % more of them mean to leave; half of those do, or all",
        width,
    )


def _purse(name: str, amount: str, currency: str, width: int) -> str:
    return f"    {left(name, 20)}{right(f'{amount} {currency}'.strip(), 28)}"[:width]


def _note(text: str, width: int) -> list[str]:
    return wrap(text, width, " " * 6)


def _acted(debrief: Debrief) -> str:
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
    by = f" by {rule.by}" if rule.by else ""
    marks = [f"{rule.origin}{by}"]
    if rule.origin == "assumed":
        mark = _MARKS.get(rule.provenance or "", rule.provenance or "")
        marks.append(": ".join(part for part in (mark, rule.source) if part))
    marks.append(_MADE_FOR[rule.made_for])
    lines += _note("; ".join(mark for mark in marks if mark), width)
    if known is not None and not known.reached:
        lines += _note(f"best known: {known.best} ({known.source})", width)
    return lines
