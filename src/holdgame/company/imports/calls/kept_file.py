"""kept_file: the file beside a company file in which its recorded journeys are kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, cast

from holdgame.company.imports.calls.json_stream import list_in, number_in, text_in
from holdgame.company.imports.calls.kept import SHARES, Journey, Leg
from holdgame.company.imports.calls.records import ANSWERED, HUNG_UP, MOVED_ON, RecordsProblem
from holdgame.documents.writer import write_text

VERSION: Final = "holdgame_recorded"
_LARGEST: Final = 1_000_000  # bytes; three journeys are some kilobytes
_OUTCOMES: Final = (ANSWERED, HUNG_UP, MOVED_ON)


def beside(company: Path) -> Path:
    """Where a company's journeys are kept: `acme.yaml` has `acme.recorded.json`."""
    return company.with_suffix(".recorded.json")


def write_kept(path: Path, journeys: Sequence[Journey]) -> None:
    """Keep journeys; the file is written whole or not at all. Raises OSError."""
    written = {VERSION: 1, "journeys": [journey.as_dict() for journey in journeys]}
    write_text(path, json.dumps(written, indent=2) + "\n")


def read_kept(path: Path) -> dict[str, Journey]:
    """The journeys of a file, by which they are: `median`, `p90`, `longest`.

    Of few customers one may be all three.

    Raises:
        RecordsProblem: it is not such a file.
        OSError: it cannot be read.
    """
    if path.stat().st_size > _LARGEST:
        raise RecordsProblem(f"{path.name} is no file of recorded journeys.")
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if number_in(read, VERSION) != 1:
            raise ValueError
        journeys = [_journey(journey) for journey in list_in(read, "journeys")]
    except (ValueError, RecursionError):
        raise RecordsProblem(f"{path.name} is no file of recorded journeys.") from None
    found = {journey.which: journey for journey in journeys}
    for shorter, longer in pairwise(SHARES):
        if shorter in found:
            found.setdefault(longer, found[shorter])
    return found


def _journey(read: Any) -> Journey:
    legs = tuple(_leg(leg) for leg in list_in(read, "legs"))
    if not legs:
        raise ValueError
    return Journey(text_in(read, "which"), text_in(read, "month"), sum(w.wait for w in legs), legs)


def _leg(read: Any) -> Leg:
    outcome, wait = text_in(read, "outcome"), number_in(read, "wait")
    if outcome not in _OUTCOMES or wait is None:
        raise ValueError
    return Leg(
        queue=text_in(read, "queue"),
        after=number_in(read, "after") or 0.0,
        wait=wait,
        outcome=cast(Any, outcome),
        talk=number_in(read, "talk"),
        held=number_in(read, "held"),
        transfers=int(number_in(read, "transfers") or 0),
    )
