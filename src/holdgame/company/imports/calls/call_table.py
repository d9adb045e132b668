"""call_table: rows of a call report, column by column, as calls.

Texts that come again and again (queues, waits, minutes) are worked out once and looked up after
that, by loops that run in C. That is what makes a million rows bearable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import compress
from typing import Any, Final

from holdgame.company.imports.calls.cells import Columns
from holdgame.company.imports.calls.clock import Clock, Remembered, Written, is_utc
from holdgame.company.imports.calls.columns import YES, Layout, Words, squeezed
from holdgame.company.imports.calls.durations import Duration
from holdgame.company.imports.calls.names import ONLY_QUEUE, safe
from holdgame.company.imports.calls.records import (
    ANSWERED,
    HUNG_UP,
    LONGEST,
    MOVED_ON,
    Calls,
    Outcome,
    Reading,
)
from holdgame.company.imports.calls.words import counted
from holdgame.documents.diagnostics import printable

Seconds = list[float | None]

_NO_WORD: Final = "''"  # as a map takes it
_DIGIT: Final = re.compile(r"\d")
_LONGEST_TIME: Final = 40
_MOST_WORDS: Final = 8  # of those that are not known, so many are named


class Table:
    """Makes calls of batches of rows, given as columns.

    `first` is the first batch: if no contact comes twice in it, each row is a contact of its own.
    """

    def __init__(
        self,
        layout: Layout,
        written: Written | None,
        first: Columns,
        reading: Reading,
        *,
        decimal_comma: bool = False,
    ) -> None:
        self._at = layout.at
        self._reading = reading
        self._seconds = {
            field: Remembered(partial(_seconds, Duration(unit, decimal_comma)))
            for field, unit in layout.units.items()
        }
        self._queues = Remembered(reading.queue)
        self._outcomes = Remembered(partial(_outcome, layout.words))
        self._inbound = Remembered(partial(_inbound, layout.inbound))
        self._transfers = Remembered(_transfers)
        self._in_legs = "contact" in self._at and _any_twice(first[self._at["contact"][0]])
        exact = self._in_legs or "wait" not in self._at
        self._clock = Clock(written, exact=exact) if written else None
        self._unknown: Counter[str] = Counter()
        self._without_time = 0
        self._no_time = ""  # the first text that is none
        if written:
            times = first[self._at["time"][-1]]
            utc = written == "epoch" or is_utc(next(filter(None, times), ""))
            reading.clocks.add("UTC" if utc else "local")

    def calls(self, columns: Columns) -> Calls | None:
        """The calls of a batch; None if there are none.

        Rows of which the wait or the end is not known are left out.
        """
        rows = len(columns[0])
        no_time: list[int | None] = [None] * rows
        starts, answered_at, ended_at = (
            self._times(columns, field) or no_time for field in ("time", "answered_at", "ended_at")
        )
        waits = self._sum(columns, "wait") or _between(starts, _first(answered_at, ended_at))
        outcomes = self._ends(columns, answered_at)
        handles = self._sum(columns, "handle") or self._sum(columns, "talk", "held", "wrap_up")
        talks = self._sum(columns, "talk") or handles or _between(answered_at, ended_at)
        found: list[list[Any]] = [
            starts,
            self._mapped(columns, "queue", self._queues) or [ONLY_QUEUE] * rows,
            waits,
            outcomes,
            talks,
            self._sum(columns, "held") or [None] * rows,
            handles or talks,
            self._mapped(columns, "transfers", self._transfers) or [None] * rows,
            self._customers(columns) or [None] * rows,
        ]
        if self._in_legs:
            found.append(list(columns[self._at["contact"][0]]))
        if self._maybe_unusable:
            keep = self._usable(columns, waits, outcomes)
            found = [list(compress(column, keep)) for column in found]
        if self._clock is not None and (without := found[0].count(None)):
            self._without_time += without
            texts = zip(joined(columns, self._at["time"]), starts, strict=True)
            no_times = (_shape(text) for text, start in texts if start is None)
            self._no_time = self._no_time or next(filter(None, no_times), "")
        return Calls(*found) if found[0] else None

    def say_what_was_left(self) -> None:
        """Note what stood in the rows and is not understood."""
        if self._unknown[""] == 1:  # a file that was cut off, which is no word
            del self._unknown[""]
        if self._unknown:
            common = self._unknown.most_common(_MOST_WORDS)
            words = ", ".join(f"`{word or _NO_WORD}`" for word, _ in common)
            self._reading.say(
                f"What became of {counted(self._unknown.total(), 'call')} is told in words that are"
                f" not known: {words}. Say in a map what they mean: `outcome: {{column: …,"
                " answered: […], hung_up: […], moved_on: […]}`."
            )
        if self._without_time:
            such = f", such as `{self._no_time}`" if self._no_time else ""
            self._reading.say(
                f"When {counted(self._without_time, 'call')} came cannot be read{such}: their waits"
                " count, their hours do not. Name the format in a map: `time: {column: …, written:"
                " day-first}`, or `month-first`, `iso` or `epoch`. If there are several in one"
                " column, export it in one."
            )

    @property
    def _maybe_unusable(self) -> bool:
        """Whether some row so far may have had to be left out."""
        told = self._seconds.get("wait")
        waits = told is None or told.puzzled
        return waits or self._outcomes.puzzled or "direction" in self._at

    def _times(self, columns: Columns, field: str) -> list[int | None] | None:
        if self._clock is None or field not in self._at:
            return None
        return self._clock.read(joined(columns, self._at[field]))

    def _mapped(self, columns: Columns, field: str, meaning: Remembered[Any]) -> list[Any] | None:
        if field not in self._at:
            return None
        return list(map(meaning.__getitem__, columns[self._at[field][0]]))

    def _sum(self, columns: Columns, *fields: str) -> Seconds | None:
        """The durations of a row added up; those that are not written count nothing."""
        read = [
            list(map(self._seconds[field].__getitem__, columns[self._at[field][0]]))
            for field in fields
            if field in self._at
        ]
        if len(read) < 2:
            return read[0] if read else None
        return [_total(parts) for parts in zip(*read, strict=True)]

    def _ends(self, columns: Columns, answered_at: list[int | None]) -> list[Outcome | None]:
        """How each call ended: as told, else by whether there was an answer, an agent, a talk."""
        ends = self._mapped(columns, "outcome", self._outcomes)
        if ends is not None:
            return ends
        signs: Sequence[object]
        if "answered_at" in self._at:
            signs = [time is not None for time in answered_at]
        elif "agent" in self._at:
            signs = [agent.strip() for agent in columns[self._at["agent"][0]]]
        else:
            signs = self._sum(columns, "talk") or self._sum(columns, "handle") or ()
        return [ANSWERED if sign else HUNG_UP for sign in signs]

    def _customers(self, columns: Columns) -> list[bytes | None] | None:
        if "customer" not in self._at:
            return None
        return self._reading.unnamed.many(columns[self._at["customer"][0]])

    def _usable(
        self, columns: Columns, waits: Seconds, outcomes: list[Outcome | None]
    ) -> list[bool]:
        """Which rows are calls that came in, waited, and came to an end that is known."""
        comes_in = self._mapped(columns, "direction", self._inbound) or [True] * len(waits)
        keep = list(comes_in)
        for row, inbound in enumerate(comes_in):
            if not inbound:
                self._reading.skip("calls that did not come in")
            elif waits[row] is None:
                keep[row] = False
                self._reading.skip("rows without a wait that can be read")
            elif outcomes[row] is None:
                keep[row] = False
                self._reading.skip("rows that do not say whether the call was answered")
                self._unknown[safe(columns[self._at["outcome"][0]][row])] += 1
        return keep


def _shape(time: str) -> str:
    """How a time is written, its digits left out: it may be no time, but somebody's number."""
    return " ".join(printable(_DIGIT.sub("0", time[:_LONGEST_TIME])).split())


