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
    at = root
    for key in path[:-1]:
        if not isinstance(at.get(key), dict):
            if at.get(key) is not None:
                raise ValueError(f"`{key}` holds no keys that could be changed")
            at[key] = {}
        at = at[key]
    if value is None:
        at.pop(path[-1], None)
    else:
        at[path[-1]] = list(value) if isinstance(value, tuple) else value


def _list_inset(text: str) -> int:
    """How many cells the dash of a list stands to the right of its key: 2, or 0."""
    found = _LIST.search(text)
    return 2 if found is None or len(found[2]) > len(found[1]) else 0
