"""yaml_lines: values and comments as YAML that is pleasant to read and to edit."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from holdgame.company.policy import PolicyValue

WIDTH: Final = 96
_PLAIN = re.compile(r"[^\W\d_](?:[\w ’./()%+-]*[\w)%])?|\d{2}:\d{2}-\d{2}:\d{2}|\d+(?:\.\d+)?[smh]")
_NO_TEXT: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def tidy(text: str) -> str:
    """One line of what a person typed, without what a file may not hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def scalar(value: PolicyValue) -> str:
    """A value as YAML reads it back, bare where that is safe, wherever it stands."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value:.12g}"
        case tuple():
            return f"[{', '.join(map(scalar, value))}]"
    if _PLAIN.fullmatch(value) and "  " not in value and value.casefold() not in _NO_TEXT:
        return value
    return json.dumps(value, ensure_ascii=False)


def comment(text: str, indent: str = "") -> Iterator[str]:
    """A comment of as many lines as it takes."""
    lead = f"{indent}# "
    yield from (lead + line for line in textwrap.wrap(text, WIDTH - len(lead)))


def entries(values: Mapping[str, PolicyValue], indent: str) -> Iterator[str]:
    """A key a line."""
    yield from (f"{indent}{key}: {scalar(value)}" for key, value in values.items())


def flow(values: Mapping[str, PolicyValue]) -> str:
    """All keys on one line."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in values.items()) + "}"


def joined(parts: Iterable[Iterable[str]]) -> str:
    """Parts of lines with an empty line between them, and a line feed at the end."""
    texts = ("\n".join(part) for part in parts)
    return "\n\n".join(text for text in texts if text) + "\n"
