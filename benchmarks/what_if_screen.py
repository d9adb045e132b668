"""From a key that moves a rule to the last figure painted, in a real pseudo-terminal of 120 by 40.

A play of the refund under Meridian is looked back on, and on the page "What if?" each of its first
rules is put to the best known value, taken back, made one step less kind, and taken back. What is
painted is the typical customer with load, the money, the queues, and the play made again.
What is likely to be tried is worked out while somebody reads. The keys come after that; and, in
another run, at once.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Figure, Report, percentile
from benchmarks.program import HOLDGAME, Terminal, terminal
from benchmarks.shipped import STORY, company_file, shipped_world
from holdgame.engine.rehearsal import habit
from holdgame.play.notes import Prediction
from holdgame.play.pace import HONEST
from holdgame.play.sitting import begin

RULES = 16
ESCAPE = "\x1b"
MOST = 100.0  # milliseconds, 95 of 100 moves
QUIET = 0.7  # seconds without output: all is painted
AT_REST = 1.5  # seconds without work of the program: all that is likely is worked out
LONGEST = 90.0  # seconds until then, at most


def run() -> Report:
    if not Path("/proc/self/stat").exists():
        return Report("what-if on the screen", skipped="needs a pseudo-terminal and /proc")
    later, at_once = moves(wait=True), moves(wait=False)
    most = percentile(later, 0.95)
    return Report(
        f"{len(later)} moves of the first {RULES} rules, key to last figure painted",
        (
            Figure(
                "95 of 100, once the page was read",
                f"{most:.0f} ms (median {statistics.median(later):.0f})",
                f"at most {MOST:g} ms",
                most <= MOST,
            ),
            Figure(
                "the same, keys as soon as the page is there",
                f"{percentile(at_once, 0.95):.0f} ms (median {statistics.median(at_once):.0f})",
            ),
        ),
    )


def moves(*, wait: bool) -> list[float]:
    """Milliseconds from each key that changed something to the last that it painted."""
    with tempfile.TemporaryDirectory() as folder:
        looked_back = [HOLDGAME, "--data-dir", folder, "debrief", str(play(Path(folder)))]
        with terminal(looked_back) as game:
            to_the_rules(game)
            if wait:
                at_rest(game)
            taken = []
            for _ in range(RULES):
                taken += [moved(game, key) for key in "buhu"]
                game.press("j")
                game.rest(0.1)
    return [1000 * seconds for seconds in taken if seconds is not None]


def to_the_rules(game: Terminal) -> None:
    """From the questions that come first to the page of rules that can be moved."""
    game.until(b"skip")
    since = 0
    while b"skip" in game.shown[since:]:
        since = len(game.shown)
        game.press(ESCAPE)
        game.rest(QUIET)
    game.until(b"Worked out")
    game.press("f")
    game.until(b"here, or changed to")


def moved(game: Terminal, key: str) -> float | None:
    """Seconds from a key until its last byte was painted; None where nothing was."""
    pressed = game.press(key)
    last = None
    while game.read(QUIET):
        last = time.perf_counter()
    return None if last is None else last - pressed


def at_rest(game: Terminal) -> None:
    """Wait until the program has hardly worked for a while."""
    give_up = time.perf_counter() + LONGEST
    while time.perf_counter() < give_up:
        before = worked(game.pid)
        game.rest(AT_REST)
        if worked(game.pid) - before < 0.1 * AT_REST:
            return


def worked(pid: int) -> float:
    """Seconds of a processor that a program has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def play(folder: Path) -> Path:
    """A play by habit to its end, kept."""
    sitting = begin(
        shipped_world(),
        5,
        HONEST,
        folder / "journeys",
        story_file=str(STORY),
        company_text=company_file().read_text(encoding="utf-8"),
    )
    sitting.note(Prediction())
    while not sitting.journey.ended:
        sitting.answer(habit(sitting.journey))
    sitting.close()
    assert sitting.path is not None
    return sitting.path
