"""record_files: files as they were given, plain or gzip, as text in the encoding they are in.

A file that breaks off in the middle ends there; what came before is used.
"""

from __future__ import annotations

import gzip
import io
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TextIO, cast

from holdgame.company.imports.calls.names import safe
from holdgame.company.imports.calls.records import RecordsProblem

SAMPLE: Final = 65_536  # bytes by which a file is recognised
LONGEST_LINE: Final = 16_000_000  # bytes; no line of any record is near it
_AT_ONCE: Final = 1 << 16

# What people have instead of a text, by the bytes it begins with.
_OTHERS: Final = (
    (b"PK\x03\x04", "This is a spreadsheet or a ZIP. Save the sheet as CSV, or unpack it."),
    (b"\xd0\xcf\x11\xe0", "This is an old spreadsheet. Save it as CSV."),
    (b"%PDF", "This is a PDF. Export the report as CSV."),
    (b"PAR1", "This is Parquet. Export it as CSV."),
    (b"BZh", "This is packed with bzip2. Unpack it, or pack it with gzip."),
    (b"\xfd7zXZ", "This is packed with xz. Unpack it, or pack it with gzip."),
    (b"(\xb5/\xfd", "This is packed with zstd. Unpack it, or pack it with gzip."),
)


@dataclass(slots=True)
class RecordFile:
    """One file. `name` and `broken`, a sentence on where it breaks off, may be shown to anybody."""

    path: Path
    name: str
    size: int
    packed: bool
    encoding: str
    sample: str
    progress: Callable[[float], None] | None = None  # told the share of the file that is read
    broken: str = ""

    @classmethod
    def of(cls, path: Path) -> RecordFile:
        """Look at a file's beginning.

        Raises:
            RecordsProblem: it is no text.
            OSError: it cannot be read.
        """
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise RecordsProblem("This is not a file.")
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        found = cls(path, safe(path.name), status.st_size, packed, "utf-8", "")
        with found._bytes(None) as stream:
            first = stream.read(SAMPLE)
        if not first.strip(b"\x00\t\n\r "):
            raise RecordsProblem(found.broken or "This file is empty.")
        found.encoding = _encoding(first)
        found.sample = first.decode(found.encoding, "replace")
        return found

    @contextmanager
    def text(self, longest_line: int | None = LONGEST_LINE) -> Iterator[TextIO]:
        """The text from its beginning, with the line ends it has; bytes that are none become �.

        A longer line than `longest_line` bytes ends it: that is no record, and would fill memory.
        """
        with self._bytes(longest_line) as stream:
            yield io.TextIOWrapper(cast(BinaryIO, stream), self.encoding, "replace", newline="")

    @contextmanager
    def _bytes(self, longest_line: int | None) -> Iterator[_Watched]:
        with self.path.open("rb") as file:
            yield _Watched(self, file, longest_line)


class _Watched(io.BufferedIOBase):
    """Bytes on their way: tells how far they are, ends where they break off."""

    def __init__(self, of: RecordFile, file: BinaryIO, longest_line: int | None) -> None:
        self._of = of
        self._file = file
        self._source = gzip.GzipFile(fileobj=file) if of.packed else file
        self._longest = longest_line
        self._line = 0  # bytes since the last line end
        self._chunk = b""
        self._at = 0

    def readable(self) -> bool:
        return True

    def read1(self, size: int | None = -1, /) -> bytes:
        if self._at >= len(self._chunk):
            self._chunk, self._at = self._next_chunk(), 0
        end = len(self._chunk) if size is None or size < 0 else self._at + size
        part = self._chunk[self._at : end]
        self._at = end
        return part

    def read(self, size: int | None = -1, /) -> bytes:
        parts: list[bytes] = []
        missing = sys.maxsize if size is None or size < 0 else size
        while missing and (part := self.read1(missing)):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def _next_chunk(self) -> bytes:
        if self._of.broken:
            return b""
        try:
            chunk = self._source.read(_AT_ONCE)
        except (EOFError, zlib.error, OSError):
            self._of.broken = "It breaks off before its end."
            return b""
        end = chunk.rfind(b"\n")
        self._line = len(chunk) - end if end >= 0 else self._line + len(chunk)
        if self._longest is not None and self._line > self._longest:
            self._of.broken = f"It has a line of more than {self._longest // 1_000_000} MB."
            return b""
        if self._of.progress is not None:
            self._of.progress(self._file.tell() / max(self._of.size, 1))
        return chunk


def _encoding(first: bytes) -> str:
    """UTF-8 if it can be; UTF-16 if it says so; else what Western spreadsheets save in.

    Raises:
        RecordsProblem: it is no text at all.
    """
    for magic, sentence in _OTHERS:
        if first.startswith(magic):
            raise RecordsProblem(sentence)
    if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if b"\x00" in first:
        raise RecordsProblem("This is a binary file, not text.")
    try:
        first[:-3].decode("utf-8-sig")  # the last character may be cut
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
