"""Measuring a million calls from a CSV, beside `csv.reader` alone reading the same file.

Measuring is all of it: columns, times, waits with hang-ups as censoring, who called again, the
fit. The peak is that of a process of its own, which starts from an interpreter of some 10 MB.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.measure import Figure, Report, in_turns, seconds, side_by_side
from holdgame.company.imports.calls.measure import import_calls

ROWS = 1_000_000
CUSTOMERS = 400_000
ROUNDS = 5
MOST_ISO, MOST_OTHERS = 4.0, 8.0
MOST_MEMORY = 250.0  # MB

_HEADER = (
    "contact_id", "start_time", "queue", "customer", "wait_seconds", "outcome", "handle_seconds",
    "transfers",
)  # fmt: skip
_PEAK = """
import sys
from pathlib import Path
from holdgame.company.imports.calls.measure import import_calls
import_calls([Path(sys.argv[1])])
# Not `ru_maxrss`, which begins with what whoever started this process had in memory.
status = open("/proc/self/status").read()
print(status.partition("VmHWM:")[2].split()[0])
"""


def run() -> Report:
    with tempfile.TemporaryDirectory() as folder:
        iso, others = Path(folder) / "iso.csv", Path(folder) / "others.csv"
        write(iso, "%Y-%m-%dT%H:%M:%SZ")
        write(others, "%d/%m/%Y %H:%M:%S")
        figures = [*_side_by_side(iso, "ISO times", MOST_ISO)]
        figures += _side_by_side(others, "times as 31/03/2026 09:15:22", MOST_OTHERS)
        figures.append(_memory(iso))
        size = iso.stat().st_size / 1e6
    return Report(f"{ROWS:,} calls, {size:.0f} MB, {ROUNDS} rounds", tuple(figures))


def write(path: Path, times: str) -> None:
    """A month of calls, made up; the same each time."""
    dice = random.Random(1)
    queues = ("support", "billing", "technical", "sales")
    now, step = datetime(2026, 3, 2, 8), 2.5
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(_HEADER)
        for _ in range(ROWS):
            now += timedelta(seconds=dice.expovariate(1 / step))
            answered = dice.random() < 0.85
            rows.writerow(
                (
                    f"{dice.getrandbits(64):016x}",
                    now.strftime(times),
                    dice.choice(queues),
                    f"+4930{dice.randrange(CUSTOMERS):07d}",
                    int(dice.expovariate(1 / 180)),
                    "answered" if answered else "abandoned",
                    int(dice.expovariate(1 / 400)) if answered else 0,
                    int(dice.random() < 0.1),
                )
            )


def _side_by_side(path: Path, what: str, most: float) -> tuple[Figure, ...]:
    pair = in_turns(
        lambda: seconds(lambda: import_calls([path])), lambda: seconds(lambda: _read(path)), ROUNDS
    )
    return side_by_side(f"import_calls, {what}", "csv.reader alone", pair, most)


def _read(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        for _ in csv.reader(file):
            pass


def _memory(path: Path) -> Figure:
    if sys.platform != "linux":
        return Figure("peak memory", "not measured on this system")
    command = [sys.executable, "-c", _PEAK, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    peak = int(said) / 1e3  # kilobytes
    return Figure(
        "peak memory", f"{peak:.0f} MB", f"at most {MOST_MEMORY:g} MB", peak <= MOST_MEMORY
    )
