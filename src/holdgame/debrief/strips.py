"""strips: what the head knows and what the heart said, on one axis of time.

The axis is the minutes of the customer's life: waiting, listening, doing. Days between two calls
are cut out of it, and kept as gaps. The head is the effort so far, by the ledger. The heart is
what was answered when it was asked how this feels, or said unasked, 1 to 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from holdgame.debrief.timeline import Happening

FEWEST = 3  # answers from which head and heart can be set against each other: judgement
_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Answered:
    """What was felt after so many minutes, and the effort until then, in milli-effort-minutes.

    `head` and `heart` are the same two, each from 0 to 1 on a scale of this play: none of the
    effort to all of it at the last answer, the calmest answer to the strongest.
    """

    minute: float
    clock: datetime
    felt: int
    effort: int
    head: float = 0.0
    heart: float = 0.0

    @property
    def apart(self) -> float:
        """How much further the head is than the heart; negative: the heart is."""
        return self.head - self.heart


@dataclass(frozen=True, slots=True)
class Gap:
    """Seconds that passed by the calendar, cut out of the axis after so many minutes."""

    minute: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Strips:
    """`minutes` long; `effort` are the corners of the effort so far: minute, milli-effort-minutes.

    `most_apart` is the answer at which head and heart differ most, the first of equals: where
    `apart` is furthest from nothing. How they are put on one scale is a judgement, and says
    nothing where there are fewer than three answers or all are the same: None.
    """

    minutes: float
    effort: tuple[tuple[float, int], ...]
    answers: tuple[Answered, ...]
    gaps: tuple[Gap, ...]
    most_apart: Answered | None

    def effort_at(self, minute: float) -> float:
        """The effort until a minute, in milli-effort-minutes; all that fell on it included."""
        before = (0.0, 0)
        for corner in self.effort:
            if corner[0] > minute:
                part = (minute - before[0]) / (corner[0] - before[0])
                return before[1] + part * (corner[1] - before[1])
            before = corner
        return float(before[1])


def strips_of(timeline: Iterable[Happening]) -> Strips:
    """Both strips of a timeline."""
    minute, effort = 0.0, 0
    corners: list[tuple[float, int]] = [(0.0, 0)]
    answers: list[Answered] = []
    gaps: list[Gap] = []
    going = None  # what a feeling may have been noted in the middle of
    for happening in timeline:
        if happening.felt is not None:
            answers.append(_answered(happening, corners, going))
            continue
        if happening.passed:
            gaps.append(Gap(minute, happening.passed))
        if happening.parts:
            going = happening
            minute += happening.lived / _MINUTE
            effort += happening.effort
            corners.append((minute, effort))
    placed = _on_one_scale(answers)
    most = max(placed, key=lambda answer: abs(answer.apart), default=None)
    told = len(placed) >= FEWEST and len({answer.felt for answer in placed}) > 1
    return Strips(minute, tuple(corners), placed, tuple(gaps), most if told else None)


def _answered(
    felt: Happening, corners: list[tuple[float, int]], going: Happening | None
) -> Answered:
    """A feeling where it was noted: in the middle of a hold, or after what had happened."""
    assert felt.felt is not None
    minute, effort = corners[-1]
    if going is not None and going.lived and felt.at < going.at + going.seconds:
        before, weighed = corners[-2]
        part = (felt.at - going.at) / going.seconds
        minute = before + part * (minute - before)
        effort = weighed + round(part * (effort - weighed))
    return Answered(minute, felt.clock, felt.felt, effort)


def _on_one_scale(answers: list[Answered]) -> tuple[Answered, ...]:
    """The answers with their head and heart; 0 where there is no range to be placed in."""
    if not answers:
        return ()
    whole = answers[-1].effort
    calmest = min(answer.felt for answer in answers)
    range = max(answer.felt for answer in answers) - calmest
    return tuple(
        replace(
            answer,
            head=answer.effort / whole if whole else 0.0,
            heart=(answer.felt - calmest) / range if range else 0.0,
        )
        for answer in answers
    )
