"""wording: the words of the debrief, read from `wording.yaml`, and names of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from holdgame.company.policy import STAFFING
from holdgame.company.profile import Company
from holdgame.documents import nodes
from holdgame.documents.reader import must_read
from holdgame.engine.moments import NOBODY

WORDING = Path(__file__).with_name("wording.yaml")
NOBODY_MADE = "made by no rule"


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases by key, in sections; those with `{}` are filled by `str.format`."""

    rules: Mapping[str, str]
    kinds: Mapping[str, str]
    touchpoints: Mapping[str, str]
    burdens: Mapping[str, str]
    values: Mapping[str, str]
    weights: Mapping[str, str]
    sentences: Mapping[str, str]
    timeline: Mapping[str, str]
    channels: Mapping[str, str]
    made_for: Mapping[str, str]
    board: Mapping[str, str]
    bias: Mapping[str, str]
    strips: Mapping[str, str]
    evidence: Mapping[str, str]
    headings: Mapping[str, str]
    prompts: Mapping[str, str]
    letters: Mapping[str, str]

    @classmethod
    def load(cls, path: Path = WORDING) -> Wording:
        """Read a file of words, by default the one that ships. Raises `FileProblem`."""
        return cls(**sections_of(path, cls.__dataclass_fields__))

    def weight(self, name: str) -> str:
        """What a weight is of, in a few words."""
        return self.kinds.get(name) or self.weights.get(name) or name.replace("_", " ")

    def value(self, policy: str, shown: str) -> str:
        """A rule's value, as the catalogue shows it or in words that need no catalogue."""
        return self.values.get(f"{policy}={shown}", shown)

    def rule(self, policy: str, company: Company) -> str:
        """A rule in a plain noun phrase; a story's own rule by the question it asks."""
        if policy == NOBODY:
            return NOBODY_MADE
        if policy.startswith(STAFFING + ".") and STAFFING in self.rules:
            queue = policy.removeprefix(STAFFING + ".").replace("_", " ")
            return self.rules[STAFFING].format(queue=queue)
        if policy in self.rules:
            return self.rules[policy]
        row = company.catalogue.policies.get(policy)
        return row.question.rstrip("?") if row else policy.replace(".", ", ").replace("_", " ")


def sections_of(path: Path, names: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """The phrases of a file of words, by section and key. Raises `FileProblem`."""
    root = must_read(path)
    sections: dict[str, Mapping[str, str]] = {}
    for name in names:
        section = root.get(name) if isinstance(root, nodes.Mapping) else None
        entries = section.entries if isinstance(section, nodes.Mapping) else []
        phrases = {k.text: v.text for k, v in entries if isinstance(v, nodes.Scalar)}
        sections[name] = MappingProxyType(phrases)
    return sections
