"""FreeSWITCH: the menus of `ivr.conf.xml` as a phone tree.

The file need not be well-formed. Nothing is run, expanded or included.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdgame.company.imports.flows.bounds import check_size
from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile
from holdgame.company.imports.flows.freeswitch.menus import Menu, read_menus
from holdgame.company.imports.flows.freeswitch.tree import Menus, top_menu
from holdgame.company.imports.flows.key_texts import name_keys
from holdgame.company.imports.flows.tidy import tidy

FORMAT = "FreeSWITCH IVR"

_MENU = re.compile(r"<menu\s[^<>]*\bname\s*=", re.IGNORECASE)
_OWN = re.compile(r"<entry\s|\bgreet-(?:long|short)\s*=", re.IGNORECASE)
_DIALPLAN = re.compile(r"\bapplication\s*=\s*[\"']ivr[\"']", re.IGNORECASE)


def recognises(file: ImportFile) -> bool:
    """Whether a file holds menus of FreeSWITCH, or the part of a dialplan that leads to them."""
    return bool(_DIALPLAN.search(file.text) or (_MENU.search(file.text) and _OWN.search(file.text)))


def read(files: Sequence[ImportFile]) -> Flow:
    """The tree of some menus; the caller enters at the one that a dialplan names, if there is one,
    else at the one from which most can be reached.

    Raises:
        FlowProblem: no file holds a menu, or they are too large.
    """
    check_size(files)
    draft = Draft(FORMAT)
    menus: dict[str, Menu] = {}
    named: list[str] = []
    for file in filter(recognises, files):
        found, called = read_menus(file, draft)
        menus = {**{menu.name: menu for menu in found}, **menus}
        named += called
    if not menus:
        raise FlowProblem(
            "There is no menu in these files. Give ivr.conf.xml, or the files in ivr_menus: a menu "
            "begins with `<menu name=`."
        )
    top = top_menu(menus, named)
    if len(menus) > 1 and top not in named:
        draft.note(menus[top].where, "Calls are taken to come in at this menu.")
    tree = Menus(menus, top, draft)
    draft.entry = tree.go()
    draft.actions = tree.actions(draft.entry)
    name_keys(draft.nodes)
    return tidy(draft)
