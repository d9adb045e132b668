"""flow_yaml: an imported tree as the part of a company file that it belongs into."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping
from typing import Final

from holdgame.company.imports.flows.flow import Flow
from holdgame.company.imports.flows.reasons import DEFAULT, proposed, reason_words
from holdgame.company.tree_writer import tree_text

LINE: Final = "support"


def tree_yaml(flow: Flow, line: str = LINE, known: Collection[str] = ()) -> str:
    """The YAML of `lines:` with this tree and the reasons proposed for it.

    Queues that are not among those `known` follow in a comment: what they are like nobody has
    said.
    """
    reasons = proposed(flow)
    parts = [
        "lines:",
        f"  {line}:",
        "    tree:",
        textwrap.indent(tree_text(flow.tree), "      ").rstrip(),
        *(f"    {text}" for text in reasons_text(reasons)),
        *queues_text(flow.labels, known),
    ]
    return "\n".join(parts) + "\n"


def reasons_text(reasons: Mapping[str, str]) -> list[str]:
    """The lines of `reasons:`, from the left margin, with a remark on what no key speaks of."""
    if not reasons:
        return []
    lines = ["reasons:   # proposed by the words of the menu: look over it"]
    lines += [f"  {reason}: [{queue}]" for reason, queue in reasons.items()]
    unsaid = [reason for reason in reason_words() if reason not in reasons and reason != DEFAULT]
    return [*lines, f"  # no key speaks of: {', '.join(unsaid)}"] if unsaid else lines


def queues_text(labels: Mapping[str, str], known: Collection[str]) -> list[str]:
    """A comment with the queues that a company file must have besides; none if it has them all."""
    missing = {queue: label for queue, label in labels.items() if queue not in known}
    if not missing:
        return []
    lines = [
        "The tree leads to these queues. Put them under `queues:` with what you know of each,",
        "such as {hold.measured: 4m, hung_up: 0.1}; what you leave out is assumed.",
        "queues:",
        *(f"  {queue}: {{}}   # {label}" for queue, label in missing.items()),
    ]
    return [f"# {line}" for line in lines]
