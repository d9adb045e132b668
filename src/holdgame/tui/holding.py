"""What a hold shows at a given second: pure, so that every frame can be accounted for.

Seconds are the customer's unless they are called real.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from holdgame.engine.dice import Dice
from holdgame.engine.moments import Heard
from holdgame.engine.timing import WORDS_PER_SECOND
from holdgame.play.heard import FIRST_ANNOUNCEMENT, announced
from holdgame.play.hold import Hold

SHORTEST_READ = 2.5  # real seconds that an announcement stays, however fast the hold runs
THINGS_AT = (75.0, 240.0, 600.0)
THING_STAYS = 9.0  # real seconds
_THINGS = Path(__file__).with_name("small_things.yaml")

# Eight bars, four beats each, as heights from 1 to 4.
TUNE = "2342 1231 2343 2121 2342 1234 3432 1211"
BLOCKS = " ▁▂▃▄▅▆▇"
BEATS_A_BAR = 4
BEATS = len(TUNE.split()) * BEATS_A_BAR
BEATS_A_SECOND = 2.0
SWELL = 3  # by how much the beat that plays now is higher; one less for each before it


@dataclass(frozen=True, slots=True)
class Spoken:
    """An announcement that has been begun: as much of it as has been said."""

    text: str
    whole: bool


def announcement(heard: Heard, waited: float, factor: float = 1.0) -> Spoken | None:
    """What the recording is saying, or said last."""
    if heard.announcement_every <= 0 or not (heard.announcements or heard.pitch):
        return None
    if waited < FIRST_ANNOUNCEMENT:
        return None
    every = max(heard.announcement_every, SHORTEST_READ * factor)
    number, into = divmod(waited - FIRST_ANNOUNCEMENT, every)
    text = announced(heard, int(number))
    words = text.split()
    said = int(into * WORDS_PER_SECOND) + 1
    return Spoken(" ".join(words[:said]), said >= len(words) + 2)


def wave(real: float, *, silent: bool) -> tuple[str, ...]:
    """The music, bar by bar: what was just played swells and sinks again; flat when silent."""
    playing = int(real * BEATS_A_SECOND) % BEATS
    bars: list[str] = []
    beat = 0
    for bar in TUNE.split():
        drawn = ""
        for height in map(int, bar):
            since = (playing - beat) % BEATS
            swell = max(0, SWELL - since)
            drawn += BLOCKS[1 if silent else min(height + swell, len(BLOCKS) - 1)]
            beat += 1
        bars.append(drawn)
    return tuple(bars)


def bar_playing(real: float) -> int:
    """Which of the eight bars one hears, from 0."""
    return int(real * BEATS_A_SECOND) % BEATS // BEATS_A_BAR


def things_of(seed: int, hold: int, *, night: bool) -> tuple[str, ...]:
    """The small things of the how-manieth hold (from 0) of a play: never one twice in a play."""
    import yaml

    things = yaml.safe_load(_THINGS.read_text(encoding="utf-8"))["night" if night else "day"]
    dice = Dice(seed)
    order = sorted(range(len(things)), key=lambda i: dice.draw("small things", i, "order"))
    mine = order[hold * len(THINGS_AT) : (hold + 1) * len(THINGS_AT)]
    return tuple(str(things[i]) for i in mine)


def thing(things: tuple[str, ...], waited: float, factor: float = 1.0) -> str:
    """The small thing that happens now, if one does."""
    for at, happens in zip(THINGS_AT, things, strict=False):
        if at <= waited < at + THING_STAYS * factor:
            return happens
    return ""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a hold shows at one instant. `waited` is the customer's seconds, `real` ours."""

    waited: float
    real: float
    announced: Spoken | None
    position: int | None
    estimate: float | None
    estimate_broken: bool
    thing: str

    @property
    def interrupted(self) -> bool:
        """Whether a recording talks over the music."""
        return self.announced is not None and not self.announced.whole


def frame(hold: Hold, things: tuple[str, ...] = ()) -> Frame:
    """What is to be seen and heard now; `things` are the small things of this hold."""
    heard, waited = hold.moment.heard, hold.waited
    place = hold.moment.place_in_line(hold.offered - waited) if heard.position else None
    return Frame(
        waited,
        hold.real,
        announcement(heard, waited, hold.factor),
        place,
        heard.estimate,
        heard.estimate is not None and waited > heard.estimate,
        thing(things, waited, hold.factor),
    )
