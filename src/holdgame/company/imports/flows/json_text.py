"""json_text: JSON as it is exported: broken off, wrapped, or a text inside other JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from holdgame.company.imports.flows.flow import FlowProblem, ImportFile

Json = dict[str, Any]

MOST_DEPTH: Final = 200  # of what is mended; what parses may be as deep as Python's reader goes
MOST_TEXTS_INSIDE: Final = 3  # JSON as a text in JSON as a text …
MOST_VALUES: Final = 2_000_000
MOST_NAMES: Final = 8
CUT: Final = "(broken off)"
"""A key of the objects that are not whole, because the file breaks off inside them."""

_NAMES = ("Name", "name", "friendly_name", "FriendlyName", "Id", "id", "Arn", "arn", "sid")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?P<end>"?)|[\[\]{},]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """An object somewhere in JSON, and what the objects around it are called, inmost last."""

    value: Json
    names: tuple[str, ...]


def read_json(file: ImportFile) -> tuple[Any, int]:
    """What a file holds, and the line in which it breaks off: then it is what stands before.

    The line is 0 where the file is whole. Objects that are not whole have the key `CUT`.

    Raises:
        FlowProblem: it is not JSON, or nested deeper than anything that is a flow.
    """
    try:
        return json.loads(file.text), 0
    except RecursionError:
        raise FlowProblem(f"{file.name} is nested too deep to be a flow.") from None
    except ValueError as problem:
        mended = _mended(file.text)
        if mended is None:
            line = getattr(problem, "lineno", 1)
            sentence = f"{file.name} is not whole JSON: reading stops in line {line}."
            raise FlowProblem(f"{sentence} Export it again.") from None
        return mended


def _mended(text: str) -> tuple[Any, int] | None:
    """What stands before the place where a text breaks off; None if that is nothing."""
    opened: list[str] = []
    cut, closing = 0, ""
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "{[":
            opened.append("}" if sign == "{" else "]")
            if len(opened) > MOST_DEPTH:
                return None
        elif sign in "}]":
            if not opened or opened.pop() != sign:
                break
            cut, closing = token.end(), "".join(reversed(opened))
        elif sign == ",":
            cut, closing = token.start(), "".join(reversed(opened))
        elif not token["end"]:
            break
    if not closing:
        return None
    try:
        value = json.loads(text[:cut] + closing)
    except ValueError:
        return None
    _mark(value, len(closing))
    return value, text.count("\n", 0, cut) + 1


def _mark(value: Any, depth: int) -> None:
    """Give the key `CUT` to the objects that were open, one in the other, where a text ends."""
    for _ in range(depth):
        if isinstance(value, list):
            value = value[-1] if value else None
        elif isinstance(value, dict):
            last = next(reversed(value.values()), None)
            value[CUT], value = True, last


def objects(value: Any) -> Iterator[Found]:
    """Every object in a JSON value, outer before inner, in the order written.

    Texts that hold an object are read too: flows are exported as `"Content": "{…}"`.
    """
    stack: list[tuple[Any, tuple[str, ...], int]] = [(value, (), 0)]
    for _ in range(MOST_VALUES):
        if not stack:
            return
        at, names, inside = stack.pop()
        if isinstance(at, dict):
            yield Found(at, names)
            own = tuple(at[n] for n in _NAMES if isinstance(at.get(n), str))
            stack += [(v, (*names, *own, k)[-MOST_NAMES:], inside) for k, v in reversed(at.items())]
        elif isinstance(at, list):
            stack += [(v, names, inside) for v in reversed(at)]
        elif isinstance(at, str) and inside < MOST_TEXTS_INSIDE and at.lstrip()[:1] == "{":
            try:
                stack.append((json.loads(at), names, inside + 1))
            except (ValueError, RecursionError):
                continue


def text(value: Any) -> str:
    """A value that ought to be text: numbers and truths are written as JSON writes them."""
    if isinstance(value, str):
        return value
    return json.dumps(value) if isinstance(value, int | float) else ""


def mapping(value: Any) -> Json:
    """A value that ought to be an object; else an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """A value that ought to be a list; else an empty one."""
    return value if isinstance(value, list) else []
