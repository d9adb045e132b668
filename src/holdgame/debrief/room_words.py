"""room_words: the sentences of a room's page, read from `room.yaml`; what is asked of a room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from holdgame.debrief.few import LEAST, Tally
from holdgame.debrief.room import NO, Guess, Room
from holdgame.debrief.wording import sections_of
from holdgame.debrief.words import tidy
from holdgame.play import questions as q

WORDS: Final = Path(__file__).with_name("room.yaml")
QUESTIONS: Final = 6
WEIGHTY = 10  # percent of all effort from which a rule is asked about: judgement
ANYWHERE: Final = ("friday", "told", "figure", "remembers", "rival", "alone")
SINCE: Final = (q.NEVER, q.YEARS_AGO)


@dataclass(frozen=True, slots=True)
class RoomWords:
    """Phrases by key; those with `{}` are filled by `str.format`."""

    page: Mapping[str, str]
    last: Mapping[str, str]
    questions: Mapping[str, str]

    @classmethod
    def load(cls, path: Path = WORDS) -> RoomWords:
        """Read a file of words, by default the one that ships. Raises `FileProblem`."""
        return cls(**sections_of(path, cls.__dataclass_fields__))


def questions_for(room: Room, words: RoomWords) -> tuple[str, ...]:
    """Six questions that a trainer can ask, made of what the room's figures say."""
    if room.missing:
        return ()
    asked = [words.questions[key].format(**filled) for key, filled in _of_figures(room)]
    asked += [words.questions[key] for key in ANYWHERE]
    return tuple(asked[:QUESTIONS])


def _of_figures(room: Room) -> Iterator[tuple[str, dict[str, object]]]:
    """What the figures ask, the weightiest first."""
    guesses = {guess.what: guess for guess in room.guesses}
    if (hold := guesses.get("on hold")) and hold.bias:
        yield ("hold_more" if hold.bias > 0 else "hold_less"), _both(hold)
    if room.rules and room.rules[0].percent >= WEIGHTY:
        yield "rule", {"percent": room.rules[0].percent, "rule": room.rules[0].name}
    bonus = _bonus(room)
    if bonus and bonus[1] >= WEIGHTY:
        yield "bonus", {"serves": bonus[0], "percent": bonus[1]}
    if all(_most(group.resolved, (NO,)) for group in room.groups):
        yield "unresolved", {}
    if room.business and room.business.before != room.business.after:
        yield "business", {"before": room.business.before, "after": room.business.after}
    if room.felt and room.felt[0].phase:
        yield "felt", {"phase": room.felt[0].phase, "mean": room.felt[0].mean}
    if any(question == q.LAST_CALLED and _most(said, SINCE) for question, said in room.last):
        yield "called", {}
    if (telling := guesses.get("times told")) and telling.bias > 0:
        yield "telling", _both(telling)


def _both(guess: Guess) -> dict[str, object]:
    return {"predicted": told(guess.predicted), "actual": told(guess.actual)}


def told(amount: float) -> str:
    """An average as it is shown."""
    return f"{tidy(amount):g}"


def _bonus(room: Room) -> tuple[str, int] | None:
    """The bonus plan of most effort, if it has more than one rule; its share is theirs."""
    sums: dict[str, list[int]] = {}
    for rule in room.rules:
        if " · " in rule.serves:
            sums.setdefault(rule.serves, []).append(rule.percent)
    several = {serves: sum(parts) for serves, parts in sums.items() if len(parts) > 1}
    return max(several.items(), key=lambda item: item[1], default=None)


def _most(said: Tally[str], answers: tuple[str, ...]) -> bool:
    """Whether more than half gave one of these answers, for all that may be told."""
    if said.mostly is not None:
        return said.mostly in answers and 2 * (said.plays - LEAST + 1) > said.plays
    return 2 * sum(count for key, count in said.shown if key in answers) > said.plays
