"""A company: its policies, each with where the value came from; its lines, queues, people."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, Literal

from holdgame.company.catalogue import Catalogue
from holdgame.company.phone_tree import PhoneTree
from holdgame.company.policy import NOBODY, STAFFING, MadeFor, PolicyValue, Provenance
from holdgame.documents.diagnostics import Diagnostic

Origin = Literal["measured", "stated", "assumed"]


@dataclass(frozen=True, slots=True)
class Value:
    """A policy's value here. `by` is who measured or stated it; `source` and `provenance` are the
    program's own marks, on what is assumed. `made_for_said`: somebody here said whom it was made
    for; otherwise that is what is usual."""

    value: PolicyValue
    origin: Origin
    by: str = ""
    made_for: MadeFor = "nobody remembers"
    source: str = ""
    provenance: Provenance | None = None
    made_for_said: bool = False


@dataclass(frozen=True, slots=True)
class Assumed:
    """A queue's figure that nobody here said, in seconds, with its source."""

    seconds: float
    source: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue. Either `agents` answer `calls_per_hour`, or the mean wait was `measured` (s).

    Where both are known, `measured` is the truth. `handle` and `patience` are means in seconds.
    `assumed` holds, by the name of its field, what nobody said.
    """

    id: str
    calls_per_hour: float | None
    agents: int | None
    handle: float
    patience: float
    measured: float | None = None
    assumed: Mapping[str, Assumed] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def load(self) -> float | None:
        """Calls that come over calls that can be answered; None where only the wait is known."""
        if self.agents is None or self.calls_per_hour is None:
            return None
        return self.calls_per_hour * self.handle / 3600 / self.agents


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """One number to ring. `reasons` maps what a customer rings about to the queues that answer;
    `default` stands for every other reason."""

    id: str
    tree: PhoneTree
    reasons: Mapping[str, tuple[str, ...]]

    def queues_for(self, reason: str) -> tuple[str, ...]:
        """The queues of a reason; empty where the company has not said (a finding)."""
        return self.reasons.get(reason) or self.reasons.get("default", ())


@dataclass(frozen=True, slots=True)
class Executive:
    """A role, the metric its bonus is paid on, what that metric protects, the policies it owns.

    `owns` holds policy ids and beginnings of ids: `authority` is all that begins so.
    """

    role: str
    bonus: str
    protects: str
    owns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Says:
    """The company's own voice: recordings, what a machine asks (`bot`), and the `closing` question
    its people are to ask."""

    greeting: str
    hold: tuple[str, ...]
    upsell: str
    closed: str
    wrong_key: str
    closing: str
    bot: str
    bot_again: str


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """A company as it was read: nothing in it changes during a play.

    Two of them are the same company when their fingerprints are equal. `rates` holds, by
    currency, how many units of it one unit of the company's `currency` is worth.
    """

    id: str
    name: str
    currency: str
    preset: str
    catalogue: Catalogue
    values: Mapping[str, Value]
    lines: Mapping[str, PhoneLine]
    queues: Mapping[str, Queue]
    executives: tuple[Executive, ...]
    rates: Mapping[str, float]
    says: Says
    about: str = ""  # one line for whoever picks a company
    competitors: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    def value(self, policy: str) -> PolicyValue:
        """The value of a policy, `staffing.<queue>` included. Raises `KeyError`."""
        return self.values[policy].value

    @property
    def largest_queue(self) -> str:
        """The queue most calls come to; the first of equals."""
        return max(self.queues.values(), key=lambda q: q.calls_per_hour or 0).id

    def rate(self, currency: str) -> float | None:
        """Units of a currency for one of the company's own; None where nobody has said."""
        return 1.0 if currency == self.currency else self.rates.get(currency)

    def owner_of(self, policy: str) -> str:
        """The role that owns a policy; `none` when no executive here does.

        Whoever names the policy, else names the beginning of it that is longest, else has the
        role that the catalogue expects.
        """
        parts = policy.split(".")
        for length in range(len(parts), 0, -1):
            beginning = ".".join(parts[:length])
            for executive in self.executives:
                if beginning in executive.owns:
                    return executive.role
        row = self.catalogue.policies.get(STAFFING if parts[0] == STAFFING else policy)
        roles = (e.role for e in self.executives if row and e.role == row.owner)
        return next(roles, NOBODY)

    def with_values(self, changed: Mapping[str, PolicyValue]) -> Company:
        """The same company with other values of some policies, marked as stated by a what-if.

        `staffing.<queue>` changes the people of that queue, or its mean wait in seconds where
        nobody has said how many there are.

        Raises:
            KeyError: it has no such policy.
            ValueError: `menu`, whose values are trees (replace the line instead), or people that
                are no number.
        """
        values, queues = dict(self.values), dict(self.queues)
        for policy, value in changed.items():
            if policy == "menu":
                raise ValueError("the values of `menu` are trees: replace the line")
            values[policy] = replace(values[policy], value=value, origin="stated", by="what-if")
            if policy.startswith(STAFFING + "."):
                id = policy.removeprefix(STAFFING + ".")
                queues[id] = _staffed(queues[id], value)
        return replace(self, values=MappingProxyType(values), queues=MappingProxyType(queues))

    def with_calls(self, calls: Mapping[str, float]) -> Company:
        """The same company with other calls an hour in some of its queues."""
        queues = {
            id: replace(queue, calls_per_hour=calls[id]) if id in calls else queue
            for id, queue in self.queues.items()
        }
        return replace(self, queues=MappingProxyType(queues))

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits over everything that can change a play or its debrief."""
        skipped = ("about", "catalogue", "warnings")
        kept = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        content = {k: _plain(v) for k, v in kept.items() if k not in skipped}
        text = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return blake2b(text.encode(), digest_size=8).hexdigest()


def _staffed(queue: Queue, value: PolicyValue) -> Queue:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{value!r} is no number of people for `{queue.id}`")
    if queue.agents is None or queue.calls_per_hour is None:
        return replace(queue, measured=float(value))
    if int(value) == queue.agents:
        return queue  # also where its wait was measured
    return replace(queue, agents=max(1, int(value)), measured=None)


def _plain(value: Any) -> Any:
    """Dataclasses and mappings as JSON can hold them; keys in order, classes named."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value
