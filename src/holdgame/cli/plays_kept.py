"""The plays that are kept, one a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from holdgame.cli.loading import kept_plays
from holdgame.cli.output import print_json, printable
from holdgame.debrief.columns import left
from holdgame.play.folders import Folders
from holdgame.play.journal import Journal

NONE_KEPT = "holdgame: no play is kept yet. Play one: holdgame play"
NO_ENDING: Final = "no ending yet"
_HEAD: Final = ("when", "story", "company", "ended", "file")
_IN_HEADER: Final = ("story", "company", "seed", "pace", "started")


def list_plays(where: Folders, *, as_json: bool) -> int:
    """All of them, the newest first; those without an ending can be gone on with."""
    found = list(kept_plays(where))
    if as_json:
        print_json([_as_dict(journal) for journal in found])
        return 0
    for line in _rows(found):
        print(printable(line))
    if not found:
        print(NONE_KEPT, file=sys.stderr)
    return 0


def _as_dict(journal: Journal) -> dict[str, Any]:
    """`ended` is the id of the ending; null where there is none yet."""
    header = asdict(journal.header)
    told = {name: header[name] for name in _IN_HEADER}
    return {"file": str(journal.path), **told, "ended": journal.ended or None}


def _rows(found: Sequence[Journal]) -> Iterator[str]:
    if found:
        yield _row(_HEAD)
    for journal in found:
        header = journal.header
        ended = journal.ended.replace("_", " ") or NO_ENDING
        yield _row((_when(header.started), header.story, header.company, ended, journal.path.name))


def _row(cells: Sequence[str]) -> str:
    when, story, company, ended, file = cells
    return f"{left(when, 17)}{left(story, 17)}{left(company, 15)}{left(ended, 15)}{file}"


def _when(started: str) -> str:
    """By the clock on this wall; as it was written, where that is no time."""
    try:
        return f"{datetime.fromisoformat(started).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return started
