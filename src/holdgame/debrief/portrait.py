"""portrait: a company by itself, as data: its rules, its queues, who is paid for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from holdgame.company.policy import TOUCHPOINTS
from holdgame.company.profile import Company, Executive, Queue
from holdgame.company.queueing import OfferedWait
from holdgame.debrief.rules import Rule, origins, row_of, rules_in
from holdgame.debrief.standing import Standing
from holdgame.debrief.wording import Wording

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Portrait:
    """A company as its file has it, and what follows from its figures.

    `rules` are by touchpoint, in the order that customers come to them; `waits` by queue.
    `oddities` are what can be played and yet looks like a slip, in sentences.
    """

    company: Company
    rules: dict[str, tuple[Rule, ...]]
    waits: dict[str, OfferedWait]
    executives: tuple[Executive, ...]
    oddities: tuple[str, ...]

    @staticmethod
    def of(standing: Standing, wording: Wording) -> Portrait:
        """The portrait of a company."""
        company = standing.company
        grouped: dict[str, list[Rule]] = {touchpoint: [] for touchpoint in TOUCHPOINTS}
        for rule in rules_in(company.values, standing, wording):
            row = row_of(rule.policy, company)
            grouped[row.touchpoint if row else TOUCHPOINTS[-1]].append(rule)
        return Portrait(
            company,
            {touchpoint: tuple(rules) for touchpoint, rules in grouped.items() if rules},
            {queue.id: standing.law(queue) for queue in company.queues.values()},
            company.executives,
            tuple(f"{warning.sentence} {warning.mend}".strip() for warning in company.warnings),
        )

    @property
    def all_rules(self) -> Iterator[Rule]:
        """Every rule, in the order of the touchpoints."""
        return (rule for rules in self.rules.values() for rule in rules)

    def as_dict(self) -> dict[str, Any]:
        """For JSON: values both raw and as written, times in seconds."""
        company = self.company
        return {
            "holdgame_portrait": FORMAT,
            "company": company.id,
            "company_name": company.name,
            "about": company.about,
            "currency": company.currency,
            "preset": company.preset,
            "origins": dict(origins(self.all_rules)),
            "rules": [
                {**rule.as_dict(), "raw": company.value(rule.policy), "touchpoint": touchpoint}
                for touchpoint, rules in self.rules.items()
                for rule in rules
            ],
            "queues": [_queue_as_dict(company.queues[id], wait) for id, wait in self.waits.items()],
            "executives": [asdict(executive) for executive in self.executives],
            "oddities": list(self.oddities),
        }


def _queue_as_dict(queue: Queue, wait: OfferedWait) -> dict[str, Any]:
    return {
        "queue": queue.id,
        "calls_per_hour": queue.calls_per_hour,
        "agents": queue.agents,
        "handle_s": queue.handle,
        "patience_s": queue.patience,
        "measured_s": queue.measured,
        "assumed": {name: asdict(figure) for name, figure in queue.assumed.items()},
        "load": queue.load,
        "offered": {
            "mean_s": wait.mean,
            "p50_s": wait.quantile(0.5),
            "p90_s": wait.quantile(0.9),
        },
        "abandoned": wait.abandoned,
    }
