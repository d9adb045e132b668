"""Twilio Studio flows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile
from holdgame.company.imports.flows.twilio.reader import read, recognises
from holdgame.company.phone_tree import (
    EndNode,
    HoursNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    QueueNode,
    SayNode,
    TransferNode,
)

PROMPT = "Press 1 for sales, or 2 for your bill."


def widget(
    name: str, type: str, on: Mapping[str, str | None] | None = None, **properties: Any
) -> dict[str, Any]:
    """A widget; what leads to None leads nowhere. An event `=1` is a match of a split."""
    transitions: list[dict[str, Any]] = []
    for event, to in (on or {}).items():
        way: dict[str, Any] = {"event": "match" if event[0] == "=" else event}
        if event[0] == "=":
            test = {"type": "equal_to", "value": event[1:], "arguments": [properties["input"]]}
            way["conditions"] = [test]
        transitions.append(way | ({"next": to} if to else {}))
    return {"name": name, "type": type, "transitions": transitions, "properties": properties}


def studio(*widgets: dict[str, Any]) -> dict[str, Any]:
    """A flow whose trigger leads to the first of these widgets."""
    trigger = widget(
        "Trigger", "trigger", {"incomingMessage": None, "incomingCall": widgets[0]["name"]}
    )
    return {"description": "A flow", "states": [trigger, *widgets], "initial_state": "Trigger"}


def imported(*flows: Any) -> Flow:
    return read([ImportFile(f"{n}.json", json.dumps(f)) for n, f in enumerate(flows, 1)])


def nodes(*widgets: dict[str, Any]) -> dict[str, Any]:
    return dict(imported(studio(*widgets)).tree.nodes)


SALES = widget(
    "send_sales_to_flex", "send-to-flex", {"callComplete": None}, workflow="WW" + "0" * 32
)
QUEUE = widget("send_to_flex", "send-to-flex", {"failedToEnqueue": None})
GATHER = widget(
    "menu",
    "gather-input-on-call",
    {"keypress": "split", "speech": None, "timeout": "send_to_flex"},
    say=PROMPT,
    loop=2,
    number_of_digits=1,
)
SPLIT = widget(
    "split",
    "split-based-on",
    {"noMatch": "menu", "=1": "send_sales_to_flex", "=2": "send_to_flex"},
    input="{{widgets.menu.Digits}}",
)
MENU = MenuNode(
    "menu",
    PROMPT,
    (MenuKey("1", "sales", "queue:sales"), MenuKey("2", "your bill", "queue:flex")),
    repeats=2,
    announced=False,
    no_input="queue:flex",
)


def test_digits_that_a_split_looks_at_one_widget_later_are_a_menu():
    assert nodes(GATHER, SPLIT, SALES, QUEUE) == {
        "menu": MENU,
        "queue:sales": QueueNode("queue:sales", "sales"),
        "queue:flex": QueueNode("queue:flex", "flex"),
    }


def test_a_widget_in_between_that_callers_do_not_notice_changes_nothing():
    between = GATHER | {
        "transitions": [{"event": "keypress", "next": "set"}, GATHER["transitions"][2]]
    }
    set_ = widget("set", "set-variables", {"next": "split"})
    assert nodes(between, set_, SPLIT, SALES, QUEUE)["menu"] == MENU


def test_a_prompt_that_is_said_by_the_widget_before_belongs_to_the_menu():
    said = widget("say", "say-play", {"audioComplete": "menu"}, say=PROMPT)
    mute = GATHER | {"properties": {"loop": 1}}
    found = nodes(said, mute, SPLIT | {"transitions": SPLIT["transitions"][1:]}, SALES, QUEUE)
    assert found["menu"].say == PROMPT
    assert found["menu"].wrong_key == "end"


def test_digits_that_nothing_compares_with_keys_are_typed():
    asked = widget(
        "number",
        "gather-input-on-call",
        {"keypress": "send_to_flex", "timeout": None},
        say="Your number?",
        number_of_digits="6",
    )
    assert nodes(asked, QUEUE)["input"] == InputNode(
        "input", "Your number?", "queue:flex", 6, "end"
    )


def test_a_transition_that_leads_nowhere_hangs_up():
    said = widget("bye", "say-play", {"audioComplete": None}, say="Goodbye.")
    assert nodes(said) == {"end": EndNode("end", "Goodbye.")}


def test_several_keys_may_lead_one_way():
    split = widget("split", "split-based-on", {"noMatch": None}, input="{{ widgets.menu.Digits }}")
    tests = [{"type": "matches_any_of", "value": "1, 2 ,3"}]
    split["transitions"].append({"event": "match", "next": "send_to_flex", "conditions": tests})
    assert [o.key for o in nodes(GATHER, split, QUEUE)["menu"].options] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("variable", "value", "open_first"),
    [("isOpen", "true", True), ("closed", "true", False), ("status", "closed", False)],
)
def test_a_split_on_whether_it_is_open_is_the_opening_hours(variable, value, open_first):
    split = widget(
        "is_open",
        "split-based-on",
        {f"={value}": "send_to_flex", "noMatch": "bye"},
        input=f"{{{{widgets.check.parsed.{variable}}}}}",
    )
    bye = widget("bye", "say-play", {"audioComplete": None}, say="We are closed.")
    ways = ("queue:flex", "end") if open_first else ("end", "queue:flex")
    assert nodes(split, bye, QUEUE)["hours"] == HoursNode("hours", *ways)


def test_any_other_split_is_decided_out_of_sight():
    split = widget(
        "tier",
        "split-based-on",
        {"=gold": "send_sales_to_flex", "noMatch": "send_to_flex"},
        input="{{flow.variables.customerTier}}",
    )
    assert nodes(split, SALES, QUEUE)["decides"] == OpaqueNode(
        "decides", "customer tier", ("queue:sales", "queue:flex")
    )


def test_that_nobody_sees_what_callers_hear_while_they_wait_is_said():
    """A call back may be offered there, as in Twilio's own example."""
    waits = widget("to_agent", "send-to-flex", waitUrl="https://example.org/wait")
    assert [n.sentence for n in imported(studio(waits)).not_understood] == [
        "What callers hear while they wait, and whether they are offered a call back there, is "
        "behind a `waitUrl`: it is not in the export."
    ]
    assert imported(studio(QUEUE)).not_understood == ()


