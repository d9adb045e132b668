"""How long things take, in seconds of the customer's life.

Keystroke-level model: Card, Moran & Newell 1980, CACM 23(7). Speech at 150 words a minute and
0.5 to 0.75 s between menu options: the menu design notes of the Association for Conversational
Interaction Design. What is marked judgement is ours.
"""

from __future__ import annotations

WORDS_PER_SECOND = 150 / 60
PREPARE = 1.35  # M: the mental act before a response
PRESS = 0.28  # K: a key of prose, an average typist
PRESS_CODE = 0.75  # K: a key of a complex code
RING = 8.0  # judgement: two rings and a pick-up
WRITE_MESSAGE = 240.0  # judgement: finding the form and writing a short complaint
FIND_EVIDENCE = 180.0  # judgement: finding a receipt or taking and sending a photo, each
CANCEL_STEP = 45.0  # judgement: one more confirmation on the way out


def speech(words: int) -> float:
    """Saying or hearing so many words."""
    return words / WORDS_PER_SECOND


def phone_key() -> float:
    """Deciding on a menu option and pressing its key: 1.63 s."""
    return PREPARE + PRESS


def code(characters: int) -> float:
    """Typing a number from paper: 13.4 s for 16 digits."""
    return PREPARE + PRESS_CODE * characters


def typed(characters: int) -> float:
    """Typing plain words."""
    return PREPARE + PRESS * characters


def length(seconds: float) -> str:
    """A length of time in words: `45 minutes`, `6 hours`, `3 days`."""
    for unit, size in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        count = round(seconds) / size
        if count >= 1:
            return f"{count:.0f} {unit}{'' if round(count) == 1 else 's'}"
    return f"{seconds:.0f} seconds"
