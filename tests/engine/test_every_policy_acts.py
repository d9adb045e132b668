"""Every policy acts: the kinder value costs the customers of a story that meets it less effort.

One row a policy: the story, what is unkind, what is kind. Where luck has a part it is the mean
over customers with common luck.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from holdgame.company.profile import Company
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from tests.builders import Played, catalogue, company, company_from, tell

CUSTOMERS = 60
HOLD = "- dial: support\n- hold: support\n"
CALL = "- dial: {line: support, answers: nadia}\n"
TELLS = CALL + "- explain: trouble\n"
REFUND = CALL + "- request: {what: refund, amount: 150, granted: [], refused: [{end: not_done}]}"
GOODS = CALL + "- request: {what: replacement, granted: [], refused: [{end: not_done}]}\n"
TWICE = (
    CALL
    + "- verify: [account]\n- explain: trouble\n"
    + "- transfer: {to: billing, answers: omar}\n- verify: [account]\n- explain: trouble"
)
WRITES = "- write: {{channel: {}, resolved: [], unresolved: [{{end: not_done}}]}}"
VISIT = (
    "- visit: nadia\n"
    "- request: {what: repair, granted: [], refused: [{end: not_done}]}"
)  # fmt: skip
CANCEL = CALL + "- cancel: {left: [], stayed: [{end: not_done}]}"
PROMISE = CALL + "- promise: {what: a letter, within: 2d, kept: [], broken: [{end: not_done}]}"
AGAIN = CALL + "- explain: trouble\n- hang_up\n" + CALL + "- explain: trouble"
ABROAD: dict[str, Any] = {"you": {"name": "Jordan", "wage": 24, "calling_from": "abroad"}}
YEARS: dict[str, Any] = {"you": {"name": "Jordan", "wage": 24, "years": 11}}
WAITS = {"support": 600.0, "billing": 300.0}


@dataclass(frozen=True)
class Meets:
    """A story that meets a policy: under `unkind` its customers have it harder than under `kind`.

    `others` are policies that have to be so for this one to be felt.
    """

    steps: str
    unkind: Any
    kind: Any
    others: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


def written(channel: str) -> dict[str, Meets]:
    open_ = {f"channels.{channel}.offered": True, f"channels.{channel}.resolves": 0.5}
    steps = WRITES.format(channel)
    return {
        f"channels.{channel}.offered": Meets(steps, False, True, open_),
        f"channels.{channel}.resolves": Meets(steps, 0.1, 0.9, open_),
        f"channels.{channel}.reply_hours": Meets(
            steps.replace("resolved: [],", "resolved: [], without: true,"), 96, 2, open_
        ),
    }  # fmt: skip


MEETS: dict[str, Meets] = {
    "hours.open": Meets(CALL, "00:00-06:00", "always"),
    "hours.zone": Meets(CALL, "Asia/Tokyo", "UTC", {"hours.open": "08:00-20:00"}),
    "hold.information": Meets(HOLD, "none", "time"),
    "hold.estimate_kept": Meets(HOLD, 0.2, 0.95, {"hold.information": "time"}),
    "hold.music": Meets(HOLD, "loop", "chosen"),
    "hold.announcement_seconds": Meets(HOLD, 30, 0),
    "hold.upsell": Meets(HOLD, True, False),
    "callback.offered": Meets(HOLD, False, True, {"callback.after_seconds": 15}),
    "callback.kept": Meets(HOLD, 0.3, 0.99, {"callback.offered": True}),
    "callback.after_seconds": Meets(HOLD, 300, 15, {"callback.offered": True}),
    "menu.wrong_turn": Meets("- dial: support\n- menu: {reason: refund}", 0.5, 0.02),
    "bot.first": Meets("- dial: support\n- menu: {reason: refund}", True, False),
    "bot.resolves": Meets(
        "- dial: support\n- menu: {reason: refund, settled: [{end: done}]}\n- end: not_done",
        0.05, 0.8, {"bot.first": True},
    ),
    "bot.way_out": Meets(
        "- dial: support\n- menu: {reason: refund}", "never", "always", {"bot.first": True}
    ),
    "identity.checks": Meets(CALL + "- verify: [account, holder]", 2, 0),
    "identity.again_after_transfer": Meets(TWICE, True, False, {"identity.checks": 1}),
    "identity.false_reject": Meets(TWICE, 0.4, 0.0, {"identity.checks": 1}),
    "transfer.misrouted": Meets(HOLD, 0.4, 0),
    "transfer.kind": Meets(TWICE, "cold", "warm"),
    "transfer.context_carried": Meets(TWICE, False, True),
    "transfer.dropped": Meets(TWICE, 0.4, 0.0),
    "authority.frontline": Meets(REFUND, 0, 200),
    "authority.supervisor": Meets(REFUND.replace("nadia", "sue"), 0, 200),
    "authority.manager": Meets(REFUND.replace("nadia", "hale"), 0, 200),
    "contacts.resolved": Meets(
        REFUND.replace("granted: []", "granted: [], unsettled: [{end: not_done}]"),
        0.3, 0.95, {"authority.frontline": 200},
    ),
    "contacts.retry": Meets(
        REFUND.replace("{end: not_done}", """{choose: [
            {text: Ring again, weight: company.contacts.retry, end: done},
            {text: Let it go, weight: 1 - company.contacts.retry, end: not_done}]}"""),
        0.2, 0.9, {"authority.frontline": 0},
    ),
    "refund.window_days": Meets(
        REFUND.replace("amount: 150", "amount: 1, age: 20d"), 14, 30
    ),
    "refund.evidence": Meets(REFUND.replace("150", "1"), "receipt_and_photo", "none"),
    "refund.days": Meets(REFUND.replace("150", "1"), 15, 1),
    "replacement.ship_first": Meets(GOODS + "- send_back: the shoes", False, True),
    "replacement.days": Meets(GOODS, 12, 2),
    "returns.window_days": Meets(GOODS.replace("replacement,", "replacement, age: 20d,"), 14, 365),
    "returns.who_pays": Meets(GOODS + "- send_back: the shoes", "customer", "company"),
    "returns.info_minutes": Meets(
        GOODS + "- send_back: the shoes", 2880, 10, {"replacement.ship_first": False}
    ),
    **written("chat"),
    **written("email"),
    **written("app"),
    "channels.store.offered": Meets(VISIT, False, True),
    "channels.store.reply_hours": Meets(VISIT, 1.0, 0.1),
    "channels.store.resolves": Meets(VISIT, 0.1, 0.9),
    "abroad.toll_free": Meets(HOLD, False, True, {"abroad.minute_charge": 0.5}, ABROAD),
    "abroad.minute_charge": Meets(HOLD, 0.5, 0, {"abroad.toll_free": False}, ABROAD),
    "vip.bypass": Meets(HOLD, "visible", "none", {"vip.share": 0.2}),
    "people.turnover": Meets(TELLS, 0.9, 0.1),
    "people.trained_on": Meets(REFUND, ("plans",), ("all",), {"authority.frontline": 200}),
    "people.informed": Meets(TELLS, 0.3, 1.0),
    "people.tools": Meets(TELLS, 7, 1),
    "people.may_raise_rule": Meets(REFUND, False, True),
    "script.upsell": Meets(CALL + "- pitch: Would you like another one with it?", True, False),
    "script.empathy": Meets(REFUND, "read", "own_words"),
    "script.closing_question": Meets(CALL + "- closing", True, False),
    "targets.handle_minutes": Meets(CALL + "- closing", 4, 0),
    "loyalty.recognised": Meets(
        CALL + "- verify: [account]", False, True, {"identity.checks": 1}, YEARS
    ),
    "account.restrictions": Meets(
        REFUND.replace("amount: 150", "needs: port_out"),
        ("port_out",), (),
    ),
    "followup.kept": Meets(PROMISE, 0.4, 0.98),
    "context.ticket": Meets(AGAIN, False, True),
    "cancel.steps": Meets(CANCEL, 6, 1),
    "cancel.retention_offers": Meets(CANCEL, 3, 0),
}  # fmt: skip
# Rules whose values stand with queues and lines.
BUSY = """
holdgame_company: 1
id: busy
name: Busy
currency: USD
lines: {support: {tree: {levels: LEVELS, options: 3}, reasons: {refund: [support]}}}
queues: {support: {calls_per_hour: 60, agents: AGENTS, handle: 8m, patience: 20m}}
policies: {hours.open: always, bot.first: false, vip.bypass: VIP, vip.share: SHARE}
"""
USUAL = {"LEVELS": "1", "AGENTS": "9", "VIP": "none", "SHARE": "0"}
THERE: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "staffing": ({"AGENTS": "6"}, {"AGENTS": "12"}),
    "menu": ({"LEVELS": "4"}, {"LEVELS": "1"}),
    "vip.share": ({"VIP": "hidden", "SHARE": "0.4"}, {"VIP": "hidden", "SHARE": "0.02"}),
}


def effort(steps: str, under: Company, **options: Any) -> float:
    """Mean effort of customers with common luck, in milli-effort-minutes."""
    world = World(tell(steps, **options), under)
    plays = [Played(rehearse(world, seed)) for seed in range(CUSTOMERS)]
    return sum(play.ledger.total for play in plays) / CUSTOMERS


@pytest.mark.parametrize("policy", MEETS)
def test_the_kinder_value_costs_less_effort(policy: str) -> None:
    row = MEETS[policy]

    def under(value: Any) -> Company:
        rules = row.others | {policy: value}
        return company(waits=WAITS, **{k.replace(".", "__"): v for k, v in rules.items()})

    unkind, kind = (
        effort(row.steps, under(value), **row.options) for value in (row.unkind, row.kind)
    )
    assert unkind > kind + 20  # two hundredths of an effort-minute


@pytest.mark.parametrize("policy", THERE)
def test_and_so_do_people_and_menus(policy: str) -> None:
    def under(changed: dict[str, str]) -> Company:
        text = BUSY
        for name, value in (USUAL | changed).items():
            text = text.replace(name, value)
        return company_from(text)

    steps = "- dial: support\n- menu: {reason: refund}\n- hold"
    unkind, kind = (effort(steps, under(changed)) for changed in THERE[policy])
    assert unkind > kind + 20


def test_no_policy_is_left_out() -> None:
    facts = {id for id, row in catalogue().policies.items() if row.fact}
    assert set(MEETS) | set(THERE) == set(catalogue()) - facts