def joined(columns: Columns, at: tuple[int, ...]) -> Sequence[str]:
    """The texts of a field that stands in one column, or in two that belong together."""
    if len(at) == 1:
        return columns[at[0]]
    return [" ".join(parts) for parts in zip(*(columns[i] for i in at), strict=True)]


def _seconds(duration: Duration, text: str) -> float | None:
    seconds = duration.read(text)
    return None if seconds is None or seconds > LONGEST else seconds


def _total(parts: Sequence[float | None]) -> float | None:
    told = [part for part in parts if part is not None]
    return sum(told) if told else None


def _first(some: Sequence[int | None], others: Sequence[int | None]) -> list[int | None]:
    return [b if a is None else a for a, b in zip(some, others, strict=True)]


def _between(begins: Sequence[int | None], ends: Sequence[int | None]) -> Seconds:
    return [
        None if a is None or b is None or not a <= b <= a + LONGEST else float(b - a)
        for a, b in zip(begins, ends, strict=True)
    ]


def _outcome(words: Words, text: str) -> Outcome | None:
    word = squeezed(text)
    if word in words.answered:
        return ANSWERED
    if word in words.hung_up:
        return HUNG_UP
    return MOVED_ON if word in words.moved_on else None


def _inbound(words: frozenset[str], text: str) -> bool:
    """Whether a call came in; where nothing is said, it did."""
    return not text.strip() or squeezed(text) in words


def _transfers(text: str) -> int:
    if squeezed(text) in YES:
        return 1
    return min(int(text), 20) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _any_twice(texts: Sequence[str]) -> bool:
    return len(set(texts)) < len(texts)
