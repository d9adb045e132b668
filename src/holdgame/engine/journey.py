"""A journey: one customer's way through a story, moment by moment, kept as a log that replays.

The journey owns the current state, the visits, the virtual clock and the events. It rolls the
world's dice itself; what the customer does comes from outside (`answer`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from holdgame.engine.dice import Dice, pick
from holdgame.engine.expand import expand
from holdgame.engine.going import HANG_UP
from holdgame.engine.moments import Ask, Chance, Charge, Charges, Ended, Exit, Moment, Tell, Wait
from holdgame.engine.state import State
from holdgame.engine.world import World

SAID = "said"  # a `Tell`, in the places that logs name
ON_THE_CLOCK = frozenset({"waiting", "listening", "doing", "off_phone", "elapsed"})


@dataclass(frozen=True, slots=True)
class Said:
    """The lines of a `Tell` were heard out."""


@dataclass(frozen=True, slots=True)
class HungUp:
    """The phone was put down while somebody talked, after so many lines of a `Tell`."""

    lines: int


@dataclass(frozen=True, slots=True)
class Chose:
    """An option was taken; `text` is what the player typed, in own words or digits."""

    option: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """Somebody picked up after the whole offered wait."""


@dataclass(frozen=True, slots=True)
class Left:
    """The customer hung up after so many seconds."""

    at: float


@dataclass(frozen=True, slots=True)
class CalledBack:
    """The customer took the call back when it was offered."""


@dataclass(frozen=True, slots=True)
class Befell:
    """The world decided: the id of the outcome."""

    outcome: str


Answer = Said | HungUp | Chose | Served | Left | CalledBack | Befell


@dataclass(frozen=True, slots=True)
class Event:
    """What happened at one moment. `at` is seconds on the customer's clock when it began.

    `state` is the one that yielded the moment; `place` and `visit` are as a log names them.
    `offered` is the wait of a `Wait`, in seconds: what it was, or would have been.
    """

    at: float
    state: State
    moment: Moment
    answer: Answer | None
    charges: Charges
    place: str
    visit: int
    offered: float | None = None

    @property
    def seconds(self) -> float:
        """How long it took on the customer's clock."""
        return sum(c.seconds for c in self.charges if c.kind in ON_THE_CLOCK)

    @property
    def until(self) -> float:
        """When it was over, added up charge by charge, so that no charge is after what follows."""
        at = self.at
        for charge in self.charges:
            at += charge.seconds if charge.kind in ON_THE_CLOCK else 0.0
        return at

    @property
    def hung_up(self) -> bool:
        """Whether the customer put the phone down here."""
        match self.answer:
            case HungUp() | Left():
                return True
            case Chose(option=option):
                return option == HANG_UP
        return False

    def timed_charges(self) -> Iterator[tuple[float, Charge]]:
        """Each charge with the second at which it began."""
        at = self.at
        for charge in self.charges:
            yield at, charge
            if charge.kind in ON_THE_CLOCK:
                at += charge.seconds


class WrongAnswer(ValueError):
    """An answer that the current moment does not offer; the sentence says what it does."""


