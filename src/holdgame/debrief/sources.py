"""sources: every number that a journey's score rests on, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from holdgame.friction.ledger import Ledger
from holdgame.friction.money import Terms
from holdgame.friction.weights import Figure


@dataclass(frozen=True, slots=True)
class Used:
    """A weight that this journey used, by its name in `weights.yaml`."""

    name: str
    figure: Figure


def weights_used(ledger: Ledger, terms: Terms) -> tuple[Used, ...]:
    """The weights of what happened on a journey, in the order of their file."""
    names: set[str] = set()
    for entry in ledger.entries:
        if entry.milli:
            names.add(entry.kind)
        if entry.kind == "waiting":
            names.update(flag for flag, _ in entry.charge.flags)
    if "without" in names:
        names.add("without_most")
    if any(flag in names for flag in ledger.weights.about):
        names.add("wait_most")
    names |= {"tau", "wage_active", "wage_waiting"}
    if terms.agent_rate is None:
        names.add("live_contact")
    if terms.customer_value is not None and terms.margin is not None:
        names |= {"defects_resolved_first", f"defects_{ledger.outcome}"}
        names |= {"acted_on_low", "acted_on_high"}
    figures = ledger.weights.figures
    return tuple(Used(name, figure) for name, figure in figures.items() if name in names)
