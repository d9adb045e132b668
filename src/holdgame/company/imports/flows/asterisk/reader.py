"""Asterisk: a dialplan, `extensions.conf`, with `queues.conf` if it is there, as a phone tree.

Which file is which is seen from what is in them. Nothing is run; `#include` and `#exec` are not
followed; a context is included only if it is in the files given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from holdgame.company.imports.flows.asterisk.conf import Conf, Section, parse
from holdgame.company.imports.flows.asterisk.dialplan import DIALPLAN_KEYS, Dialplan
from holdgame.company.imports.flows.asterisk.entry import entry
from holdgame.company.imports.flows.asterisk.queues import QUEUE_KEYS, Queues
from holdgame.company.imports.flows.asterisk.tree import Walk
from holdgame.company.imports.flows.bounds import check_size, note
from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile
from holdgame.company.imports.flows.key_texts import name_keys
from holdgame.company.imports.flows.silence import say_again
from holdgame.company.imports.flows.tidy import tidy
from holdgame.company.phone_tree import SayNode

FORMAT = "Asterisk dialplan"

_ENTRY = "(calls come in)"
_STEP = re.compile(r"^[ \t]*(?:exten|same)[ \t]*=>?[ \t]*\S", re.MULTILINE | re.IGNORECASE)
_INCLUDE = re.compile(r"^[ \t]*#(?:include|exec)\b", re.MULTILINE)
_SECTION = re.compile(r"^[ \t]*\[[^\]\n]+\]", re.MULTILINE)
_QUEUE = re.compile(rf"^[ \t]*(?:{'|'.join(QUEUE_KEYS)})[ \t]*=>?[ \t]*\S", re.MULTILINE)


def recognises(file: ImportFile) -> bool:
    """Whether a file is a dialplan, or the queues of one."""
    if not _SECTION.search(file.text):
        return False
    return bool(_STEP.search(file.text) or _QUEUE.search(file.text))


def read(files: Sequence[ImportFile]) -> Flow:
    """The tree of a dialplan; the caller enters where the largest menu can be reached from.

    Raises:
        FlowProblem: no file holds a dialplan, or they are too large, or nothing can be dialled.
    """
    check_size(files)
    draft = Draft(FORMAT)
    confs = [parse(file) for file in files if recognises(file) or _INCLUDE.search(file.text)]
    sections = [section for conf in confs for section in conf.sections]
    contexts = [section for section in sections if _is_dialplan(section)]
    if not any(e.key.lower() in ("exten", "same") for s in contexts for e in s.entries):
        raise FlowProblem(
            "There is no dialplan in these files. Give extensions.conf, and queues.conf with it."
        )
    plan = Dialplan(contexts)
    queues = Queues(section for section in sections if not _is_dialplan(section))
    where = entry(plan, queues)
    if where is None:
        raise FlowProblem(
            "No extension of this dialplan can be dialled. Give the file with the context that "
            "your calls come in at."
        )
    walk = Walk(plan, queues, draft)
    draft.note(f"[{where.context}]", "Calls are taken to come in here: a dialplan does not say it.")
    draft.entry = _ENTRY
    draft.add(SayNode(_ENTRY, "", walk.go(where)))
    draft.actions = len(walk.steps)
    _note_unread(draft, plan, confs, {PurePath(file.name).name for file in files})
    say_again(draft.nodes)
    name_keys(draft.nodes)
    return tidy(draft)


def _is_dialplan(section: Section) -> bool:
    if section.name.lower() in ("general", "globals"):
        return True
    return any(entry.key.lower() in DIALPLAN_KEYS for entry in section.entries)


def _note_unread(draft: Draft, plan: Dialplan, confs: Sequence[Conf], given: set[str]) -> None:
    """Tells what was not read, whether or not a call comes by there."""
    for conf in confs:
        for directive in conf.directives:
            if directive.key == "exec" or PurePath(directive.value).name not in given:
                sentence = f"`#{directive.key}` was not followed: give the file as well."
                note(draft, directive.where, sentence)
        if conf.stray:
            first = conf.stray[0]
            note(draft, first.where, f"{len(conf.stray):,} lines are no `key = value`.")
    for context in plan.contexts.values():
        for line, sentence in context.unread:
            note(draft, line.where, sentence)
