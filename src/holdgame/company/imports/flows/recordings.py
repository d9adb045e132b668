"""Recordings of which only the file is named: the name stands in for the words, in brackets.

`demo-congrats` becomes `[demo congrats]`. How long such a recording is nobody can see.
"""

from __future__ import annotations

import re

_VARIABLE = re.compile(r"\$+\{[^{}]*\}?")
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}\Z")  # .wav, .gsm, .mp3
_BETWEEN = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_NUMBER = re.compile(r"\d{5,}")  # an id or a telephone number, no word
_NAMED = re.compile(r"\[([^\[\]]*)\]")
_LONGEST = 12  # words; a name that is longer says no more


def recording(name: str) -> str:
    """The name of a sound file or a prompt as words: `custom/MainMenu_2.wav`, `[main menu 2]`."""
    last = _VARIABLE.sub(" ", name).strip().rpartition("/")[2]
    words = _BETWEEN.split(_NUMBER.sub(" ", _ENDING.sub("", last)))
    kept = [word.lower() for word in words if word][:_LONGEST]
    return f"[{' '.join(kept)}]" if kept else "[a recording]"


def names_in(text: str) -> str:
    """The names of the recordings in a text, as words: `[sorry] [we are closed]`."""
    return ", ".join(_NAMED.findall(text))
