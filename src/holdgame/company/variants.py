"""variants: a company with other rules: what a what-if changes, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from holdgame.company.policy import PolicyValue
from holdgame.company.profile import Company, PhoneLine
from holdgame.company.tree_generator import Shape, TreeWords, generate

MENU = "menu"
OPTIONS = 4  # a menu, where the number of menus is all that is said of a tree: judgement


@dataclass(frozen=True, slots=True)
class Changes:
    """Other values of some policies, and other calls an hour in some queues.

    `staffing.<queue>` is the people of a queue, or its mean wait in seconds where nobody has said
    how many there are; `menu` is how many menus stand one after another.
    """

    values: Mapping[str, PolicyValue] = field(default_factory=dict)
    calls: Mapping[str, float] = field(default_factory=dict)

    def and_(self, values: Mapping[str, PolicyValue]) -> Changes:
        """These changes and others."""
        return Changes({**self.values, **values}, self.calls)


AS_IT_IS = Changes()


class Variants:
    """One company, with any of its rules changed."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self._lines: dict[PolicyValue, Mapping[str, PhoneLine]] = {}

    def of(self, changes: Changes) -> Company:
        """The company with changes.

        Raises:
            KeyError: it has no such policy, or no such queue.
            ValueError: the value of a policy is of the wrong kind.
        """
        values = {policy: v for policy, v in changes.values.items() if policy != MENU}
        company = self.company.with_values(values) if values else self.company
        here = company.value(MENU)
        menus = changes.values.get(MENU, here)
        if menus != here:  # where it is so already, its own trees stay
            stated = replace(company.values[MENU], value=menus, origin="stated", by="what-if")
            held = MappingProxyType({**company.values, MENU: stated})
            company = replace(company, values=held, lines=self._with_menus(menus))
        return company.with_calls(changes.calls) if changes.calls else company

    def _with_menus(self, menus: PolicyValue) -> Mapping[str, PhoneLine]:
        """The lines of the company, each with a plain tree of so many menus to the same queues."""
        if isinstance(menus, bool) or not isinstance(menus, int | float) or menus < 1:
            raise ValueError(f"{menus!r} is no number of menus")
        if menus not in self._lines:
            company = self.company
            made = {}
            for line in company.lines.values():
                queues = list(dict.fromkeys(q for to in line.reasons.values() for q in to))
                shape = Shape(int(menus), OPTIONS)
                tree = generate(shape, queues, line.reasons, company.largest_queue, self._words)
                made[line.id] = replace(line, tree=tree)
            self._lines[menus] = MappingProxyType(made)
        return self._lines[menus]

    @cached_property
    def _words(self) -> TreeWords:
        return TreeWords.load()
