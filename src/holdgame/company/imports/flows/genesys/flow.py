"""A call flow of Architect: its menus and tasks by what refers to them, its settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from holdgame.company.imports.flows.genesys.values import (
    child,
    flag,
    items,
    name,
    number,
    only,
    seconds,
    text,
)
from holdgame.documents.nodes import Mapping, Node

SUB_MENUS = ("menuSubMenu", "menuMenu")
_REFERENCE = re.compile(r"(?:menu|task|state)\[([^\]]*)\]")
_KEY = re.compile(r"(?:digit_)?(?P<key>[0-9*#]|star|pound)\Z")
_SIGNS = {"star": "*", "pound": "#"}
_REPEATS = 3  # Architect's default: how often a menu is said in all
_WAIT = 10.0  # seconds; Architect's default


@dataclass(slots=True)
class CallFlow:
    """Menus and tasks by their references and by their names.

    `everywhere` are choices whose keys work in every menu. `above` is the menu that a sub-menu is
    written in, by the place of the sub-menu.
    """

    whole: Mapping
    everywhere: list[tuple[str, Mapping]] = field(default_factory=list)
    menus: dict[str, Mapping] = field(default_factory=dict)
    tasks: dict[str, Mapping] = field(default_factory=dict)
    above: dict[tuple[int, int], Mapping] = field(default_factory=dict)
    _menus: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def of(cls, whole: Mapping) -> CallFlow:
        flow = cls(whole)
        for item in items(whole.get("menus")):
            flow._add_menu(only(item)[1])
        for item in (*items(whole.get("tasks")), *items(whole.get("states"))):
            _, task = only(item)
            for key in _names(task):
                flow.tasks.setdefault(key, task)
        return flow

    def _add_menu(self, menu: Mapping) -> None:
        for key in _names(menu):
            self.menus.setdefault(key, menu)
        self._menus.add((menu.line, menu.column))
        for kind, choice in choices(menu):
            if flag(choice.get("globalDtmf")):
                self.everywhere.append((kind, choice))
            if kind in SUB_MENUS:
                below = sub_menu(choice)
                self.above[below.line, below.column] = menu
                self._add_menu(below)

    @property
    def name(self) -> str:
        return text(self.whole.get("name"))

    @property
    def language(self) -> str:
        return text(self.whole.get("defaultLanguage"))

    @property
    def start(self) -> Node | None:
        """The menu, the task or the list of actions that a call begins with."""
        wanted = self.find(text(self.whole.get("startUpRef")))
        listed = self.whole.get("startUpTaskActions")
        first = next(iter((*self.menus.values(), *self.tasks.values())), None)
        return wanted or listed or first

    def find(self, reference: str) -> Mapping | None:
        """The menu or task of `/inboundCall/menus/menu[Main Menu_10]`."""
        match = _REFERENCE.search(reference)
        if match is None:
            return None
        kinds = (self.menus, self.tasks) if "menu[" in reference else (self.tasks, self.menus)
        return kinds[0].get(match[1]) or kinds[1].get(match[1])

    def is_menu(self, node: Node) -> bool:
        return (node.line, node.column) in self._menus

    def repeats(self, menu: Mapping) -> int:
        """How often a menu is said in all to a caller who does nothing."""
        own, general = (number(child(m, "settingsMenu", "repeatCount")) for m in (menu, self.whole))
        return own or general or _REPEATS

    def wait(self, menu: Mapping) -> float:
        """Seconds of silence after each time."""
        key = "menuSelectionTimeout"
        own, general = (seconds(child(m, "settingsMenu", key)) for m in (menu, self.whole))
        return own or general or _WAIT


def choices(menu: Mapping) -> Iterator[tuple[str, Mapping]]:
    """The choices of a menu: what each does, and its body."""
    yield from (only(item) for item in items(menu.get("choices")))


def sub_menu(choice: Mapping) -> Mapping:
    """The menu that a choice holds: in a `menu:` of its own, or the choice itself."""
    inner = choice.get("menu")
    return inner if isinstance(inner, Mapping) else choice


def key_of(choice: Mapping) -> str:
    """The key of `dtmf: digit_1`; empty if there is none."""
    match = _KEY.match(text(choice.get("dtmf")))
    return _SIGNS.get(match["key"], match["key"]) if match else ""


def _names(node: Mapping) -> Iterator[str]:
    yield from filter(None, (text(node.get("refId")), name(node)))
