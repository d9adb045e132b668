"""Being put through."""

from __future__ import annotations

import pytest

from tests.builders import PLAIN_COMPANY, company, play, tell

CALL = "- dial: {line: support, answers: nadia}\n- transfer: "


def test_a_transfer_to_a_queue_holds_there() -> None:
    played = play(tell(CALL + "{to: billing, answers: omar}"), holds=[90])
    assert played.waits[0].heard.queue == "billing"
    assert played.seconds("waiting", "staffing.billing") == 90
    assert [c.because for c in played.charged("transfer")] == ["transfer.kind"]
    assert played.counts.transfers == 1


@pytest.mark.parametrize(("kind", "unexplained"), [("cold", True), ("warm", False)])
def test_nobody_says_why_one_waits_after_a_cold_transfer(kind: str, unexplained: bool) -> None:
    played = play(tell(CALL + "billing"), company(transfer__kind=kind), holds=[60])
    (wait,) = played.charged("waiting", "staffing.billing")
    assert (("unexplained", "transfer.kind") in wait.flags) == unexplained


def test_supervisors_are_waited_for_where_the_company_keeps_them() -> None:
    assert play(tell(CALL + "sue")).waits[0].heard.queue == "escalations"
    assert (
        play(tell("- dial: support\n- hold: billing\n- transfer: omar")).waits[1].heard.queue
        == "billing"
    )
    without = PLAIN_COMPANY.replace("  escalations: {calls", "  others: {calls")
    assert play(tell(CALL + "hale"), company(without)).waits[0].heard.queue == "support"


def test_whoever_one_is_put_through_to_listens() -> None:
    steps = "\n- explain: trouble\n- if: told.omar.trouble\n  end: not_done"
    for to in ("omar", "{to: billing, answers: omar}"):
        assert play(tell(CALL + to + steps)).ending == "not_done"


def test_the_line_may_drop() -> None:
    under = company(transfer__dropped=0.5)
    played = play(tell(CALL + "billing"), under, luck=["dropped"])
    assert played.ending == "cut_off"
    assert played.charged("unresolved")[0].because == "transfer.dropped"
    assert play(tell(CALL + "billing"), under, luck=["passed"]).ending == "done"


def test_a_line_that_never_drops_is_not_left_to_chance() -> None:
    assert not play(tell(CALL + "billing")).chances


def test_a_transfer_may_throw_to_a_place_of_its_own() -> None:
    story = tell(CALL + "{to: billing, dropped: b}", scenes={"b": "- B.\n- end: not_done"})
    assert play(story, company(transfer__dropped=0.5), luck=["dropped"]).lines[-1] == "B."


def test_what_was_proven_stays_proven_unless_the_company_asks_again() -> None:
    steps = (
        CALL.replace("- transfer", "- verify: [account]\n- transfer") + "omar\n- verify: [account]"
    )
    assert len(play(tell(steps), company(identity__checks=1)).asks) == 1


def test_each_transfer_counts() -> None:
    assert play(tell(CALL + "billing\n- transfer: omar\n- transfer: hale")).counts.transfers == 3
