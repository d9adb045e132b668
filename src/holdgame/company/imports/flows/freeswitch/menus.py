"""The menus in a file of FreeSWITCH, and which of them a dialplan in it calls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from holdgame.company.imports.flows.bounds import note
from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import ImportFile
from holdgame.company.imports.flows.loose_xml import Scan, Tag
from holdgame.company.phone_tree import KEYS

_MOST_TAGS = 200_000  # of one file; no more are looked at
_DEFAULT_TIMES = 3  # what FreeSWITCH takes where nothing is said
_DEFAULT_WAIT = 10_000  # milliseconds


@dataclass(slots=True)
class Menu:
    """A `<menu>` with its entries, by key, in their order: all of a key are carried out."""

    tag: Tag
    file: str
    entries: dict[str, list[Tag]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.tag.get("name")

    @property
    def where(self) -> str:
        return f"{self.file}, line {self.tag.line}"

    @property
    def repeats(self) -> int:
        """How often it is said in all to a caller who does nothing."""
        return _times(self.tag.get("max-timeouts") or self.tag.get("max-failures"))

    @property
    def failures(self) -> int:
        """Wrong keys after which it is left."""
        return _times(self.tag.get("max-failures"))

    @property
    def wait(self) -> float:
        """Seconds of silence after each time."""
        return (_number(self.tag.get("timeout")) or _DEFAULT_WAIT) / 1000


def read_menus(file: ImportFile, draft: Draft) -> tuple[list[Menu], list[str]]:
    """The menus of a file, and the names of those that a dialplan in it sends calls to."""
    menus: list[Menu] = []
    called: list[str] = []
    open_menu: Menu | None = None
    scan = Scan(file.text)
    for tag in islice(scan.tags(), _MOST_TAGS):
        where = f"{file.name}, line {tag.line}"
        match tag.name:
            case "menu":
                open_menu = None
                if not tag.closing and tag.get("name"):
                    open_menu = Menu(tag, file.name)
                    menus.append(open_menu)
            case "entry" if open_menu and not tag.closing:
                key = tag.get("digits")
                if len(key) == 1 and key in KEYS:
                    open_menu.entries.setdefault(key, []).append(tag)
                else:
                    note(draft, where, "Only single keys are read, and this entry is for others.")
            case "action" if tag.get("application").lower() == "ivr":
                called.append(tag.get("data").strip())
            case "x-pre-process" if tag.get("cmd").lower() in ("include", "exec", "exec-set"):
                note(draft, where, f"`{tag.get('cmd')}` was not followed: give the file as well.")
    if scan.declares:
        note(draft, file.name, "A document type and its entities were passed over.")
    if scan.breaks_off:
        draft.breaks_off(file.name, file.text.count("\n") + 1)
    return menus, called


def _times(written: str) -> int:
    return _number(written) or _DEFAULT_TIMES


def _number(written: str) -> int:
    """A number of at most seven digits; 0 if it is none."""
    return int(written) if re.fullmatch(r"[0-9]{1,7}", written) else 0
