"""room_json: a room for other programs; keys stay what they are from one version to the next."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from holdgame.debrief.few import LEAST, Tally
from holdgame.debrief.room import Group, Room
from holdgame.debrief.room_words import RoomWords, questions_for

FORMAT: Final = 1


def room_as_dict(room: Room, words: RoomWords) -> dict[str, Any]:
    """Everything of a room. Null is what may not be said, or what nobody said.

    Efforts are effort-minutes. In a count, the others are told only `together`; `mostly` is what
    all but fewer than five were.
    """
    return {
        "holdgame_room": FORMAT,
        "plays": room.plays,
        "least": LEAST,
        "missing": room.missing,
        "groups": [_group(group) for group in room.groups],
        "minutes": room.minutes and asdict(room.minutes),
        "effort_minutes": room.effort and asdict(room.effort),
        "predicted": [{**asdict(guess), "bias": guess.bias} for guess in room.guesses],
        "expected_resolved": room.expected and _tally(room.expected),
        "rules": [asdict(rule) for rule in room.rules],
        "rest_percent": room.rest,
        "last": [{"question": question, **_tally(said)} for question, said in room.last],
        "would_do_business": room.business and asdict(room.business),
        "felt": [asdict(felt) for felt in room.felt],
        "questions": list(questions_for(room, words)),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "story": group.story or None,
        "company": group.company or None,
        "plays": group.plays,
        "minutes": group.minutes and asdict(group.minutes),
        "effort_minutes": group.effort and asdict(group.effort),
        "resolved": _tally(group.resolved),
        "endings": [_tally(endings) for endings in group.endings],
    }


def _tally(said: Tally[str]) -> dict[str, Any]:
    return {
        "shown": dict(said.shown),
        "together": said.together or None,
        "mostly": said.mostly,
    }
