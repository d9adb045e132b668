"""What is wrong in a file, where, and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "hint"]


class Source:
    """One file's text, kept so that a mistake can be shown in its own line."""

    __slots__ = ("_lines", "path", "text")

    def __init__(self, path: Path | str, text: str) -> None:
        self.path = str(path)
        self.text = text
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """The text cut at line feeds, as YAML counts lines."""
        if self._lines is None:
            self._lines = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._lines

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file. Lines and columns count from 1; 0 is the file as a whole."""

    source: Source
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.source.path
        return f"{self.source.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake: a stable code, a place, what is wrong in a sentence and how to mend it."""

    code: str
    place: Place
    sentence: str
    mend: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        return self.render()

    def render(self) -> str:
        """Several lines: `file:line:column`, the sentence, the line with a caret, the mend."""
        head = f"{self.place}: {self.severity} {self.code}: {self.sentence}"
        parts = [head]
        if self.place.line:
            shown, caret = _clip(self.place.source.line(self.place.line), self.place.column)
            if shown.strip():
                number = str(self.place.line)
                parts.append(f"  {number} | {shown}")
                parts.append(f"  {' ' * len(number)} | {' ' * caret}^")
        if self.mend:
            parts.append(f"  {self.mend}")
        return "\n".join(parts)


def printable(text: str) -> str:
    """A text without what could steer a terminal: sentences quote what stands in files."""
    return "".join(c if c.isprintable() else "�" for c in text)


def _clip(line: str, column: int, width: int = 96) -> tuple[str, int]:
    """The part of a line around a column (from 1) that fits `width`, and where the caret goes."""
    line = "".join(c if c.isprintable() else " " for c in line)
    caret = min(max(column - 1, 0), len(line))
    if len(line) <= width:
        return line, caret
    start = max(0, min(caret - width // 2, len(line) - width))
    return line[start : start + width], caret - start


@dataclass(slots=True)
class Diagnostics:
    """Collects mistakes while a file is read, so that all are told in one run."""

    found: list[Diagnostic] = field(default_factory=list)
    _seen: set[tuple[str, str, int, int, str]] = field(default_factory=set)

    def error(self, code: str, place: Place, sentence: str, mend: str = "") -> None:
        self._add(Diagnostic(code, place, printable(sentence), printable(mend)))

    def warn(self, code: str, place: Place, sentence: str, mend: str = "") -> None:
        self._add(Diagnostic(code, place, printable(sentence), printable(mend), "warning"))

    def _add(self, diagnostic: Diagnostic) -> None:
        place = diagnostic.place
        key = (
            diagnostic.code, place.source.path, place.line, place.column, diagnostic.sentence
        )  # fmt: skip
        if key not in self._seen or not place.line:  # an aliased node is read more than once
            self._seen.add(key)
            self.found.append(diagnostic)

    @property
    def errors(self) -> list[Diagnostic]:
        return [d for d in self if d.severity == "error"]

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(in_order(self.found))

    def __len__(self) -> int:
        return len(self.found)


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """As they stand in their files."""
    return sorted(found, key=_order)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int]:
    place = diagnostic.place
    return place.source.path, place.line, place.column


class FileProblem(Exception):
    """A file that cannot be used; `diagnostics` says all that is wrong with it."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = list(diagnostics)
        super().__init__("\n".join(d.render() for d in self.diagnostics))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when none is near enough to be meant."""
    candidates = sorted(set(known))
    folded = {c.casefold(): c for c in reversed(candidates)}
    found = difflib.get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str], *, limit: int = 12) -> str:
    """A sentence for a name that nothing has: the nearest right one, else the few there are."""
    names = sorted(set(known))
    near = nearest(name, names)
    if near is not None:
        return f"Did you mean `{near}`?"
    if 0 < len(names) <= limit:
        return "There is: " + ", ".join(f"`{n}`" for n in names) + "."
    return ""