class Journey:
    """One play of a world.

    `moment` is what the rules yield now. `offered` is set while a `Wait` is on: the seconds until
    somebody picks up, drawn when the hold starts and kept whatever happens meanwhile.
    """

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.seed = seed
        self.dice = Dice(seed)
        self.state: State = world.start()
        self.moment: Moment
        self.now = 0.0
        self.events: list[Event] = []
        self.visits: dict[str, int] = {}
        self.offered: float | None = None
        self._said: dict[str, int] = {}  # `Tell`s of a place since anything was decided
        self._arrive()

    @property
    def ended(self) -> bool:
        return isinstance(self.moment, Ended)

    @property
    def place(self) -> str:
        """Where the journey stands, as a log names it.

        A `Tell` is named after its scene alone, so that lines may be put before it and into it.
        """
        here = self.moment.here
        return f"{here.scene}/{SAID}" if isinstance(self.moment, Tell) else here.place

    @property
    def visit(self) -> int:
        """How many times this place was come to, this time included; a `Tell`: since the last
        thing that was decided."""
        counts = self._said if isinstance(self.moment, Tell) else self.visits
        return counts.get(self.place, 0)

    def answer(self, answer: Answer | None = None) -> Event:
        """Move on by one moment. Raises `WrongAnswer`; then nothing has changed.

        `None` hears a `Tell` out and lets a `Chance` befall.
        """
        moment = self.moment
        answer, exit = self._way_out(moment, answer)
        at, here, visit = self.now, self.place, self.visit
        event = Event(at, self.state, moment, answer, exit.charges, here, visit, self.offered)
        self.events.append(event)
        self.now = event.until
        self.state = exit.to
        self._arrive()
        return event

    def charges(self) -> Iterator[tuple[float, Charge]]:
        """Every charge of the journey with the second at which it began."""
        for event in self.events:
            yield from event.timed_charges()

    def draw(self, what: str) -> float:
        """A die of this place and visit, the same for the same seed."""
        return self.dice.draw(self.place, self.visit, what)

    def offer(self, seconds: float) -> None:
        """Put a recorded offered wait in place of the drawn one, when a log is replayed."""
        if isinstance(self.moment, Wait):
            self.offered = seconds

    # -- inside -------------------------------------------------------------------------------

    def _arrive(self) -> None:
        moment = self.moment = expand(self.world, self.state)
        if not isinstance(moment, Tell):
            self._said.clear()
        counts = self._said if isinstance(moment, Tell) else self.visits
        counts[self.place] = counts.get(self.place, 0) + 1
        self.offered = None
        if isinstance(moment, Wait):
            self.offered = self.world.waits(moment.heard.queue).draw(self.draw("wait"))
        elif isinstance(moment, Ended):
            charges = moment.charges
            self.events.append(
                Event(self.now, self.state, moment, None, charges, self.place, self.visit)
            )

    def _way_out(self, moment: Moment, answer: Answer | None) -> tuple[Answer, Exit]:
        match moment, answer:
            case Tell(), (None | Said()):
                return Said(), moment.exit
            case Tell(), HungUp(lines=lines):
                heard = moment.nearest_away(lines)
                away = None if heard is None else moment.away[heard]
                if heard is None or away is None:
                    raise WrongAnswer("nobody is on the phone here.")
                return HungUp(heard), away
            case Ask(), Chose(option=id):
                option = moment.option(id)
                if option is None:
                    known = ", ".join(o.id for o in moment.options if not o.closed)
                    raise WrongAnswer(f"`{id}` is not offered here; there is: {known}.")
                return answer, option.exit
            case Wait(), Served():
                return answer, Exit(moment.served.to, moment.charges_for(self._offered()))
            case Wait(), Left(at=at):
                at = min(max(at, 0.0), self._offered())
                return Left(at), Exit(moment.hung_up.to, moment.charges_for(at))
            case Wait(), CalledBack() if offer := moment.offer_within(self._offered()):
                costs = moment.charges_for_callback(offer.at, self._offered())
                return answer, Exit(offer.exit.to, costs)
            case Chance(), None:
                odds = tuple(o.odds for o in moment.outcomes)
                outcome = moment.outcomes[pick(odds, self.draw("chance"))]
                return Befell(outcome.id), outcome.exit
            case Chance(), Befell(outcome=id):
                for outcome in moment.outcomes:
                    if outcome.id == id and outcome.odds > 0:
                        return answer, outcome.exit
                raise WrongAnswer(f"`{id}` cannot happen here.")
        kind = type(moment).__name__
        raise WrongAnswer(f"{kind} does not take {type(answer).__name__} for an answer.")

    def _offered(self) -> float:
        assert self.offered is not None
        return self.offered


def lines_of(events: Iterable[Event]) -> Iterator[str]:
    """The transcript as plain text, for tests and for reading aloud."""
    for event in events:
        for line in getattr(event.moment, "lines", ()):
            yield f"{line.name}: {line.text}" if line.name else line.text
