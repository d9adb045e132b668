"""What a real call comes to: booked by the same ledger, to the same rules, and never too much."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.friction.weights import Weights
from holdgame.play.call_charges import charges_of
from holdgame.play.call_result import CallResult
from holdgame.play.calling import own_line
from holdgame.play.real_call import MARKS, TOLD, Answers, Entry, Mark, Pressed, may_follow
from tests.play.calls import EASY, ORDEAL, Clock, Script, calling_in, came_to

WEIGHTS = Weights.load()


def test_an_easy_call_is_its_own_minutes_and_nothing_else(tmp_path: Path) -> None:
    result = came_to(tmp_path, EASY)
    assert result.resolved
    assert (result.total, result.tellings, result.contacts) == (120.0, 1, 1)
    assert result.score.effort_minutes == pytest.approx(2.0)
    assert result.score.by_policy == {"none": 2000}


def test_every_minute_is_booked_to_the_rule_that_made_it(tmp_path: Path) -> None:
    result = came_to(tmp_path, ORDEAL, Answers(reason="refund", told="nothing"))
    by_policy = result.score.by_policy
    assert by_policy["staffing.billing"] == round(1000 * 1300 / 60)  # where a refund is rung about
    assert by_policy["hold.information"] == round(1000 * 0.36 * 1300 / 60)
    assert by_policy["menu"] == pytest.approx(1000 * 70 / 60, abs=1)  # two stretches, rounded each
    assert by_policy["identity.checks"] == 500  # half a minute of proving, the first time
    assert by_policy["identity.again_after_transfer"] == 2000 + round(1000 * 20 / 60)
    assert by_policy["transfer.kind"] == 3000
    assert by_policy["transfer.context_carried"] == 2000  # told again behind a transfer
    assert by_policy["context.ticket"] == 2000  # and in another call
    assert by_policy["followup.kept"] == 6000
    assert result.score.by_kind["another_contact"] == 6000
    assert result.score.by_kind["still_unresolved"] == 24_000


def test_what_was_counted_is_what_was_pressed(tmp_path: Path) -> None:
    result = came_to(tmp_path, ORDEAL)
    assert (result.on_hold, result.in_menus, result.ringing) == (1300.0, 70.0, 20.0)
    assert (result.transfers, result.tellings, result.checks, result.menus) == (1, 3, 2, 2)
    assert (result.cut_off, result.promises, result.broken, result.contacts) == (1, 1, 1, 2)
    assert not result.resolved


@pytest.mark.parametrize(
    ("told", "rate"),
    [("nothing", 1.36), ("my place in the line", 1.18), ("a time, and it was kept", 1.0),
     ("a time, and it took longer", 1.36), (None, 1.0)],
)  # fmt: skip
def test_a_wait_weighs_by_what_was_told(tmp_path: Path, told, rate: float) -> None:
    result = came_to(tmp_path, [(0, "hold"), (600, "resolved")], Answers(told=told))
    assert result.score.effort_minutes == pytest.approx(10 * rate)


def test_and_by_whether_it_was_paid_for(tmp_path: Path) -> None:
    result = came_to(tmp_path, [(0, "hold"), (600, "resolved")], Answers(paid=True))
    assert result.score.by_policy["abroad.minute_charge"] == 2100


@pytest.mark.parametrize(
    ("script", "because"),
    [
        ([(0, "ring"), (5, "hold"), (60, "unresolved")], "staffing.service"),
        ([(0, "ring"), (5, "menu"), (60, "unresolved")], "menu"),
        ([(0, "ring"), (5, "person"), (60, "unresolved")], "none"),
        ([(0, "ring"), (5, "person"), (9, "transfer"), (9, "cut"), (9, "unresolved")],
         "transfer.dropped"),
        ([(0, "ring"), (5, "identity"), (60, "unresolved")], "identity.checks"),
    ],
)  # fmt: skip
def test_what_was_never_resolved_is_booked_to_what_one_left_by(
    tmp_path: Path, script: Script, because: str
) -> None:
    assert came_to(tmp_path, script).score.by_policy[because] >= 30_000


def test_a_second_call_is_booked_to_what_ended_the_first(tmp_path: Path) -> None:
    cut: Script = [(0, "ring"), (5, "person"), (60, "transfer"), (60, "cut")]
    result = came_to(tmp_path, [*cut, (60, "ring"), (5, "person"), (60, "resolved")])
    assert result.score.by_policy["transfer.dropped"] == 6000
    assert result.score.by_kind.get("unresolved") is None


def test_a_visit_waits_in_the_shop_and_hears_no_recording(tmp_path: Path) -> None:
    script: Script = [(0, "ring"), (2, "hold"), (600, "person"), (60, "resolved")]
    result = came_to(tmp_path, script, shop=True)
    assert result.score.by_policy["channels.store.reply_hours"] == 10_000
    assert result.score.counts.contacts == 1


def test_our_dashboard_is_what_was_answered_else_what_the_file_has_counted(tmp_path: Path) -> None:
    held: Script = [(0, "hold"), (1440, "resolved")]
    assert came_to(tmp_path, held, Answers(dashboard=288.0)).ratio == pytest.approx(5.0)
    assert came_to(tmp_path, held, Answers(reason="repair")).ratio == pytest.approx(6.0)  # 4 min
    assert came_to(tmp_path, held, Answers(reason="refund")).ratio is None  # nobody counted billing


def test_as_json_it_is_measured_once_and_adds_up(tmp_path: Path) -> None:
    found = came_to(tmp_path, ORDEAL, Answers("refund", 3, 288.0, "nothing", True)).as_dict()
    assert (found["from"], found["n"], found["line"]) == ("measured", 1, "Acme Broadband")
    for grouping in ("by_policy", "by_owner", "by_kind"):
        assert sum(found[grouping].values()) == pytest.approx(found["effort_minutes"])
    assert found["ratio"] == pytest.approx(1300 / 288, abs=1e-3)


@given(
    st.lists(st.tuples(st.floats(0, 900), st.sampled_from(MARKS)), max_size=25),
    st.sampled_from([None, *TOLD]),
    st.booleans(),
)
def test_whatever_is_pressed_it_can_be_booked(keys, told, shop: bool) -> None:
    from holdgame.friction.ledger import Ledger

    entries: list[Entry] = []
    now = 0.0
    for seconds, mark in [*keys, (5.0, "unresolved")]:
        if mark in may_follow(entries, shop=shop):
            now += seconds if entries else 0.0
            entries.append(Pressed(now, mark))
    charges = charges_of(entries, Answers(told=told), "staffing.service", shop=shop)
    ledger = Ledger.of(charges, WEIGHTS, ())
    assert sum(ledger.by_policy().values()) == ledger.total
    assert [at for at, _ in charges] == sorted(at for at, _ in charges)
    retold = sum(isinstance(e, Pressed) and e.mark == "again" for e in entries)
    assert sum(charge.kind == "retelling" for _, charge in charges) == retold


def test_what_is_only_assumed_of_a_queue_is_no_report_of_the_companys_own(tmp_path: Path) -> None:
    clock = Clock()
    calling = calling_in(tmp_path, clock, company=own_line(shop=False))
    script: tuple[Mark, ...] = ("ring", "hold", "person", "resolved")
    for mark in script:
        clock.seconds += 60
        calling.press(mark)
    calling.answer(Answers())
    calling.leave()
    assert CallResult.of(calling.kept()).dashboard is None
