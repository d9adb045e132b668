"""From bytes to nodes, within bounds.

libyaml composes nodes by recursion in C and brings the process down on deep nesting, so nodes
are built here from its flat stream of parse events, with depth, size and aliases counted on
the way.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

import yaml

from holdgame.documents.diagnostics import Diagnostics, FileProblem, Place, Source
from holdgame.documents.nodes import Mapping, Node, Scalar, Sequence
from holdgame.documents.speech import speech_mistakes, swallowed_key

MAX_BYTES = 2_000_000
MAX_DEPTH = 100
MAX_ALIASES = 1_000
MAX_NODES = 400_000  # aliases counted at what they stand for

# Everything that can steer a terminal or turn the reading order round.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
_ESCAPED = re.compile(f"{_CONTROL.pattern}|\r")  # a bare return, which YAML unfolds in a file
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_file(path: Path, diagnostics: Diagnostics) -> Node | None:
    """The root node of a YAML file, or None when the diagnostics say why there is none."""
    source = read_source(path, diagnostics)
    return None if source is None else read_text(source, diagnostics)


def read_source(path: Path, diagnostics: Diagnostics) -> Source | None:
    """A file's text: UTF-8, at most 2 MB, no control characters."""
    nowhere = Place(Source(path, ""))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            diagnostics.error("HG002", nowhere, "This is not a file.")
            return None
        if status.st_size > MAX_BYTES:
            diagnostics.error(
                "HG001",
                nowhere,
                f"This file is larger than {MAX_BYTES // 1_000_000} MB.",
                "Split it with `include:`, or check that it is the file you meant.",
            )
            return None
        raw = path.read_bytes()
    except FileNotFoundError:
        diagnostics.error("HG002", nowhere, "There is no such file.")
        return None
    except OSError as problem:
        reason = problem.strerror or "unknown reason"
        diagnostics.error("HG002", nowhere, f"This file cannot be read: {reason}.")
        return None
    return decode(path, raw, diagnostics)


def must_read_source(path: Path) -> Source:
    """A file's text; raises `FileProblem` with what is wrong if it cannot be read."""
    diagnostics = Diagnostics()
    source = read_source(path, diagnostics)
    if source is None:
        raise FileProblem(diagnostics)
    return source


def decode(path: Path | str, raw: bytes, diagnostics: Diagnostics) -> Source | None:
    """Bytes as text, or None with a diagnostic that says what kind of file this seems to be."""
    nowhere = Place(Source(path, ""))
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        diagnostics.error("HG003", nowhere, "This file is UTF-16.", "Save it as UTF-8.")
        return None
    if b"\x00" in raw:
        diagnostics.error("HG003", nowhere, "This is a binary file, not text.", "Name a YAML file.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        diagnostics.error(
            "HG003",
            Place(Source(path, before), line, len(before) - before.rfind("\n")),
            "This file is not UTF-8: the byte here belongs to another encoding.",
            "Save it as UTF-8 in your editor.",
        )
        return None
    return Source(path, text)


def read_text(source: Source, diagnostics: Diagnostics) -> Node | None:
    """The root node of a text, or None when it does not parse."""
    if _control_characters(source, diagnostics):
        return None
    try:
        root = _Builder(source, diagnostics).build()
        if root is None:
            diagnostics.error(
                "HG004",
                Place(source),
                "This file is empty: nothing stands in it, or only comments.",
                "Check that it is the file you meant, and that it was saved.",
            )
        return root
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        if "quoted scalar" in (problem.context or ""):  # where it begins, not where the file ends
            mark = problem.context_mark or mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        found = speech_mistakes(source, diagnostics)
        where = Place(source, line, column)
        said = problem.problem or "this is not YAML"
        if source.line(line)[column - 1 : column] == "\t":
            diagnostics.error(
                "HG004", where, "There is a tab here, and YAML takes none.", "Put spaces instead."
            )
        elif line not in found:
            diagnostics.error(
                "HG004",
                where,
                f"YAML stops understanding the file here: {said}.",
                "Look at this line and the one before: a missing quote, colon or indent.",
            )
    except yaml.YAMLError as problem:
        diagnostics.error("HG004", Place(source), f"This is not YAML: {problem}.")
    except _TooMuch as problem:
        diagnostics.error("HG001", problem.place, problem.sentence, problem.mend)
    return None


def must_read(path: Path) -> Node:
    """The root node of a file; raises `FileProblem` with every diagnostic if there is none."""
    diagnostics = Diagnostics()
    node = read_file(path, diagnostics)
    if node is None or diagnostics.errors:
        raise FileProblem(diagnostics)
    return node


def _control_characters(source: Source, diagnostics: Diagnostics) -> bool:
    bad = False
    for number, line in enumerate(source.lines, 1):
        for match in _CONTROL.finditer(line):
            bad = True
            diagnostics.error(
                "HG005",
                Place(source, number, match.start() + 1),
                f"There is a control character here (U+{ord(match[0]):04X}), "
                "which could steer a terminal.",
                "Delete it.",
            )
            break
    return bad


