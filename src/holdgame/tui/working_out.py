"""working_out: what the analysis says of a story under a company or two, while one goes on.

It takes some seconds, so it begins when a play is over and its questions are asked. It is done once
for each story under each company, in a thread that nobody waits for when the app is left.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from holdgame.engine.world import World

Found = TypeVar("Found")


class WorkingOut(Generic[Found]):
    """Works it out and keeps it.

    Args:
        work: how, of one world or of several; None: it is not done at all.
    """

    def __init__(self, work: Callable[..., Found | None] | None) -> None:
        self._work = work
        self._begun: dict[tuple[str, ...], asyncio.Future[Found | None]] = {}

    @property
    def does(self) -> bool:
        """Whether it is done at all."""
        return self._work is not None

    def begin(self, *worlds: World) -> None:
        """Begin, unless that was done for this story under these companies."""
        if self._work is None or _key(worlds) in self._begun:
            return
        loop = asyncio.get_running_loop()
        done = self._begun[_key(worlds)] = loop.create_future()
        thread = threading.Thread(
            target=_worked, args=(self._work, worlds, done, loop), name="analysis", daemon=True
        )
        thread.start()

    def known(self, *worlds: World) -> Found | None:
        """What is known by now."""
        done = self._begun.get(_key(worlds))
        return done.result() if done is not None and done.done() else None

    async def of(self, *worlds: World) -> Found | None:
        """Wait for it. None where there are no exact numbers, or it is not done."""
        self.begin(*worlds)
        done = self._begun.get(_key(worlds))
        return None if done is None else await asyncio.shield(done)


def _key(worlds: tuple[World, ...]) -> tuple[str, ...]:
    return tuple(part for w in worlds for part in (w.story.fingerprint, w.company.fingerprint))


def _worked(
    work: Callable[..., Found | None],
    worlds: tuple[World, ...],
    done: asyncio.Future[Found | None],
    loop: asyncio.AbstractEventLoop,
) -> None:
    """In the thread. What cannot be worked out is not there: nobody's debrief stops for it."""
    try:
        found = work(*worlds)
    except Exception:
        found = None

    def tell() -> None:
        if not done.done():
            done.set_result(found)

    try:
        loop.call_soon_threadsafe(tell)
    except RuntimeError:  # the app has been left
        return
