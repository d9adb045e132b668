"""Asterisk's queue_log: events put together to calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.company.imports.calls.records import RecordsProblem
from tests.company.imports.calls.recorded import measured, queue_log

ENTER = "0 c.1 ENTERQUEUE||+4930123456|1"
CONNECT = "83 c.1 CONNECT|83|b.2|4"


@pytest.mark.parametrize("event", ["COMPLETECALLER|83|217|1", "COMPLETEAGENT|83|217|1"])
def test_a_call_that_was_answered(tmp_path: Path, event: str) -> None:
    found = measured(tmp_path, queue_log(ENTER, CONNECT, f"300 c.1 {event}"))
    (queue,) = found.queues
    assert (queue.name, queue.waits.answered, queue.handle) == ("support", {83.0: 1}, 217)
    assert (found.when, found.clock) == ("2 March 2026", "UTC")
    assert (found.rows, found.understood) == (3, 3)


def test_a_call_that_was_abandoned(tmp_path: Path) -> None:
    found = measured(tmp_path, queue_log(ENTER, "45 c.1 ABANDON|1|1|45"))
    assert found.queues[0].waits.hung_up == {45.0: 1}


@pytest.mark.parametrize(
    "event",
    [
        "EXITWITHTIMEOUT|1|1|60",
        "EXITEMPTY|1|1|60",
        "EXITWITHKEY|1|1|1|60",
        "EXITWITHKEY|1|1",  # as older versions wrote it: the clock tells
    ],
)
def test_who_leaves_the_queue_another_way_moved_on(tmp_path: Path, event: str) -> None:
    found = measured(tmp_path, queue_log(ENTER, f"60 c.1 {event}"))
    assert found.queues[0].waits.moved_on == {60.0: 1}


@pytest.mark.parametrize(
    "event",
    [
        "BLINDTRANSFER|200|internal|83|217|1",
        "ATTENDEDTRANSFER|BRIDGE|b.9|83|217|1",
        "TRANSFER|200|internal|83|217|1",
    ],
)
def test_a_transfer_and_the_queue_after_it_are_one_contact(tmp_path: Path, event: str) -> None:
    first = queue_log(ENTER, CONNECT, f"300 c.1 {event}")
    then = queue_log("310 c.1 ENTERQUEUE||+4930123456|1", "330 c.1 CONNECT|20|b.3|2",
                     "400 c.1 COMPLETEAGENT|20|70|1").replace("support", "billing")  # fmt: skip
    found = measured(tmp_path, first + then)
    assert (found.calls, found.contacts, found.transfers) == (2, 1, 1)
    assert [leg.queue for leg in found.kept[-1].legs] == ["support", "billing"]
    assert found.kept[-1].wait == 103


def test_agents_who_do_not_answer_and_log_in_are_no_calls(tmp_path: Path) -> None:
    found = measured(
        tmp_path,
        queue_log(ENTER, "10 c.1 RINGNOANSWER|15000", "11 NONE ADDMEMBER|", "12 NONE PAUSE|lunch",
                  "45 c.1 ABANDON|1|1|45"),
    )  # fmt: skip
    assert found.calls == 1
    assert found.skipped == {"lines about agents and the system": 3}


def test_a_log_that_begins_or_ends_in_the_middle_of_calls(tmp_path: Path) -> None:
    found = measured(
        tmp_path,
        queue_log(
            "5 before.1 COMPLETEAGENT|30|60|1",
            "6 before.2 EXITWITHKEY|1|1",
            ENTER,
            "20 c.2 ENTERQUEUE||+4930222222|2",
            CONNECT,
        ),
    )
    assert found.queues[0].waits.answered == {30.0: 1, 83.0: 1}
    assert found.skipped == {
        "calls whose beginning is not in the log": 1,
        "calls whose end is not in the log": 1,
    }


def test_lines_that_are_something_else_are_counted(tmp_path: Path) -> None:
    text = queue_log(ENTER, "45 c.1 ABANDON|1|1|45")
    found = measured(tmp_path, text + "half a li\n")
    assert found.skipped == {"lines that are not of a queue_log": 1}


def test_a_log_of_agents_only_holds_no_call(tmp_path: Path) -> None:
    with pytest.raises(RecordsProblem, match="no call that can be used"):
        measured(tmp_path, queue_log("1 NONE QUEUESTART|", "2 NONE ADDMEMBER|"))
