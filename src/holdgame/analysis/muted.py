"""muted: a story of which no text is written out.

How long something takes to say comes from its words as they are written, not from what they
become; so nothing is lost, and what a text alone reads makes no two states different.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from holdgame.documents.diagnostics import Place
from holdgame.story.expressions import Text
from holdgame.story.model import Story


def muted(story: Story) -> Story:
    """The same story, its templates replaced by texts of as many words that read nothing."""
    quiet: Story = _muted(story, {})
    return quiet


def _muted(part: Any, known: dict[int, Any]) -> Any:
    if isinstance(part, Text):
        return part if part.plain else _plain(part)
    if isinstance(part, Mapping):
        return MappingProxyType({key: _muted(value, known) for key, value in part.items()})
    if type(part) is tuple:
        return tuple(_muted(item, known) for item in part)
    if not dataclasses.is_dataclass(part) or isinstance(part, (type, Place)):
        return part
    if id(part) not in known:  # a step may stand in several places
        fields = {f.name: getattr(part, f.name) for f in dataclasses.fields(part) if f.init}
        quiet = {name: _muted(value, known) for name, value in fields.items()}
        changed = any(quiet[name] is not fields[name] for name in fields)
        known[id(part)] = (dataclasses.replace(part, **quiet) if changed else part, part)
    return known[id(part)][0]


def _plain(text: Text) -> Text:
    quiet = Text("…", text.place)
    quiet.words = text.words
    return quiet
