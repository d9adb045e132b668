"""call_file: a real call on disk: a header, then a line for each key as it is pressed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import read_company
from holdgame.company.profile import Company
from holdgame.play.folders import CALL
from holdgame.play.json_lines import LinesProblem, LineWriter, read_lines
from holdgame.play.real_call import (
    MARKS,
    TOLD,
    Answers,
    Entry,
    Felt,
    Noted,
    Pressed,
    ended,
)

FORMAT: Final = 1
FEELINGS: Final = range(1, 6)


@dataclass(frozen=True, slots=True)
class Header:
    """What was rung, and when. `company_text` is the company's file as it was then."""

    company: str
    company_text: str
    shop: bool
    started: str  # ISO 8601, with the offset of the clock on the wall
    version: str

    @property
    def began(self) -> datetime:
        """When the first key was pressed."""
        return datetime.fromisoformat(self.started)


@dataclass(frozen=True, slots=True)
class KeptCall:
    """A real call as it was kept. `left` is the second at which it was last left, if it was.

    `warning` is a sentence when something at the end of its file was left out.
    """

    path: Path
    header: Header
    entries: tuple[Entry, ...]
    answers: Answers | None
    left: float
    warning: str
    kept: int  # bytes of the file that could be read

    @property
    def ended(self) -> bool:
        """Whether it was said how it ended."""
        return ended(self.entries)


class CallWriter:
    """Appends to the file of a call; each line is on disk before this returns.

    Args:
        path: The file.
        header: Of a new call; None goes on with one that exists.
    """

    def __init__(self, path: Path, header: Header | None) -> None:
        self.path = path
        head = None if header is None else {"holdgame_call": FORMAT, **asdict(header)}
        self._lines = LineWriter(path, head, lambda path: read_call(path).kept)

    def entry(self, entry: Entry) -> None:
        self._lines.line(_as_line(entry))

    def undo(self) -> None:
        """Take back the last entry that stands."""
        self._lines.line({"undo": True})

    def left(self, at: float) -> None:
        """The stopwatch was put away while the call went on."""
        self._lines.line({"left": at})

    def answers(self, answers: Answers) -> None:
        self._lines.line({"answers": asdict(answers)})

    def close(self) -> None:
        self._lines.close()


def read_call(path: Path) -> KeptCall:
    """The call in a file. Raises `LinesProblem` where there is none."""
    headers: list[Header] = []
    entries: list[Entry] = []
    answers: list[Answers] = []
    left = [0.0]

    def take(line: Any) -> None:
        match line:
            case {"undo": True}:
                if not entries:
                    raise ValueError("there is nothing to take back")
                entries.pop()
            case {"left": float(at) | int(at)}:
                left.append(float(at))
            case {"answers": dict(said)}:
                answers.append(_answers(said))
            case dict():
                entries.append(_entry(line))
            case _:
                raise ValueError("not a line of a call")

    read = read_lines(path, "a call", lambda line: headers.append(_header(path, line)), take)
    warning = ""
    if read.torn:
        warning = (
            f"Line {read.torn} of {path.name} is torn or not ours; the call is kept up to there."
        )
    said = answers[-1] if answers else None
    return KeptCall(path, headers[0], tuple(entries), said, left[-1], warning, read.kept)


def kept_calls(folder: Path) -> Iterator[KeptCall]:
    """The calls in a folder that can be read, the newest first."""
    files = folder.glob(f"*{CALL}") if folder.is_dir() else ()
    for path in sorted(files, reverse=True):
        try:
            yield read_call(path)
        except LinesProblem:
            continue


def company_of(kept: KeptCall) -> Company:
    """The company as its file was then. Raises `FileProblem` where it cannot be read any more."""
    name = f"{kept.path} (the company in it)"
    return read_company(name, kept.header.company_text, Catalogue.load())


def _as_line(entry: Entry) -> dict[str, Any]:
    match entry:
        case Pressed(at, mark):
            return {"at": at, "mark": mark}
        case Felt(at, value):
            return {"at": at, "felt": value}
        case Noted(at, text):
            return {"at": at, "note": text}


def _entry(line: dict[str, Any]) -> Entry:
    """Raises ValueError for a line that is none."""
    match line:
        case {"at": float(at) | int(at), "mark": str(mark)} if at >= 0 and mark in MARKS:
            return Pressed(float(at), mark)
        case {"at": float(at) | int(at), "felt": int(value)} if at >= 0 and value in FEELINGS:
            return Felt(float(at), value)
        case {"at": float(at) | int(at), "note": str(text)} if at >= 0:
            return Noted(float(at), text)
    raise ValueError("not a line of a call")


def _answers(said: dict[str, Any]) -> Answers:
    """Raises ValueError for answers that nobody can have given."""
    try:
        answers = Answers(**said)
        finite = said.get("dashboard") is None or 0 <= said["dashboard"] < float("inf")
    except TypeError as problem:
        raise ValueError(str(problem)) from problem
    given: dict[str, Any] = asdict(answers)  # whatever stood in the file
    right = (
        isinstance(given["reason"], str)
        and given["told"] in (None, *TOLD)
        and given["paid"] in (None, True, False)
        and given["understood"] in (None, *range(11))
    )
    if not (right and finite):
        raise ValueError("not the answers of a call")
    return answers


def _header(path: Path, line: bytes) -> Header:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict) or "holdgame_call" not in read:
        raise LinesProblem(f"{path} is not a call: its first line is not a header.")
    if read["holdgame_call"] != FORMAT:
        raise LinesProblem(
            f"{path} was written by another version of holdgame "
            f"(format {read['holdgame_call']}, this one reads {FORMAT})."
        )
    fields: dict[str, Any] = {name: read.get(name) for name in Header.__dataclass_fields__}
    texts = (fields[name] for name in ("company", "company_text", "started", "version"))
    if not all(isinstance(text, str) for text in texts) or not isinstance(fields["shop"], bool):
        raise LinesProblem(f"{path} is not a whole call: its header lacks something.")
    header = Header(**fields)
    try:
        began = header.began
    except ValueError:
        began = None
    if began is None or began.tzinfo is None:
        raise LinesProblem(f"{path} is not a whole call: nobody knows when it began.")
    return header
