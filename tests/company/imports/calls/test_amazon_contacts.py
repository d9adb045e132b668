"""Amazon Connect's contact records: copies, chains, and who did not hold."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from holdgame.company.imports.calls.measured import Measured
from tests.company.imports.calls.recorded import contact, lines, measured


def found(folder: Path, *records: dict[str, Any]) -> Measured:
    return measured(folder, lines(records))


def test_a_contact_is_a_call_with_its_wait_and_handle_time(tmp_path: Path) -> None:
    (queue,) = found(tmp_path, contact("a")).queues
    assert (queue.name, queue.waits.answered, queue.handle) == ("support", {70.0: 1}, 377)


@pytest.mark.parametrize("strung", ["lines", "list", "indented", "nothing between", "gzip"])
def test_records_may_be_strung_together_in_any_way(tmp_path: Path, strung: str) -> None:
    records = [contact("a"), contact("b"), contact("c")]
    text = {
        "lines": lines(records),
        "list": json.dumps(records),
        "indented": json.dumps(records, indent=4),
        "nothing between": "".join(map(json.dumps, records)),
        "gzip": lines(records),
    }[strung]
    data = gzip.compress(text.encode()) if strung == "gzip" else text.encode()
    shown = measured(tmp_path, data)
    assert (shown.rows, shown.calls, shown.contacts) == (3, 3, 3)
    assert shown.formats == ("Amazon Connect contact records",)


def test_whoever_never_reached_an_agent_hung_up(tmp_path: Path) -> None:
    (queue,) = found(tmp_path, contact("a", Agent=None)).queues
    assert queue.waits.hung_up == {70.0: 1}


@pytest.mark.parametrize(
    "changed", [{"NextContactId": "b"}, {"DisconnectReason": "CONTACT_FLOW_DISCONNECT"}]
)
def test_whom_the_company_took_out_of_the_queue_did_not_hang_up(
    tmp_path: Path, changed: dict[str, Any]
) -> None:
    shown = found(tmp_path, contact("a", Agent=None, **changed), contact("z"))
    (queue,) = shown.queues
    assert (queue.waits.moved_on, queue.waits.hung_up) == ({70.0: 1}, {})


def test_of_copies_the_newest_counts_whatever_their_order(tmp_path: Path) -> None:
    old = contact("a", Agent=None, LastUpdateTimestamp="2026-03-02T10:04:00Z")
    for records in ([old, contact("a")], [contact("a"), old]):
        shown = found(tmp_path, *records)
        assert shown.queues[0].waits.answered == {70.0: 1}
        assert (shown.rows, shown.calls) == (2, 1)
        assert shown.skipped == {"copies of a contact that came again": 1}


def test_a_transfer_is_a_contact_of_the_same_chain(tmp_path: Path) -> None:
    first = contact("a", NextContactId="b")
    second = contact(
        "b",
        InitialContactId="a",
        InitiationMethod="TRANSFER",
        Queue={"Name": "billing", "EnqueueTimestamp": "2026-03-02T10:08:00Z", "Duration": 200},
    )
    shown = found(tmp_path, first, second, contact("c"))
    assert (shown.calls, shown.contacts, shown.transfers) == (3, 2, 1)
    longest = shown.kept[-1]
    assert [(leg.queue, leg.after, leg.wait) for leg in longest.legs] == [
        ("support", 0, 70),
        ("billing", 420, 200),
    ]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"Queue": None}, "contacts that never joined a queue"),
        ({"InitiationMethod": "OUTBOUND"}, "contacts that did not come in"),
        ({"InitiationMethod": "CALLBACK"}, "call-backs, for which nobody holds"),
        ({"Channel": "TASK"}, "tasks and e-mails, for which nobody holds"),
        ({"Queue": {"Name": "q"}}, "contacts whose wait cannot be told"),
        ({"Queue": {"Name": "q", "Duration": -3}}, "contacts whose wait cannot be told"),
        ({"Queue": {"Name": "q", "Duration": True}}, "contacts whose wait cannot be told"),
        ({"ContactId": 7}, "records without a ContactId"),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(
    tmp_path: Path, changed: dict[str, Any], reason: str
) -> None:
    shown = found(tmp_path, contact("z"), contact("a") | changed)
    assert shown.skipped == {reason: 1}
    assert (shown.rows, shown.calls) == (2, 1)


def test_a_wait_that_is_not_told_is_the_time_between_joining_and_leaving(tmp_path: Path) -> None:
    queue = contact("a")["Queue"] | {"Duration": None}
    assert found(tmp_path, contact("a", Queue=queue)).queues[0].waits.answered == {70.0: 1}


def test_chats_are_a_queue_of_their_own(tmp_path: Path) -> None:
    shown = found(tmp_path, contact("a"), contact("b", Channel="CHAT", InitiationMethod="API"))
    assert sorted(queue.name for queue in shown.queues) == ["support", "support (chat)"]


def test_a_queue_without_a_name_gets_a_number_and_never_its_arn(tmp_path: Path) -> None:
    arn = contact("a")["Queue"]["ARN"]
    nameless = {"ARN": arn, "Duration": 5}
    own = {"ARN": arn.replace("/queue/", "/queue/agent/"), "Duration": 5}
    shown = found(tmp_path, contact("a", Queue=nameless), contact("b", Queue=own))
    assert sorted(queue.name for queue in shown.queues) == ["agents' own", "queue 1"]


def test_a_broken_line_costs_itself_and_a_broken_end_the_rest(tmp_path: Path) -> None:
    text = lines([contact("a")]) + '{"ContactId": "b", \n' + lines([contact("c")])
    shown = measured(tmp_path, text + '{"ContactId": "d", "Channel": "VO')
    assert (shown.calls, shown.rows) == (2, 4)
    assert shown.skipped == {"stretches that are no JSON": 2}
    assert any("breaks off" in line for line in shown.not_understood)
