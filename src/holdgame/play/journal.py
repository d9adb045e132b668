"""The journey file: JSON Lines, appended and synced as the play goes.

The first line is a header; then a list for each entry of the log and a mapping for each note. A
torn last line (the power went) is left out with a sentence; nothing before it is touched.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from holdgame.engine.log import Entry
from holdgame.play.folders import CHANGED, SPOILT
from holdgame.play.notes import Note, note_as_dict, note_from_dict
from holdgame.play.pace import parse_pace

FORMAT = 1
MAX_BYTES = 20_000_000


class JournalProblem(Exception):
    """A journey file that cannot be used; the message is a sentence for the player."""


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
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: BinaryIO | None = None
        if header is not None:
            self._file = path.open("xb")
            self._line({"holdgame_journey": FORMAT, **asdict(header)})

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
        self._line(entry.as_list())

    def note(self, note: Note) -> None:
        self._line(note_as_dict(note))

    def ended(self, ending: str) -> None:
        self._line({"ended": ending})

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> JournalWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _line(self, line: Any) -> None:
        if self._file is None:
            _mend_end(self.path)
            self._file = self.path.open("ab")
        self._file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def read_journal(path: Path) -> Journal:
    """A journey file. Raises `JournalProblem` when there is none in it."""
    raw = _bytes_of(path)
    first, *lines = raw.split(b"\n")
    header = _header(path, first)
    entries: list[Entry] = []
    notes: list[Note] = []
    ended = warning = ""
    kept = len(first) + 1
    for number, line in enumerate(lines, 2):
        try:
            match json.loads(line or b'""'):
                case "":
                    pass
                case list() as read:
                    entries.append(Entry.from_list(read))
                case {"ended": str(ending)}:
                    ended = ending
                case dict() as read:
                    notes.append(note_from_dict(read))
                case _:
                    raise ValueError("not a line of a journey")
        except (ValueError, RecursionError):
            warning = (
                f"Line {number} of {path.name} is torn or not ours; "
                "the journey is kept up to there."
            )
            break
        kept += len(line) + 1
    kept = min(kept, len(raw))
    return Journal(path, header, tuple(entries), tuple(notes), ended, warning, kept)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise JournalProblem(f"{path} is too large to be a journey.")
        return path.read_bytes()
    except FileNotFoundError:
        raise JournalProblem(f"There is no file {path}.") from None
    except OSError as problem:
        raise JournalProblem(f"{path} cannot be read: {problem.strerror}.") from problem


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


def _mend_end(path: Path) -> None:
    """Take off what cannot be read, so that what is played next can be.

    A torn last line is nothing; where more would go, the whole file is kept beside it first.
    """
    raw = path.read_bytes()
    kept = read_journal(path).kept
    if raw.count(b"\n", kept) > 0:
        path.with_suffix(SPOILT).write_bytes(raw)
    with path.open("r+b") as file:
        file.truncate(kept)
        if not raw[:kept].endswith(b"\n"):  # a whole line that lacks only its end
            file.seek(0, os.SEEK_END)
            file.write(b"\n")
