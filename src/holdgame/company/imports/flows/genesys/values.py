"""Values in an Architect export: literals, expressions, and what is said.

Expressions are never worked out; what they quote is taken as it stands, the rest is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdgame.company.imports.flows.draft import UNKNOWN
from holdgame.company.imports.flows.recordings import recording
from holdgame.company.imports.flows.words import joined, without_markup
from holdgame.documents.nodes import Mapping, Node, Scalar, Sequence

_LONGEST = 8_000  # characters of an expression that are looked at
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_SAID = re.compile(
    rf"""
      Find\w*Prompt\w*\(\s*(?P<found>{_QUOTED})          # a prompt by its name
    | \bPrompt\w*\.(?P<prompt>\w+)
    | (?P<text>{_QUOTED})
    | \b(?:Flow|Task|Call|State)\.\w+ | \bToAudio(?:Number|Date|Time|Duration|Currency|Digits)\w*
    """,
    re.VERBOSE,
)
_NAME = re.compile(_QUOTED)
_ESCAPED = re.compile(r"\\(.)")
_SECONDS = {"ms": 0.001, "milliseconds": 0.001, "seconds": 1, "minutes": 60, "hours": 3600}


def child(node: Node | None, *path: str) -> Node | None:
    """What stands under keys within keys; None if there is no such thing."""
    for key in path:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def items(node: Node | None) -> list[Node]:
    """The members of a list; of what is none, nothing."""
    return node.items if isinstance(node, Sequence) else []


def only(node: Node) -> tuple[str, Mapping]:
    """The key and value of `- playAudio: {…}`, which is how actions and choices are written."""
    empty = Mapping(node.source, node.line, node.column)
    if isinstance(node, Mapping) and node.entries:
        key, value = node.entries[0]
        return key.text, value if isinstance(value, Mapping) else empty
    return text(node), empty


def text(node: Node | None) -> str:
    """A single value as it is written; of what is none, nothing."""
    return node.text if isinstance(node, Scalar) and not node.is_null else ""


def flag(node: Node | None) -> bool:
    """`true` or `lit: true`."""
    bare = child(node, "lit") or node
    return isinstance(bare, Scalar) and bare.boolean is True


def number(node: Node | None) -> int | None:
    """`3` or `lit: 3`."""
    bare = child(node, "lit") or node
    value = bare.number if isinstance(bare, Scalar) else None
    return int(value) if value is not None else None


def seconds(node: Node | None) -> float | None:
    """`lit: {seconds: 10}`."""
    literal = child(node, "lit")
    if not isinstance(literal, Mapping) or not literal.entries:
        return None
    unit, amount = literal.entries[0]
    value = amount.number if isinstance(amount, Scalar) else None
    return None if value is None or unit.text not in _SECONDS else value * _SECONDS[unit.text]


def name(node: Node | None) -> str:
    """The name in `lit: {name: Billing}`, `name: Billing` or an expression that quotes just one."""
    for way in (("lit", "name"), ("name",), ("lit",)):
        if found := text(child(node, *way)):
            return found
    quoted = _NAME.findall(text(child(node, "exp"))[:_LONGEST])
    return _bare(quoted[0]) if len(quoted) == 1 else ""


def audio(node: Node | None, language: str = "") -> str:
    """What is said, as `tts:`, `exp:`, `prompt:`, a list of those, or one for each language.

    Prompts of which only the name is there stand in brackets, what is filled in during the call is
    `…`.
    """
    match node:
        case Scalar():
            return without_markup(text(node))
        case Sequence():
            return joined(*(audio(item, language) for item in node.items))
        case Mapping():
            if spoken := text(node.get("tts")):
                return without_markup(spoken)
            if expression := text(node.get("exp")):
                return joined(*_said(expression[:_LONGEST]))
            if prompt := name(node.get("prompt")) or text(node.get("prompt")):
                return recording(prompt.rpartition(".")[2])
            if literal := name(node):
                return recording(literal.rpartition(".")[2])
            if node.get("noValue") is None and node.entries:
                return audio(node.get(language) or node.entries[0][1], language)
    return ""


def _said(expression: str) -> Iterator[str]:
    for match in _SAID.finditer(expression):
        if prompt := match["prompt"] or match["found"]:
            yield recording(prompt.strip('"'))
        else:
            yield without_markup(_bare(match["text"])).strip() if match["text"] else UNKNOWN


def _bare(quoted: str) -> str:
    return _ESCAPED.sub(r"\1", quoted[1:-1])
