"""working_out: what the analysis says of a story and a company, worked out while one goes on.

It takes some seconds, so it begins when a play is over and its questions are asked. It is done once
for each story under each company, in a thread that nobody waits for when the app is left.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdgame.debrief.causes.causes import Causes
    from holdgame.engine.world import World

Work = Callable[["World"], "Causes | None"]


class WorkingOut:
    """Works it out and keeps it.

    Args:
        work: how; None: it is not done at all.
    """

    def __init__(self, work: Work | None) -> None:
        self._work = work
        self._begun: dict[tuple[str, str], asyncio.Future[Causes | None]] = {}

    @property
    def does(self) -> bool:
        """Whether it is done at all."""
        return self._work is not None

    def begin(self, world: World) -> None:
        """Begin, unless that was done for this story under this company."""
        if self._work is None or _key(world) in self._begun:
            return
        loop = asyncio.get_running_loop()
        done = self._begun[_key(world)] = loop.create_future()
        thread = threading.Thread(
            target=_worked, args=(self._work, world, done, loop), name="analysis", daemon=True
        )
        thread.start()

    def known(self, world: World) -> Causes | None:
        """What is known by now."""
        done = self._begun.get(_key(world))
        return done.result() if done is not None and done.done() else None

    async def of(self, world: World) -> Causes | None:
        """Wait for it. None where there are no exact numbers, or it is not done."""
        self.begin(world)
        done = self._begun.get(_key(world))
        return None if done is None else await asyncio.shield(done)


def _key(world: World) -> tuple[str, str]:
    return world.story.fingerprint, world.company.fingerprint


def _worked(
    work: Work,
    world: World,
    done: asyncio.Future[Causes | None],
    loop: asyncio.AbstractEventLoop,
) -> None:
    """In the thread. What cannot be worked out is not there: nobody's debrief stops for it."""
    try:
        found = work(world)
    except Exception:
        found = None

    def tell() -> None:
        if not done.done():
            done.set_result(found)

    try:
        loop.call_soon_threadsafe(tell)
    except RuntimeError:  # the app has been left
        return
