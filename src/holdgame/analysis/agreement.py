"""agreement: variants of one company, and which of them agree on some of its policies."""

from __future__ import annotations

from collections.abc import Iterable

from holdgame.company.policy import STAFFING
from holdgame.company.profile import Company
from holdgame.company.variants import AS_IT_IS, Changes, Variants

_Said = tuple[object, float | None]  # the value of a policy, and of a queue its calls an hour
_AS_IT_IS: _Said = (None, None)


class Agreement:
    """Variants of a company by number; the company as it is has 0.

    A set of variants is a whole number, bit by bit.
    """

    def __init__(self, company: Company) -> None:
        self.changes: list[Changes] = []
        self._variants = Variants(company)
        self._numbers: dict[object, int] = {}
        self._said: dict[str, dict[_Said, int]] = {}  # by policy and value: who has it so
        self._agreeing: dict[tuple[int, frozenset[str]], int] = {}
        self.add(AS_IT_IS)

    def add(self, changes: Changes) -> int:
        """The number of a variant, which may be a new one. What is changed to what is so already
        is no change."""
        company = self._variants.company
        values = {p: v for p, v in changes.values.items() if company.value(p) != v}
        key = frozenset(values.items()), frozenset(changes.calls.items())
        if key in self._numbers:
            return self._numbers[key]
        number = self._numbers[key] = len(self.changes)
        self._agreeing.clear()
        self.changes.append(Changes(values, changes.calls))
        everyone = (1 << number) - 1
        changed = set(values) | {f"{STAFFING}.{queue}" for queue in changes.calls}
        for policy in changed - self._said.keys():
            self._said[policy] = {_AS_IT_IS: everyone}
        for policy, said in self._said.items():
            here = self._of(number, policy)
            said[here] = said.get(here, 0) | 1 << number
        return number

    def company(self, number: int) -> Company:
        """The company that a variant is."""
        return self._variants.of(self.changes[number])

    def agreeing(self, number: int, policies: frozenset[str]) -> int:
        """All variants in which these policies are what they are in one."""
        found = self._agreeing.get((number, policies))
        if found is None:
            found = self._agreeing[number, policies] = self._agree(number, policies)
        return found

    def _agree(self, number: int, policies: Iterable[str]) -> int:
        everyone = (1 << len(self.changes)) - 1
        for policy in policies:
            said = self._said.get(policy)
            if said is not None:
                everyone &= said[self._of(number, policy)]
        return everyone

    def _of(self, number: int, policy: str) -> _Said:
        changes = self.changes[number]
        calls = changes.calls.get(policy.removeprefix(f"{STAFFING}.")) if changes.calls else None
        return changes.values.get(policy), calls
