"""request: asking for something the company's rules grant or refuse.

Asked in this order: restriction, window, evidence, authority. The first that alone suffices to
refuse carries the refusal.
"""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, role, spoken
from holdgame.engine.moments import NOBODY, Charge, Charges, Line
from holdgame.engine.program import Node
from holdgame.engine.state import State
from holdgame.engine.timing import FIND_EVIDENCE
from holdgame.engine.world import DAY, World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem

_WINDOWS = {"refund": "refund.window_days"}
_EVIDENCE = {"none": (), "receipt": ("receipt",), "receipt_and_photo": ("receipt", "photo")}
LOOKING = {
    "receipt": "They need to see a receipt. You go and look for it, and read it out.",
    "receipt_and_photo": (
        "They need a receipt and a photo. You look for the one, take the other, and send both."
    ),
}
_AUTHORITY = {
    "agent": "authority.frontline",
    "supervisor": "authority.supervisor",
    "manager": "authority.manager",
}


def request(world: World, state: State, node: Node, step: m.Request) -> Passed:
    """Granted, refused by a rule, or passed to somebody who may decide."""
    amount = _amount(world, state, step)
    effort = _evidence_effort(world, state, step)
    seen = _looking(world, effort)
    state = state._replace(shown=state.shown or bool(effort))
    rule = _first_refusal(world, state, step)
    if rule:
        return _refused(state, node, rule, seen, effort)
    rank = role(world, state)
    authority = _AUTHORITY[rank]
    if amount is None or amount <= world.money(authority):
        granted = _granted(world, state, node, step, amount or 0.0, effort)
        return granted._replace(lines=seen)
    if rank != "manager" and "escalated" in node.branches:
        above = forward(state, node.branches["escalated"])._replace(ended_by=authority)
        return Passed(above, seen, effort)
    return _refused(state, node, authority, seen, effort)


def _amount(world: World, state: State, step: m.Request) -> float | None:
    if step.amount is None:
        return None
    value = step.amount(world.names(state))
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ExpressionProblem(f"An amount is money from 0, not {value!r}.", place=step.place)
    return float(value)


def _first_refusal(world: World, state: State, step: m.Request) -> str:
    if step.needs and step.needs in world.items("account.restrictions"):
        return "account.restrictions"
    window = _WINDOWS.get(step.what, "returns.window_days")
    if step.age_days + state.clock // DAY > world.number(window):
        return window
    asked = _EVIDENCE.get(world.word("refund.evidence"), ())
    if step.has is not None and not step.has.issuperset(asked):
        return "refund.evidence"
    return ""


def _evidence_effort(world: World, state: State, step: m.Request) -> Charges:
    """Finding and sending what the rule wants to see, each piece; once found it is at hand."""
    if state.shown:
        return ()
    asked = _EVIDENCE.get(world.word("refund.evidence"), ())
    return tuple(
        Charge(
            "doing",
            because="refund.evidence",
            seconds=FIND_EVIDENCE,
            touchpoint="decision",
        )
        for item in asked
        if step.has is None or item in step.has
    )


def _looking(world: World, effort: Charges) -> tuple[Line, ...]:
    """What the effort looks like: time that passes unseen is not believed."""
    if not effort:
        return ()
    return (spoken(world, m.NARRATOR, LOOKING[world.word("refund.evidence")]),)


def _refused(
    state: State, node: Node, rule: str, seen: tuple[Line, ...], effort: Charges
) -> Passed:
    no = Charge("refused", because=rule, touchpoint="decision")
    to = forward(state, node.branches["refused"])._replace(refused=rule, ended_by=rule)
    return Passed(to, seen, (*effort, no))


def _granted(
    world: World, state: State, node: Node, step: m.Request, amount: float, effort: Charges
) -> Passed:
    """The company pays; the customer may still wait for it, and the days count."""
    replaced = step.what == "replacement"
    days = "replacement.days" if replaced else "refund.days"
    charges = (
        *effort,
        Charge(
            "goods" if replaced else "refunded",
            because=NOBODY,
            touchpoint="decision",
            amount=amount,
        ),
        Charge(
            "without",
            because=days,
            seconds=world.number(days) * 86_400,
            touchpoint="delivery",
        ),
    )
    return Passed(forward(state, node.branches["granted"]), (), charges)
