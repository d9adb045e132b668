"""What is heard on hold: the same words on every screen."""

from __future__ import annotations

from holdgame.engine.journey import Event
from holdgame.engine.moments import Heard, Tell
from holdgame.engine.timing import length

FIRST_ANNOUNCEMENT = 3.0  # seconds into the hold
PITCH_EVERY = 3  # each third announcement sells, where the company sells


def announced(heard: Heard, number: int) -> str:
    """The announcement of this number, from 0; empty where nothing is announced."""
    if heard.pitch and (number % PITCH_EVERY == PITCH_EVERY - 1 or not heard.announcements):
        return heard.pitch
    before = number - number // PITCH_EVERY if heard.pitch else number
    return heard.announcements[before % len(heard.announcements)] if heard.announcements else ""


def estimate_told(seconds: float) -> str:
    """The time to wait, as the recording gives it: in whole minutes."""
    minutes = round(seconds / 60)
    return f"You will wait about {minutes} minute{'' if minutes == 1 else 's'}."


def place_told(place: int) -> str:
    """The place in line, as the recording gives it."""
    return f"You are number {place} in line."


def unsaid(event: Event) -> str:
    """How much time passed at an event whose lines do not say so, in words; empty: none."""
    if isinstance(event.moment, Tell):
        return ""
    seconds = sum(c.seconds for c in event.charges if c.kind == "elapsed")
    return length(seconds) if seconds else ""
