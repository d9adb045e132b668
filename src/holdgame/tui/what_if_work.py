"""what_if_work: what-ifs in a thread of their own: what is asked for first, the rest meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from holdgame.analysis.what_if import WhatElse, WhatIf
from holdgame.company.policy import PolicyValue
from holdgame.engine.journey import Journey

Changes = Mapping[str, PolicyValue]
AT_ONCE: Final = 6  # that are worked out beforehand together: until then one waits for them


def key_of(changes: Changes) -> frozenset[tuple[str, PolicyValue]]:
    """Equal changes have one."""
    return frozenset(changes.items())


class WhatIfWork:
    """Works out what is asked for, and beforehand what may be.

    Args:
        what_else: what works it out.
        journey: the play.
        likely: changes that may be asked for, the likeliest first.
        told: is called in the thread whenever something is known that was asked for.
    """

    def __init__(
        self,
        what_else: WhatElse,
        journey: Journey,
        likely: Sequence[Changes],
        told: Callable[[], None],
    ) -> None:
        self._what_else, self._journey, self._told = what_else, journey, told
        self._likely = list(likely)
        self._plays: list[Changes] = []  # of what is likely, to be made again when all is known
        self._known: dict[frozenset[tuple[str, PolicyValue]], WhatIf] = {}
        self._wanted: Changes | None = None
        self._closed = False
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="what if", daemon=True)

    def start(self) -> None:
        """Begin with what is likely."""
        self._thread.start()

    def ask(self, changes: Changes) -> WhatIf | None:
        """What is known of some changes; what is not is worked out next. Its play may follow."""
        found = self._known.get(key_of(changes))
        if found is None or found.journey is None:
            with self._wake:
                self._wanted = changes
                self._wake.notify()
        return found

    def close(self) -> None:
        """No more."""
        with self._wake:
            self._closed = True
            self._wake.notify()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not (self._closed or self._wanted is not None or self._likely or self._plays):
                    self._wake.wait()
                if self._closed:
                    return
                wanted, self._wanted = self._wanted, None
            if wanted is not None:
                self._answer(wanted)
            elif self._likely:
                some, self._likely = self._likely[:AT_ONCE], self._likely[AT_ONCE:]
                self._plays += some
                some = [changes for changes in some if key_of(changes) not in self._known]
                if some:
                    self._keep(some)
            else:
                self._play(self._plays.pop(0))

    def _answer(self, changes: Changes) -> None:
        """The typical customer first, then the play."""
        if key_of(changes) not in self._known:
            self._keep([changes])
            self._told()
        if self._play(changes):
            self._told()

    def _play(self, changes: Changes) -> bool:
        """Make the play again, of changes that are known; whether that is new."""
        found = self._known[key_of(changes)]
        if found.journey is not None:
            return False
        journey = self._what_else.played(self._journey, changes, found)
        self._known[key_of(changes)] = replace(found, journey=journey)
        return True

    def _keep(self, some: Sequence[Changes]) -> None:
        for changes, found in zip(some, self._what_else.what_ifs(some), strict=True):
            self._known[key_of(changes)] = found
