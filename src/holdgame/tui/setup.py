"""What the app is started with: everything it may use, and nothing that it looks up by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from holdgame.debrief.causes.between import Between
    from holdgame.debrief.causes.causes import Causes
    from holdgame.engine.world import World
    from holdgame.play.notes import Recorded


@dataclass(frozen=True, slots=True)
class Choice:
    """A story or a company that can be picked. `blurb` is one line about it."""

    id: str
    title: str
    path: Path
    blurb: str = ""


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Where the player's own companies are kept, and what was said in an interview broken off.

    `output` is where the next company file goes, if not among the others.
    """

    companies: Path
    draft: Path
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class ToWatch:
    """How a play is watched: the `pace`, and what its file was called by."""

    pace: str
    named: str


@dataclass(frozen=True, slots=True)
class Setup:
    """One player's evening.

    `stories` and `companies` are called when they are needed, in a thread. `clock` is monotonic
    seconds. What is given in `story` and `company` is not asked; no `pace` is brisk,
    or the one a resumed play had; `seed` None draws one.
    `resume` is a journey file to go on with, `told` what is said to whoever does. `journeys` None
    keeps nothing.
    `then` is the file of the company under which the same story is played a second time.
    `recorded` are waits to play with in place of drawn ones. `once` leaves when the play is over
    instead of going back to the title. `still` stops everything that moves; `ticks` is how often
    a second a hold is drawn. `owns_terminal` is false where many players share a process: signals
    are then not this app's to listen to.
    `log` is the file that the traceback of a bug is written to, instead of to the player.
    `watch` shows the play in `resume` as it went, and its debrief if that is wished then.
    `causes` works out what the analysis says of a story and a company, `between` what it says of a
    story under two; None: that is not done.
    `own` None: companies cannot be made here. `interview` opens with one: of the `first` few
    questions, or of `all`.
    """

    stories: Callable[[], Sequence[Choice]]
    companies: Callable[[], Sequence[Choice]]
    journeys: Path | None
    clock: Callable[[], float]
    story: str = ""
    company: str = ""
    pace: str = ""
    seed: int | None = None
    resume: Path | None = None
    watch: ToWatch | None = None
    told: str = ""
    first_run: bool = False
    once: bool = False
    then: Path | None = None
    recorded: Recorded | None = None
    light: bool = False
    still: bool = False
    ticks: float = 4.0
    owns_terminal: bool = True
    log: Path | None = None
    today: Callable[[], date] = date.today
    causes: Callable[[World], Causes | None] | None = None
    between: Callable[[World, World], Between | None] | None = None
    own: OwnFiles | None = None
    interview: Literal["", "first", "all"] = ""
