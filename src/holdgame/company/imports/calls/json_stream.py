"""json_stream: the records in a file of JSON, one by one, however they are strung together.

One a line (JSON Lines), one after another with nothing between, in one list, or in a list under
`conversations`, as an API answers. A file of any size is read in pieces; one record has to fit
into `MOST`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final, TextIO

from holdgame.company.imports.calls.record_files import RecordFile
from holdgame.company.imports.calls.records import Reading

MOST: Final = 16_000_000  # characters of one record
LIST_OF_AN_ANSWER: Final = "conversations"
_AT_ONCE: Final = 1 << 20  # characters
_BETWEEN: Final = re.compile(r"[\s,]*")
_OPENING: Final = re.compile(rf'\s*(?:\[|\{{\s*"{LIST_OF_AN_ANSWER}"\s*:\s*\[)')
_NEXT_LINE: Final = re.compile(r"\n[ \t]*(?=[\[{])")
_NEAR_THE_END: Final = 12  # characters: a word or an escape that the end of a piece cuts
_INDENT: Final = 80  # characters that may stand between a line end and a record


class JsonStream:
    """The records of a text. Nothing raises.

    `skipped` counts stretches that were no JSON; `broken` says in a sentence why the rest was not
    read, and is empty if all was.
    """

    def __init__(self, text: TextIO) -> None:
        self.skipped = 0
        self.broken = ""
        self._text = text
        self._buffer = ""
        self._decoder = json.JSONDecoder(parse_int=_whole)

    def records(self) -> Iterator[dict[str, Any]]:
        """Each record that is keys and values."""
        self._fill(0)
        opening = _OPENING.match(self._buffer)
        at: int | None = opening.end() if opening else 0
        while at is not None:
            at = self._past_blanks(at)
            if at is None:
                return
            if self._buffer[at] in "]}":  # of a list that is over, or of what stood round it
                at = self._next_line(at)
                continue
            try:
                value, at = self._decoder.raw_decode(self._buffer, at)
                yield from _records_in(value)
            except RecursionError:
                at = self._resume(at, "It is nested deeper than any record is.")
            except json.JSONDecodeError as problem:
                at = self._more(at) if self._is_cut(problem) else self._resume(at)

    def _is_cut(self, problem: json.JSONDecodeError) -> bool:
        """Whether what is wrong may be right once there is more text."""
        near = problem.pos > len(self._buffer) - _NEAR_THE_END
        return near or problem.msg.startswith("Unterminated string")

    def _past_blanks(self, at: int) -> int | None:
        """Where the next value begins; None at the end."""
        while True:
            blanks = _BETWEEN.match(self._buffer, at)
            at = blanks.end() if blanks else at
            if at < len(self._buffer):
                return at
            if not self._fill(at):
                return None
            at = 0

    def _more(self, at: int) -> int | None:
        """Read on in a record that the end of the buffer cuts; where it begins now."""
        if len(self._buffer) - at > MOST:
            return self._resume(at, f"A record in it has more than {MOST:,} characters.")
        return 0 if self._fill(at) else self._resume(at)

    def _resume(
        self, at: int, because: str = "It breaks off, or is no JSON to its end."
    ) -> int | None:
        """After something that is no record: where the next one may begin, else the end."""
        self.skipped += 1
        following = self._next_line(at)
        if following is None:
            self.broken = because
        return following

    def _next_line(self, at: int) -> int | None:
        """The next line that begins as a record does; None if there is none."""
        while True:
            following = _NEXT_LINE.search(self._buffer, at)
            if following is not None:
                return following.end()
            if not self._fill(max(at, len(self._buffer) - _INDENT)):
                return None
            at = 0

    def _fill(self, keep_from: int) -> bool:
        """Drop what has been read and read on: as much again as is kept, so that steps are few."""
        kept = self._buffer[keep_from:]
        piece = self._text.read(max(_AT_ONCE, len(kept)))
        self._buffer = kept + piece
        return bool(piece)


def records_of(file: RecordFile, reading: Reading) -> Iterator[dict[str, Any]]:
    """The records of a file, each counted as a row; what is no JSON is counted and left out."""
    with file.text(longest_line=None) as text:
        stream = JsonStream(text)
        for record in stream.records():
            reading.rows += 1
            yield record
    if stream.skipped:
        reading.rows += stream.skipped
        reading.skip("stretches that are no JSON", stream.skipped)
    file.broken = file.broken or stream.broken


def _records_in(value: Any) -> Iterator[dict[str, Any]]:
    listed = value.get(LIST_OF_AN_ANSWER) if isinstance(value, dict) else value
    if isinstance(listed, list):
        yield from (item for item in listed if isinstance(item, dict))
    elif isinstance(value, dict):
        yield value


def _whole(digits: str) -> int | float:
    """A whole number; one of a million digits is not worked out."""
    return int(digits) if len(digits) <= 20 else math.inf


def inside(value: Any, *keys: str) -> Any:
    """What stands under keys within keys; None where there are none."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def text_in(value: Any, *keys: str) -> str:
    """The text under some keys; empty where there is none."""
    found = inside(value, *keys)
    return found if isinstance(found, str) else ""


def number_in(value: Any, *keys: str) -> float | None:
    """The number, 0 or more, under some keys; None where there is none."""
    found = inside(value, *keys)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return float(found) if 0 <= found < math.inf else None


def list_in(value: Any, *keys: str) -> list[Any]:
    """The list under some keys; empty where there is none."""
    found = inside(value, *keys)
    return found if isinstance(found, list) else []
