"""verify: the company makes the customer prove who they are."""

from __future__ import annotations

from holdgame.engine import timing
from holdgame.engine.going import Passed, agent_says, forward, here, leave, thrown, ways_to_hang_up
from holdgame.engine.moments import Ask, Chance, Charge, Charges, Exit, Line, Option
from holdgame.engine.program import Node
from holdgame.engine.state import MUST_VERIFY_AGAIN, VERIFIED, Call, State
from holdgame.engine.steps.chance import either
from holdgame.engine.world import World
from holdgame.story import model as m

TRIES = 3


def verify(world: World, state: State, node: Node, step: m.Verify) -> Passed | Ask | Chance:
    """Ask for the first `identity.checks` of the facts, three tries each.

    A genuine customer can still be turned away: `identity.false_reject`, a share a check.
    """
    facts = step.facts[: int(world.number("identity.checks"))]
    again = state.call.identity == MUST_VERIFY_AGAIN
    if not facts or state.call.identity == VERIFIED:
        return Passed(forward(state, node.next)._replace(call=_verified(state)))
    index, tries, judged = state.inner if state.inner else (0, 0, False)
    assert isinstance(index, int)
    assert isinstance(tries, int)
    if index >= len(facts):
        twice = Charge(
            "second_check", because="identity.again_after_transfer", touchpoint="identity"
        )
        more = (twice,) if again else _known(world)
        return Passed(forward(state, node.next)._replace(call=_verified(state)), (), more)
    if judged:
        return _judged(world, state, index, tries)
    return _ask(world, state, world.story.facts[facts[index]], index, tries, again)


def _known(world: World) -> Charges:
    """Whoever has opened the account sees how long the customer has been one, or does not."""
    if not world.story.you.years or world.flag("loyalty.recognised"):
        return ()
    return (Charge("unrecognised", because="loyalty.recognised", touchpoint="agent"),)


def _verified(state: State) -> Call:
    return state.call._replace(identity=VERIFIED)


def _ask(world: World, state: State, fact: m.Fact, index: int, tries: int, again: bool) -> Ask:
    because = "identity.again_after_transfer" if again else "identity.checks"
    digits = fact.kind == "digits"
    length = len(fact.value)
    typing = Charge(
        "doing",
        because=because,
        seconds=timing.code(length) if digits else timing.typed(length),
        touchpoint="identity",
        did="digits",
        keys=length if digits else 0,
        agent=True,
    )
    rejects = world.number("identity.false_reject") > 0
    right = state._replace(inner=(index, tries, True) if rejects else (index + 1, 0, False))
    lines, heard = _asked(world, state, fact, index, tries, because)
    costs = (*heard, typing)
    options = (
        Option("right", fact.value, leave(world, state, costs, right), 1.0),
        Option("wrong", "something else", _refused(world, state, index, tries, costs), 0.0),
        *ways_to_hang_up(world, state, heard, "identity.checks"),
    )
    how = "digits" if digits else "words"
    return Ask(
        here(world, state, f"{fact.id}.{tries + 1}"),
        how,  # type: ignore[arg-type]
        options,
        lines,
        expects=fact.value,
        fact=fact.id,
    )


def _asked(
    world: World, state: State, fact: m.Fact, index: int, tries: int, because: str
) -> tuple[tuple[Line, ...], Charges]:
    """What is said before the answer."""
    if tries:
        return agent_says(world, state, "I'm sorry, that isn't what I have here.", because)
    asked = f"And your {fact.label}?" if index else f"Could I have your {fact.label}?"
    return agent_says(world, state, asked, because)


def _judged(world: World, state: State, index: int, tries: int) -> Chance:
    """The right answer was given; will it be believed?"""
    doubt = Charge("false_reject", because="identity.false_reject", touchpoint="identity")
    believed = state._replace(inner=(index + 1, 0, False))
    return either(
        world,
        state,
        f"believed.{index + 1}.{tries + 1}",
        world.number("identity.false_reject"),
        ("rejected", _refused(world, state, index, tries, (doubt,))),
        ("believed", leave(world, state, (), believed)),
    )


def _refused(world: World, state: State, index: int, tries: int, charges: Charges) -> Exit:
    """One try less; after the last the line throws the customer out."""
    if tries + 1 < TRIES:
        return leave(world, state, charges, state._replace(inner=(index, tries + 1, False)))
    out = thrown(world, state, "failed", "identity.checks")
    return leave(world, state, charges, out)
