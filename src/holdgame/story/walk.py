"""Going through a story's steps, the inner ones too."""

from __future__ import annotations

from collections.abc import Iterator

from holdgame.story import model as m
from holdgame.story.expressions import Expression, Text


def branches(step: m.Step) -> Iterator[tuple[str, m.Steps]]:
    """The lists of steps inside a step, each with a stable name."""
    match step:
        case m.Choose():
            for option in step.options:
                yield option.id, option.steps
        case m.If():
            yield "then", step.then
            yield "else", step.otherwise
        case m.Chance():
            for number, outcome in enumerate(step.outcomes, 1):
                yield str(number), outcome.steps
        case m.Menu() if step.settled is not None:
            yield "settled", step.settled
        case m.Request():
            yield "granted", step.granted
            yield "refused", step.refused
            if step.unsettled is not None:
                yield "unsettled", step.unsettled
            if step.escalated is not None:
                yield "escalated", step.escalated
        case m.Pitch() if step.asks:
            yield "accepted", step.accepted
            yield "declined", step.declined
        case m.Cancel():
            yield "left", step.left
            yield "stayed", step.stayed
        case m.Promise():
            yield "kept", step.kept
            yield "broken", step.broken
        case m.Write():
            yield "resolved", step.resolved
            yield "unresolved", step.unresolved


def bodies(story: m.Story) -> Iterator[m.Steps]:
    """The steps of every scene and routine."""
    yield from (scene.steps for scene in story.scenes.values())
    yield from (routine.steps for routine in story.routines.values())


def all_steps(steps: m.Steps) -> Iterator[m.Step]:
    """Every step of a list, depth first, in the order written."""
    for step in steps:
        yield step
        for _, inner in branches(step):
            yield from all_steps(inner)


def leaves(steps: m.Steps) -> bool:
    """Whether a list of steps always ends in `go` or `end`, whatever happens in it."""
    return bool(steps) and _leaves(steps[-1])


def _leaves(step: m.Step) -> bool:
    match step:
        case m.Go() | m.End():
            return True
        case m.Choose():
            return all(leaves(option.steps) for option in step.options)
        case m.Chance():
            odds = [o.odds.constant for o in step.outcomes]
            certain = all(isinstance(v, int | float) for v in odds) and sum(odds) >= 1 - 1e-9
            return certain and all(leaves(o.steps) for o in step.outcomes)
        case m.If() | m.Request() | m.Promise() | m.Write() | m.Cancel():
            return all(leaves(inner) for _, inner in branches(step))
        case _:
            return False


def present(*items: Expression | Text | None) -> Iterator[Expression | Text]:
    """The ones that were written."""
    return (item for item in items if item is not None)


def expressions_in(step: m.Step) -> Iterator[Expression | Text]:
    """Everything a step itself works out; its inner steps are walked on their own."""
    match step:
        case m.Say():
            yield step.text
        case m.Choose():
            yield from present(step.prompt)
            for option in step.options:
                yield from present(option.text, option.condition, option.disabled, option.weight)
        case m.If():
            yield step.condition
        case m.Set():
            yield from (value for _, value in step.values)
        case m.Do():
            yield from (value for _, value in step.arguments)
        case m.Chance():
            yield from (outcome.odds for outcome in step.outcomes)
        case m.Explain():
            yield from step.phrases
        case m.Request():
            yield from present(step.amount)
        case m.Pitch():
            yield step.offer
        case m.Promise():
            yield step.what
        case m.Pay():
            yield from present(step.amount, step.what)
        case m.Later():
            yield from present(step.days)
        case m.Feel():
            yield from present(step.prompt)


def throws(step: object) -> tuple[str, ...]:
    """The exits that a verb can throw to, under some company's policies."""
    match step:
        case m.Dial():
            return ("closed", "hung_up")
        case m.Menu():
            return ("hung_up",)
        case m.Hold() | m.Transfer():
            return ("hung_up", "dropped")
        case m.Closing():
            return ("dropped",)
        case m.Verify():
            return ("failed",)
        case m.Visit():
            return ("closed", "hung_up")
        case _:
            return ()
