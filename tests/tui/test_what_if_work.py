"""What-ifs in a thread of their own: what is asked for first, what is likely meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from holdgame.tui.what_if_work import AT_ONCE, WhatIfWork

LONGEST = 20.0  # seconds: a test that failed lets go


@dataclass(frozen=True)
class Found:
    """What stands for a what-if."""

    changes: Mapping[str, int]
    journey: str | None = None


class WhatElse:
    """Works out what it is let, and remembers in which order."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.may = threading.Semaphore(0)
        self.at_work = threading.Event()

    def what_ifs(self, some: Sequence[Mapping[str, int]]) -> list[Found]:
        self._wait()
        self.done += [_named(changes) for changes in some]
        return [Found(changes) for changes in some]

    def played(self, _: object, changes: Mapping[str, int], found: Found) -> str:
        self._wait()
        self.done.append(f"play {_named(changes)}")
        return "played"

    def _wait(self) -> None:
        self.at_work.set()
        assert self.may.acquire(timeout=LONGEST)
        self.at_work.clear()


def _named(changes: Mapping[str, int]) -> str:
    return ",".join(f"{policy}{value}" for policy, value in changes.items())


LIKELY = [{"a": n} for n in range(AT_ONCE + 1)]


@dataclass
class Bench:
    what_else: WhatElse
    work: WhatIfWork
    told: threading.Semaphore

    def let(self, jobs: int) -> None:
        """So many pieces of work, and until the next one is begun, or there is none."""
        for _ in range(jobs):
            assert self.what_else.at_work.wait(LONGEST)
            self.what_else.at_work.clear()
            self.what_else.may.release()


@pytest.fixture
def bench() -> Iterator[Callable[[Sequence[Mapping[str, int]]], Bench]]:
    made: list[Bench] = []

    def make(likely: Sequence[Mapping[str, int]]) -> Bench:
        what_else, told = WhatElse(), threading.Semaphore(0)
        journey: Any = None
        given: Any = what_else
        made.append(Bench(what_else, WhatIfWork(given, journey, likely, told.release), told))
        return made[-1]

    yield make
    for one in made:
        one.work.close()
        for _ in range(50):
            one.what_else.may.release()


def test_what_is_likely_is_worked_out_beforehand_and_the_plays_after_all_of_it(
    bench: Callable[..., Bench],
) -> None:
    at = bench(LIKELY)
    at.work.start()
    at.let(2)  # six together, then the last
    at.let(1)
    assert at.what_else.at_work.wait(LONGEST)  # the second play has begun
    assert at.what_else.done == ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "play a0"]
    assert not at.told.acquire(blocking=False)  # nobody asked


def test_what_is_asked_for_comes_first_and_is_told_twice(bench: Callable[..., Bench]) -> None:
    """The typical customer, and then the play."""
    at = bench(LIKELY)
    at.work.start()
    assert at.what_else.at_work.wait(LONGEST)  # with the first six
    assert at.work.ask({"b": 1}) is None
    at.let(3)
    assert at.told.acquire(timeout=LONGEST)
    assert at.told.acquire(timeout=LONGEST)
    assert at.what_else.done[AT_ONCE : AT_ONCE + 2] == ["b1", "play b1"]
    known = at.work.ask({"b": 1})
    assert known is not None
    assert known.journey is not None


def test_what_was_worked_out_beforehand_is_there_at_once(bench: Callable[..., Bench]) -> None:
    at = bench([{"a": 1}])
    at.work.start()
    at.let(2)
    for _ in range(1000):
        known = at.work.ask({"a": 1})
        if known is not None and known.journey is not None:
            break
        threading.Event().wait(0.005)
    assert at.what_else.done == ["a1", "play a1"]
