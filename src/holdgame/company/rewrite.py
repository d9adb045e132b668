"""rewrite: other values in a company file, with its author's comments and order kept.

The text goes in and the text comes out; whoever calls reads and writes the file. Only what is
changed looks different afterwards.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

# The first `- ` of a list that stands under a key: how far its author sets lists in.
_LIST = re.compile(r"(?m)^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- ")


def set_values(text: str, changes: Mapping[tuple[str, ...], object]) -> str:
    """The same YAML with other values.

    `changes` are values by the keys that lead to them: `("queues", "support", "agents"): 9`. Maps
    that are missing on the way are made; None takes a key out. Values are what YAML can hold:
    text, numbers, true and false, lists and maps of these.

    Raises:
        ValueError: the text is no map of keys and values, or a key leads through something else.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000  # long lines stay long
    inset = _list_inset(text)
    yaml.indent(mapping=2, sequence=inset + 2, offset=inset)
    try:
        root = yaml.load(text)
    except YAMLError as problem:
        raise ValueError("this is not YAML that can be rewritten") from problem
    if not isinstance(root, dict):
        raise ValueError("this is not a file of keys and values")
    for path, value in changes.items():
        _set(root, path, value)
    written = io.StringIO()
    yaml.dump(root, written)
    return written.getvalue()


def _set(root: Any, path: tuple[str, ...], value: object) -> None:
    at, (*way, last) = root, path
    for number, key in enumerate(way):
        if at.get(key) is None and value is not None:
            for missing in reversed(path[number + 1 :]):
                value = {missing: value}
            _put(at, key, value)
            return
        if not isinstance(at.get(key), dict):
            if at.get(key) is not None:
                raise ValueError(f"`{key}` holds no keys that could be changed")
            return
        at = at[key]
    if value is None:
        at.pop(last, None)
    else:
        _put(at, last, value)


def _put(at: Any, key: str, value: object) -> None:
    """Set a key; comments that follow the map in the file follow the new key too."""
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.tokens import CommentToken

    def mapped(value: object) -> Any:
        if not isinstance(value, dict):
            return list(value) if isinstance(value, tuple) else value
        made = CommentedMap()
        for inner, held in value.items():
            made[inner] = mapped(held)
        return made

    follows = _after(at, key) if key in at else _after(at, next(reversed(at), ""))
    at[key] = mapped(value)
    if follows is None:
        return
    same_line, feed, rest = follows.value.partition("\n")
    while isinstance(at[key], CommentedMap) and at[key]:
        at, key = at[key], next(reversed(at[key]))
    item = at.ca.items.get(key)
    if rest and (item is None or item[2] is not follows):
        follows.value = same_line + feed
        at.ca.items[key] = [None, None, CommentToken("\n" + rest, follows.start_mark, None), None]


def _after(at: Any, key: str) -> Any:
    """The comment after a key's value: to its line's end, and the lines before what is next."""
    from ruamel.yaml.comments import CommentedMap

    item = at.ca.items.get(key) if isinstance(at, CommentedMap) else None
    if item is not None and item[2] is not None:
        return item[2]
    value = at.get(key)
    block = isinstance(value, CommentedMap) and value and not value.fa.flow_style()
    return _after(value, next(reversed(value))) if block else None


def _list_inset(text: str) -> int:
    """How many cells the dash of a list stands to the right of its key: 2, or 0."""
    found = _LIST.search(text)
    return 2 if found is None or len(found[2]) > len(found[1]) else 0
