"""Asking for something that the company's rules grant or refuse."""

from __future__ import annotations

from typing import Any

import pytest

from holdgame.engine.timing import FIND_EVIDENCE
from tests.builders import company, play, tell


def asked(who: str = "nadia", what: str = "refund", before: str = "", more: str = "", **policies):
    """The play of one request to somebody, with branches that say which they are."""
    steps = f"""
      - dial: {{line: support, answers: {who}}}
      {before}
      - request:
          what: {what}
          amount: 150
          {more}
          granted: [Granted.]
          escalated: [Escalated.]
          refused: [Refused.]
    """
    return play(tell(steps), company(**policies))


@pytest.mark.parametrize(
    ("who", "limits", "answer"),
    [
        ("nadia", (150, 0, 0), "Granted."),
        ("nadia", (149.99, 500, 500), "Escalated."),
        ("sue", (0, 150, 0), "Granted."),
        ("sue", (500, 100, 500), "Escalated."),
        ("hale", (0, 0, 150), "Granted."),
        ("hale", (500, 500, 149), "Refused."),
    ],
)
def test_who_is_asked_decides_within_their_own_limit(who: str, limits, answer: str) -> None:
    policies = dict(zip(("frontline", "supervisor", "manager"), limits, strict=True))
    played = asked(who, **{f"authority__{k}": v for k, v in policies.items()})
    assert played.lines[-1] == answer
    if answer == "Refused.":
        assert played.charged("refused")[0].because == "authority.manager"
    else:
        assert not played.charged("refused")


RULES: dict[str, dict[str, Any]] = {
    "account.restrictions": {"account__restrictions": ("refunds_abroad",)},
    "refund.window_days": {"refund__window_days": 9},
    "refund.evidence": {"refund__evidence": "receipt_and_photo"},
    "authority.manager": {"authority__manager": 100},
}
MORE = "needs: refunds_abroad\n          age: 10d\n          has: [receipt]"


@pytest.mark.parametrize("first", range(4))
def test_the_first_rule_that_alone_refuses_carries_the_refusal(first: int) -> None:
    rules = list(RULES)[first:]
    policies = {k: v for rule in rules for k, v in RULES[rule].items()}
    (no,) = asked("hale", more=MORE, **policies).charged("refused")
    assert no.because == rules[0]


def test_nothing_in_the_way_is_granted() -> None:
    assert asked("hale", more=MORE, refund__evidence="receipt").lines[-1] == "Granted."


def test_a_rule_refuses_whoever_is_asked() -> None:
    assert asked("nadia", more="age: 10d", refund__window_days=9).lines[-1] == "Refused."


def test_without_a_branch_for_it_what_is_over_the_limit_is_refused() -> None:
    story = tell("- request: {what: refund, amount: 150, granted: [Yes.], refused: [No.]}")
    played = play(story)
    assert played.lines == ["No."]
    assert played.charged("refused")[0].because == "authority.frontline"


@pytest.mark.parametrize(
    ("what", "policy", "days", "answer"),
    [
        ("refund", "refund__window_days", 12, "Granted."),
        ("refund", "refund__window_days", 11, "Refused."),
        ("return", "returns__window_days", 12, "Granted."),
        ("replacement", "returns__window_days", 11, "Refused."),
    ],
)
def test_the_window_counts_the_days_before_and_those_that_pass(what, policy, days, answer) -> None:
    before = "- later: 2d\n      - dial: {line: support, answers: hale}"
    played = asked("hale", what, before, "age: 10d", **{policy: days, "authority__manager": 900})
    assert played.lines[-1] == answer


def test_a_year_goes_by_and_the_days_still_count() -> None:
    before = "- later: 50w\n      - later: 50w\n      - dial: {line: support, answers: hale}"
    assert asked("hale", before=before, refund__window_days=600).lines[-1] == "Refused."
    assert asked("hale", before=before, refund__window_days=700).lines[-1] == "Granted."


