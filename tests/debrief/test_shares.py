"""Amounts and shares on the pages: the same reads the same wherever it stands."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.catalogue import Catalogue
from holdgame.debrief.debrief import MOST_FELT, Debrief
from holdgame.debrief.shares import Shown, share
from holdgame.debrief.text import pages
from holdgame.debrief.wording import NOBODY_MADE, Wording
from holdgame.engine.moments import NOBODY, Charge
from holdgame.engine.rehearsal import rehearse
from holdgame.friction.ledger import Ledger
from holdgame.friction.rounding import for_display
from holdgame.friction.weights import Weights
from tests.debrief.plays import EACH_SHIPPED, shipped

WEIGHTS, WORDING = Weights.load(), Wording.load()
POLICIES = ("menu", "identity.checks", "refund.days", NOBODY)
ROW = re.compile(r"^    (\S.*?) +(\d+\.\d) +([<>]?\d+ %)")

tenths = st.integers(1, 3000).map(lambda n: Decimal(n).scaleb(-1))
charges = st.builds(
    Charge,
    kind=st.sampled_from(("listening", "doing", "transfer", "retelling", "refused")),
    because=st.sampled_from(POLICIES),
    seconds=st.floats(0, 400),
    touchpoint=st.sampled_from(("", "menu", "agent")),
)


def rows_of(lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Name, effort and share of every row that has them."""
    return [match.groups() for line in lines if (match := ROW.match(line))]


@given(tenths, tenths)
def test_something_is_never_told_as_nothing_and_a_part_never_as_all(a: Decimal, b: Decimal) -> None:
    part, whole = min(a, b), max(a, b)
    told = share(part, whole)
    assert told != "0 %"
    assert (told == "100 %") == (part == whole)
    if told[0] not in "<>":
        assert abs(Decimal(told[:-2]) - 100 * part / whole) <= Decimal("0.5")


@given(st.lists(charges, max_size=60))
def test_every_way_of_adding_up_what_is_shown_gives_the_total_shown(made: list[Charge]) -> None:
    timed = [(float(n), charge) for n, charge in enumerate(made)]
    ledger = Ledger.of(timed, WEIGHTS, tuple(Catalogue.load()))
    shown = Shown.of(ledger, lambda policy: policy[0])
    assert shown.total == for_display(ledger.total, 1)
    groupings = (shown.by_policy, shown.by_owner, shown.by_touchpoint, shown.by_kind)
    for sums in (*groupings, shown.by_burden):
        assert sum(sums.values()) == shown.total
    assert sum(shown.entries) == shown.total
    assert all(amount >= 0 for amount in shown.entries)
    for owner, amount in shown.by_owner.items():
        owned = [a for p, a in shown.by_policy.items() if (p if p == NOBODY else p[0]) == owner]
        assert amount == sum(owned)
    assert set(shown.by_policy) == set(ledger.by_policy())


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_a_rule_reads_the_same_on_page_one_and_where_it_was_felt(company: str) -> None:
    for seed in range(60):
        debrief = Debrief.of(rehearse(shipped(company), seed), WEIGHTS, wording=WORDING)
        first, _, felt, *_ = pages(debrief)
        assert rows_of(first.lines) == rows_of(felt.lines)[: min(MOST_FELT, len(debrief.rules))]


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_what_no_rule_made_reads_the_same_in_every_list(company: str) -> None:
    for seed in range(60):
        debrief = Debrief.of(rehearse(shipped(company), seed), WEIGHTS, wording=WORDING)
        told = [row for row in rows_of(pages(debrief)[2].lines) if row[0] == NOBODY_MADE]
        assert len(set(told)) <= 1
        assert len(told) == 3 * (NOBODY in debrief.score.by_policy)


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_the_same_amount_reads_the_same_to_a_tenth_in_all_five_lists(company: str) -> None:
    for seed in range(100):
        debrief = Debrief.of(rehearse(shipped(company), seed), WEIGHTS, wording=WORDING)
        exact, shown = debrief.score, debrief.shown
        read: dict[int, set[Decimal]] = {}
        for name in ("by_policy", "by_owner", "by_touchpoint", "by_kind", "by_burden"):
            for key, milli in getattr(exact, name).items():
                amount = getattr(shown, name)[key]
                read.setdefault(milli, set()).add(amount)
                assert abs(amount - Decimal(milli).scaleb(-3)) < Decimal("0.3")
        assert all(max(all_) - min(all_) <= Decimal("0.1") for all_ in read.values())
        shares: dict[str, set[str]] = {}
        for _, amount_read, percent_read in rows_of(pages(debrief)[2].lines):
            shares.setdefault(amount_read, set()).add(percent_read)
        assert all(len(told) == 1 for told in shares.values())
