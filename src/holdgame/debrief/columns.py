"""columns: text that fits its cells on a terminal, whatever letters it is written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_WIDE = frozenset({"W", "F"})
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
BAR = "▇"
_LEAST_NAME = 12  # cells of a name that are left beside a long value
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
# Letters that turn the reading order round, halves of characters, and what is no character.
_STEERING = (0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_NONE = (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_UNWANTED = {**_CONTROLS, **dict.fromkeys((*_STEERING, *_NONE))}


def plain(text: str) -> str:
    """One line of text without control characters, which a terminal would obey."""
    if text.isprintable():
        return text
    kept = (" " if c in "\n\r\t" else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cs"))


def printed(text: str) -> str:
    """One line of text that steers neither a terminal nor a page, and that any file can hold."""
    return text if text.isascii() and text.isprintable() else text.translate(_UNWANTED)


def cells(text: str) -> int:
    """How many terminal cells a text takes: two for wide letters, none for joined marks."""
    return len(text) if text.isascii() else sum(_cell(c) for c in text)


def clip(text: str, width: int) -> str:
    """The text, cut to so many cells; a cut one ends in `…`."""
    text = plain(text)
    if cells(text) <= width:
        return text
    kept, used = "", 0
    for c in text:
        used += _cell(c)
        if used > width - 1:
            break
        kept += c
    return kept.rstrip() + "…" if width > 0 else ""


def change_named(name: str, was: str, now: str, width: int | None = None) -> str:
    """What is changed, from what to what. Where there is no room, what it was goes first and then
    the end of the name: what it becomes is what one came for."""
    whole = f"{name}: {was} → {now}"
    if width is None or cells(whole) <= width:
        return plain(whole)
    end = f" → {now}"
    room = max(width - cells(end), min(cells(name), _LEAST_NAME))
    return clip(f"{clip(name, room)}{end}", width)


def left(text: str, width: int) -> str:
    """Cut or filled to exactly so many cells, flush left."""
    text = clip(text, width)
    return text + " " * (width - cells(text))


def right(text: str, width: int) -> str:
    """Cut or filled to exactly so many cells, flush right."""
    text = clip(text, width)
    return " " * (width - cells(text)) + text


def wrap(text: str, width: int, indent: str = "  ", hang: str = "") -> list[str]:
    """Lines of at most `width` cells; a word too long for a line is cut into pieces.

    `hang` indents the lines after the first further than `indent` does.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in _pieces(plain(text).split(), width - len(indent) - len(hang)):
        start = indent + (hang if lines else "")
        long = cells(word)
        if line and used + 1 + long + len(start) > width:
            lines.append(start + line)
            line, used = word, long
        else:
            line, used = (f"{line} {word}", used + 1 + long) if line else (word, long)
    if line:
        lines.append(indent + (hang if lines else "") + line)
    return lines


def both_ends(start: str, end: str, width: int, indent: str = "  ") -> str:
    """One line with a text at each end; the left one is cut if they do not both fit."""
    end = clip(end, width - len(indent) - 1)
    room = width - len(indent) - cells(end) - 1
    return indent + left(start, max(room, 0)) + " " + end


def bar(part: float, whole: float, width: int) -> str:
    """A bar of cells for a part of a whole, to the nearest cell; the number stands beside it."""
    if part <= 0 or whole <= 0:
        return ""
    return BAR * min(width, round(part / whole * width))


def two_tone(was: float, now: float, most: float, width: int) -> str:
    """What is left as a bar, of which the `most` has the whole width; what went as `-`, what came
    as `+`."""
    left_over = bar(min(was, now), most, width)
    rest = max(len(bar(max(was, now), most, width)) - len(left_over), 0)
    return f"{left_over}{('-' if now < was else '+') * rest}"


def _cell(c: str) -> int:
    if unicodedata.category(c) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(c) in _WIDE else 1


def _pieces(words: Iterable[str], width: int) -> Iterator[str]:
    for word in words:
        while cells(word) > width > 1:
            cut, used = 0, 0
            while used + _cell(word[cut]) <= width:
                used += _cell(word[cut])
                cut += 1
            yield word[:cut]
            word = word[cut:]
        yield word
