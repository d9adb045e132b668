"""Run the benchmarks, all or those named, and say which targets were missed."""

from __future__ import annotations

import importlib
import sys

from benchmarks.measure import Figure, Report

NAMES = (
    "version",
    "first_frame",
    "key_to_paint",
    "load_story",
    "engine",
    "analysis",
    "sampler",
    "what_else",
    "what_if_screen",
    "shapley",
    "growth",
    "world",
    "queueing",
    "records",
)


def main(named: list[str]) -> int:
    """Returns 0 when every target was met, 1 when one was missed, 2 for a name nobody has."""
    unknown = [name for name in named if name not in NAMES]
    if unknown:
        print(f"No benchmark is called {unknown[0]!r}. There is: {', '.join(NAMES)}.")
        return 2
    missed = False
    for name in named or NAMES:
        report: Report = importlib.import_module(f"benchmarks.{name}").run()
        print(f"{name}: {report.title}")
        for figure in report.figures:
            print(f"  {line(figure)}")
        if report.skipped:
            print(f"  not measured: {report.skipped}")
        print(flush=True)
        missed = missed or not report.met
    print("A target was missed." if missed else "No target was missed.")
    return 1 if missed else 0


def line(figure: Figure) -> str:
    said = f"{figure.what:<44} {figure.value}"
    if figure.met is None:
        return said
    return f"{said:<76} {figure.target:<24} {'ok' if figure.met else 'MISSED'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
