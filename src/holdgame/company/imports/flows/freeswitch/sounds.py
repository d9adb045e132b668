"""What FreeSWITCH plays: a text that is spoken, a phrase, or sound files by their names."""

from __future__ import annotations

import re

from holdgame.company.imports.flows.draft import UNKNOWN
from holdgame.company.imports.flows.recordings import recording

_VARIABLE = re.compile(r"\$+\{[^{}]*\}?")
_SILENT = ("tone_stream:", "silence_stream:", "local_stream:")


def heard(sound: str) -> str:
    """`say:Press 1 …` as its words, `phrase:closed` and `ivr/closed.wav` as `[closed]`."""
    sound = sound.strip()
    kind, _, rest = sound.partition(":")
    if not sound or sound.startswith(_SILENT):
        return ""
    if kind == "say":
        return _spoken(rest.rpartition("|")[2] if "|" in rest else rest)
    if kind == "tts":
        return _spoken(rest.rpartition("|")[2])
    if kind == "phrase":
        return recording(rest.partition(":")[0].partition(",")[0])
    if kind == "file_string":
        return " ".join(recording(file) for file in rest.strip("/").split("!"))
    return recording(sound)


def spoken(arguments: str) -> str:
    """The text of `speak flite|kal|Hello`."""
    return _spoken(arguments.rpartition("|")[2])


def _spoken(text: str) -> str:
    return _VARIABLE.sub(UNKNOWN, text).strip()