def _marks(event: Any) -> tuple[Any, Any]:
    """Where an event starts and ends; PyYAML's types allow for None, libyaml never gives it."""
    return event.start_mark, event.end_mark


class _TooMuch(Exception):
    def __init__(self, place: Place, sentence: str, mend: str = "") -> None:
        super().__init__(sentence)
        self.place, self.sentence, self.mend = place, sentence, mend


class _Builder:
    """Builds nodes from parse events with a stack of its own."""

    def __init__(self, source: Source, diagnostics: Diagnostics) -> None:
        self.source = source
        self.diagnostics = diagnostics
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.aliases = 0
        self.unused: set[str] = set()
        self.nodes = 0

    def build(self) -> Node | None:
        source, anchors = self.source, self.anchors
        # A frame a container: node, anchor, nodes counted before it, waiting key, keys seen.
        stack: list[list[Any]] = []
        root: Node | None = None
        documents = 0
        node: Node
        event: Any
        for event in yaml.parse(source.text, Loader=_LOADER):
            match event:
                case yaml.ScalarEvent():
                    start, end = _marks(event)
                    scalar = Scalar(
                        event.value,
                        event.style is None or event.style == "",
                        source,
                        start.line + 1,
                        start.column + 1,
                        (end.line + 1, end.column + 1),
                    )
                    if event.tag and event.tag.startswith("!"):
                        self.diagnostics.error(
                            "HG010",
                            scalar.place,
                            "A line that begins with `!` is read by YAML as a tag.",
                            "Put the whole sentence in quotes.",
                        )
                    if not scalar.plain and _ESCAPED.search(event.value):
                        self.diagnostics.error(
                            "HG005",
                            scalar.place,
                            "This text holds an escaped control character.",
                            "Write the words only: a story cannot steer the terminal.",
                        )
                    if event.anchor:
                        anchors[event.anchor] = (scalar, 1)
                        if scalar.plain:  # a sentence, unless something refers to it
                            self.unused.add(event.anchor)
                    self._count(1, scalar.place)
                    node = scalar
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    start, _ = _marks(event)
                    made = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
                    container = made(source, start.line + 1, start.column + 1)
                    container.flow = bool(event.flow_style)
                    self._count(1, container.place)
                    stack.append([container, event.anchor, self.nodes, None, set()])
                    if len(stack) > MAX_DEPTH:
                        raise _TooMuch(
                            container.place,
                            f"This is nested more than {MAX_DEPTH} levels deep.",
                            "A story or a company needs about ten.",
                        )
                    continue
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    node, anchor, before, _, _ = stack.pop()
                    if anchor:
                        anchors[anchor] = (node, self.nodes - before + 1)
                case yaml.AliasEvent():
                    node = self._alias(event)
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise _TooMuch(
                            Place(source, _marks(event)[0].line + 1, 1),
                            "A second document starts here.",
                            "One file holds one document: remove the `---`.",
                        )
                    continue
                case _:
                    continue
            if not stack:
                root = node
            else:
                self._attach(stack[-1], node)
        for name in sorted(self.unused):
            self.diagnostics.error(
                "HG010",
                anchors[name][0].place,
                "A line that begins with `&` is read by YAML as an anchor.",
                "Put the whole sentence in quotes.",
            )
        return root

    def _count(self, more: int, place: Place) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise _TooMuch(
                place,
                f"With its aliases written out this file has over {MAX_NODES:,} values.",
                "Use fewer aliases (`*name`).",
            )

    def _alias(self, event: Any) -> Node:
        place = Place(self.source, event.start_mark.line + 1, event.start_mark.column + 1)
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            raise _TooMuch(place, f"This file uses more than {MAX_ALIASES:,} aliases (`*name`).")
        if event.anchor not in self.anchors:
            raise yaml.composer.ComposerError(
                None, None, f"nothing above is marked `&{event.anchor}`", event.start_mark
            )
        self.unused.discard(event.anchor)
        node, size = self.anchors[event.anchor]
        self._count(size, place)
        return node

    def _attach(self, frame: list[Any], node: Node) -> None:
        container, key = frame[0], frame[3]
        if isinstance(container, Sequence):
            container.items.append(node)
        elif key is None:
            frame[3] = node
        else:
            frame[3] = None
            if not isinstance(key, Scalar):
                self._complex_key(container, key)
            elif key.text in frame[4]:
                self.diagnostics.error(
                    "HG006",
                    key.place,
                    f"`{key.text}` stands twice in the same mapping.",
                    "Keep one of the two.",
                )
            else:
                frame[4].add(key.text)
                if not swallowed_key(container, key, node, self.diagnostics):
                    container.entries.append((key, node))

    def _complex_key(self, container: Mapping, key: Node) -> None:
        line = self.source.line(key.line)
        if line[max(0, key.column - 2) : key.column + 1].find("{{") >= 0:
            self.diagnostics.error(
                "HG010",
                container.place,
                "A line that begins with `{{` is read by YAML as a mapping.",
                'Put the whole line in quotes: "{{ … }}".',
            )
        else:
            self.diagnostics.error(
                "HG004", key.place, "A key must be a single word or phrase, not a list or mapping."
            )
