"""What the future can still read at each step, so that states forget what no longer matters.

Backward liveness over the program, for every policy value and never for one company's, so that
changing a policy changes no state's shape. Routines are taken without their callers (whoever
may return, may return anywhere it is called from), which keeps more than it must, never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdgame.engine.program import Enter, Node, Program
from holdgame.engine.state import RETURN
from holdgame.story import model as m
from holdgame.story.walk import expressions_in, present, throws

Slot = str
LINE, QUEUE, WHO = "line", "queue", "who"
IDENTITY, MOVED, ASKED = "identity", "moved", "asked"
CONTACTS, CHANNEL, REFUSED, ENDED_BY, CLOCK, SHOWN = (
    "contacts",
    "channel",
    "refused",
    "ended_by",
    "clock",
    "shown",
)


def var(name: str) -> Slot:
    """A variable's value."""
    return f"var:{name}"


def told(fact: str) -> Slot:
    """Whether anybody was told a fact."""
    return f"told:{fact}"


def knows(fact: str) -> Slot:
    """Whether the person on the line was told it."""
    return f"knows:{fact}"


def visits(scene: str) -> Slot:
    """How often a scene was entered."""
    return f"visits:{scene}"


def once(pc: int, option: str) -> Slot:
    """Whether an option that may be taken once was taken."""
    return f"once:{pc}:{option}"


# Steps at which nobody can hang up and no minute is paid for.
_OFF_THE_LINE = m.Go | m.End | m.If | m.Set | m.Do | m.Later | m.SendBack | m.HangUp | m.Ending
_ENDS_THE_CALL = m.Later | m.SendBack | m.HangUp | m.Write
Slots = tuple[frozenset[Slot], ...]


def live_slots(story: m.Story, program: Program) -> tuple[Slots, Slots]:
    """For each step, the slots that it or a later one may read: before it, and half done."""
    count = len(program.nodes)
    uses: list[frozenset[Slot]] = []
    kills: list[frozenset[Slot]] = []
    follows: list[frozenset[int]] = []
    returns = _returns(program)
    goes_on = [frozenset(_goes_on(program, node, returns)) for node in program.nodes]
    on_the_line = _on_the_line(program, goes_on)
    for pc, node in enumerate(program.nodes):
        uses.append(frozenset(_uses(story, pc, node)))
        kills.append(frozenset(_kills(story, node)))
        thrown = _thrown_to(story, program, node, hung_up=pc in on_the_line)
        follows.append(goes_on[pc].union(thrown))
    before: list[set[int]] = [set() for _ in range(count)]
    for pc, nexts in enumerate(follows):
        for then in nexts:
            before[then].add(pc)
    live: list[frozenset[Slot]] = [frozenset()] * count
    waiting = list(range(count))
    queued = set(waiting)
    while waiting:
        pc = waiting.pop()
        queued.discard(pc)
        after: frozenset[Slot] = frozenset().union(*(live[n] for n in follows[pc]))
        now = uses[pc] | (after - kills[pc])
        if now != live[pc]:
            live[pc] = now
            for earlier in before[pc] - queued:
                waiting.append(earlier)
                queued.add(earlier)
    inside = (
        u | frozenset().union(*(live[n] for n in f)) for u, f in zip(uses, follows, strict=True)
    )
    return tuple(live), tuple(inside)


def _returns(program: Program) -> dict[str, set[int]]:
    """Where each routine may come back to."""
    back: dict[str, set[int]] = {name: set() for name in program.routines}
    calls = [n for n in program.nodes if isinstance(n.step, m.Do)]
    for node in calls:
        assert isinstance(node.step, m.Do)
        if node.next >= 0:
            back[node.step.routine].add(node.next)
    changed = True
    while changed:  # a call as a routine's last step returns to that routine's callers
        changed = False
        for node in calls:
            assert isinstance(node.step, m.Do)
            if node.next == RETURN and not back[node.routine] <= back[node.step.routine]:
                back[node.step.routine] |= back[node.routine]
                changed = True
    return back


