"""expansions: the rules run once for all states that look the same to them.

A state is cut in two. Its *spot* is where one stands: the step, how far inside it, the routines
under way, the call. Its *context* is all else, slot by slot: variables, visits, what was told, the
clock and so on. The rules are run with the slots that a spot has not needed so far unread; where
they touch one, it is read and they are run again. What they yield then holds for every context
that agrees on the slots read, and each way out says which slots it overwrites.

The rules are a company's, and several variants of one company are gone through at once: what was
found under one holds under every other that agrees on the policies the rules asked for. Variants
are numbered, and a set of them is a whole number, bit by bit.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, NamedTuple, TypeVar

from holdgame.analysis.agreement import Agreement
from holdgame.analysis.unread import Touched, Unread
from holdgame.engine.expand import first_moment
from holdgame.engine.moments import Ask, Chance, Ended, Exit, Moment, Tell, Wait
from holdgame.engine.rest import leading, noticed
from holdgame.engine.state import Call, Frame, State
from holdgame.engine.world import World

Context = tuple[object, ...]
_SCALARS = ("once", "told", "contacts", "channel", "refused", "ended_by", "clock", "shown")
T = TypeVar("T", bound=Hashable)


class Spot(NamedTuple):
    """Where one stands, whatever else is so."""

    pc: int
    inner: tuple[object, ...]
    stack: tuple[Frame, ...]
    call: Call


class Way(NamedTuple):
    """A way out of a moment: the spot it leads to, what it overwrites of the context (a number of
    `Expansions.patches`), and what is forgotten there (a group of `Settling`)."""

    spot: int
    patch: int
    group: int


class Opening(NamedTuple):
    """A moment that holds for many states, with its ways in the order of `exits_of`.

    `reads` are the policies that the rules asked for, `variant` is the company they were asked of.
    `spot` and `seen` are where, and what was known of the state.
    """

    moment: Moment
    ways: tuple[Way, ...]
    reads: frozenset[str]
    variant: int
    spot: int
    seen: Context


class Numbered(Generic[T]):
    """Things with numbers, each once."""

    __slots__ = ("all", "number")

    def __init__(self) -> None:
        self.all: list[T] = []
        self.number: dict[T, int] = {}

    def of(self, thing: T) -> int:
        number = self.number.get(thing)
        if number is None:
            number = self.number[thing] = len(self.all)
            self.all.append(thing)
        return number


def exits_of(moment: Moment) -> tuple[Exit, ...]:
    """The ways out that an analysis follows: open options, outcomes that can happen, a wait's ends.

    Hanging up while somebody talks is left out: nobody does it by habit, and waiting for the next
    question costs seconds.
    """
    match moment:
        case Tell():
            return (moment.exit,)
        case Ask():
            return tuple(option.exit for option in moment.options if not option.closed)
        case Wait(offer=None):
            return moment.served, moment.hung_up
        case Wait(offer=offer):
            assert offer is not None
            return moment.served, moment.hung_up, offer.exit
        case Chance():
            return tuple(outcome.exit for outcome in moment.outcomes if outcome.odds > 0)
        case Ended():
            return ()


Leaf = tuple[int, int]
"""the number of an opening, and the variants it holds under"""


class Cover:
    """What was found for one spot and what stands in the slots it needs; `covered` are all the
    variants that its leaves hold under."""

    __slots__ = ("covered", "leaves")

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.covered = 0

    def add(self, leaf: Leaf) -> None:
        self.leaves.append(leaf)
        self.covered |= leaf[1]


class Expansions:
    """What the rules of a world yield, found once for all states that look the same to them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.spots: Numbered[Spot] = Numbered()
        self.contexts: Numbered[Context] = Numbered()
        self.patches: Numbered[tuple[tuple[int, object], ...]] = Numbered()
        self.openings: list[Opening] = []
        self.first_way = [0]  # by opening: the number of its first way
        self.variants = Agreement(world.company)
        self._worlds = {0: world}
        self._vars = len(world.program.variables)
        self._visits = len(world.program.counted)
        self._unread: list[Unread] = [
            Unread(slot) for slot in range(self._vars + self._visits + len(_SCALARS))
        ]
        self._needed: list[tuple[int, ...]] = []  # by spot: the slots it has turned out to need
        self._known: list[dict[Context, Cover]] = []  # by spot: what stands in them
        self._outgrown: list[list[tuple[tuple[int, ...], dict[Context, Cover]]]] = []
        self._patched: dict[tuple[int, int], int] = {}
        self._settled: dict[tuple[int, int], int] = {}

    def place(self, state: State) -> tuple[int, int]:
        """The spot and the context of a settled state."""
        return self._spot(Spot(state.pc, state.inner, state.stack, state.call)), self.contexts.of(
            self._flat(state)
        )

    def state(self, spot: int, context: int) -> State:
        """The state that a spot and a context make."""
        return self._state(self.spots.all[spot], self.contexts.all[context])

    def opening(self, spot: int, context: int) -> int:
        """The number of the opening in a state, under the company as it is."""
        return next(opening for opening, holds in self.leaves(spot, context, 1) if holds & 1)

    def leaves(self, spot: int, context: int, wanted: int = 1) -> list[Leaf]:
        """The openings in a state, each with the variants it holds under; all those wanted are
        among them."""
        slots = self.contexts.all[context]
        cover = self._known[spot].get(tuple([slots[slot] for slot in self._needed[spot]]))
        if cover is None or wanted & ~cover.covered:
            cover = self._open(spot, slots, wanted)
        return cover.leaves

    def again(self, opening: int, variant: int) -> int:
        """The opening in the same place under another variant that only makes waits longer or
        shorter; its number. Raises `ValueError` where it leads elsewhere."""
        was = self.openings[opening]
        spot = self.spots.all[was.spot]
        needed = tuple(s for s, value in enumerate(was.seen) if type(value) is not Unread)
        try:
            made = self._run(was.spot, spot, was.seen, needed, variant)
        except Touched:
            made = was._replace(ways=())
        if made.ways != was.ways:
            raise ValueError("the way of a journey rests on how long one waits")
        return self._keep(made)

    def holds(self, opening: int) -> int:
        """All variants that an opening holds under."""
        found = self.openings[opening]
        return self.variants.agreeing(found.variant, found.reads)

    def follow(self, way: Way, context: int) -> int:
        """The context in which a way arrives."""
        if way.patch:
            patched = self._patched.get((way.patch, context))
            context = self._patch(way.patch, context) if patched is None else patched
        settled = self._settled.get((way.group, context))
        return self._settle(way, context) if settled is None else settled

    # -- running the rules ------------------------------------------------------------------------

    def _open(self, spot: int, slots: Context, wanted: int) -> Cover:
        while True:
            needed = self._needed[spot]
            key = tuple([slots[slot] for slot in needed])
            known = self._known[spot].get(key)
            before = self._before(spot, slots) if known is None else known.leaves
            cover = self._known[spot][key] = Cover()
            for opening, _ in before:  # there may be variants that are newer
                cover.add((opening, self.holds(opening)))
            try:
                while missing := wanted & ~cover.covered:
                    variant = (missing & -missing).bit_length() - 1
                    made = self._run(spot, self.spots.all[spot], slots, needed, variant)
                    number = self._keep(made)
                    cover.add((number, self.holds(number)))
                return cover
            except Touched as touched:
                self._outgrown[spot].append((needed, self._known[spot]))
                self._needed[spot] = tuple(sorted({*needed, touched.slot}))
                self._known[spot] = {}

    def _before(self, spot: int, slots: Context) -> list[Leaf]:
        """What was found where fewer slots were needed: it holds here too."""
        for needed, known in reversed(self._outgrown[spot]):
            cover = known.get(tuple([slots[slot] for slot in needed]))
            if cover is not None:
                return cover.leaves
        return []

    def _keep(self, opening: Opening) -> int:
        self.openings.append(opening)
        self.first_way.append(self.first_way[-1] + len(opening.ways))
        return len(self.openings) - 1

    def _run(
        self, number: int, spot: Spot, slots: Context, needed: tuple[int, ...], variant: int
    ) -> Opening:
        world = self._world(variant)
        seen: list[object] = list(self._unread)
        for slot in needed:
            seen[slot] = slots[slot]
        world.asked.clear()
        moment = first_moment(world, self._state(spot, tuple(seen)))
        moment = leading(moment, lambda state: noticed(world, state))
        ways = tuple(self._way(exit.to, seen) for exit in exits_of(moment))
        return Opening(moment, ways, frozenset(world.asked), variant, number, tuple(seen))

    def _world(self, variant: int) -> World:
        if variant not in self._worlds:
            self._worlds[variant] = self.world.under(self.variants.company(variant))
        return self._worlds[variant]

    def _way(self, to: State, seen: list[object]) -> Way:
        group = self.world.forgets(to)
        call = self.world.remembered(to)
        for part in (*to.inner, *call, *(a for frame in to.stack for a in frame.arguments)):
            if type(part) is Unread:
                raise Touched(part.slot)
        written: list[tuple[int, object]] = []
        for slot, (was, value) in enumerate(zip(seen, self._flat(to), strict=True)):
            if type(value) is Unread:
                if value.slot != slot:
                    raise Touched(value.slot)
            elif type(was) is Unread or was != value or type(was) is not type(value):
                written.append((slot, value))
        inner, stack = (to.inner, to.stack) if to.pc >= 0 else ((), ())
        spot = self._spot(Spot(to.pc, inner, stack, call))
        return Way(spot, self.patches.of(tuple(written)) + 1 if written else 0, group)

    def _spot(self, spot: Spot) -> int:
        number = self.spots.of(spot)
        if number == len(self._needed):
            self._needed.append(())
            self._known.append({})
            self._outgrown.append([])
        return number

    # -- contexts ---------------------------------------------------------------------------------

    def _patch(self, patch: int, context: int) -> int:
        slots = list(self.contexts.all[context])
        for slot, value in self.patches.all[patch - 1]:
            slots[slot] = value
        made = self._patched[patch, context] = self.contexts.of(tuple(slots))
        return made

    def _settle(self, way: Way, context: int) -> int:
        spot = self.spots.all[way.spot]
        state = self._state(spot, self.contexts.all[context])
        settled = self.contexts.of(self._flat(self.world.settle(state)))
        self._settled[way.group, context] = settled
        return settled

    def _flat(self, state: State) -> Context:
        return (
            *state.vars,
            *state.visits,
            state.once,
            state.told,
            state.contacts,
            state.channel,
            state.refused,
            state.ended_by,
            state.clock,
            state.shown,
        )

    def _state(self, spot: Spot, slots: Context) -> State:
        cut = self._vars + self._visits
        scalars = dict(zip(_SCALARS, slots[cut:], strict=True))
        return State(
            spot.pc,
            spot.inner,
            spot.stack,
            vars=slots[: self._vars],
            visits=slots[self._vars : cut],  # type: ignore[arg-type]
            call=spot.call,
            **scalars,  # type: ignore[arg-type]
        )
