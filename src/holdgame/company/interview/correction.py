"""correction: one assumed value of a company put right, in the text of its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from holdgame.company.interview.answers import Answer
from holdgame.company.interview.question import MENU, Question
from holdgame.company.interview.to_company import as_written
from holdgame.company.interview.wait import Felt, Told, as_keys, worked_out
from holdgame.company.policy import STAFFING, as_plain
from holdgame.company.profile import Assumed, Company
from holdgame.company.queue_law import vip_share
from holdgame.company.rewrite import set_values
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, Source
from holdgame.documents.reader import read_text

Changes = dict[tuple[str, ...], object]


@dataclass(frozen=True, slots=True)
class Correction:
    """One assumed value and what somebody knows instead: a value to `question`, by `by`."""

    policy: str
    question: Question
    answer: Answer
    by: str = ""

    def in_text(self, text: str, company: Company) -> str:
        """The text of a company's file with this in it, its comments and its order kept.

        Args:
            text: the file's.
            company: as it was read from a text in which the same is assumed.

        Raises:
            ValueError: the text cannot be rewritten.
        """
        return set_values(text, self._changes(text, company))

    def _changes(self, text: str, company: Company) -> Changes:
        """What to set, by the keys that lead there."""
        answer, value = self.answer, self.answer.value
        assert value is not None, "nobody knew"
        marks: dict[str, object] = {"from": "stated"}
        marks |= {"by": self.by} if self.by else {}
        marks |= {"made_for": answer.made_for} if answer.made_for else {}
        if self.policy.startswith(STAFFING + "."):
            queue = company.queues[self.policy.removeprefix(STAFFING + ".")]
            assert isinstance(value, int | float)
            found = felt_after(text, company, queue.id, float(value))
            keys: dict[str, object] = {"hold.measured": None}
            keys |= as_keys(found.worked, found.told) | marks
            return {("queues", queue.id, key): said for key, said in keys.items()}
        if self.policy == MENU:
            line = next(iter(company.lines))
            shaped: dict[str, object] = {"tree": {"levels": value}}
            return {("lines", line, key): said for key, said in (shaped | marks).items()}
        held: Any = as_written(self.question, value)
        return {("policies", self.policy): {"value": as_plain(held)} | marks}


def felt_after(text: str, company: Company, queue: str, wait: float) -> Felt:
    """A queue of the company if its mean wait is this, in seconds; what is known else stays."""
    known = company.queues[queue]
    seconds = {"hold.measured": wait, "handle": known.handle, "patience": known.patience}
    told = Told(wait, _share(text, queue), known.agents)
    worked = worked_out(told, {key: Assumed(s, "", "judgement") for key, s in seconds.items()})
    return Felt(told, worked, worked.law(vip_share(company.value)))


def _share(text: str, queue: str) -> float | None:
    """The share who hang up, if the file says it of a queue."""
    node: nodes.Node | None = read_text(Source("", text), Diagnostics())
    for key in ("queues", queue, "hung_up"):
        node = node.get(key) if isinstance(node, nodes.Mapping) else None
    return node.number if isinstance(node, nodes.Scalar) else None
