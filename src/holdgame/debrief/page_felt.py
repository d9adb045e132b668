"""page_felt: the hold as it seemed, the tellings word by word, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator

from holdgame.debrief import words
from holdgame.debrief.columns import bar, left, right, wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.felt import Sat
from holdgame.debrief.page_one import commitment_lines

_NAME = 30
_COUNT = 11
_PRINTED = "  as printed"


def felt_page(debrief: Debrief, width: int) -> list[str]:
    """What the player sat through, said and answered; an empty part is left out."""
    parts = [
        list(_sat(debrief.sat, width)) if debrief.sat else [],
        list(_tellings(debrief, width)),
        list(_answers(debrief, width)),
        _commitment(debrief, width),
    ]
    lines: list[str] = []
    for part in parts:
        lines += ["", *part] if lines and part else part
    return lines or ["  Nobody sat at a table for this one: a rehearsal customer played it."]


def _sat(sat: Sat, width: int) -> Iterator[str]:
    """Real seconds at the table, all holds together; the customer's own wait is another."""
    yield "  On hold at this table"
    yield ""
    most = max(sat.seconds, sat.guess or 0.0)
    if sat.guess is not None:
        yield _row("you said", sat.guess, most, width)
    yield _row(f"it was, {_together(sat)}", sat.seconds, most, width)
    if sat.holds > 1:
        yield _row("the longest of them", sat.longest, most, width)
    if seemed := seemed_in_words(sat):
        yield ""
        yield from wrap(seemed, width)


def seemed_in_words(sat: Sat) -> str:
    """How long it seemed; empty where nobody was asked, or it was too short to say."""
    if sat.ratio is None:
        return ""
    return (
        f"It seemed {_times(sat.ratio)} as long as it was: what you said over {_together(sat)}, "
        "in your own seconds, not the customer's."
    )


def _together(sat: Sat) -> str:
    return f"{words.number(sat.holds)} holds together" if sat.holds > 1 else "one hold"


def _times(ratio: float) -> str:
    """`2.5 times`, `about 10 times`: a guess is no measurement."""
    return f"about {ratio:.0f} times" if ratio >= 5 else f"{ratio:.1f} times"


def _row(name: str, seconds: float, most: float, width: int) -> str:
    amount = f"{seconds / 60:.1f} min"
    row = f"    {left(name, _NAME)}{right(amount, _COUNT)}  {bar(seconds, most, _bar_in(width))}"
    return row.rstrip()


def _bar_in(width: int) -> int:
    """How long a bar may be beside its name and its number."""
    return width - 4 - _NAME - _COUNT - 2 - len(_PRINTED)


def _tellings(debrief: Debrief, width: int) -> Iterator[str]:
    tellings = debrief.tellings
    if not tellings:
        return
    yield "  Each time it was told"
    most = max(telling.words for telling in tellings)
    for telling in tellings:
        yield ""
        how = "" if telling.typed else _PRINTED
        count = words.counted(telling.words, "word")
        name = f"{_ordinal(telling.time)} time: {telling.label}"
        length = _bar_in(width)
        drawn = left(bar(telling.words, most, length), length)
        yield f"    {left(name, _NAME)}{right(count, _COUNT)}  {drawn}{how}".rstrip()
        yield from wrap(f"“{telling.text}”", width, " " * 6)


def _answers(debrief: Debrief, width: int) -> Iterator[str]:
    if rows := answers_given(debrief):
        yield "  What you said"
        yield ""
        yield from (
            f"    {left(name, 33)} {left(said, width - 38)}".rstrip() for name, said in rows
        )


def answers_given(debrief: Debrief) -> list[tuple[str, str]]:
    """What was asked before and after; a change of a scale is shown with both ends."""
    before, after = debrief.before, debrief.after
    rows: list[tuple[str, str]] = []
    if before is not None:
        rows += [
            ("last called your own line", before.last_called),
            ("last walked into your own shop", before.last_visited),
            ("last sat beside one who answers", before.last_sat_beside),
        ]
    would = [None if said is None else said.would_do_business for said in (before, after)]
    if any(value is not None for value in would):
        first, then = ("not said" if value is None else f"{value}" for value in would)
        rows.append(("would do business with you", f"before {first}, after {then}, of 10"))
    if after is not None and after.understood is not None:
        rows.append(("were you understood", f"{after.understood} of 10"))
    return [(name, answer) for name, answer in rows if answer]


def _commitment(debrief: Debrief, width: int) -> list[str]:
    lines = commitment_lines(debrief, width, whole=True)
    return ["  What you will do", "", *lines] if lines else []


def _ordinal(count: int) -> str:
    known = ("first", "second", "third", "fourth", "fifth", "sixth")
    return known[count - 1] if count <= len(known) else f"{count}th"
