"""What stands in the brackets of a dialplan's applications: arguments, variables, conditions.

Variables are put in as text and nothing is worked out, but whether two words are the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 4_000  # characters of a text with its variables put in
_ROUNDS = 8  # a variable in a variable in a variable
_OPEN, _CLOSE = "([{", ")]}"
_CALL = re.compile(r"\s*([A-Za-z_]\w*)\s*")
_INNERMOST = re.compile(r"\$\{([^${}]*)\}")
_SLICE = re.compile(r"(?P<name>[^:]*):(?P<start>-?\d{1,4})(?::(?P<length>-?\d{1,4}))?\Z")
_SAME = re.compile(r"\$\[\s*\"?([^\"=!<>&|]*?)\"?\s*(==?|!=)\s*\"?([^\"=!<>&|]*?)\"?\s*\]\Z")


def split(text: str, at: str, most: int = 100) -> list[str]:
    """The parts of a text between separators that stand in no quotes and no brackets."""
    parts: list[str] = []
    depth = start = 0
    quoted = False
    for n, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif sign == at and not depth and len(parts) < most - 1:
            parts.append(text[start:n])
            start = n + 1
    return [part.strip() for part in (*parts, text[start:])]


def arguments(text: str) -> list[str]:
    """The arguments of an application; old dialplans separate them by `|`. At least one."""
    return split(text, "|" if "|" in text and "," not in text else ",")


def application(text: str) -> tuple[str, str]:
    """`Queue(sales,,,,300)` as its name in small letters and what is in the brackets."""
    match = _CALL.match(text)
    if match is None:
        return "", text
    rest = text[match.end() :].strip()
    if rest.startswith("("):
        return match[1].lower(), rest[1:].rpartition(")")[0] if ")" in rest else rest[1:]
    return match[1].lower(), rest.lstrip(",|")  # `Goto,s|1`, as it was written until 2005


def branches(text: str) -> tuple[str, str, str]:
    """`condition?this:that` in its three parts, of which any may be empty."""
    condition, *ways = split(text, "?", 2)
    this, that, *_ = (*split(ways[0] if ways else "", ":", 2), "")
    return condition, this, that


def expand(text: str, variables: Mapping[str, str]) -> str:
    """The text with the variables that are known put in; others stay as they are written."""
    for _ in range(_ROUNDS):
        longer = _INNERMOST.sub(lambda m: _value(m[1], m[0], variables), text)
        if longer == text or len(longer) > LONGEST:
            break
        text = longer
    return text


def whole(text: str) -> int | None:
    """A whole number over zero; None if it is none."""
    return int(text) if re.fullmatch(r"0{0,7}[1-9][0-9]{0,6}", text) else None


def is_known(text: str) -> bool:
    """Whether no variable is left in a text."""
    return "${" not in text


def same(condition: str) -> bool | None:
    """Whether `$["5" = "5"]` holds; None for a condition that is anything else."""
    match = _SAME.match(condition.strip())
    if match is None or not is_known(condition):
        return None
    return (match[1] == match[3]) == (match[2] != "!=")


def _value(inside: str, whole: str, variables: Mapping[str, str]) -> str:
    """The value of `NAME`, of `NAME:2:3`, which is a part of it, or of `GLOBAL(NAME)`; if it is
    not known, the whole as it is written."""
    if inside.startswith("GLOBAL(") and inside.endswith(")"):
        return variables.get(inside[7:-1], whole)
    cut = _SLICE.match(inside)
    if cut is None:
        return variables.get(inside, whole)
    value = variables.get(cut["name"])
    if value is None:
        return whole
    start = int(cut["start"])
    rest = value[start:] if start >= 0 else value[max(0, len(value) + start) :]
    return rest[: int(cut["length"])] if cut["length"] else rest
