"""A real call for tests: a stopwatch that only tests move, keys pressed after so many seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import read_company
from holdgame.play.call_result import CallResult
from holdgame.play.calling import Calling
from holdgame.play.real_call import Answers, Mark

BEGAN = datetime(2026, 3, 10, 14, 5, tzinfo=UTC)
ACME = """\
holdgame_company: 1
id: acme
name: Acme Broadband
currency: EUR
queues:
  service: {hold.measured: 4m, from: measured, by: "call report, March"}
  billing: {calls_per_hour: 40, agents: 6, handle: 8m}
lines:
  support:
    tree: {levels: 3, options: 4}
    reasons: {refund: [billing], repair: [service], default: [service]}
executives:
  - {role: Operations, bonus: cost per call, protects: money, owns: [staffing, hold, transfer]}
"""
Script = list[tuple[float, Mark]]
"""keys, each so many seconds after the one before"""

# Put on hold, passed on, told again, cut off, rung again, and let go.
ORDEAL: Script = [
    (0, "ring"), (10, "menu"), (50, "hold"), (600, "identity"), (30, "person"), (120, "transfer"),
    (300, "identity"), (20, "person"), (10, "again"), (60, "promise"), (30, "cut"), (100, "ring"),
    (10, "menu"), (20, "hold"), (400, "person"), (5, "again"), (50, "broken"), (60, "unresolved"),
]  # fmt: skip
EASY: Script = [(0, "ring"), (8, "person"), (112, "resolved")]


@dataclass
class Clock:
    """Seconds that pass only when a test says so; the clock on the wall goes with them."""

    seconds: float = 1_000.0
    off: float = field(default=0.0)

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return BEGAN + timedelta(seconds=self.seconds + self.off - 1_000.0)


def calling_in(folder: Path, clock: Clock, *, shop: bool = False, company: str = ACME) -> Calling:
    """A call of which no key was pressed yet."""
    return Calling(
        read_company("acme", company, Catalogue.load()),
        company,
        shop=shop,
        folder=folder,
        clock=clock,
        now=clock.now,
    )


def made(
    folder: Path, script: Script, answers: Answers | None = None, *, shop: bool = False
) -> Calling:
    """A call that was made."""
    clock = Clock()
    calling = calling_in(folder, clock, shop=shop)
    for seconds, mark in script:
        clock.seconds += seconds
        assert calling.press(mark), mark
    if answers is not None:
        calling.answer(answers)
    calling.leave()
    return calling


def came_to(
    folder: Path, script: Script, answers: Answers | None = None, *, shop: bool = False
) -> CallResult:
    """What a call came to."""
    return CallResult.of(made(folder, script, answers or Answers(), shop=shop).kept())
