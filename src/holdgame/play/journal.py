"""The journey file: JSON Lines, appended and synced as the play goes.

The first line is a header; then a list for each entry of the log and a mapping for each note. A
torn last line (the power went) is left out with a sentence; nothing before it is touched.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from holdgame.engine.log import Entry
from holdgame.play.folders import CHANGED
from holdgame.play.json_lines import LinesProblem, LineWriter, read_lines
from holdgame.play.notes import Note, note_as_dict, note_from_dict
from holdgame.play.pace import parse_pace

FORMAT = 1
JournalProblem = LinesProblem
"""a journey file that cannot be used; the message is a sentence for the player"""


@dataclass(frozen=True, slots=True)
class Header:
    """What a journey was played with. `company_text` is the company file as it was then."""

    story: str
    story_file: str
    story_fingerprint: str
    company: str
    company_text: str
    company_fingerprint: str
    seed: int
    pace: str
    started: str  # ISO 8601, UTC
    version: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Journal:
    """A journey file, read. `warning` is a sentence when something at its end was left out."""

    path: Path
    header: Header
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    ended: str = ""
    warning: str = ""
    kept: int = 0  # bytes of the file that were read; what follows is torn or not ours


class JournalWriter:
    """Appends lines to a journey file, each on disk before the play goes on."""

    def __init__(self, path: Path, header: Header | None) -> None:
        """Begin a new file (with its header) or go on with one that exists (None).

        An existing file is not touched before there is something to write.
        """
        self.path = path
        head = None if header is None else {"holdgame_journey": FORMAT, **asdict(header)}
        self._lines = LineWriter(path, head, lambda path: read_journal(path).kept)

    @classmethod
    def over(cls, journal: Journal, fitted: int) -> JournalWriter:
        """Go on after the first `fitted` entries; the whole of the old file is kept beside it.

        For a story that has changed: what no longer fits would stop every later replay too.
        """
        path = journal.path
        beside = path.with_suffix(CHANGED)
        path.replace(beside)
        writer = cls(path, journal.header)
        for entry in journal.entries[:fitted]:
            writer.entry(entry)
        for note in journal.notes:
            writer.note(note)
        return writer

    def entry(self, entry: Entry) -> None:
        self._lines.line(entry.as_list())

    def note(self, note: Note) -> None:
        self._lines.line(note_as_dict(note))

    def ended(self, ending: str) -> None:
        self._lines.line({"ended": ending})

    def close(self) -> None:
        self._lines.close()

    def __enter__(self) -> JournalWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def read_journal(path: Path) -> Journal:
    """A journey file. Raises `JournalProblem` when there is none in it."""
    headers: list[Header] = []
    entries: list[Entry] = []
    notes: list[Note] = []
    endings = [""]

    def take(line: Any) -> None:
        match line:
            case list():
                entries.append(Entry.from_list(line))
            case {"ended": str(ending)}:
                endings.append(ending)
            case dict():
                notes.append(note_from_dict(line))
            case _:
                raise ValueError("not a line of a journey")

    read = read_lines(path, "a journey", lambda line: headers.append(_header(path, line)), take)
    warning = (
        f"Line {read.torn} of {path.name} is torn or not ours; the journey is kept up to there."
        if read.torn
        else ""
    )
    return Journal(path, headers[0], tuple(entries), tuple(notes), endings[-1], warning, read.kept)


def _header(path: Path, line: bytes) -> Header:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict) or "holdgame_journey" not in read:
        raise JournalProblem(f"{path} is not a journey: its first line is not a header.")
    if read["holdgame_journey"] != FORMAT:
        raise JournalProblem(
            f"{path} was written by another version of holdgame "
            f"(format {read['holdgame_journey']}, this one reads {FORMAT})."
        )
    wanted = Header.__dataclass_fields__
    fields = {k: v for k, v in read.items() if k in wanted}
    texts_ok = all(isinstance(fields.get(k), str) for k in wanted if k not in ("seed", "format"))
    if not texts_ok or not isinstance(fields.get("seed"), int):
        raise JournalProblem(f"{path} is not a whole journey: its header lacks something.")
    try:
        parse_pace(fields["pace"])
    except ValueError as problem:
        raise JournalProblem(f"{path} is not a whole journey: {problem}.") from None
    return Header(**fields)
