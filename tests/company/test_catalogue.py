"""The catalogue is complete, and every number in it says where it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.company.catalogue import Catalogue, read_policy
from holdgame.company.policy import Figure, Policy
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem, Source
from holdgame.documents.reader import read_text

# policies.md §1: names are the API of stories.
WRITTEN = """
hours.open hours.zone staffing hold.information hold.estimate_kept hold.music
hold.announcement_seconds hold.upsell callback.offered callback.kept callback.after_seconds menu
menu.wrong_turn bot.first bot.resolves bot.way_out identity.checks identity.again_after_transfer
identity.false_reject transfer.misrouted transfer.kind transfer.context_carried
transfer.dropped authority.frontline authority.supervisor authority.manager contacts.resolved
contacts.retry refund.window_days refund.evidence refund.days replacement.ship_first
replacement.days returns.window_days returns.who_pays returns.info_minutes
channels.chat.offered channels.chat.reply_hours channels.chat.resolves
channels.email.offered channels.email.reply_hours channels.email.resolves
channels.store.offered channels.store.reply_hours channels.store.resolves
channels.app.offered channels.app.reply_hours channels.app.resolves
abroad.toll_free abroad.minute_charge vip.bypass vip.share people.turnover people.trained_on
people.informed people.tools people.may_raise_rule script.upsell script.empathy
script.closing_question targets.handle_minutes loyalty.recognised account.restrictions
followup.kept context.ticket cancel.steps cancel.retention_offers
customer.value margin volume.year agent.rate
"""
IDS = WRITTEN.split()


def read(text: str) -> tuple[Policy | None, Diagnostics]:
    diagnostics = Diagnostics()
    node = read_text(Source("rule.yaml", text), diagnostics)
    assert isinstance(node, nodes.Mapping)
    return read_policy("own.rule", node, diagnostics), diagnostics


def figures(catalogue: Catalogue) -> list[tuple[str, Figure]]:
    return [(p.id, f) for p in catalogue.policies.values() for f in (p.typical, p.best)]


def test_every_policy_is_there_in_the_order_that_ties_use(catalogue: Catalogue) -> None:
    assert list(catalogue) == IDS


def test_what_is_published_or_derived_names_its_source(catalogue: Catalogue) -> None:
    unsourced = [i for i, f in figures(catalogue) if f.provenance != "judgement" and not f.source]
    assert unsourced == []


def test_every_row_is_filled_in(catalogue: Catalogue) -> None:
    for policy in catalogue.policies.values():
        assert policy.question.rstrip('"').endswith(("?", ")")), policy.id
        assert policy.owner, policy.id
        assert policy.cost, policy.id
        if not policy.fact and policy.kind in ("share", "number", "money", "days", "seconds"):
            assert policy.levels, policy.id
        if policy.kind == "choice":
            assert len(policy.choices) > 1, policy.id


def test_every_value_says_something_to_a_buyer(catalogue: Catalogue) -> None:
    for policy in catalogue.policies.values():
        shown = [True, False] if policy.kind == "flag" else [*policy.choices, *policy.levels]
        for value in [policy.typical.value, policy.best.value, *shown]:
            sentence = policy.says_up_front(value, "USD")
            assert sentence.endswith("."), (policy.id, value)
            assert "{" not in sentence, (policy.id, value)


@pytest.mark.parametrize(
    ("id", "value", "said"),
    [
        ("authority.frontline", 0, "The person who answers may give nothing back."),
        ("authority.frontline", 50, "The person who answers may put right up to 50 USD."),
        ("refund.days", 1, "We take your money at once and give it back in 1 day."),
        ("transfer.context_carried", False, "If we pass you on, you begin again."),
        ("targets.handle_minutes", 0, "We have as long as it takes."),
        ("channels.email.reply_hours", 120, "A letter is answered within 5 days."),
        ("account.restrictions", ("port_out",), "Closed to you: port out."),
    ],
)
def test_a_value_is_told_in_plain_words(
    catalogue: Catalogue, id: str, value: int, said: str
) -> None:
    assert catalogue[id].says_up_front(value, "USD") == said


def test_a_queue_s_staffing_is_the_staffing_row(catalogue: Catalogue) -> None:
    assert catalogue.row("staffing.billing") is catalogue["staffing"]
    assert catalogue.order("staffing.billing") == catalogue.order("staffing")
    assert catalogue.order("never.heard_of") == len(catalogue)


def test_a_story_may_add_a_rule_of_its_own(catalogue: Catalogue) -> None:
    policy, diagnostics = read("""
question: Must the form be green?
kind: flag
touchpoint: decision
typical: {value: true, provenance: judgement}
best: {value: false, provenance: judgement}
""")
    assert policy is not None
    assert not diagnostics.found
    assert list(catalogue.joined([policy]))[-1] == "own.rule"
    assert "own.rule" not in catalogue


def test_a_row_without_a_source_is_refused() -> None:
    policy, diagnostics = read("""
question: How many?
kind: number
touchpoint: decision
range: [5, 1]
typical: {value: 1, provenance: published}
best: {value: many, provenance: judgement}
""")
    assert policy is None
    assert [d.place.line for d in diagnostics] == [5, 6, 7]


def test_a_catalogue_that_is_none_raises_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yaml"
    path.write_text("policies: {a: 1}\n")
    with pytest.raises(FileProblem, match="The policy `a` takes keys and values"):
        Catalogue.load(path)
