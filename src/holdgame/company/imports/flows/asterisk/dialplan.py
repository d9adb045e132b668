"""A dialplan: contexts of extensions of numbered steps, and where a jump in it leads.

Looked up as Asterisk does: what is dialled exactly, then patterns from narrow to broad, then the
included contexts in their order.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from holdgame.company.imports.flows.asterisk import arguments as written
from holdgame.company.imports.flows.asterisk.conf import Entry, Section
from holdgame.company.imports.flows.asterisk.pattern import pattern

DIALPLAN_KEYS = frozenset(("exten", "same", "include", "switch", "lswitch", "eswitch", "ignorepat"))
_MOST_INCLUDED = 128  # contexts looked at for one extension; Asterisk stops at as many
_MOST_PATTERNS = 2_000  # in one context; each has to be tried for whatever is dialled
_PRIORITY = re.compile(
    r"(?P<number>\d{1,6}|[ns])\s*(?:\+(?P<more>\d{1,4}))?\s*(?:\((?P<label>[^)]*)\)?)?\s*\Z"
)
_NUMBER = re.compile(r"[+-]?\d{1,6}\Z")


class Place(NamedTuple):
    """Where a call stands. `back` is the place that called the subroutine it is in."""

    context: str
    exten: str
    priority: int = 1
    back: Place | None = None

    @property
    def next(self) -> Place:
        return self._replace(priority=self.priority + 1)

    @property
    def depth(self) -> int:
        """In how many subroutines it is."""
        return self.back.depth + 1 if self.back else 0

    def __str__(self) -> str:
        where = f"{self.context},{self.exten},{self.priority}"
        return f"{where} from {self.back}" if self.back else where


@dataclass(frozen=True, slots=True)
class Step:
    """An application and its arguments as written, the application in small letters."""

    app: str
    args: str
    entry: Entry


@dataclass(slots=True)
class Extension:
    """What is done, by priority, where this is dialled."""

    name: str
    steps: dict[int, Step] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Context:
    """Extensions by their names as written, in the order of the file; `patterns` are some of them,
    the narrowest first. `unread` are entries that were left out, and why."""

    name: str
    extensions: dict[str, Extension] = field(default_factory=dict)
    patterns: list[Extension] = field(default_factory=list)
    includes: list[str] = field(default_factory=list)
    unread: list[tuple[Entry, str]] = field(default_factory=list)

    def matching(self, dialled: str) -> Iterator[Extension]:
        """Its own extensions for what is dialled, the best match first."""
        if dialled in self.extensions and dialled[:1] != "_":
            yield self.extensions[dialled]
        yield from (e for e in self.patterns if pattern(e.name).matches(dialled))

    def read(self, entries: Iterable[Entry]) -> None:
        """Add what stands under the name of this context."""
        extension: Extension | None = None
        priority = 0
        for entry in entries:
            match entry.key.lower():
                case "exten":
                    name, _, rest = entry.value.partition(",")
                    extension = self._extension(name.strip(), entry)
                    priority = _add(extension, rest, entry, priority, self.unread)
                case "same" if extension is not None:
                    priority = _add(extension, entry.value, entry, priority, self.unread)
                case "include":
                    name, _, hours = entry.value.partition(",")
                    self.includes.append(name.strip())
                    if hours:
                        self.unread.append(
                            (entry, "This include holds at some hours only; here it always does.")
                        )
                case "switch" | "lswitch" | "eswitch":
                    self.unread.append((entry, "This part of the dialplan is kept elsewhere."))

    def sort_patterns(self) -> None:
        """To be called when all has been read."""
        found = [e for name, e in self.extensions.items() if name[:1] == "_"]
        for extension in found[_MOST_PATTERNS:]:
            for step in list(extension.steps.values())[:1]:
                self.unread.append((step.entry, "This context has too many patterns."))
        self.patterns = sorted(found[:_MOST_PATTERNS], key=lambda e: pattern(e.name).breadth)

    def _extension(self, name: str, entry: Entry) -> Extension:
        if "/" in name:
            self.unread.append((entry, "This holds for some callers only, by their number."))
            return Extension(name)
        return self.extensions.setdefault(name, Extension(name))


def _add(
    extension: Extension,
    text: str,
    entry: Entry,
    last: int,
    unread: list[tuple[Entry, str]],
) -> int:
    """Add `priority(label),App(args)` to an extension; gives back its priority."""
    number, _, call = text.partition(",")
    match = _PRIORITY.match(number.strip())
    if match is None:
        if number.strip() != "hint":  # what a telephone's lamp shows
            unread.append((entry, "This line of the dialplan could not be read."))
        return last
    base = {"n": last + 1, "s": last}.get(match["number"])
    priority = max(1, int(match["number"]) if base is None else base + int(match["more"] or 0))
    app, args = written.application(call)
    extension.steps.setdefault(priority, Step(app, args, entry))
    if match["label"]:
        extension.labels.setdefault(match["label"].strip(), priority)
    return priority


class Dialplan:
    """All contexts, and the variables of `[globals]`."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self.contexts: dict[str, Context] = {}
        self.variables: dict[str, str] = {}
        self.waits_at_the_end = False  # for a key, where an extension has no more steps
        self._found: dict[tuple[str, str], tuple[Extension, ...]] = {}
        for section in sections:
            if section.name.lower() == "globals":
                for entry in section.entries:
                    self.variables[entry.key] = entry.value[: written.LONGEST]
            elif section.name.lower() == "general":
                if any(e.key == "autofallthrough" and e.value == "no" for e in section.entries):
                    self.waits_at_the_end = True
            else:
                self.contexts.setdefault(section.name, Context(section.name)).read(section.entries)
        for context in self.contexts.values():
            context.sort_patterns()

    def step(self, place: Place) -> Step | None:
        """What is done at a place; None where there is nothing."""
        for extension in self.matching(place.context, place.exten):
            if place.priority in extension.steps:
                return extension.steps[place.priority]
        return None

    def first(self, place: Place, *extens: str) -> Place | None:
        """The first of these extensions that there is in the context of a place."""
        places = (place._replace(exten=exten, priority=1) for exten in extens)
        return next((p for p in places if self.step(p)), None)

    def matching(self, context: str, dialled: str) -> tuple[Extension, ...]:
        """The extensions for what is dialled in a context and in those it includes."""
        key = context, dialled
        if key not in self._found:
            names = self.included(context)
            self._found[key] = tuple(e for n in names for e in self.contexts[n].matching(dialled))
        return self._found[key]

    def included(self, context: str) -> Iterator[str]:
        """A context and those it includes, in the order they are looked at."""
        seen: set[str] = set()
        waiting = [context]
        while waiting and len(seen) < _MOST_INCLUDED:
            name = waiting.pop()
            if name not in seen and name in self.contexts:
                seen.add(name)
                yield name
                waiting.extend(reversed(self.contexts[name].includes))

    def text(self, place: Place, text: str, known: Mapping[str, str] | None = None) -> str:
        """A text at a place with its variables put in; `known` are some that hold there."""
        here = {"EXTEN": place.exten, "CONTEXT": place.context, "PRIORITY": str(place.priority)}
        return written.expand(text, ChainMap(dict(known or {}), here, self.variables))

    def jump(self, place: Place, target: str) -> Place:
        """Where `priority`, `exten,priority` or `context,exten,priority` leads from a place.

        The priority may be a number, a label or `+2`. A label that is nowhere gives priority 0,
        where nothing ever stands.
        """
        parts = written.arguments(target)[:3]
        context = parts[-3] if len(parts) == 3 and parts[-3] else place.context
        exten = parts[-2] if len(parts) >= 2 and parts[-2] else place.exten
        number = parts[-1].partition("(")[0].strip()  # Gosub's arguments stand behind it
        return Place(context, exten, self._priority(place, context, exten, number), place.back)

    def _priority(self, place: Place, context: str, exten: str, written: str) -> int:
        for extension in self.matching(context, exten):
            if written in extension.labels:
                return extension.labels[written]
        if written == "n":
            return place.priority + 1
        if not _NUMBER.match(written):
            return 0
        return max(0, int(written) + (place.priority if written[0] in "+-" else 0))