@pytest.mark.parametrize(
    ("evidence", "pieces"), [("none", 0), ("receipt", 1), ("receipt_and_photo", 2)]
)
def test_finding_the_evidence_takes_its_time_each_piece(evidence: str, pieces: int) -> None:
    played = asked("hale", refund__evidence=evidence)
    assert played.seconds("doing", "refund.evidence") == pieces * FIND_EVIDENCE


def test_evidence_that_was_shown_is_not_looked_for_again() -> None:
    steps = "- request: {what: refund, granted: [], refused: []}\n" * 2
    played = play(tell(steps), company(refund__evidence="receipt"))
    assert played.seconds("doing", "refund.evidence") == FIND_EVIDENCE


def test_what_is_granted_takes_its_days() -> None:
    played = asked("hale", refund__days=4)
    assert played.seconds("without", "refund.days") == 4 * 86_400
    assert [c.amount for c in played.charged("refunded")] == [150]
    replaced = asked("hale", "replacement", replacement__days=2)
    assert replaced.seconds("without", "replacement.days") == 2 * 86_400
    assert [c.amount for c in replaced.charged("goods")] == [150]


def test_a_wish_without_an_amount_needs_nobodys_authority() -> None:
    story = tell("- request: {what: apology, granted: [Yes.], refused: [No.]}")
    assert play(story, company(authority__frontline=0)).lines == ["Yes."]


def test_a_refusal_in_the_end_is_what_it_is_booked_to() -> None:
    story = tell("""
      - dial: {line: support, answers: nadia}
      - request: {what: refund, amount: 500, granted: [], refused: [{end: not_done}]}
    """)
    played = play(story)
    assert played.charged("unresolved")[0].because == "authority.frontline"
    assert played.ledger.by_policy()["authority.frontline"] == 35_000


@pytest.mark.parametrize("amount", ["company.name", "0 - 1", "true or false"])
def test_an_amount_that_is_no_money_breaks_the_story_with_a_sentence(amount: str) -> None:
    story = tell(f"- request: {{what: refund, amount: {amount}, granted: [], refused: []}}")
    assert "An amount is money" in play(story).end.broken


def test_whoever_was_not_trained_for_it_asks_somebody_first() -> None:
    trained = asked(people__trained_on=("bill",))
    assert not trained.charged("listening", "people.trained_on")
    not_trained = asked(people__trained_on=("order",))
    assert [c.seconds for c in not_trained.charged("listening", "people.trained_on")] == [120.0]


def test_off_the_phone_the_story_says_who_is_asked() -> None:
    story = tell("- request: {what: refund, amount: 250, by: manager, granted: [], "
                 "refused: [{end: not_done}]}")  # fmt: skip
    assert play(story, company(authority__manager=300)).ending == "done"
    assert play(story, company(authority__manager=200)).ending == "not_done"


def test_what_was_granted_may_not_be_done() -> None:
    story = tell("- request: {what: refund, granted: [], refused: [], "
                 "unsettled: [{end: not_done}]}")  # fmt: skip
    half = company(contacts__resolved=0.5)
    assert play(story, half, luck=["done"]).ending == "done"
    undone = play(story, half, luck=["undone"])
    assert undone.charged("unresolved")[0].because == "contacts.resolved"
    assert not undone.charged("refunded")


def test_a_no_is_harder_when_it_is_read_out_by_somebody_who_may_not_doubt_it() -> None:
    hard = asked("hale", authority__manager=0, script__empathy="read", people__may_raise_rule=False)
    assert [c.because for c in hard.charged("read_to")] == ["script.empathy"]
    assert [c.because for c in hard.charged("unheard")] == ["people.may_raise_rule"]
    mild = asked("hale", authority__manager=0)
    assert not mild.charged("read_to")
    assert not mild.charged("unheard")


def test_a_colleague_is_asked_once_by_each_who_answers() -> None:
    ask = "- request: {what: refund, amount: 1, granted: [], refused: []}\n"
    steps = "- dial: {line: support, answers: nadia}\n" + 2 * ask + "- transfer: omar\n" + ask
    played = play(tell(steps), company(people__trained_on=("order",)))
    assert len(played.charged("listening", "people.trained_on")) == 2
