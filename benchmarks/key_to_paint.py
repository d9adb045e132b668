"""From a key to its paint while a hold is being drawn, in a real pseudo-terminal of 120 by 40.

A player says how it feels, again and again, while the wave is drawn and the clocks run: one key
paints a question over everything, the next writes the answer to disk and takes the question away.
The peer is the least a Textual program can be, one word that changes on a key.
The target is two frames of a 60 Hz screen: what feels immediate.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.first_frame import HELLO
from benchmarks.measure import Figure, Report, percentile
from benchmarks.program import HOLDGAME, PYTHON, Terminal, terminal
from benchmarks.shipped import STORY, company_file, shipped_world
from holdgame.engine.moments import Wait
from holdgame.engine.rehearsal import habit
from holdgame.play.notes import Prediction
from holdgame.play.pace import HONEST
from holdgame.play.sitting import begin

BATCHES = 5
KEYS = 30  # in a batch
QUIET = 0.04  # seconds without output until the next key: shorter than a tick of the hold
MOST = 33.0  # milliseconds, 95 of 100 keys
LONG_ENOUGH = 900.0  # seconds that the hold must last
ON_HOLD = b"how it feels"  # in the row of keys
ASKED = b"How does this feel?"


def run() -> Report:
    if os.name != "posix":
        return Report("key to paint", skipped="needs a pseudo-terminal, which Windows has not")
    asked: list[list[float]] = []
    noted: list[list[float]] = []
    bare: list[list[float]] = []
    with tempfile.TemporaryDirectory() as folder:
        leave_a_play_on_hold(Path(folder))
        resumed = [HOLDGAME, "--data-dir", folder, "play", "--resume"]
        with terminal(resumed) as game, terminal([PYTHON, HELLO]) as peer:
            game.until(ON_HOLD)
            peer.until(b"Hello, world")
            for batch in range(BATCHES):
                first = batch * KEYS + 1
                rounds = [one_round(game, peer, number) for number in range(first, first + KEYS)]
                for times, column in zip(
                    (asked, noted, bare), zip(*rounds, strict=True), strict=True
                ):
                    times.append(list(column))
    return Report(
        f"{BATCHES} batches of {KEYS} keys during a hold; 95 of 100 are meant, quietest batch",
        (
            promised("f: a question over the hold", asked),
            promised("3: the answer is kept, the hold is back", noted),
            Figure("Textual, one Static", p95_said(bare)),
        ),
    )


def one_round(game: Terminal, peer: Terminal, number: int) -> tuple[float, float, float]:
    """Seconds to the question, to its answer being noted, and of the peer's key."""
    return (
        painted(game, "f", ASKED),
        painted(game, "3", ON_HOLD),
        counted(peer, number),
    )


def promised(what: str, batches: list[list[float]]) -> Figure:
    """A line for a key; other programs make some batches slow, and holdgame makes all of them."""
    quietest = 1000 * min(percentile(batch, 0.95) for batch in batches)
    return Figure(what, p95_said(batches), f"under {MOST:g} ms", quietest < MOST)


def p95_said(batches: list[list[float]]) -> str:
    tails = [1000 * percentile(batch, 0.95) for batch in batches]
    middle = 1000 * percentile([time for batch in batches for time in batch], 0.5)
    return f"{min(tails):.1f} ms (median {middle:.1f})"


def counted(peer: Terminal, number: int) -> float:
    return painted(peer, "f", f"{number} times".encode())


def painted(running: Terminal, key: str, words: bytes) -> float:
    """Seconds from a key, pressed when nothing else is being painted, to its words."""
    running.rest(QUIET)
    since = len(running.shown)
    pressed = running.press(key)
    return running.until(words, since) - pressed


def leave_a_play_on_hold(folder: Path) -> None:
    """A play kept in the middle of a long hold, for the program to go on with."""
    world = shipped_world()
    for seed in range(1000):
        sitting = begin(
            world,
            seed,
            HONEST,
            folder / "journeys",
            story_file=str(STORY),
            company_text=company_file().read_text(encoding="utf-8"),
        )
        sitting.note(Prediction())
        while not sitting.journey.ended and not isinstance(sitting.moment, Wait):
            sitting.answer(habit(sitting.journey))
        if (sitting.journey.offered or 0.0) > LONG_ENOUGH:
            sitting.hold_begins()
            sitting.close()
            return
        sitting.close()
        assert sitting.path is not None
        sitting.path.unlink()
    raise LookupError("No rehearsal came to a long hold.")