def test_a_widget_that_is_cut_in_the_middle_is_none():
    whole = json.dumps(studio(widget("hi", "say-play", {"audioComplete": "q"}, say="Hi."), QUEUE))
    found = read([ImportFile("1.json", whole[: whole.index('"send_to_flex"') + 20])])
    assert found.broken_off == ("1.json",)
    assert isinstance(found.tree.nodes[found.tree.entry], SayNode)
    with pytest.raises(FlowProblem, match="broken off before its first step"):
        read([ImportFile("1.json", '{"states": [{"name": "a", "transitions": [')])


@pytest.mark.parametrize("type", ["run-function", "make-http-request"])
def test_a_function_is_not_noticed_and_its_failure_is_no_way(type):
    call = widget(
        "call", type, {"success": "send_to_flex", "fail": "bye"}, url="https://example.org"
    )
    bye = widget("bye", "say-play", {"audioComplete": None}, say="Sorry.")
    found = imported(studio(call, bye, QUEUE))
    assert list(found.tree.nodes) == ["queue:flex"]
    assert [f.sentence for f in found.noticed] == [
        "When call fails, the caller hears “Sorry.” and the line goes dead.",
        "When send_to_flex fails, the line goes dead.",
    ]


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"say": "Hello {{ flow.data.name }}, welcome."}, "Hello …, welcome."),
        ({"say": "{% if a %}Yes{% else %}No{% endif %} Goodbye."}, "… Goodbye."),
        ({"say": "We are ${COMPANY}."}, "We are …."),
        ({"say": "<speak>One<break/>two</speak>"}, "One two"),
        ({"play": "https://example.org/sounds/closed_today.mp3?token=secret"}, "[closed today]"),
    ],
)
def test_what_is_filled_in_during_the_call_is_not_shown(properties, words):
    said = widget("say", "say-play", {"audioComplete": "send_to_flex"}, **properties)
    assert nodes(said, QUEUE)["say"] == SayNode("say", words, "queue:flex")


