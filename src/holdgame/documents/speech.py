"""What YAML swallows or chokes on when people write sentences in it, each with its mend."""

from __future__ import annotations

import re

from holdgame.documents.diagnostics import Diagnostics, Place, Source
from holdgame.documents.nodes import Mapping, Node, Scalar

# A list item's value, or a speaker's: the places where an author writes a sentence.
_SPEECH = re.compile(r"^(?P<lead>\s*-\s+(?:(?:text|[\w-]+):\s+)?)(?P<said>\S.*)$")
QUOTE = "Put the whole sentence in quotes."

_OPENERS: dict[str, str] = {
    "{{": "A line that begins with `{{` is read by YAML as a mapping.",
    "{%": "A line that begins with `{%` is read by YAML as a mapping.",
    "*": "A line that begins with `*` is read by YAML as an alias.",
    "&": "A line that begins with `&` is read by YAML as an anchor.",
    "!": "A line that begins with `!` is read by YAML as a tag.",
    "@": "YAML keeps `@` at the start of a line for itself.",
    "`": "YAML keeps a backtick at the start of a line for itself.",
    "%": "YAML keeps `%` at the start of a line for itself.",
    "|": "A line that begins with `|` starts a block of text in YAML.",
    ">": "A line that begins with `>` starts a block of text in YAML.",
}


def speech_mistakes(source: Source, diagnostics: Diagnostics) -> set[int]:
    """Scan a file that does not parse, line by line; returns the lines (from 1) with a mistake.

    A parser stops at its first trouble; authors want every sentence that needs quotes at once.
    """
    found: set[int] = set()
    for number, line in enumerate(source.lines, 1):
        match = _SPEECH.match(line)
        if match is None:
            continue
        trouble = _trouble(match["said"])
        if trouble is not None:
            code, offset, sentence = trouble
            column = len(match["lead"]) + offset + 1
            diagnostics.error(code, Place(source, number, column), sentence, QUOTE)
            found.add(number)
    return found


def _trouble(said: str) -> tuple[str, int, str] | None:
    """(code, offset, sentence) for one sentence as typed, or None."""
    for opener, sentence in _OPENERS.items():
        if said.startswith(opener) and (opener not in "|>" or re.match(r"[|>][-+\d]*\s*\w", said)):
            return "HG010", 0, sentence
    if said[0] == "[" and re.match(r"\[[^\]]*\]\s*[^\s,\]#]", said):
        return "HG010", 0, "A line that begins with `[` is read by YAML as a list."
    if said[0] in "\"'":
        closing = re.match(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*(?P<rest>[^\s#:].*)", said)
        if closing:
            return "HG011", closing.start("rest"), "The quote ends before the sentence does."
        return None
    if said[0] in "{[":
        return None
    colon = re.search(r"[^\s:]: +\S", said)
    if colon and not re.match(r"[\w-]+: ", said):
        return "HG012", colon.start() + 1, "A colon and a space inside a sentence split it in YAML."
    return None


def swallowed_comment(node: Scalar) -> bool:
    """Whether a plain sentence was cut short by ` #` (two spaces before `#` make a comment)."""
    if not node.plain or not node.text:
        return False
    line, column = node.end
    rest = node.source.line(line)[column - 1 :]
    return bool(re.match(r" #", rest))


def swallowed_key(container: Mapping, key: Scalar, value: Node, diagnostics: Diagnostics) -> bool:
    """Whether this is `{text: Hello, Jordan, go: x}`, where YAML reads `Jordan` as a key."""
    if not (container.flow and container.entries and key.plain):
        return False
    if not (isinstance(value, Scalar) and value.is_null and value.text == ""):
        return False
    after = key.source.line(key.end[0])[key.end[1] - 1 :].lstrip()
    swallowed = not after.startswith(":")
    if swallowed:
        last = container.entries[-1][0].text
        diagnostics.error(
            "HG013",
            key.place,
            f"Inside {{ }} a comma ends the value of `{last}`, and `{key.text}` became a key.",
            f"Put the value of `{last}` in quotes.",
        )
    return swallowed
