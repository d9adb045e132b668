"""A story under a company: what never changes during a play."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from holdgame.company.hours import read_hours
from holdgame.company.phone_tree import PhoneTree
from holdgame.company.policy import STAFFING
from holdgame.company.profile import Company, PhoneLine, Queue
from holdgame.company.queue_law import offered_wait, vip_share
from holdgame.company.queueing import OfferedWait
from holdgame.engine.moments import Moment
from holdgame.engine.names import Names
from holdgame.engine.program import Program, lay_out
from holdgame.engine.settling import DAY, Settling
from holdgame.engine.state import BROKEN, RETURN, SHOP, Call, State
from holdgame.engine.waits import WaitTable
from holdgame.story import model as m

SHOP_WAIT = "channels.store.reply_hours"
_KEEP = 200_000  # moments remembered; a story's states are far fewer


class World:
    """Story and company together, with what can be worked out once.

    The rules read policies through `flag`, `number`, `money`, `word`, `items`, `law` and `tree`,
    by the catalogue's ids. What they read is noted: `asked` holds the policies that the expansion
    under way has asked for, and `reads` those of every state that was expanded.

    The play is in one `currency`: the story's, where the company says what that is worth (`rate`:
    units of it for one of the company's); else the company's own, and the story's amounts are
    taken for that.
    """

    def __init__(self, story: m.Story, company: Company) -> None:
        self.story = story
        self.company = company
        told = company.rate(story.currency)
        self.currency = company.currency if told is None else story.currency
        self.rate = 1.0 if told is None else told
        self.program: Program = lay_out(story)
        self.moments: dict[State, Moment] = {}
        self.reads: dict[State, frozenset[str]] = {}
        self.asked: set[str] = set()
        self._settling = Settling(story, self.program)
        self._names = Names(story, company, self.program)
        self._waits: dict[str, WaitTable] = {}

    def under(self, company: Company) -> World:
        """The same story under another company; nothing of the story is worked out again."""
        other = copy(self)
        other.company = company
        other.moments, other.reads, other.asked = {}, {}, set()
        other._names, other._waits = Names(self.story, company, self.program), {}
        return other

    # -- policies -----------------------------------------------------------------------------

    def flag(self, policy: str) -> bool:
        return bool(self._value(policy))

    def number(self, policy: str) -> float:
        value = self._value(policy)
        return float(value) if isinstance(value, int | float) else 0.0

    def money(self, policy: str) -> float:
        """An amount of the company's, in the currency that is played."""
        return self.number(policy) * self.rate

    def word(self, policy: str) -> str:
        return str(self._value(policy))

    def items(self, policy: str) -> tuple[str, ...]:
        value = self._value(policy)
        return tuple(map(str, value)) if isinstance(value, tuple | list) else ()

    def _value(self, policy: str) -> object:
        self.asked.add(policy)
        return self.company.value(policy)

    # -- lines and queues -----------------------------------------------------------------------

    def line(self, name: str) -> PhoneLine:
        """The company's line of this name, else its first."""
        lines = self.company.lines
        return lines.get(name) or next(iter(lines.values()))

    def tree(self, line: PhoneLine) -> PhoneTree:
        """The phone tree behind a line."""
        self.asked.add("menu")
        return line.tree

    def queue(self, name: str) -> Queue:
        """The queue of this name, else the nearest by `reasons`, else the largest."""
        company = self.company
        if name in company.queues:
            return company.queues[name]
        for line in company.lines.values():
            for queue in line.reasons.get(name, ()):
                return company.queues[queue]
        return company.queues[company.largest_queue]

    def shop(self) -> Queue:
        """The queue in the shop; where nobody has counted it, known by how long people wait."""
        queues = self.company.queues
        if SHOP in queues:
            return queues[SHOP]
        usual = queues[self.company.largest_queue]
        waited = self.number(SHOP_WAIT) * 3600
        return Queue(SHOP, None, None, usual.handle, usual.patience, waited)

    def wait_made_by(self, queue: Queue) -> str:
        """The policy that makes people wait in a queue."""
        return f"{STAFFING}.{queue.id}" if queue.id in self.company.queues else SHOP_WAIT

    def law(self, queue: Queue) -> OfferedWait:
        """The offered wait in a queue, worked out once."""
        self.asked.add(self.wait_made_by(queue))
        return self.waits(queue.id).law

    def waits(self, queue: str) -> WaitTable:
        """The offered waits in a queue, for drawing."""
        vips = self.vip_share()  # asked each time, so that it is noted each time
        if queue not in self._waits:
            known = self.company.queues.get(queue) or self.shop()
            self._waits[queue] = WaitTable(offered_wait(known, vips))
        return self._waits[queue]

    def vip_share(self) -> float:
        """The share of callers who go ahead of this one, told or not."""
        return vip_share(self._value)

    # -- states -------------------------------------------------------------------------------

    def start(self) -> State:
        """The state every journey begins in."""
        return self.settle(
            State(
                self.program.scenes.get(self.story.start, BROKEN),
                vars=tuple(v.initial for v in self.program.variables),
                visits=(0,) * len(self.program.counted),
            )
        )

    def settle(self, state: State) -> State:
        """The same state without what nothing reachable can read."""
        return self._settling.settle(self.returned(state))

    def forgets(self, state: State) -> int:
        """A number for what `settle` forgets of a state; equal numbers forget the same of all but
        the call."""
        return self._settling.forgets(state)

    def remembered(self, state: State) -> Call:
        """What `settle` keeps of the call."""
        return self._settling.remembered(state)

    def returned(self, state: State) -> State:
        """Back from routines that have run out, to the step after each call."""
        while state.pc == RETURN and state.stack:
            back = self.program.nodes[state.stack[-1].do].next
            state = state._replace(pc=back, inner=(), stack=state.stack[:-1])
        return state

    def remember(self, state: State, moment: Moment) -> None:
        """Keep what the rules yield in a state, with the policies asked for on the way."""
        if len(self.moments) >= _KEEP:
            self.moments.clear()
            self.reads.clear()
        self.moments[state] = moment
        self.reads[state] = frozenset(self.asked)

    # -- names for expressions ------------------------------------------------------------------

    def names(self, state: State) -> Mapping[str, Any]:
        """What a story's expressions can read in a state."""
        return self._names.of(state)

    def comes_to(self, pc: int) -> None:
        """Note the policies that the expressions of a step name, as the step is run."""
        self.asked |= self._names.policies[pc]

    # -- time ---------------------------------------------------------------------------------

    def last_minute(self) -> int:
        """Where the clock stops counting days: one past the largest window."""
        windows = [self.number("refund.window_days"), self.number("returns.window_days"), 30.0]
        return int(max(windows) + 2) * DAY

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
