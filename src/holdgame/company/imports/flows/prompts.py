"""prompts: which keys a prompt names, and what it says each is for.

`For sales, press 1`, `Press 1 for sales, 2 for support` and `If you are calling about a bill,
please press 3` in English; the keys themselves also in some other languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORDS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "star": "*", "asterisk": "*", "pound": "#",
    "hash": "#",
}  # fmt: skip
_KEY = rf"(?P<key>[0-9*#]|{'|'.join(_WORDS)})"
_VERBS = (
    "press|push|dial|enter|hit|select|choose|type|"  # English, then German, French, Spanish,
    "drücken|drucken|wählen|tippen|appuyez|tapez|composez|faites|"  # Italian, Portuguese, Dutch
    "presione|pulse|oprima|marque|digite|premere|premi|prema|digiti|pressione|aperte|tecle|"
    "druk|toets|kies"
)
_FILLERS = "please|bitte|sie|the|die|la|le|el|il|o|sur|op|een|key|number|digit|button|ziffer|taste"
_PRESS = re.compile(rf"\b(?:{_VERBS})\s+(?:(?:{_FILLERS})\s+){{0,3}}{_KEY}(?![\w*#])", re.I)
_AND = re.compile(rf"(?:[,;]|\b(?:or|and|oder|ou|o)\b)\s*{_KEY}(?=\s+(?:for|to|if)\b)", re.I)
_ALONE = re.compile(rf"(?<![\w*#]){_KEY}(?![\w*#])", re.I)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_LEADS = re.compile(
    r"(?:for|to|if|when|should|would|für|um|wenn|pour|si|para|per|se|voor|om|als)\b", re.I
)
_EDGES = re.compile(
    r"^(?:[\s,.;:!?…-]|(?:and|or|please|just|simply|now|otherwise|at any ?time)\b)+"
    r"|(?:[\s,.;:!?…-]|\b(?:and|or|please|just|simply|now))+$",
    re.I,
)
_SPOKEN = re.compile(r"^\W*or say .*?(?=\b(?:for|to|if)\b)", re.I)
_WANT = re.compile(
    r"if you(?:'d| would)? (?:like|want|wish|need) to |(?:would|should) you (?:like|wish) to |"
    r"if you are (?:calling|ringing) to ",
    re.I,
)
_ABOUT = re.compile(
    r"(?:for|für|pour|para|per|voor) (?:help with )?|"
    r"if you(?:'re| are) (?:calling|ringing) (?:about|regarding|for) |"
    r"if you have (?:a question about|questions about) |if this is (?:about|regarding) ",
    re.I,
)
_LONGEST = 80


def announced(prompt: str) -> frozenset[str]:
    """Every key that a prompt mentions in any way, so that none is called secret that is not."""
    return frozenset(_key(match) for match in _ALONE.finditer(prompt))


def options(prompt: str) -> Mapping[str, str]:
    """What each key is for, by the prompt's own words; keys of which it says nothing are left out.

    Texts are as a menu holds them: `your bill`, or `to hear this again`.
    """
    found: dict[str, str] = {}
    for sentence in _SENTENCE.split(prompt):
        for key, text in _options(sentence):
            if text:
                found.setdefault(key, text)
    return found


def _options(sentence: str) -> list[tuple[str, str]]:
    """The keys of one sentence. What a key is for stands before all of them, or after each."""
    pressed = list(_PRESS.finditer(sentence))
    if not pressed:
        return []
    more = (m for m in _AND.finditer(sentence, pressed[0].end()))
    spans = {m.end("key"): m for m in (*more, *pressed)}
    keys = [spans[end] for end in sorted(spans)]
    starts = [0, *(m.end() for m in keys)]
    ends = [*(m.start() for m in keys), len(sentence)]
    between = [sentence[s:e] for s, e in zip(starts, ends, strict=True)]
    before = _LEADS.match(_EDGES.sub("", between[0])) is not None
    texts = between[:-1] if before else between[1:]
    return [(_key(m), _text(text)) for m, text in zip(keys, texts, strict=True)]


def _key(match: re.Match[str]) -> str:
    return _WORDS.get(match["key"].lower(), match["key"])


def _text(said: str) -> str:
    bare = _EDGES.sub("", _SPOKEN.sub("", said))
    text = _WANT.sub("to ", bare, count=1) if _WANT.match(bare) else _ABOUT.sub("", bare, count=1)
    text = f"to {text[3:]}" if text.startswith("To ") else text
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
