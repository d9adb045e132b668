"""Genesys' conversation details: queues and agents put together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from holdgame.company.imports.calls.measured import Measured
from tests.company.imports.calls.recorded import conversation, lines, measured


def found(folder: Path, *records: dict[str, Any]) -> Measured:
    return measured(folder, lines(records))


def test_a_conversation_is_a_call(tmp_path: Path) -> None:
    shown = found(tmp_path, conversation("a"))
    (queue,) = shown.queues
    assert (queue.name, queue.waits.answered, queue.handle) == ("support", {70.0: 1}, 377)
    (leg,) = shown.kept[0].legs
    assert (leg.wait, leg.talk, leg.held) == (70, 300, 32)


def test_an_answer_of_the_api_holds_many(tmp_path: Path) -> None:
    pages = [
        {"conversations": [conversation("a"), conversation("b")], "totalHits": 3},
        {"totalHits": 3, "conversations": [conversation("c")]},
    ]
    for text in (lines(pages), json.dumps(pages[0], indent=2) + "\n" + json.dumps(pages[1])):
        assert measured(tmp_path, text).calls == 3


def test_whoever_gave_up_hung_up(tmp_path: Path) -> None:
    (queue,) = found(tmp_path, conversation("a", answered=False)).queues
    assert queue.waits.hung_up == {70.0: 1}


def test_a_queue_that_nobody_answered_for_was_moved_on_from(tmp_path: Path) -> None:
    record = conversation("a")
    record["participants"].pop()
    (queue,) = found(tmp_path, record).queues
    assert queue.waits.moved_on == {70.0: 1}


def test_two_queues_and_two_agents_are_two_legs(tmp_path: Path) -> None:
    record = conversation("a")
    later = json.loads(json.dumps(record["participants"][1:]).replace("q-1", "q-2"))
    later[0]["participantName"] = "billing"
    later[0]["sessions"][0]["segments"][0]["segmentStart"] = "2026-03-02T10:08:00.000Z"
    record["participants"][2]["sessions"][0]["metrics"].append({"name": "nTransferred", "value": 1})
    record["participants"] += later
    shown = found(tmp_path, record)
    assert (shown.calls, shown.contacts, shown.transfers) == (2, 1, 1)
    legs = [(leg.queue, leg.after) for leg in shown.kept[0].legs]
    assert legs == [("support", 0), ("billing", 420)]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"originatingDirection": "outbound"}, "conversations that did not come in"),
        ({"participants": []}, "conversations in which nobody waited in a queue"),
        ({"participants": "none"}, "conversations in which nobody waited in a queue"),
        ({"conversationId": None}, "records without a conversationId"),
        ({"conversationId": "z"}, "conversations that came again"),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(
    tmp_path: Path, changed: dict[str, Any], reason: str
) -> None:
    shown = found(tmp_path, conversation("z"), conversation("a") | changed)
    assert shown.skipped == {reason: 1}


@pytest.mark.parametrize("medium", ["email", "callback", "cobrowse"])
def test_for_mails_and_call_backs_nobody_holds(tmp_path: Path, medium: str) -> None:
    text = lines([conversation("a")]).replace('"voice"', f'"{medium}"')
    shown = measured(tmp_path, lines([conversation("z")]) + text)
    assert shown.skipped == {"conversations in which nobody waited in a queue": 1}


def test_chats_are_a_queue_of_their_own(tmp_path: Path) -> None:
    text = lines([conversation("a")]).replace('"voice"', '"chat"')
    assert [queue.name for queue in measured(tmp_path, text).queues] == ["support (chat)"]
