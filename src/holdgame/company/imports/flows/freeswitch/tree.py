"""From menus of FreeSWITCH to a phone tree, as its menu loop plays them.

A menu that is left, in silence or by `menu-back`, gives way to the menu that led to it; the first
one to its exit sound and then to whatever the dialplan does, which is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from holdgame.company.imports.flows.bounds import note
from holdgame.company.imports.flows.draft import WRONG_KEYS_COUNTED, Draft
from holdgame.company.imports.flows.freeswitch import apps
from holdgame.company.imports.flows.freeswitch.menus import Menu
from holdgame.company.imports.flows.freeswitch.sounds import heard
from holdgame.company.imports.flows.loose_xml import Tag
from holdgame.company.imports.flows.recordings import recording
from holdgame.company.imports.flows.ways import reached
from holdgame.company.phone_tree import (
    EndNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    SayNode,
)

LEFT = "(menus left)"
_MOST_COMPARED = 50  # menus that may be the first


class Menus:
    """The menus that can be reached from `top`, each a node."""

    def __init__(self, menus: Mapping[str, Menu], top: str, draft: Draft) -> None:
        self.menus = menus
        self.top = menus[top]
        self.draft = draft
        self._before: dict[str, list[str]] = {}
        self._written: set[str] = set()

    def go(self) -> str:
        """Makes all nodes; gives back the id of the first."""
        names = within(self.menus, self.top.name)
        for name in names:
            for below in subs(self.menus[name]):
                self._before.setdefault(below, []).append(name)
        self.draft.add(EndNode(LEFT, heard(self.top.tag.get("exit-sound"))))
        note(self.draft, self.top.where, "What follows the menus in the dialplan cannot be seen.")
        for name in names:
            self._menu(self.menus[name])
        return _begins(self.top)

    def actions(self, entry: str) -> int:
        """How many menus and entries a call can reach."""
        ids = reached(self.draft.nodes, entry, len(self.draft.nodes))
        return len(self._written.intersection(ids))

    def _menu(self, menu: Menu) -> None:
        id, tag = _id(menu), menu.tag
        self._written.add(id)
        said = heard(tag.get("greet-long")) or heard(tag.get("greet-short"))
        keys = tuple(
            MenuKey(key, _text(entries), self._carried_out(menu, key))
            for key, entries in menu.entries.items()
        )
        wrong = f"wrong {menu.name}"
        self.draft.add(SayNode(wrong, heard(tag.get("invalid-sound")), id))
        silent = self._app(
            menu, f"silent {menu.name}", tag.get("exec-on-max-timeouts"), self._left(menu)
        )
        self.draft.add(
            MenuNode(
                id,
                said,
                keys,
                menu.repeats,
                no_input=silent,
                wrong_key=wrong,
                wait_seconds=menu.wait,
            )
        )
        if pin := tag.get("pin"):
            prompt = heard(tag.get("pin-file")) or "[please enter your pin]"
            self.draft.add(InputNode(_begins(menu), prompt, id, len(pin)))
        counted = f"After {menu.failures} wrong keys the menu is left; in play it is said again."
        self.draft.finds(WRONG_KEYS_COUNTED, id, counted)

    def _carried_out(self, menu: Menu, key: str) -> str:
        """The id that a key leads to: its entries one after the other, then the menu again."""
        to = _id(menu)
        for n, entry in reversed(list(enumerate(menu.entries[key]))):
            to = self._entry(menu, f"{key} {n} {menu.name}", entry, to)
        return to

    def _entry(self, menu: Menu, id: str, entry: Tag, then: str) -> str:
        """The id of what one entry leads to."""
        self._written.add(id)
        param = entry.get("param").strip()
        match entry.get("action").lower():
            case "menu-exec-app":
                return self._app(menu, id, param, then)
            case "menu-sub":
                return self._said(id, "", self._sub(menu, param))
            case "menu-top":
                return self._said(id, "", _begins(self.top))
            case "menu-back":
                return self._said(id, "", self._left(menu))
            case "menu-exit":
                return self._said(id, "", LEFT)
            case "menu-play-sound":
                return self._said(id, heard(param), then)
            case "menu-say-text":
                return self._said(id, heard(f"say:{param}"), then)
            case "menu-say-phrase":
                return self._said(id, recording(param), then)
            case other:
                note(self.draft, menu.where, f"An entry does `{other}`, which is not known.")
                return self._said(id, "", then)

    def _said(self, id: str, say: str, to: str) -> str:
        self.draft.add(SayNode(id, say, to))
        return id

    def _app(self, menu: Menu, id: str, call: str, then: str) -> str:
        """The id of what an application does, `then` if none is called."""
        app, _, args = call.partition(" ")
        if not app:
            return then
        if app.lower() == "ivr":
            return self._said(id, "", self._sub(menu, args.strip()))
        node = apps.node(id, call, then)
        if node is None:
            note(self.draft, menu.where, f"What `{app}` does cannot be seen in the menu.")
            node = OpaqueNode(id, app, (then,))
        self.draft.add(node)
        return id

    def _sub(self, menu: Menu, name: str) -> str:
        below = self.menus.get(name)
        if below is None:
            note(self.draft, menu.where, f"A key leads to the menu `{name}`, which is not there.")
            return f"menu {name}"
        return _begins(below)

    def _left(self, menu: Menu) -> str:
        """The id of what follows a menu that is left."""
        before = [_id(self.menus[name]) for name in self._before.get(menu.name, ())]
        if menu is self.top or not before:
            return LEFT
        if len(before) == 1:
            return before[0]
        several = f"left {menu.name}"
        self.draft.add(OpaqueNode(several, "the menu before", tuple(before)))
        return several


def top_menu(menus: Mapping[str, Menu], called: Iterable[str]) -> str:
    """The name of the menu that calls come in at: the first that a dialplan calls, else the one
    that leads to most others."""
    for name in called:
        if name in menus:
            return name
    below = {name for menu in menus.values() for name in subs(menu) if name != menu.name}
    outermost = [name for name in menus if name not in below] or list(menus)
    return max(outermost[:_MOST_COMPARED], key=lambda name: len(within(menus, name)))


def within(menus: Mapping[str, Menu], name: str) -> list[str]:
    """The names of a menu and of all that can be reached from it."""
    found = [name]
    seen = {name}
    for at in found:  # which grows on the way
        for below in subs(menus[at]):
            if below in menus and below not in seen:
                seen.add(below)
                found.append(below)
    return found


def subs(menu: Menu) -> list[str]:
    """The names of the menus that a menu leads to, but for itself."""
    calls = [
        entry.get("param").strip().removeprefix("ivr ").strip()
        for entries in menu.entries.values()
        for entry in entries
        if entry.get("action").lower() == "menu-sub"
        or entry.get("param").strip().startswith("ivr ")
    ]
    return [name for name in dict.fromkeys(calls) if name != menu.name]


def _text(entries: Iterable[Tag]) -> str:
    """What a key that leads to another menu is for."""
    for entry in entries:
        match entry.get("action").lower():
            case "menu-sub":
                return " ".join(re.split(r"[\W_]+", entry.get("param"))).strip()
            case "menu-top":
                return "the main menu"
            case "menu-back":
                return "to go back"
    return ""


def _id(menu: Menu) -> str:
    return f"menu {menu.name}"


def _begins(menu: Menu) -> str:
    """The id at which a menu begins: where a number is asked for first, if one is."""
    return f"pin {menu.name}" if menu.tag.get("pin") else _id(menu)
