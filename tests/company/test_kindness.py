"""Which of two values is the kinder: what a customer would say, of every rule of the catalogue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.catalogue import Catalogue
from holdgame.company.kindness import gap, kinder
from holdgame.company.policy import Policy, PolicyValue

CATALOGUE = Catalogue.load()
# Of each kind of value: the kinder first.
KINDER: list[tuple[str, PolicyValue, PolicyValue]] = [
    ("hold.information", "time", "position"),
    ("hold.information", "position", "none"),
    ("hold.music", "none", "loop"),  # music makes a wait longer, unless it was chosen
    ("hold.announcement_seconds", 0, 35),
    ("hold.announcement_seconds", 120, 35),  # the rarer the kinder; 0 is never
    ("targets.handle_minutes", 0, 12),  # none
    ("targets.handle_minutes", 12, 6),
    ("authority.frontline", 500, 0),
    ("authority.frontline", 5000, 2000),  # past the best known
    ("refund.days", 2, 30),
    ("refund.evidence", "none", "receipt"),
    ("refund.window_days", 365, 14),
    ("identity.checks", 0, 1),
    ("hours.open", "always", "08:00-20:00"),
    ("hours.open", "20:00-08:00", "09:00-17:00"),  # past midnight
    ("channels.email.offered", True, False),
    ("channels.app.reply_hours", 0, 24),
    ("people.trained_on", ("all",), ("order", "bill")),
    ("people.trained_on", ("order", "bill"), ("bill",)),
    ("account.restrictions", (), ("port_out",)),
    ("vip.bypass", "none", "hidden"),
    ("followup.kept", 0.9, 0.5),
    ("staffing", 20.0, 2000.0),  # seconds of mean wait
    ("menu", 1, 4),
]
MATTERS = [row for row in CATALOGUE.policies.values() if not row.fact and row.kind != "zone"]


@pytest.mark.parametrize(("policy", "kind", "unkind"), KINDER)
def test_the_kinder_of_two_is_told_whichever_comes_first(
    policy: str, kind: PolicyValue, unkind: PolicyValue
) -> None:
    row = CATALOGUE[policy]
    assert kinder(row, kind, unkind) == 1
    assert kinder(row, unkind, kind) == -1
    assert kinder(row, kind, kind) == 0


@pytest.mark.parametrize("row", MATTERS, ids=lambda row: row.id)
def test_the_best_known_value_is_no_way_off_and_the_typical_one_half(row: Policy) -> None:
    assert gap(row, row.best.value) == 0
    assert gap(row, row.typical.value) == (0 if row.typical.value == row.best.value else 0.5)


@pytest.mark.parametrize("policy", ["hours.zone", "customer.value", "margin", "agent.rate"])
def test_of_a_clock_and_of_facts_nobody_says_which_is_kind(policy: str) -> None:
    row = CATALOGUE[policy]
    assert kinder(row, row.typical.value, row.best.value) is None
    assert gap(row, row.typical.value) is None


@given(st.sampled_from(["refund.days", "cancel.steps", "returns.info_minutes"]), st.data())
def test_further_off_is_never_kinder(policy: str, data: st.DataObject) -> None:
    row = CATALOGUE[policy]
    near, far = sorted(data.draw(st.tuples(st.integers(1, 365), st.integers(1, 365))))
    ways = [gap(row, value) for value in (near, far)]
    assert all(way is not None and 0 <= way < 1 for way in ways)
    assert ways == sorted(ways)  # type: ignore[type-var]
    assert kinder(row, near, far) in (0, 1)
