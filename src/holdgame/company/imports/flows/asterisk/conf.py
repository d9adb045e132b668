r"""The syntax of Asterisk's configuration files: sections of `key = value` or `key => value`.

`;` starts a comment, `;--` one that goes on to `--;`, over lines and nested; `\;` is a semicolon.
Sections may name templates, `[sales](small)`. `#include` and `#exec` are listed, never followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from holdgame.company.imports.flows.flow import ImportFile

_SECTION = re.compile(r"\[([^\]]*)\]?\s*(?:\(([^)]*)\)?)?")
_DIRECTIVE = re.compile(r"#(include|tryinclude|exec)\b\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a section, and where it stands."""

    key: str
    value: str
    file: str
    line: int

    @property
    def where(self) -> str:
        return f"{self.file}, line {self.line}"


@dataclass(slots=True)
class Section:
    """What stands under one `[name]`. `templates` are sections whose entries hold here too."""

    name: str
    templates: tuple[str, ...] = ()
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Conf:
    """A file. `directives` are its `#include` and `#exec` lines, `stray` those of no known kind."""

    sections: list[Section] = field(default_factory=list)
    directives: list[Entry] = field(default_factory=list)
    stray: list[Entry] = field(default_factory=list)


def parse(file: ImportFile) -> Conf:
    """The sections of a file in the order written; never raises."""
    conf = Conf()
    section: Section | None = None
    for number, line in _lines(file.text):
        if line.startswith("["):
            section = _section(line)
            conf.sections.append(section)
            continue
        if directive := _DIRECTIVE.match(line):
            kind, target = directive[1].lower(), directive[2].strip(" \"'<>")
            conf.directives.append(Entry(kind, target, file.name, number))
            continue
        key, equals, value = line.partition("=")
        entry = Entry(key.strip(), value.removeprefix(">").strip(), file.name, number)
        if equals and section is not None:
            section.entries.append(entry)
        else:
            conf.stray.append(entry)
    return conf


def _section(line: str) -> Section:
    match = _SECTION.match(line)
    assert match  # the line starts with a bracket
    options = [option.strip() for option in (match[2] or "").split(",")]
    return Section(match[1].strip(), tuple(o for o in options if o not in ("", "!", "+")))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that hold something, with their numbers from 1, without comments."""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        kept, depth = _uncommented(line, depth)
        if kept := kept.strip():
            yield number, kept


def _uncommented(line: str, depth: int) -> tuple[str, int]:
    """What of a line is no comment, and how many block comments are open after it."""
    kept: list[str] = []
    start = 0  # of what is neither kept nor thrown away yet
    at = line.find(";")
    while at >= 0:
        if line.startswith(";--", at) and line[at + 3 : at + 4] != "-":
            if not depth:
                kept.append(line[start:at])
            depth += 1
        elif depth:
            if at >= 2 and line[at - 2 : at] == "--":
                depth -= 1
                start = at + 1
        elif at and line[at - 1] == "\\":
            kept.append(line[start : at - 1] + ";")
            start = at + 1
        else:
            kept.append(line[start:at])
            return "".join(kept), 0
        at = line.find(";", at + 1)
    if not depth:
        kept.append(line[start:])
    return "".join(kept), depth
