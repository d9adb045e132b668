"""asterisk_queue_log: Asterisk's `queue_log`, a line for each event in the life of a queued call.

    1772528400|1772528400.17|support|NONE|ENTERQUEUE||+4930123456|1
    1772528483|1772528400.17|support|PJSIP/8007|CONNECT|83|1772528479.18|4
    1772528700|1772528400.17|support|PJSIP/8007|COMPLETECALLER|83|217|1

Source: docs.asterisk.org, "Queue Logs".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from holdgame.company.imports.calls.clock import since_1970
from holdgame.company.imports.calls.record_files import RecordFile
from holdgame.company.imports.calls.records import (
    ANSWERED,
    HUNG_UP,
    LONGEST,
    MOVED_ON,
    Call,
    Calls,
    Outcome,
    Reading,
    batches,
)

FORMAT: Final = "Asterisk queue_log"
_LINE: Final = re.compile(
    r"(?:[7-9]\d{8}|[123]\d{9})(?:\.\d+)?\|[^|\n]*\|[^|\n]*\|[^|\n]*\|[A-Z]+(?:\||$)"
)
_MOST_OPEN: Final = 20_000  # calls under way at once; older ones have lost their end

# Events after which a caller is no longer in the queue: which argument tells the wait, and which
# the talk. Where it is missing (older versions) the clock tells.
_LEFT: Final[dict[str, tuple[Outcome, int | None, int | None]]] = {
    "ABANDON": (HUNG_UP, 2, None),
    "EXITWITHTIMEOUT": (MOVED_ON, 2, None),
    "EXITEMPTY": (MOVED_ON, 2, None),
    "EXITWITHKEY": (MOVED_ON, 3, None),
    "SYSCOMPAT": (MOVED_ON, None, None),
    "COMPLETEAGENT": (ANSWERED, 0, 1),
    "COMPLETECALLER": (ANSWERED, 0, 1),
    "TRANSFER": (ANSWERED, 2, 3),
    "BLINDTRANSFER": (ANSWERED, 2, 3),
    "ATTENDEDTRANSFER": (ANSWERED, 2, 3),
}
_TRANSFERS: Final = ("TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER")


@dataclass(slots=True)
class _UnderWay:
    """A call whose end has not come. `start` is None if the log begins later than it does;
    `wait` is set when it is answered."""

    call: str
    queue: str
    start: int | None = None
    customer: bytes | None = None
    wait: float | None = None

    def connect(self, now: int, told: float | None) -> None:
        self.wait = self._so_far(now) if told is None else told

    def leave(self, event: str, arguments: list[str], now: int) -> Call | None:
        """The call as it ended; None where its wait cannot be told."""
        outcome, wait_at, talk_at = _LEFT[event]
        talk = _seconds(arguments, talk_at)
        told = (self.wait, _seconds(arguments, wait_at), self._so_far(now))
        wait = next((seconds for seconds in told if seconds is not None), None)
        if wait is None or wait > LONGEST:
            return None
        if self.start is None:
            self.start = int(now - wait - (talk or 0.0))
        return self.ended(outcome, wait, talk, int(event in _TRANSFERS))

    def ended(
        self, outcome: Outcome, wait: float, talk: float | None = None, transfers: int = 0
    ) -> Call:
        return Call(
            start=self.start,
            queue=self.queue,
            wait=wait,
            outcome=outcome,
            talk=talk,
            handle=talk,
            transfers=transfers,
            customer=self.customer,
            contact=self.call,
        )

    def _so_far(self, now: int) -> float | None:
        return None if self.start is None else float(max(now - self.start, 0))


def recognises(sample: str) -> bool:
    """Whether most of the first lines are events of a queue."""
    lines = [line for line in sample.splitlines()[:20] if line.strip()]
    return sum(map(bool, map(_LINE.match, lines))) * 2 > len(lines)


def read(file: RecordFile, reading: Reading) -> Iterator[Calls]:
    """The calls of a log, in the order in which they ended."""
    return batches(_calls(file, reading))


def _calls(file: RecordFile, reading: Reading) -> Iterator[Call]:
    under_way: dict[tuple[str, str], _UnderWay] = {}
    reading.clocks.add("UTC")
    with file.text() as text:
        for line in filter(str.strip, text):
            reading.rows += 1
            if not _LINE.match(line):
                reading.skip("lines that are not of a queue_log")
                continue
            time, call, queue, _, event, *arguments = line.strip().split("|")
            now, key = since_1970(float(time)), (call, queue)
            if event == "ENTERQUEUE":
                caller = reading.unnamed.one(arguments[1]) if len(arguments) > 1 else None
                under_way[key] = _UnderWay(call, reading.queue(queue), now, caller)
                if len(under_way) > _MOST_OPEN:
                    del under_way[next(iter(under_way))]
                    reading.skip("calls whose end is not in the log")
            elif event == "CONNECT":
                waiting = under_way.setdefault(key, _UnderWay(call, reading.queue(queue)))
                waiting.connect(now, _seconds(arguments, 0))
            elif event in _LEFT:
                waiting = under_way.setdefault(key, _UnderWay(call, reading.queue(queue)))
                found = waiting.leave(event, arguments, now)
                del under_way[key]
                if found is None:
                    reading.skip("calls whose beginning is not in the log")
                else:
                    yield found
            else:
                reading.skip("lines about agents and the system")
    for waiting in under_way.values():
        if waiting.wait is None:
            reading.skip("calls whose end is not in the log")
        else:
            yield waiting.ended(ANSWERED, waiting.wait)


def _seconds(arguments: list[str], at: int | None) -> float | None:
    text = arguments[at] if at is not None and at < len(arguments) else ""
    seconds = float(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
    return None if seconds is None or seconds > LONGEST else seconds
