"""said_changes: `authority.frontline=200` as a changed rule, checked as a company file is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from holdgame.company.policy import STAFFING, PolicyValue
from holdgame.company.profile import Company
from holdgame.company.values import read_value
from holdgame.documents.diagnostics import Diagnostics, Source, did_you_mean
from holdgame.documents.reader import read_text


class WrongChange(ValueError):
    """A change that cannot be made; the sentence says why, and what can."""


def changes_said(said: Iterable[str], company: Company) -> dict[str, PolicyValue]:
    """By policy the value that is said for it. Raises `WrongChange`."""
    return dict(change_said(one, company) for one in said)


def change_said(said: str, company: Company) -> tuple[str, PolicyValue]:
    """One `POLICY=VALUE`. Raises `WrongChange`."""
    policy, equals, text = (part.strip() for part in said.partition("="))
    if not equals or not text:
        raise WrongChange(f"`{said}` is no change. Write POLICY=VALUE: authority.frontline=200")
    if policy not in company.values:
        known = (id for id in company.values if not company.catalogue.row(id).fact)
        raise WrongChange(f"There is no policy `{policy}`. {did_you_mean(policy, known)}".rstrip())
    row = company.catalogue.row(policy)
    if row.fact:
        raise WrongChange(f"`{policy}` is a fact about the company, and nothing it can change.")
    if policy.startswith(STAFFING + "."):
        row = replace(row, id=policy, whole=_counted(policy, company), low=1)
    diagnostics = Diagnostics()
    node = read_text(Source("--set", text), diagnostics)
    value = None if node is None else read_value(node, row, diagnostics)
    if value is None:
        wrong = next(iter(diagnostics.errors), None) if node is not None else None
        told = f"{wrong.sentence} {wrong.mend}".rstrip() if wrong else f"`{text}` is no value."
        raise WrongChange(told)
    return policy, value


def _counted(policy: str, company: Company) -> bool:
    """Whether somebody has counted the people of a queue; else its value is a mean wait."""
    queue = company.queues[policy.removeprefix(f"{STAFFING}.")]
    return queue.agents is not None and queue.calls_per_hour is not None