@pytest.mark.parametrize(
    ("made", "label"),
    [
        (widget("x", "enqueue-call", queue_name="billing"), "billing"),
        (widget("x", "send-to-flex", attributes='{"department": "Returns"}'), "Returns"),
        (widget("SendCallToAgent", "send-to-flex", attributes="{ {{x}} }"), "agent"),
        (widget("send_to_flex_2", "send-to-flex", workflow="${WORKFLOW}"), "flex"),
    ],
)
def test_a_queue_has_the_name_that_people_gave_it(made, label):
    assert list(imported(studio(made)).labels.values()) == [label]


def test_queues_of_which_only_the_workflow_differs_are_numbered():
    ways = {"=x": "send_to_flex_1", "noMatch": "send_to_flex_2"}
    split = widget("a", "split-based-on", ways, input="{{flow.a}}")
    one = widget("send_to_flex_1", "send-to-flex", workflow="WW1")
    two = widget("send_to_flex_2", "send-to-flex", workflow="WW2")
    assert imported(studio(split, one, two)).labels == {"flex": "flex", "flex-2": "flex 2"}


def test_a_call_that_is_passed_on_keeps_its_number_to_itself():
    away = widget("call_the_owner", "connect-call-to", {"callCompleted": None}, to="+15555550100")
    assert nodes(away) == {"transfer:owner": TransferNode("transfer:owner", "owner")}


def test_what_is_not_known_is_told():
    odd = widget("odd", "tango", {"done": "send_to_flex"})
    found = imported(studio(odd, widget("vm", "record-voicemail"), QUEUE))
    assert list(found.tree.nodes) == ["queue:flex"]
    assert [n.sentence for n in found.not_understood] == [
        "What a `tango` does on a call is not known."
    ]


def test_every_widget_that_a_call_comes_by_is_counted():
    assert imported(studio(GATHER, SPLIT, SALES, QUEUE)).actions == 5


@pytest.mark.parametrize("wrap", [lambda f: {"definition": f}, lambda f: {"flow": json.dumps(f)}])
def test_a_wrapping_changes_nothing(wrap):
    made = studio(GATHER, SPLIT, SALES, QUEUE)
    assert imported(wrap(made)).tree == imported(made).tree


def test_another_flow_and_another_file_are_left_out_and_told():
    found = imported(studio(QUEUE), studio(SALES), {})
    assert found.labels == {"flex": "flex"}
    assert [(n.where, n.sentence) for n in found.not_understood] == [
        ("2.json", "It is another flow, and was left out."),
        ("3.json", "There is no flow in it."),
    ]


def test_a_flow_that_answers_no_call_is_said():
    silent = studio(QUEUE)
    silent["states"][0]["transitions"] = [{"event": "incomingMessage", "next": "send_to_flex"}]
    with pytest.raises(FlowProblem, match="Nothing in this flow answers a call"):
        imported(silent)


def test_a_flow_is_recognised_by_what_is_in_it():
    assert recognises(ImportFile("x", json.dumps(studio(QUEUE))))
    assert not recognises(ImportFile("x", '{"Actions": [], "Transitions": 1}'))
    assert not recognises(ImportFile("x", "states and transitions"))
    with pytest.raises(FlowProblem, match="There is no widget"):
        read([ImportFile("x", '{"states": [], "transitions": []}')])
