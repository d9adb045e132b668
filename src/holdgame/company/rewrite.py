"""rewrite: other values in a company file, with its author's comments and order kept.

The text goes in and the text comes out; whoever calls reads and writes the file. Only what is
changed looks different afterwards, and that as what stood there or stands beside it: line ends,
quotes, maps on one line.
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

    if "\r\n" in text:
        return set_values(text.replace("\r\n", "\n"), changes).replace("\n", "\r\n")
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
    for number, named in enumerate(way):
        key = _key(at, named)
        if at.get(key) is None and value is not None:
            for missing in reversed(path[number + 1 :]):
                value = {missing: value}
            _put(at, key, value)
            return
        if not isinstance(at.get(key), dict):
            if at.get(key) is not None:
                raise ValueError(f"`{named}` holds no keys that could be changed")
            return
        at = at[key]
    if value is None:
        at.pop(_key(at, last), None)
    else:
        _put(at, _key(at, last), value)


def _key(at: Any, name: str) -> Any:
    """A key of a map as YAML read it: a queue called 600 is a number to it."""
    return name if name in at else next((key for key in at if str(key) == name), name)


def _put(at: Any, key: Any, value: object) -> None:
    """Set a key; comments that follow the map in the file follow the new key too."""
    from ruamel.yaml.tokens import CommentToken

    follows = _after(at, key) if key in at else _after(at, next(reversed(at), ""))
    beside = [held for held in at.values() if isinstance(held, dict)]
    new = at.get(key) is None
    blocks = any(map(_is_block, beside)) or not beside if new else _is_block(at[key])
    at[key] = _made(value, on_one_line=not blocks)
    if follows is None:
        return
    same_line, feed, rest = follows.value.partition("\n")
    while _is_block(at[key]):
        at, key = at[key], next(reversed(at[key]))
    item = at.ca.items.get(key)
    if rest and (item is None or item[2] is not follows):
        follows.value = same_line + feed
        at.ca.items[key] = [None, None, CommentToken("\n" + rest, follows.start_mark, None), None]


def _made(value: object, *, on_one_line: bool) -> Any:
    """A value as YAML holds it; a map of single values stands on one line, if it is to."""
    from ruamel.yaml.comments import CommentedMap

    if not isinstance(value, dict):
        return list(value) if isinstance(value, tuple) else value
    made = CommentedMap((key, _made(held, on_one_line=on_one_line)) for key, held in value.items())
    long = any(isinstance(held, dict | list) for held in made.values())
    if on_one_line and not long and not isinstance(value, CommentedMap):  # which has a layout
        made.fa.set_flow_style()
    return made


def _after(at: Any, key: str) -> Any:
    """The comment after a key's value: to its line's end, and the lines before what is next."""
    from ruamel.yaml.comments import CommentedMap

    item = at.ca.items.get(key) if isinstance(at, CommentedMap) else None
    if item is not None and item[2] is not None:
        return item[2]
    value = at.get(key)
    return _after(value, next(reversed(value))) if _is_block(value) else None


def _is_block(value: Any) -> bool:
    """Whether this is a map with a line for each of its keys."""
    from ruamel.yaml.comments import CommentedMap

    return isinstance(value, CommentedMap) and bool(value) and not value.fa.flow_style()


def _list_inset(text: str) -> int:
    """How many cells the dash of a list stands to the right of its key: 2, or 0."""
    found = _LIST.search(text)
    return 2 if found is None or len(found[2]) > len(found[1]) else 0
