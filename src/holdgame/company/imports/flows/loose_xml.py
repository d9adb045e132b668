"""XML that is not well-formed, read tag by tag: all that can be read is, in one pass.

There is no tree: closing tags that are missing, stray `&` and `<`, and quotes that are not closed
do no harm. Document types and entities are passed over, so nothing is expanded or fetched.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LONGEST = 10_000  # characters of one value
_OPENS = re.compile(r"<(?=[A-Za-z_/!?])")
_NAME = re.compile(r"[A-Za-z_][\w:.-]*")
_ATTRIBUTE = re.compile(r"[\s/]*(?P<name>[A-Za-z_][\w:.-]*)\s*(?P<equals>=?)\s*")
_BARE = re.compile(r"[^\s\"'<>]*")
_END = re.compile(r"[^<>]*")
_ENTITY = re.compile(r"&(?:#(?P<number>\d{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[a-z]{2,4}));")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_SKIPPED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag, its names in small letters. `closing` is of `</menu>`."""

    name: str
    line: int
    closing: bool = False
    attributes: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass(slots=True)
class Scan:
    """The tags of a text. What they were found among is known once all have been taken."""

    text: str
    declares: bool = False
    """a document type or an entity was passed over"""
    breaks_off: bool = False
    """the text ends inside a tag"""
    _closed: float = math.inf

    def tags(self) -> Iterator[Tag]:
        """The tags in their order; never raises."""
        text, at, line, counted = self.text, 0, 1, 0
        while opened := _OPENS.search(text, at):
            at = opened.start()
            line += text.count("\n", counted, at)
            counted = at
            after = self._skipped(at)
            if after:
                at = after
                continue
            closing = text.startswith("/", at + 1)
            name = _NAME.match(text, at + 1 + closing)
            if name is None:
                at += 1
                continue
            attributes, at = self._attributes(name.end())
            if at >= len(text):
                self.breaks_off = True
                return
            yield Tag(name[0].lower(), line, closing, attributes)

    def _skipped(self, at: int) -> int:
        """Where it goes on after what is no tag; 0 if a tag may stand here."""
        text = self.text
        for start, end in _SKIPPED:
            if text.startswith(start, at):
                found = text.find(end, at + len(start))
                self.breaks_off |= found < 0
                return found + len(end) if found >= 0 else len(text)
        if not text.startswith("<!", at):
            return 0
        self.declares = True
        inner = _END.match(text, at + 1)
        assert inner
        if "[" in inner[0] and at < self._closed:  # declarations inside the document type
            found = text.find("]>", at)
            if found >= 0:
                return found + 2
            self._closed = at  # nor is there one further on
        return inner.end()

    def _attributes(self, at: int) -> tuple[dict[str, str], int]:
        """The attributes from a position on, and the position of what ends the tag."""
        text, found = self.text, dict[str, str]()
        while match := _ATTRIBUTE.match(text, at):
            value, at = self._value(match.end()) if match["equals"] else ("", match.end())
            found.setdefault(match["name"].lower(), value)
        end = _END.match(text, at)
        assert end
        return found, end.end()

    def _value(self, at: int) -> tuple[str, int]:
        quote = self.text[at : at + 1]
        if quote in ('"', "'") and quote:
            end = self.text.find(quote, at + 1, at + _LONGEST)
            value = self.text[at + 1 : end]
            if end >= 0 and "<" not in value:
                return _plain(value), end + 1
            at += 1  # a quote that is not closed
        bare = _BARE.match(self.text, at)
        assert bare
        return _plain(bare[0].rstrip("/")), bare.end()


def _plain(value: str) -> str:
    """A value with its five entities and its numbers put in; any other entity stays as it is."""
    return _ENTITY.sub(_entity, value)


def _entity(match: re.Match[str]) -> str:
    if match["name"]:
        return _ENTITIES.get(match["name"], match[0])
    code = int(match["number"]) if match["number"] else int(match["hex"], 16)
    is_character = 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000
    return chr(code) if is_character else " "
