"""settling: a state without what nothing reachable can read: equal futures are equal states."""

from __future__ import annotations

from collections.abc import Iterable

from holdgame.engine import liveness
from holdgame.engine.program import Program
from holdgame.engine.state import OFF, Call, State
from holdgame.story import model as m

DAY = 24 * 60


class Settling:
    """What may be forgotten at each step of a story's program, whatever the company's policies."""

    def __init__(self, story: m.Story, program: Program) -> None:
        before, inside = liveness.live_slots(story, program)
        self._before = tuple(_Mask(program, live) for live in before)
        # Steps that are half done no longer overwrite what they overwrote.
        self._inside = tuple(_Mask(program, live) for live in inside)
        self._initial = tuple(v.initial for v in program.variables)
        # Only a request asks how many days have passed; all others ask for the time of day.
        self._counts_days = any(isinstance(n.step, m.Request) for n in program.nodes)

        groups: dict[tuple[object, ...], int] = {}
        self._group = {
            mask: groups.setdefault(mask.parts(), len(groups))
            for mask in (*self._before, *self._inside)
        }

    def forgets(self, state: State) -> int:
        """A number for what is forgotten at a state's step; -1 where nothing is kept."""
        return -1 if state.pc < 0 else self._group[self._mask(state)]

    def remembered(self, state: State) -> Call:
        """What is kept of the call there."""
        return OFF if state.pc < 0 or state.call == OFF else self._mask(state).call(state.call)

    def _mask(self, state: State) -> _Mask:
        return (self._inside if state.inner else self._before)[state.pc]

    def settle(self, state: State) -> State:
        """The same state without what is dead. Of a state past the last step nothing is left."""
        if state.pc < 0:
            return State(state.pc, vars=self._initial, visits=(0,) * len(state.visits))
        mask = self._mask(state)
        call = mask.call(state.call) if state.call != OFF else OFF
        return State(
            state.pc,
            state.inner,
            state.stack,
            self._vars(state, mask),
            state.once & mask.once,
            tuple(v if keep else 0 for v, keep in zip(state.visits, mask.visits, strict=True))
            if state.visits
            else (),
            call,
            state.told & mask.told,
            state.contacts if mask.contacts else 0,
            state.channel if mask.channel else "",
            state.refused if mask.refused else "",
            state.ended_by if mask.ended_by else "",
            (state.clock if self._counts_days else state.clock % DAY) if mask.clock else 0,
            state.shown and mask.shown,
        )

    def _vars(self, state: State, mask: _Mask) -> tuple[object, ...]:
        if not mask.some_var_dead:
            return state.vars
        kept = zip(state.vars, mask.vars, self._initial, strict=True)
        return tuple(value if live else initial for value, live, initial in kept)


class _Mask:
    """Which parts of a state matter at one step."""

    __slots__ = (
        "_asked",
        "_identity",
        "_knows",
        "_line",
        "_moved",
        "_queue",
        "_who",
        "channel",
        "clock",
        "contacts",
        "ended_by",
        "once",
        "refused",
        "shown",
        "some_var_dead",
        "told",
        "vars",
        "visits",
    )

    def __init__(self, program: Program, live: frozenset[str]) -> None:
        self.vars = tuple(liveness.var(v.id) in live for v in program.variables)
        self.some_var_dead = not all(self.vars)
        self.visits = tuple(liveness.visits(s) in live for s in program.counted)
        self.once = _bits(i for (p, o), i in program.once.items() if liveness.once(p, o) in live)
        self.told = _bits(i for f, i in program.fact.items() if liveness.told(f) in live)
        self._knows = _bits(i for f, i in program.fact.items() if liveness.knows(f) in live)
        self._line = liveness.LINE in live
        self._queue = liveness.QUEUE in live
        self._who = liveness.WHO in live
        self._identity = liveness.IDENTITY in live
        self._moved = liveness.MOVED in live
        self._asked = liveness.ASKED in live
        self.contacts = liveness.CONTACTS in live
        self.channel = liveness.CHANNEL in live
        self.refused = liveness.REFUSED in live
        self.ended_by = liveness.ENDED_BY in live
        self.clock = liveness.CLOCK in live
        self.shown = liveness.SHOWN in live

    def parts(self) -> tuple[object, ...]:
        """What is kept of everything but the call: equal parts forget the same."""
        return (
            self.vars,
            self.visits,
            self.once,
            self.told,
            self.contacts,
            self.channel,
            self.refused,
            self.ended_by,
            self.clock,
            self.shown,
        )

    def call(self, call: Call) -> Call:
        return Call(
            call.line if self._line else "",
            call.queue if self._queue else "",
            call.who if self._who else "",
            call.knows & self._knows,
            call.identity if self._identity else 0,
            call.moved and self._moved,
            call.asked and self._asked,
        )


def _bits(indices: Iterable[int]) -> int:
    mask = 0
    for index in indices:
        mask |= 1 << index
    return mask
