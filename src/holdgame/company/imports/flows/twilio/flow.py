"""twilio_flow: the widgets of one Twilio Studio flow.

https://www.twilio.com/docs/studio/flow-definition
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from holdgame.company.imports.flows.json_text import CUT, Json, mapping, objects, sequence, text
from holdgame.company.imports.flows.words import slug

MOST_WIDGETS: Final = 5_000
_VARIABLE = re.compile(r"\{\{-?\s*([\w.\[\]'\"-]+)")


@dataclass(frozen=True, slots=True)
class Match:
    """A way of a split, and one test that leads to it: `type` such as `equal_to`, and a value."""

    type: str
    value: str
    to: str


@dataclass(frozen=True, slots=True)
class Widget:
    """One widget. `on` is where each of its events leads; an event that leads nowhere hangs up."""

    name: str
    type: str
    properties: Json
    on: Mapping[str, str]
    matches: tuple[Match, ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """The names of the widgets that follow, each once."""
        return tuple(
            dict.fromkeys(filter(None, (*(m.to for m in self.matches), *self.on.values())))
        )

    def says(self, property: str) -> str:
        return text(self.properties.get(property))


@dataclass(frozen=True, slots=True)
class StudioFlow:
    """The widgets by name, and the one that a call comes to first."""

    start: str
    widgets: Mapping[str, Widget]


def find_flow(value: Any) -> StudioFlow | None:
    """The first flow in what a file holds, as exported or as the programming interface gives it."""
    for found in objects(value):
        states = found.value.get("states")
        if isinstance(states, list) and any("transitions" in mapping(s) for s in states[:3]):
            return _flow(found.value)
    return None


def _flow(value: Json) -> StudioFlow | None:
    widgets: dict[str, Widget] = {}
    for state in map(mapping, sequence(value.get("states"))[:MOST_WIDGETS]):
        if CUT not in state:  # half a widget would lead nowhere
            widget = _widget(state)
            widgets.setdefault(widget.name, widget)
    if not widgets:
        return None
    triggers = [w.name for w in widgets.values() if w.type == "trigger"]
    start = text(value.get("initial_state"))
    return StudioFlow(start if start in widgets else next(iter([*triggers, *widgets])), widgets)


def _widget(state: Json) -> Widget:
    on: dict[str, str] = {}
    matches: list[Match] = []
    for transition in map(mapping, sequence(state.get("transitions"))):
        event, to = text(transition.get("event")), text(transition.get("next"))
        tests = [mapping(c) for c in sequence(transition.get("conditions"))]
        if event == "match" or tests:
            matches += (Match(text(c.get("type")), text(c.get("value")), to) for c in tests)
        else:
            on[event] = on.get(event) or to
    return Widget(
        text(state.get("name")),
        text(state.get("type")),
        mapping(state.get("properties")),
        on,
        tuple(matches),
    )


def variable(widget: Widget) -> str:
    """The variable that a split looks at: `widgets.menu.Digits` of `{{widgets.menu.Digits}}`."""
    found = _VARIABLE.search(widget.says("input"))
    return found[1] if found else ""


def words_of(name: str) -> Iterator[str]:
    """`isOpen` as `is` and `open`."""
    return iter(slug(name).split("-"))
