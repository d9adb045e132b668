"""A story under a company: what never changes during a play."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from holdgame.company.hours import read_hours
from holdgame.company.profile import Company, Queue
from holdgame.company.queueing import OfferedWait, erlang_a, measured
from holdgame.engine import liveness
from holdgame.engine.moments import Moment
from holdgame.engine.program import Program, lay_out
from holdgame.engine.state import BROKEN, OFF, RETURN, Call, State
from holdgame.engine.waits import WaitTable
from holdgame.story import model as m

DAY = 24 * 60
_KEEP = 200_000  # moments remembered; a story's states are far fewer


class World:
    """Story and company together, with what can be worked out once.

    The rules read policies through `flag`, `number` and `word`, by the catalogue's ids.
    """

    def __init__(self, story: m.Story, company: Company) -> None:
        self.story = story
        self.company = company
        self.program: Program = lay_out(story)
        self.live, self.live_inside = liveness.live_slots(story, self.program)
        self.moments: dict[State, Moment] = {}
        self._waits: dict[str, WaitTable] = {}
        self._initial = tuple(v.initial for v in self.program.variables)

    # -- policies -----------------------------------------------------------------------------

    def flag(self, policy: str) -> bool:
        return bool(self.company.value(policy))

    def number(self, policy: str) -> float:
        value = self.company.value(policy)
        return float(value) if isinstance(value, int | float) else 0.0

    def money(self, policy: str) -> float:
        """An amount of the company's, in the story's currency; as it stands where no rate is."""
        return self.number(policy) * (self.company.rate(self.story.currency) or 1.0)

    def word(self, policy: str) -> str:
        return str(self.company.value(policy))

    def items(self, policy: str) -> tuple[str, ...]:
        value = self.company.value(policy)
        return tuple(map(str, value)) if isinstance(value, tuple | list) else ()

    # -- queues -------------------------------------------------------------------------------

    def queue(self, name: str) -> Queue:
        """The queue of this name, else the nearest by `reasons`, else the largest."""
        company = self.company
        if name in company.queues:
            return company.queues[name]
        for line in company.lines.values():
            for queue in line.reasons.get(name, ()):
                return company.queues[queue]
        return company.queues[company.largest_queue]

    def law(self, queue: Queue) -> OfferedWait:
        """The offered wait in a queue, worked out once."""
        return self.waits(queue.id).law

    def waits(self, queue: str) -> WaitTable:
        """The offered waits in a queue, for drawing."""
        if queue not in self._waits:
            self._waits[queue] = WaitTable(offered_wait(self.company.queues[queue]))
        return self._waits[queue]

    # -- states -------------------------------------------------------------------------------

    def start(self) -> State:
        """The state every journey begins in."""
        return self.settle(
            State(
                self.program.scenes.get(self.story.start, BROKEN),
                vars=self._initial,
                visits=(0,) * len(self.program.counted),
            )
        )

    def settle(self, state: State) -> State:
        """The same state without what nothing reachable can read."""
        state = self.returned(state)
        if state.pc < 0:
            return State(state.pc, vars=self._initial, visits=(0,) * len(state.visits))
        mask = (self._masks_inside if state.inner else self._masks)[state.pc]
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
            state.previous if mask.previous else "",
            (state.clock if self.counts_days else state.clock % DAY) if mask.clock else 0,
            state.shown and mask.shown,
        )

    def _vars(self, state: State, mask: _Mask) -> tuple[object, ...]:
        if not mask.some_var_dead:
            return state.vars
        kept = zip(state.vars, mask.vars, self._initial, strict=True)
        return tuple(value if live else initial for value, live, initial in kept)

    def returned(self, state: State) -> State:
        """Back from routines that have run out, to the step after each call."""
        while state.pc == RETURN and state.stack:
            back = self.program.nodes[state.stack[-1].do].next
            state = state._replace(pc=back, inner=(), stack=state.stack[:-1])
        return state

    @cached_property
    def _masks(self) -> tuple[_Mask, ...]:
        return tuple(_Mask(self.program, live) for live in self.live)

    @cached_property
    def _masks_inside(self) -> tuple[_Mask, ...]:
        """For steps that are half done, and no longer overwrite what they overwrote."""
        return tuple(_Mask(self.program, live) for live in self.live_inside)

    @cached_property
    def counts_days(self) -> bool:
        """Whether any rule can ask how many days have passed, not only the time of day."""
        return any(isinstance(n.step, m.Request) for n in self.program.nodes)

    @cached_property
    def last_minute(self) -> int:
        """Where the clock stops counting days: one past the largest window."""
        windows = [self.number("refund.window_days"), self.number("returns.window_days"), 30.0]
        return int(max(windows) + 2) * DAY

    # -- time ---------------------------------------------------------------------------------

    def moment_in_time(self, clock: int) -> datetime:
        """The story's date and time after `clock` declared minutes."""
        return self.story.starts + timedelta(minutes=clock)

    def wall_clock(self, seconds: float) -> datetime:
        """What the caller's clock shows after so many seconds of the customer's.

        By way of UTC, so that a change to summer time moves it.
        """
        start = self.story.starts
        return (start.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(start.tzinfo)

    def is_open(self, clock: int) -> bool:
        """Whether the company's lines are open at that time, by its own zone."""
        hours = read_hours(self.word("hours.open"))
        if hours is None:
            return True
        try:
            zone: Any = ZoneInfo(self.word("hours.zone"))
        except (ValueError, OSError, LookupError):
            zone = self.story.starts.tzinfo
        # By the clocks of the first day, so that it is the same whether days are counted or not.
        now = self.moment_in_time(clock % DAY).astimezone(zone)
        return hours.open_at(now.hour * 60 + now.minute)

    # -- names for expressions ------------------------------------------------------------------

    def names(self, state: State) -> Mapping[str, Any]:
        """What a story's expressions can read in a state."""
        program = self.program
        names: dict[str, Any] = dict(self._fixed_names)
        names.update(zip((v.id for v in program.variables), state.vars, strict=True))
        if program.counted:
            names["visits"] = {s: state.visits[i] for s, (i, _) in program.counted.items()}
        names["told"] = self._told(state)
        if state.stack:
            frame = state.stack[-1]
            do = program.nodes[frame.do].step
            assert isinstance(do, m.Do)
            params = self.story.routines[do.routine].params
            names.update(zip(params, frame.arguments, strict=True))
        return names

    def _told(self, state: State) -> dict[str, dict[str, bool]]:
        facts = self.program.fact
        here = {f: bool(state.call.knows >> i & 1) for f, i in facts.items()}
        nobody = dict.fromkeys(facts, False)
        told = {who: here if who == state.call.who else nobody for who in self.story.cast}
        told["anyone"] = {f: bool(state.told >> i & 1) for f, i in facts.items()}
        return told

    @cached_property
    def _fixed_names(self) -> Mapping[str, Any]:
        story = self.story
        names: dict[str, Any] = {str(v): v for var in story.vars.values() for v in var.values}
        names["company"] = _nested(self.company)
        names["facts"] = {f.id: f.value for f in story.facts.values()}
        names["you"] = {
            "name": story.you.name,
            "wage": story.you.wage,
            "calling_from": story.you.calling_from,
        }
        names["visits"] = {}
        return names

    def remember(self, state: State, moment: Moment) -> None:
        if len(self.moments) >= _KEEP:
            self.moments.clear()
        self.moments[state] = moment


def offered_wait(queue: Queue) -> OfferedWait:
    """The law of a queue: by Erlang A from its people and calls, or as measured."""
    if queue.measured is not None or queue.agents is None or queue.calls_per_hour is None:
        return measured(queue.measured or 0.0, patience_seconds=queue.patience)
    return erlang_a(queue.calls_per_hour, queue.agents, queue.handle, queue.patience)


def _nested(company: Company) -> dict[str, Any]:
    """`{"refund.days": 5}` as `{"refund": {"days": 5}}`, with the company's name."""
    root: dict[str, Any] = {"name": company.name, "currency": company.currency}
    for id in company.values:
        at = root
        *path, last = id.split(".")
        for part in path:
            inner = at.setdefault(part, {})
            if not isinstance(inner, dict):
                inner = at[part] = {}
            at = inner
        at.setdefault(last, company.value(id))
    return root


class _Mask:
    """Which parts of a state matter at one step."""

    __slots__ = (
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
        "previous",
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
        self.contacts = liveness.CONTACTS in live
        self.channel = liveness.CHANNEL in live
        self.refused = liveness.REFUSED in live
        self.ended_by = liveness.ENDED_BY in live
        self.previous = liveness.PREVIOUS in live
        self.clock = liveness.CLOCK in live
        self.shown = liveness.SHOWN in live

    def call(self, call: Call) -> Call:
        return Call(
            call.line if self._line else "",
            call.queue if self._queue else "",
            call.who if self._who else "",
            call.knows & self._knows,
            call.identity if self._identity else 0,
            call.moved and self._moved,
        )


def _bits(indices: Any) -> int:
    mask = 0
    for index in indices:
        mask |= 1 << index
    return mask
