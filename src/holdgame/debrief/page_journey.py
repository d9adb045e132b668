"""page_journey: the journey phase by phase, how it felt, and two strips on one axis of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.columns import both_ends, clip, left, right, wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.drawn_strips import dots, heights, placed
from holdgame.debrief.journey_map import Stretch, Touch
from holdgame.debrief.strips_in_words import NOT_SAID, apart_in_words, axis_in_words
from holdgame.engine.steps.feel import SCALE

_NUMBERS: Final = 16  # cells of minutes and effort, beside the map
_LEAD: Final = 18  # cells beside a strip
_WORDS: Final = 29  # cells beside the curve: as long as the longest feeling
_PLACE: Final = 20
_HOW = (
    "Minutes of the customer's life and effort-minutes (page 3), phase by phase. What was felt "
    "is 1 (fine) to 5."
)


def journey_page(debrief: Debrief, width: int) -> list[str]:
    """The map, the curve under it, the two strips; what was not asked or said is not drawn."""
    lines = wrap(_HOW, width)
    lines += ["", "  " + left("", width - 2 - _NUMBERS) + right("min", 8) + right("effort", 8)]
    for number, stretch in enumerate(debrief.journey_map, 1):
        lines += _stretch(number, stretch, debrief, width)
    minutes = sum(stretch.minutes for stretch in debrief.journey_map)
    lines.append(_row("  in all", f"{minutes}", str(debrief.shown.total), width))
    if any(stretch.felt for stretch in debrief.journey_map):
        lines += ["", "  How it felt, phase by phase", "", *_curve(debrief, width)]
    return [
        *lines,
        "",
        "  What the head knows, and what the heart said",
        "",
        *_strips(debrief, width),
    ]


# -- the map --------------------------------------------------------------------------------------


def _stretch(number: int, stretch: Stretch, debrief: Debrief, width: int) -> Iterator[str]:
    """A heading with its sums, then what was done in it, then each touchpoint."""
    channel = debrief.wording.channels.get(stretch.channel, "")
    name = " · ".join(part for part in (stretch.phase, channel) if part) or "at first"
    felt = f"felt {', '.join(map(str, stretch.felt))}" if stretch.felt else ""
    title = both_ends(f"{number:>2} {name}", felt, width - _NUMBERS, "  ")
    weighs = stretch.touches
    sums = right(str(stretch.minutes), 8) + right(str(stretch.shown), 8) if weighs else ""
    yield f"{title}{sums}".rstrip()
    for did in stretch.did:
        yield "     " + clip(did, width - 6 - _NUMBERS)
    for touch in stretch.touches:
        yield _touch(touch, debrief, width)
    yield ""


def _touch(touch: Touch, debrief: Debrief, width: int) -> str:
    place = debrief.wording.touchpoints.get(touch.touchpoint, touch.touchpoint)
    what = "; ".join(touch.what)
    name = f"     {left(place, _PLACE)}{what}"
    return _row(name, str(touch.minutes), str(touch.shown), width)


def _row(name: str, minutes: str, effort: str, width: int) -> str:
    return left(name, width - _NUMBERS) + right(minutes, 8) + right(effort, 8)


# -- how it felt ----------------------------------------------------------------------------------


def _curve(debrief: Debrief, width: int) -> Iterator[str]:
    """A column for each stretch: its answers as dots, below them how much effort it was."""
    stretches = debrief.journey_map
    room = width - _WORDS - 2
    column = max(min(room // len(stretches), 6), 1)
    points = [
        (number * column + at * column // len(stretch.felt), value)
        for number, stretch in enumerate(stretches)
        for at, value in enumerate(stretch.felt)
    ]
    for value, word in reversed(SCALE):
        drawn = dots(points, int(value), room)
        yield f"  {left(f'{value}  {word}', _WORDS)}{drawn}".rstrip()
    most = max(stretch.shown for stretch in stretches)
    efforts = [float(stretch.shown / most) if most else 0.0 for stretch in stretches]
    bars = "".join(left(heights([part]), column) for part in efforts)
    yield f"  {left('effort-minutes', _WORDS)}{bars}".rstrip()
    numbers = placed(((n * column, str(n + 1)) for n in range(len(stretches))), room)
    yield f"  {left('phase', _WORDS)}{numbers}"


# -- the strips -----------------------------------------------------------------------------------


def _strips(debrief: Debrief, width: int) -> Iterator[str]:
    strips, said = debrief.strips, debrief.wording.strips
    if not strips.minutes:
        yield from wrap(said["no_time"], width)
        return
    room = width - _LEAD - 2

    def column(minute: float) -> int:
        return min(int(minute / strips.minutes * room), room - 1)

    ends = [strips.minutes * (cell + 1) / room for cell in range(room)]
    whole = strips.effort[-1][1]
    yield _drawn("minute", placed(_ticks(strips.minutes, room), room))
    parts = (strips.effort_at(end) / whole if whole else 0.0 for end in ends)
    yield _drawn(said["head"], heights(parts))
    answers = ((column(answer.minute), str(answer.felt)) for answer in strips.answers)
    yield _drawn(said["heart"], _apart(answers, room) or NOT_SAID)
    if strips.most_apart is not None:
        yield _drawn("", " " * column(strips.most_apart.minute) + "^")
    if strips.gaps:
        yield _drawn("cut out", placed(((column(gap.minute), "╎") for gap in strips.gaps), room))
        lengths = [words.length(gap.seconds) for gap in strips.gaps]
        yield from wrap(f"cut out: {words.listed(lengths)}", width, " " * _LEAD)
    yield ""
    yield from wrap(apart_in_words(strips, debrief.wording), width)
    yield from wrap(axis_in_words(strips, debrief.wording), width)


def _drawn(name: str, drawing: str) -> str:
    return f"  {left(name, _LEAD - 2)}{drawing}".rstrip()


def _apart(labels: Iterator[tuple[int, str]], width: int) -> str:
    """Digits on one line; one that would fall on another stands in the next free cell."""
    taken: dict[int, str] = {}
    for column, digit in labels:
        free = next((at for at in range(column, width) if at not in taken), None)
        if free is not None:
            taken[free] = digit
    return "".join(taken.get(at, " ") for at in range(max(taken, default=-1) + 1))


def _ticks(minutes: float, room: int) -> Iterator[tuple[int, str]]:
    """The minutes at the quarters of the axis."""
    for quarter in range(5):
        yield quarter * room // 4, f"{words.tidy(minutes * quarter / 4):g}"
