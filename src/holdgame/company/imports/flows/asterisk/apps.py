"""What the applications of a dialplan are to a caller: something said, an end, a telephone."""

from __future__ import annotations

import re

from holdgame.company.imports.flows.asterisk import arguments as written
from holdgame.company.imports.flows.draft import UNKNOWN
from holdgame.company.imports.flows.recordings import recording

HUNG_UP = frozenset(("hangup", "busy", "congestion"))
VOICEMAIL = frozenset(("voicemail", "voicemailmain", "minivmrecord", "vmauthenticate"))
TELEPHONES = frozenset(("dial", "followme", "page", "retrydial", "originate"))
CONFERENCES = frozenset(("confbridge", "meetme", "conference", "park", "parkedcall", "pickup"))

_FILES = frozenset(("background", "playback", "controlplayback", "backgrounddetect", "mp3player"))
_SPOKEN = frozenset(("festival", "flite", "picotts", "swift", "espeak", "cepstral"))
_NUMBERS = {
    "saydigits": "[digits]",
    "saynumber": "[a number]",
    "sayalpha": "[letters]",
    "sayalphacase": "[letters]",
    "sayphonetic": "[letters]",
    "saymoney": "[an amount]",
    "sayunixtime": "[a time]",
    "datetime": "[a time]",
}
_VARIABLE = re.compile(r"\$\{[^{}]*\}?")
_ROLE = re.compile(r"\$\{(?:GLOBAL\()?([A-Za-z][A-Za-z_]{2,})\)?\}")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z _-]{2,}\Z")
_OUTSIDE = re.compile(r"\+?\d{7,}")
_REMARKS = frozenset(("verbose", "noop", "log"))
_DONE = re.compile(  # what a caller has done, in the words of whoever wrote the dialplan
    r".*\b(?:dial+ed|press(?:ed|es)?|chose|chosen|select(?:ed|s)?|want(?:ed|s)?|asked for|option|"
    r"transfer(?:red|ring)? to)\s+(?:(?:into|for|the)\s+)*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z][\w '&/-]{1,59}\Z")
_MOST_WORDS = 6  # of a name; what is longer says something else
_NO_ROLES = frozenset(("EXTEN", "CONTEXT", "PRIORITY", "CALLERID", "DIALSTATUS", "CHANNEL", "ARG"))


def said(app: str, args: str) -> str | None:
    """What is heard of a step whose variables have been put in; None if it says nothing.

    `ExecIf` is taken to do what it may do. A script is never run; if it only reads out a text that
    stands beside its name, that is what is said.
    """
    first, *rest = written.arguments(args)
    if app in _FILES:
        return " ".join(recording(file) for file in first.split("&") if file) or None
    if app in _NUMBERS:
        return _NUMBERS[app]
    if app in _SPOKEN:
        return _text(first)
    if app == "agi" and "tts" in first.lower() and rest:
        return _text(rest[0])
    if app == "execif":
        inner, inner_args = written.application(written.branches(args)[1])
        return said(inner, inner_args) if inner != "execif" else None
    return None


def telephone(args: str, exten: str) -> str:
    """A label for what `Dial` rings: the role that it is written under, never a number or name."""
    device = written.arguments(args)[0]
    role = _ROLE.search(device)
    if _LETTERS.match(exten) and len(exten) > 2:
        return words(exten)
    if role and role[1] not in _NO_ROLES:
        return words(role[1])
    if "&" in device:
        return "several telephones"
    return "another number" if _OUTSIDE.search(device) else "a telephone"


def remarked(app: str, args: str) -> str:
    """What a remark in a dialplan calls what a caller has chosen; empty if it calls it nothing.

    `Verbose(1, "Caller ${CALLERID(num)} dialed the operator.")` is about `operator`.
    """
    if app not in _REMARKS:
        return ""
    text = written.arguments(args)[-1].strip(" \"'.!")
    name = _DONE.sub("", text, count=1)
    return name if _NAME.match(name) and len(name.split()) <= _MOST_WORDS else ""


def words(name: str) -> str:
    """`customer_advocate` as it would be spoken."""
    return " ".join(re.split(r"[\W_]+", name)).strip().lower()


def _text(argument: str) -> str | None:
    return _VARIABLE.sub(UNKNOWN, argument.strip().strip("\"'")) or None
