"""The policy catalogue: every rule that can be asked about, in the order that ties use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import cast

from holdgame.company import policy as vocabulary
from holdgame.company.policy import STAFFING, Figure, Kind, MadeFor, Policy, Provenance
from holdgame.company.values import read_value
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem
from holdgame.documents.fields import Fields
from holdgame.documents.reader import read_file

CATALOGUE = Path(__file__).with_name("catalogue.yaml")
_PLACEHOLDER = Figure("", "", "judgement")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Policies by id, in catalogue order, and what a queue takes where nothing is said.

    `queue` is the `queue:` mapping of the file, as written: the profile reads it like a preset's.
    """

    policies: Mapping[str, Policy]
    queue: nodes.Mapping

    @classmethod
    def load(cls, path: Path = CATALOGUE) -> Catalogue:
        """Read a catalogue, by default the one that ships; raises `FileProblem`."""
        diagnostics = Diagnostics()
        root = read_file(path, diagnostics)
        found: dict[str, Policy] = {}
        queue: nodes.Mapping | None = None
        if isinstance(root, nodes.Mapping):
            fields = Fields(root, "A catalogue", diagnostics)
            fields.node("holdgame_catalogue", required=True)
            defaults = fields.mapping("queue", required=True)
            queue = defaults.whole if defaults else None
            rows = fields.mapping("policies", required=True)
            for key, node in rows.entries() if rows else ():
                policy = read_policy(key.text, node, diagnostics)
                if policy is not None:
                    found[policy.id] = policy
            fields.done()
        if queue is None or diagnostics.errors:
            raise FileProblem(diagnostics)
        return cls(MappingProxyType(found), queue)

    def joined(self, extra: Iterable[Policy]) -> Catalogue:
        """This catalogue with a story's own policies after it."""
        policies = dict(self.policies) | {p.id: p for p in extra}
        return Catalogue(MappingProxyType(policies), self.queue)

    def row(self, id: str) -> Policy:
        """The policy of an id; `staffing.<queue>` is the row `staffing`. Raises `KeyError`."""
        return self.policies[STAFFING if id.startswith(STAFFING + ".") else id]

    def order(self, id: str) -> int:
        """Where an id stands in catalogue order; all `staffing.<queue>` stand at one place, in
        the order of their company, and what no row has comes last."""
        name = STAFFING if id.startswith(STAFFING + ".") else id
        return next((i for i, known in enumerate(self.policies) if known == name), len(self))

    def __contains__(self, id: object) -> bool:
        return id in self.policies

    def __getitem__(self, id: str) -> Policy:
        return self.policies[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.policies)

    def __len__(self) -> int:
        return len(self.policies)


def read_policy(id: str, node: nodes.Node, diagnostics: Diagnostics) -> Policy | None:
    """One row, of the catalogue or of a story's own `policies:`; None when it cannot be read."""
    what = f"The policy `{id}`"
    if not isinstance(node, nodes.Mapping):
        diagnostics.error("HG051", node.place, f"{what} takes keys and values.")
        return None
    before = len(diagnostics.errors)
    fields = Fields(node, what, diagnostics)
    low, high = _range(fields)
    row = Policy(
        id=id,
        question=fields.text("question", required=True),
        kind=cast(Kind, fields.word("kind", vocabulary.KINDS, "flag", required=True)),
        typical=_PLACEHOLDER,
        best=_PLACEHOLDER,
        owner=fields.text("owner"),
        touchpoint=fields.word("touchpoint", vocabulary.TOUCHPOINTS, required=True),
        cost=fields.text("cost"),
        made_for=cast(MadeFor, fields.word("made_for", vocabulary.MADE_FOR, "nobody remembers")),
        up_front=_up_front(fields),
        does=fields.text("does"),
        unit=fields.text("unit"),
        low=low,
        high=high,
        choices=tuple(choice.text for choice in fields.names("choices")),
        whole=fields.boolean("whole"),
        may_be_none=fields.boolean("may_be_none"),
        fact=fields.boolean("fact"),
    )
    typical = read_figure(fields, "typical", row, diagnostics)
    best = read_figure(fields, "best", row, diagnostics)
    levels = [read_value(level, row, diagnostics) for level in fields.names("levels")]
    fields.done()
    if typical is None or best is None or len(diagnostics.errors) > before:
        return None
    kept = tuple(level for level in levels if level is not None)
    return replace(row, typical=typical, best=best, levels=kept)


def read_figure(
    fields: Fields, key: str, policy: Policy, diagnostics: Diagnostics
) -> Figure | None:
    """`{value:, source:, provenance:}` under a key; what is not a judgement names its source."""
    figure = fields.mapping(key, f"`{key}:` of `{policy.id}`", required=True)
    if figure is None:
        return None
    node = figure.node("value", required=True)
    provenance = figure.word("provenance", vocabulary.PROVENANCES, required=True)
    source = figure.text("source", required=provenance in ("published", "derived"))
    figure.done()
    value = None if node is None else read_value(node, policy, diagnostics)
    return None if value is None else Figure(value, source, cast(Provenance, provenance))


def _range(fields: Fields) -> tuple[float | None, float | None]:
    bounds = [bound.number for bound in fields.names("range")]
    match bounds:
        case []:
            return None, None
        case [int() | float() as low, int() | float() as high] if low <= high:
            return low, high
    node = fields.node("range")
    if node is not None:
        fields.wrong(node, "`range:` is two numbers, the lowest first.")
    return None, None


def _up_front(fields: Fields) -> Mapping[str, str]:
    """One sentence for every value, or a sentence by value with `otherwise`."""
    node = fields.node("up_front")
    match node:
        case nodes.Scalar():
            return MappingProxyType({"otherwise": node.text})
        case nodes.Mapping():
            said = {k.text: v.text for k, v in node.entries if isinstance(v, nodes.Scalar)}
            return MappingProxyType(said)
    return MappingProxyType({})
