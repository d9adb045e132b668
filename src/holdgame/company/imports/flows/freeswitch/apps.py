"""What an application of FreeSWITCH is to a caller."""

from __future__ import annotations

import re

from holdgame.company.imports.flows.draft import UNKNOWN
from holdgame.company.imports.flows.freeswitch import sounds
from holdgame.company.imports.flows.recordings import recording
from holdgame.company.phone_tree import EndNode, QueueNode, SayNode, TransferNode, TreeNode

_UNNOTICED = frozenset((  # neither heard nor leading anywhere
    "answer", "bind_meta_app", "check_acl", "db", "enable_heartbeat", "event", "export", "hash",
    "info", "limit", "log", "multiset", "multiunset", "pre_answer", "presence", "record_session",
    "ring_ready", "sched_hangup", "sched_transfer", "set", "set_global", "set_user", "sleep",
    "start_dtmf", "stop_dtmf", "stop_record_session", "unset",
))  # fmt: skip
_CONFERENCES = frozenset(("conference", "park", "valet_park", "eavesdrop", "three_way"))
_OUTSIDE = re.compile(r"\+?\d{7,}")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_SETTINGS = re.compile(r"^(?:\{[^{}]*\}|\[[^\[\]]*\])+")


def node(id: str, call: str, then: str) -> TreeNode | None:
    """The node of `transfer 1000 XML default`, after which the call goes on to `then` if it has
    not gone elsewhere; None if nobody can see what is done."""
    app, _, args = call.strip().partition(" ")
    app, args = app.lower(), args.strip()
    first = args.split(" ")[0]
    match app:
        case "transfer" | "execute_extension" | "deflect" | "redirect":
            return TransferNode(id, _label(first))
        case "bridge":
            return TransferNode(id, _bridged(args))
        case "callcenter" | "fifo":
            return QueueNode(id, first.partition("@")[0] or UNKNOWN)
        case "voicemail":
            return EndNode(id, "[voicemail]")
        case "hangup" | "respond":
            return EndNode(id, "")
        case "playback" | "endless_playback" | "play_and_detect_speech":
            return SayNode(id, sounds.heard(args), then)
        case "speak":
            return SayNode(id, sounds.spoken(args), then)
        case "phrase":
            return SayNode(id, recording(args.partition(",")[0]), then)
        case "say":
            return SayNode(id, UNKNOWN, then)
        case _ if app in _CONFERENCES:
            return TransferNode(id, "a conference")
        case _ if app in _UNNOTICED:
            return SayNode(id, "", then)
    return None


def _label(exten: str) -> str:
    """An extension by its name, if it has one."""
    if _LETTERS.search(exten) and "$" not in exten:
        return exten.replace("_", " ").replace("-", " ")
    return "another number" if _OUTSIDE.search(exten) else "an extension"


def _bridged(args: str) -> str:
    """Who is rung by `bridge`: a group by its name, anybody else not by theirs."""
    device = _SETTINGS.sub("", args)
    kind, _, rest = device.partition("/")
    if kind == "group":
        return _label(rest.partition("@")[0])
    if "," in device or "|" in device:
        return "several telephones"
    return "another number" if _OUTSIDE.search(device) else "a telephone"
