"""request: asking for something the company's rules grant or refuse.

Asked in this order: restriction, window, evidence, authority. The first that alone suffices to
refuse carries the refusal.
"""

from __future__ import annotations

from holdgame.engine.going import Passed, forward, leave, role, spoken
from holdgame.engine.moments import NOBODY, Chance, Charge, Charges, Line
from holdgame.engine.program import Node
from holdgame.engine.settling import DAY
from holdgame.engine.state import SHOP, State
from holdgame.engine.steps.chance import either
from holdgame.engine.steps.looking_up import colleague_asked
from holdgame.engine.timing import FIND_EVIDENCE
from holdgame.engine.world import World
from holdgame.story import model as m
from holdgame.story.expressions import ExpressionProblem

REACHES, DONE = "reach", "done"  # what a grant still hangs on
_WINDOWS = {"refund": "refund.window_days"}
_EVIDENCE = {"none": (), "receipt": ("receipt",), "receipt_and_photo": ("receipt", "photo")}
LOOKING = {
    "receipt": "They need to see a receipt. You look for it, and read out what is on it.",
    "receipt_and_photo": (
        "They need a receipt and a photo. You look for the one, take the other, and send both."
    ),
}
_AUTHORITY = {
    "agent": "authority.frontline",
    "supervisor": "authority.supervisor",
    "manager": "authority.manager",
}


def request(world: World, state: State, node: Node, step: m.Request) -> Passed | Chance:
    """Granted, refused by a rule, or passed to somebody who may decide.

    What is granted may still be out of a shop's reach, and what was granted may not be done.
    """
    match state.inner:
        case (str() as stage,) if stage == REACHES:
            return _within_reach(world, state, node, step)
        case (str() as stage,) if stage == DONE:
            return _done_or_not(world, state, node, step)
    return _asked(world, state, node, step)


def _asked(world: World, state: State, node: Node, step: m.Request) -> Passed:
    """The rules in their order, then the authority of whoever is asked."""
    amount = _amount(world, state, step)
    lines, listened = colleague_asked(world, state, step.what)
    effort = _evidence_effort(world, state, step)
    lines += _looking(world, effort)
    charges = (*listened, *effort)
    call = state.call._replace(asked=state.call.asked or bool(listened))
    state = state._replace(shown=state.shown or bool(effort), call=call)
    if rule := _first_refusal(world, state, step):
        return _refused(world, state, node, rule, lines, charges)
    rank = step.by or role(world, state)
    authority = _AUTHORITY[rank]
    if amount is None or amount <= world.money(authority):
        stage = REACHES if state.call.line == SHOP else DONE
        return Passed(state._replace(inner=(stage,)), lines, charges)
    if rank != "manager" and "escalated" in node.branches:
        above = forward(state, node.branches["escalated"])._replace(ended_by=authority)
        return Passed(above, lines, charges)
    return _refused(world, state, node, authority, lines, charges)


def _within_reach(world: World, state: State, node: Node, step: m.Request) -> Passed | Chance:
    """A shop may say yes as often as it can reach into the account (`channels.store.resolves`)."""
    rule = "channels.store.resolves"
    no = _refused(world, state, node, rule, (), ())
    return either(
        world,
        state,
        REACHES,
        world.number(rule),
        ("reaches", leave(world, state, (), state._replace(inner=(DONE,)))),
        ("does_not", leave(world, state, no.charges, no.state)),
    )


def _done_or_not(world: World, state: State, node: Node, step: m.Request) -> Passed | Chance:
    """What is granted is done at the first contact as often as `contacts.resolved`, where the
    story has a way for what is not."""
    granted = _granted(world, state, node, step)
    if "unsettled" not in node.branches or world.number("contacts.resolved") >= 1:
        return granted
    undone = forward(state, node.branches["unsettled"])._replace(ended_by="contacts.resolved")
    return either(
        world,
        state,
        DONE,
        world.number("contacts.resolved"),
        ("done", leave(world, state, granted.charges, granted.state)),
        ("undone", leave(world, state, (), undone)),
    )


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
    world: World, state: State, node: Node, rule: str, lines: tuple[Line, ...], charges: Charges
) -> Passed:
    """No, by a rule; said in the company's words where they are read, by people who may not say
    that the rule is wrong."""
    no = [Charge("refused", because=rule, touchpoint="decision")]
    if world.word("script.empathy") == "read":
        no.append(Charge("read_to", because="script.empathy", touchpoint="agent"))
    if not world.flag("people.may_raise_rule"):
        no.append(Charge("unheard", because="people.may_raise_rule", touchpoint="agent"))
    to = forward(state, node.branches["refused"])._replace(refused=rule, ended_by=rule)
    return Passed(to, lines, (*charges, *no))


def _granted(world: World, state: State, node: Node, step: m.Request) -> Passed:
    """The company pays; the customer may still wait for it, and the days count."""
    replaced = step.what == "replacement"
    days = "replacement.days" if replaced else "refund.days"
    charges = (
        Charge(
            "goods" if replaced else "refunded",
            because=NOBODY,
            touchpoint="decision",
            amount=_amount(world, state, step) or 0.0,
        ),
        Charge(
            "without",
            because=days,
            seconds=world.number(days) * 86_400,
            touchpoint="delivery",
        ),
    )
    return Passed(forward(state, node.branches["granted"]), (), charges)
