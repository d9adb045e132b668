"""A phone tree as a company file keeps it, node by node; `tree_nodes` reads it.

`written` has it as values, `tree_text` as YAML that is pleasant to edit. What goes without saying
is left out. Texts must be printable and on one line each, as imports make them.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any, Final

from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuNode,
    OpaqueNode,
    PhoneTree,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
)
from holdgame.company.tree_nodes import QUEUE

WIDTH: Final = 96
REPEATS: Final = MenuNode("", "", ()).repeats

_PLAIN = re.compile(r"[^\W\d_](?:[\w '’./()+:-]*[\w)'’.])?")
_NOT_PLAIN = re.compile(r":(?:\s|\Z)|\s{2,}")
_NO_TEXT: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})

Values = dict[str, Any]


def written(tree: PhoneTree) -> Values:
    """`{entry:, nodes:}` in the values that YAML and JSON have."""
    needed = [n for n in tree.nodes.values() if n.id == tree.entry or not _goes_without_saying(n)]
    return {"entry": tree.entry, "nodes": {node.id: node_values(node) for node in needed}}


def tree_text(tree: PhoneTree) -> str:
    """The YAML of `written`, from the left margin, with a line feed at its end."""
    values = written(tree)
    lines = [f"entry: {_scalar(values['entry'])}", "nodes:"]
    for id, node in values["nodes"].items():
        lines += _entry(_scalar(id), node, "  ")
    return "\n".join(lines) + "\n"


def _goes_without_saying(node: TreeNode) -> bool:
    return isinstance(node, QueueNode) and node.id == QUEUE + node.queue


def node_values(node: TreeNode) -> Values:
    """One node in the values that YAML and JSON have."""
    match node:
        case MenuNode():
            return _said(
                say=node.say,
                prompt_seconds=node.declared_seconds,
                repeats=None if node.repeats == REPEATS else node.repeats,
                wait_seconds=node.wait_seconds,
                announced=None if node.announced else False,
                options=[
                    {"key": _pressed(o.key), "text": o.text, "to": o.to} for o in node.options
                ],
                no_input=node.no_input,
                wrong_key=node.wrong_key,
            )
        case QueueNode(queue=queue):
            return {"queue": queue}
        case SayNode(say=say, to=to):
            return {"say": say, "to": to}
        case EndNode(say=say):
            return {"end": say}
        case InputNode(say=say, to=to):
            rest = _said(digits=node.digits, no_input=node.no_input)
            return {"input": say, "to": to, **rest}
        case HoursNode(open=opened, closed=closed):
            return {"hours": {"open": opened, "closed": closed}}
        case TransferNode(target=target, given=given):
            return {"transfer": target, **({} if given else {"given": False})}
        case CallbackNode(say=say, to=to):
            return {"callback": say, "to": to}
        case OpaqueNode(what=what, ways=ways):
            return {"decides": what, "ways": list(ways)}


def _said(**values: object) -> Values:
    """What is not nothing."""
    return {key: value for key, value in values.items() if value not in (None, "")}


def _pressed(key: str) -> int | str:
    return int(key) if key.isdigit() else key


# -- YAML -----------------------------------------------------------------------------------------


def _entry(key: str, value: object, indent: str) -> Iterator[str]:
    """A key with its value: on one line if it fits, else below."""
    line = f"{indent}{key}: {_flow(value)}"
    if len(line) <= WIDTH and not (isinstance(value, dict) and "options" in value):
        yield line
        return
    match value:
        case dict():
            yield f"{indent}{key}:"
            for inner, item in value.items():
                yield from _entry(inner, item, indent + "  ")
        case list():
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, indent + "  ")
        case str() if _folds(value):
            yield f"{indent}{key}: >-"
            yield from (f"{indent}  {part}" for part in _wrapped(value, indent))
        case _:
            yield line


def _item(value: object, indent: str) -> Iterator[str]:
    line = f"{indent}- {_flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, dict):
        yield line
        return
    lead = f"{indent}- "
    for key, item in value.items():
        for part in _entry(key, item, indent + "  "):
            yield lead + part[len(lead) :]
            lead = " " * len(lead)


def _flow(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{k}: {_flow(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value).removesuffix(".0")
    return _scalar(str(value))


def _scalar(text: str) -> str:
    """A text as YAML reads it back: bare where that is safe, wherever it stands."""
    bare = _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text)
    if bare and text.casefold() not in _NO_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False
    )


def _folds(text: str) -> bool:
    """Whether a text is the same after its lines have been put together again."""
    return " ".join(_wrapped(text, "")) == text and text.isprintable()