def _goes_on(program: Program, node: Node, returns: dict[str, set[int]]) -> Iterable[int]:
    """The steps that may come next by the story's own doing."""
    step = node.step
    match step:
        case m.Ending():
            return ()
        case m.Go():
            return (program.target(step.scene),)
        case m.End():
            return (program.target(step.ending),)
        case m.Do():
            first = program.routines[step.routine]
            return returns[step.routine] if first == RETURN else (first,)
    then: set[int] = set(node.branches.values())
    then |= returns[node.routine] if node.next == RETURN else {node.next}
    if node.branches and RETURN in then:
        then |= returns[node.routine]
    return (pc for pc in then if pc >= 0)


def _thrown_to(story: m.Story, program: Program, node: Node, *, hung_up: bool) -> Iterable[int]:
    """Where the line can throw the customer at a step; who is on one may hang up at any."""
    for exit in {*throws(node.step), *(["hung_up"] if hung_up else ())}:
        name = getattr(node.step, exit, "") or getattr(story.exits, exit)
        if name and (pc := program.target(name)) >= 0:
            yield pc


def _on_the_line(program: Program, goes_on: Sequence[frozenset[int]]) -> set[int]:
    """The steps at which a call, or a visit, may be under way."""
    begins = (pc for pc, n in enumerate(program.nodes) if isinstance(n.step, m.Dial | m.Visit))
    reached: set[int] = set()
    waiting = [then for pc in begins for then in goes_on[pc]]
    while waiting:
        pc = waiting.pop()
        if pc not in reached:
            reached.add(pc)
            if not isinstance(program.nodes[pc].step, _ENDS_THE_CALL):
                waiting += goes_on[pc]
    return reached


def _uses(story: m.Story, pc: int, node: Node) -> Iterable[Slot]:
    step = node.step
    if isinstance(step, Enter):
        return  # it moves the clock and counts a visit, for whoever reads them later
    items = present(step.text) if isinstance(step, m.Ending) else expressions_in(step)
    for item in items:
        for path in item.reads:
            yield from _reads(story, path)
    if not isinstance(step, _OFF_THE_LINE):
        yield from (LINE, WHO, QUEUE)  # charges, and the way to hang up
    match step:
        case m.Choose():
            yield from (once(pc, o.id) for o in step.options if o.once)
        case m.Dial() | m.Write() | m.Visit():
            yield from (CONTACTS, CHANNEL, ENDED_BY, CLOCK)
            yield from (told(fact) for fact in story.facts)
        case m.Verify():
            yield IDENTITY
        case m.Explain():
            yield from (told(step.fact), knows(step.fact), MOVED)
        case m.Request():
            yield from (CLOCK, SHOWN, ASKED)
        case m.Ending():
            yield from () if step.resolved else (CONTACTS, REFUSED, ENDED_BY)


def _reads(story: m.Story, path: tuple[str, ...]) -> Iterable[Slot]:
    match path:
        case ("visits", scene):
            yield visits(scene)
        case ("told", "anyone", fact):
            yield told(fact)
        case ("told", _, fact):
            yield from (knows(fact), WHO, LINE)
        case (name,) if name in story.vars:
            yield var(name)


def _kills(story: m.Story, node: Node) -> Iterable[Slot]:
    call = (LINE, QUEUE, WHO, IDENTITY, MOVED, ASKED, *(knows(fact) for fact in story.facts))
    match node.step:
        case m.Set(values=values):
            return [var(name) for name, value in values if (name,) not in value.reads]
        case m.Dial() | m.Write() | m.Visit():
            return (*call, CHANNEL)
        case m.Later() | m.SendBack() | m.HangUp():
            return call
        case m.Explain(fact=fact):
            return (told(fact), knows(fact))
        case _:
            return ()
