"""calling: a real call under way, written down key by key before anything is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from holdgame import __version__
from holdgame.company.profile import Company
from holdgame.play.call_file import CallWriter, Header, KeptCall, company_of, read_call
from holdgame.play.folders import CALL
from holdgame.play.real_call import (
    Answers,
    Entry,
    Felt,
    Mark,
    Noted,
    Pressed,
    Stage,
    Stretch,
    ended,
    may_follow,
    stage,
    stretches,
)

LONGEST_NOTE: Final = 280
# The company of somebody who has written no file: all of it is assumed.
_NO_COMPANY: Final = "holdgame_company: 1\nid: own-{what}\nname: Your own {what}\ncurrency: USD\n"


def own_line(*, shop: bool) -> str:
    """A company file for whoever has none: it has a name, and nothing else is said in it."""
    return _NO_COMPANY.format(what="shop" if shop else "line")


class Calling:
    """What the screen holds. `clock` gives seconds since the first key, 0 before it.

    Nothing is on disk before the first key. A key that cannot come next is refused.
    """

    def __init__(
        self,
        company: Company,
        company_text: str,
        *,
        shop: bool,
        folder: Path,
        clock: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        self.company = company
        self.shop = shop
        self.entries: list[Entry] = []
        self.answers: Answers | None = None
        self.began: datetime | None = None
        self._company_text = company_text
        self._folder = folder
        self._clock = clock
        self._now = now
        self._zero = 0.0
        self._writer: CallWriter | None = None

    @classmethod
    def resume(
        cls, kept: KeptCall, *, clock: Callable[[], float], now: Callable[[], datetime]
    ) -> Calling:
        """A call where it was left; its stopwatch stands at the second at which that was.

        Raises:
            FileProblem: its company cannot be read any more.
        """
        header = kept.header
        calling = cls(
            company_of(kept),
            header.company_text,
            shop=header.shop,
            folder=kept.path.parent,
            clock=clock,
            now=now,
        )
        calling.entries = list(kept.entries)
        calling.answers = kept.answers
        calling.began = header.began
        calling._writer = CallWriter(kept.path, None)
        last = kept.entries[-1].at if kept.entries else 0.0
        calling._zero = clock() - max(kept.left, last)
        return calling

    @property
    def path(self) -> Path | None:
        """Its file; None before the first key."""
        return None if self._writer is None else self._writer.path

    @property
    def at(self) -> float:
        """Seconds since the first key; once it is over, those of the last."""
        if not self.entries:
            return 0.0
        if self.ended:
            return self.entries[-1].at
        return max(0.0, self._clock() - self._zero)

    @property
    def stage(self) -> Stage:
        """What is going on."""
        return stage(self.entries)

    @property
    def ended(self) -> bool:
        """Whether it was said how it ended."""
        return ended(self.entries)

    @property
    def open(self) -> frozenset[Mark]:
        """The marks that can come next."""
        return may_follow(self.entries, shop=self.shop)

    @property
    def now_going_on(self) -> Stretch | None:
        """The stretch that goes on; None before the call, off the line and after it."""
        last = next(iter(reversed(list(stretches(self.entries, self.at)))), None)
        return None if last is None or last.stage != self.stage else last

    def away(self) -> float:
        """Seconds by the clock on the wall that the stopwatch has missed since it was left."""
        if self.began is None:
            return 0.0
        return max(0.0, (self._now() - self.began).total_seconds() - self.at)

    def catch_up(self) -> None:
        """The call went on while the stopwatch was away."""
        self._zero -= self.away()

    def press(self, mark: Mark) -> bool:
        """Put a key down; false where it cannot come next. Raises OSError."""
        if mark not in self.open:
            return False
        self._add(Pressed(self._seconds(), mark))
        return True

    def feel(self, value: int) -> None:
        """How it feels now, 1 to 5; once there is something to feel. Raises OSError."""
        if self.entries:
            self._add(Felt(self._seconds(), value))

    def note(self, text: str) -> None:
        """Something to remember; once there is. Raises OSError."""
        if self.entries and text:
            self._add(Noted(self._seconds(), text[:LONGEST_NOTE]))

    def undo(self) -> Entry | None:
        """Take back what was put down last; None where there is nothing. Raises OSError."""
        if not self.entries or self._writer is None:
            return None
        self._writer.undo()
        return self.entries.pop()

    def answer(self, answers: Answers) -> None:
        """What was asked when it was over. Raises OSError."""
        assert self._writer is not None
        self._writer.answers(answers)
        self.answers = answers

    def leave(self) -> None:
        """Put the stopwatch away while the call may go on. Raises OSError."""
        if self._writer is not None:
            if not self.ended:
                self._writer.left(self._seconds())
            self._writer.close()

    def kept(self) -> KeptCall:
        """The call as it stands in its file."""
        assert self._writer is not None
        return read_call(self._writer.path)

    def _seconds(self) -> float:
        return round(self.at, 3)

    def _add(self, entry: Entry) -> None:
        """On disk first. The first key begins the file, and the stopwatch."""
        if self._writer is None:
            self.began = self._now()
            self._writer = CallWriter(self._new_path(), self._header())
        if not self.entries:
            self._zero = self._clock()
        self._writer.entry(entry)
        self.entries.append(entry)

    def _header(self) -> Header:
        assert self.began is not None
        return Header(
            company=self.company.id,
            company_text=self._company_text,
            shop=self.shop,
            started=self.began.isoformat(timespec="seconds"),
            version=__version__,
        )

    def _new_path(self) -> Path:
        """`2026-03-10-211002-acme.call`, with a number when that is taken."""
        assert self.began is not None
        stem = f"{self.began:%Y-%m-%d-%H%M%S}-{self.company.id}"
        path, number = self._folder / f"{stem}{CALL}", 2
        while path.exists():
            path = self._folder / f"{stem}-{number}{CALL}"
            number += 1
        return path
