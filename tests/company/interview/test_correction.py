"""One assumed value put right, in the company's own file."""

from __future__ import annotations

import pytest

from holdgame.company.company_file import read_company
from holdgame.company.interview.answers import Answer
from holdgame.company.interview.correction import Correction, felt_after
from holdgame.company.profile import Company
from holdgame.company.queue_law import offered_wait
from tests.company.interview.said import INTERVIEW

HEAD = "holdgame_company: 1\nid: acme\nname: Acme\ncurrency: USD   # ours\npreset: uk-mobile\n"


def company_of(text: str) -> Company:
    return read_company("acme.yaml", text, INTERVIEW.catalogue)


def corrected(policy: str, value: object, text: str = HEAD) -> tuple[str, Company]:
    answer = Answer(value, "us")  # type: ignore[arg-type]
    correction = Correction(policy, INTERVIEW.settling(policy), answer, "Operations")
    after = correction.in_text(text, company_of(text))
    return after, company_of(after)


@pytest.mark.parametrize(
    ("policy", "value"),
    [
        ("authority.frontline", 50), ("hold.information", "time"), ("bot.first", False),
        ("targets.handle_minutes", 0), ("people.trained_on", ("bill", "order")), ("menu", 4),
        ("hours.open", "09:00-17:00"), ("hours.zone", "Europe/Kyiv"), ("vip.share", 0.05),
        ("channels.email.reply_hours", 12), ("account.restrictions", ()),
    ],
)  # fmt: skip
def test_any_rule_can_be_put_right(policy: str, value: object) -> None:
    text, company = corrected(policy, value)
    held = company.values[policy]
    assert (held.value, held.origin, held.by) == (value, "stated", "Operations")
    assert held.made_for == "us"
    assert "currency: USD   # ours\n" in text


def test_every_assumed_rule_has_a_question() -> None:
    for policy in company_of(HEAD).values:
        assert INTERVIEW.settling(policy).text


@pytest.mark.parametrize(
    "queues",
    [
        "",
        "queues:\n  support: {hung_up: 0.12}\n",
        "queues:\n  support: {patience: 70m}\n",
        "queues:\n  support: {handle: 9m}\n  billing: {hold.measured: 60s}\n",
    ],
)
@pytest.mark.parametrize("wait", [0, 480, 7200])
def test_a_wait_is_put_right_and_what_else_is_known_stays(queues: str, wait: int) -> None:
    before = company_of(HEAD + queues).queues["support"]
    _, company = corrected("staffing.support", wait, HEAD + queues)
    after = company.queues["support"]
    assert company.values["staffing.support"].origin == "stated"
    assert after.handle == before.handle
    if "70m" in queues:
        assert after.patience == before.patience
    if "0.12" in queues and wait:
        assert after.patience == pytest.approx(wait / 0.12, rel=1e-3)
    shown = felt_after(HEAD + queues, company_of(HEAD + queues), "support", wait).law
    played = offered_wait(after, 0.1)
    assert played.quantile(0.9) == pytest.approx(shown.quantile(0.9), rel=1e-6)
    assert company.warnings == ()


def test_a_file_that_cannot_be_rewritten_says_so() -> None:
    correction = Correction("bot.first", INTERVIEW.settling("bot.first"), Answer(True))
    with pytest.raises(ValueError, match="not a file of keys and values"):
        correction.in_text("- 1\n", company_of(HEAD))
