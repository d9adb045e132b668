"""What is heard and how time passes: the same words on every screen."""

from __future__ import annotations

from datetime import timedelta

from holdgame.engine.moments import Heard

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


def passed(seconds: float) -> str:
    """A length of time in words: `45 minutes`, `6 hours`, `3 days`."""
    length = timedelta(seconds=round(seconds))
    for unit, size in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        count = length.total_seconds() / size
        if count >= 1:
            return f"{count:.0f} {unit}{'' if round(count) == 1 else 's'}"
    return f"{seconds:.0f} seconds"
