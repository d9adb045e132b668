"""at_work: which rules a journey asked on its way, whether or not they cost anything.

A rule may shape what is said, what is heard or what can be chosen without making a second of its
own. The journey is gone through once more in a world that notes each rule it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdgame.engine.journey import Event, Journey, Left
from holdgame.engine.moments import Wait
from holdgame.engine.state import State
from holdgame.engine.world import World


def asked_on(journey: Journey) -> frozenset[str]:
    """The ids of the rules that the engine or the story read on this journey.

    Rules of how long a queue is are none of them: a hold is booked to them whenever it is felt.
    """
    world = _NotingWorld(journey.world)
    again = Journey(world, journey.seed)
    for event in journey.events:
        if event.answer is None:
            break
        if isinstance(event.moment, Wait):
            again.offer(_at_least(event))
        again.answer(event.answer)
    return frozenset(world.asked)


def _at_least(event: Event) -> float:
    """Seconds that a hold must have been offered for it to have gone as it went."""
    waited = sum(c.seconds for c in event.charges if c.kind == "waiting")
    return max(waited, event.answer.at) if isinstance(event.answer, Left) else waited


class _NotingWorld(World):
    """A played world once more, which notes the rules it is asked for."""

    def __init__(self, played: World) -> None:
        played.names(played.start())  # what a world works out once for all is nobody's question
        _ = (played.last_minute, played.counts_days)
        vars(self).update(vars(played))  # and holds for this one too, but for the moments
        self.moments = {}
        self.asked: set[str] = set()
        self._rules = _Noting(_tree(played.company.values), self.asked)

    def flag(self, policy: str) -> bool:
        self.asked.add(policy)
        return super().flag(policy)

    def number(self, policy: str) -> float:
        self.asked.add(policy)
        return super().number(policy)

    def word(self, policy: str) -> str:
        self.asked.add(policy)
        return super().word(policy)

    def items(self, policy: str) -> tuple[str, ...]:
        self.asked.add(policy)
        return super().items(policy)

    def names(self, state: State) -> Mapping[str, Any]:
        names = dict(super().names(state))
        company = names["company"]
        self._rules.whole = company
        names["company"] = self._rules
        return names


class _Noting(Mapping[str, Any]):
    """The `company` of a story's expressions; reading one of its rules is noted."""

    def __init__(self, known: Mapping[str, Any], asked: set[str], whole: Any = None) -> None:
        self.whole: Any = whole
        self._known, self._asked = known, asked

    def __getitem__(self, key: str) -> Any:
        value = self.whole[key]
        known = self._known.get(key)
        if isinstance(known, str):
            self._asked.add(known)
        elif isinstance(known, dict) and isinstance(value, Mapping):
            return _Noting(known, self._asked, value)
        return value

    def __iter__(self) -> Any:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)


def _tree(values: Mapping[str, Any]) -> dict[str, Any]:
    """`{"refund": {"days": "refund.days"}}`: ids by the way that leads to them."""
    root: dict[str, Any] = {}
    for id in values:
        at = root
        *path, last = id.split(".")
        for part in path:
            inner = at.get(part)
            at = at.setdefault(part, {}) if inner is None or isinstance(inner, dict) else {}
        at.setdefault(last, id)
    return root
