"""Amazon Connect flows in whatever they are wrapped in, and flows that lead to one another."""

from __future__ import annotations

import json

import pytest

from holdgame.company.imports.flows.connect.reader import read
from holdgame.company.imports.flows.flow import ImportFile
from holdgame.company.phone_tree import QueueNode, SayNode, TransferNode
from tests.company.imports.flows.connect_flows import (
    OLDER,
    QUEUE,
    SMALL,
    action,
    flow,
    imported,
    module,
    modules,
)

ARN = "arn:aws:connect:eu-west-1:123456789012:instance/11111111/contact-flow/"


def wrapped(name: str, content: object, id: str = "0") -> dict[str, object]:
    """A flow as the command line tool of the cloud shows it."""
    return {"ContactFlow": {"Arn": ARN + id, "Id": id, "Name": name, "Content": content}}


@pytest.mark.parametrize("inner", [SMALL, OLDER], ids=["today's", "older"])
@pytest.mark.parametrize(
    "wrap",
    [
        lambda inner: wrapped("Main", json.dumps(inner)),
        lambda inner: wrapped("Main", inner),
        lambda inner: {"Content": inner},
        lambda inner: [inner],
        lambda inner: {"ContactFlows": [wrapped("Main", json.dumps(inner))]},
        lambda inner: {"Resources": {"Flow": {"Properties": {"Content": json.dumps(inner)}}}},
        lambda inner: {"Content": json.dumps({"Content": json.dumps(inner)})},
    ],
)
def test_a_wrapping_changes_nothing(inner, wrap):
    assert imported(wrap(inner)).tree == imported(inner).tree


def other(flow_id: str) -> dict[str, object]:
    return action("to", "TransferToFlow", ContactFlowId=flow_id)


INNER = flow(action("a", "MessageParticipant", "queue", Text="Billing here."), QUEUE)
REACHED = {
    "say": SayNode("say", "Billing here.", "queue:queue"),
    "queue:queue": QueueNode("queue:queue", "queue"),
}


@pytest.mark.parametrize("called", [ARN + "77", "{{contactFlows.Billing.arn}}", "Billing"])
def test_a_flow_leads_to_another_among_those_given(called):
    found = imported(flow(other(called)), wrapped("Billing", INNER, "77"))
    assert dict(found.tree.nodes) == REACHED
    assert found.actions == 3


def test_a_flow_is_found_by_the_name_that_the_editor_shows_and_by_its_file():
    main = flow(
        other("${arn}"), metadata={"ActionMetadata": {"to": {"ContactFlow": {"text": "Billing"}}}}
    )
    files = [
        ImportFile("main.json", json.dumps(main)),
        ImportFile("Billing.json", json.dumps(INNER)),
    ]
    assert dict(read(files).tree.nodes) == REACHED


def test_the_older_language_leads_to_others_too():
    main = modules(
        module(
            "to",
            "Transfer",
            {"Error": "end"},
            ContactFlowId={"value": ARN + "9", "resourceName": "Billing"},
            target="Flow",
        ),
        module("end", "Disconnect"),
    )
    assert dict(imported(main, wrapped("Billing", INNER, "77")).tree.nodes) == REACHED


def test_a_flow_that_is_not_given_is_where_the_tree_ends():
    found = imported(flow(other("{{contactFlows.Billing.arn}}")))
    assert list(found.tree.nodes.values()) == [
        TransferNode("transfer:billing", "Billing", given=False)
    ]
    assert [n.sentence for n in found.not_understood] == [
        "The flow Billing is not among the files given."
    ]


def test_a_flow_decided_during_the_call_is_any_that_nothing_else_leads_to():
    found = imported(flow(other("$.Attributes.next")), wrapped("Billing", INNER, "77"))
    assert dict(found.tree.nodes) == REACHED  # the only one
    assert found.not_understood[0].sentence == (
        "Which flow follows is decided during the call; taken for: Billing."
    )
    alone = imported(flow(other("$.Attributes.next")))
    assert [n.target for n in alone.tree.nodes.values() if isinstance(n, TransferNode)] == [
        "a flow chosen during the call"
    ]


def test_the_queue_that_was_chosen_goes_along_to_another_flow():
    chosen = action("a", "UpdateContactTargetQueue", "to", QueueId="{{queues.Sales.arn}}")
    found = imported(flow(chosen, other("Billing")), wrapped("Billing", INNER))
    assert found.labels == {"sales": "Sales"}


def module_call(id: str, to: str) -> dict[str, object]:
    return action(id, "InvokeFlowModule", to, FlowModuleId="arn:aws:connect:x/flow-module/55")


def test_a_module_is_walked_and_left_again_each_time():
    main = flow(
        module_call("a", "b"),
        action("b", "MessageParticipant", "c", Text="In between."),
        module_call("c", "queue"),
        QUEUE,
    )
    inner = flow(
        action("m", "MessageParticipant", "out", Text="From the module."),
        action("out", "EndFlowModuleExecution"),
    )
    found = imported(main, {"Id": "55", "Name": "Notice", "Content": inner})
    assert found.tree.nodes["say"] == SayNode(
        "say", "From the module. In between. From the module.", "queue:queue"
    )


def test_a_module_that_invokes_itself_comes_to_an_end():
    inner = flow(module_call("m", "out"), action("out", "EndFlowModuleExecution"))
    found = imported(flow(module_call("a", "queue"), QUEUE), {"Id": "55", "Content": inner})
    assert list(found.tree.nodes) == ["queue:queue"]
    assert found.not_understood


def test_a_module_that_is_not_given_is_passed_over_and_told():
    found = imported(flow(module_call("a", "queue"), QUEUE))
    assert list(found.tree.nodes) == ["queue:queue"]
    assert "is not among the files given, and left out" in found.not_understood[0].sentence


def test_flows_that_lead_to_each_other_for_ever_come_to_an_end():
    one, two = wrapped("One", flow(other("Two")), "1"), wrapped("Two", flow(other("One")), "2")
    assert [f.code for f in imported(one, two).noticed] == ["goes-round"]


def test_of_several_flows_in_a_file_a_call_begins_in_the_one_that_nothing_leads_to():
    whisper = INNER | {"Metadata": {"type": "agentWhisper"}}
    billing = flow(action("a", "MessageParticipant", "queue", Text="Billing here."), QUEUE)
    main = flow(action("x", "MessageParticipant", "to", Text="Hello."), other("Billing"))
    everything = [
        wrapped("Whisper", whisper, "3"),
        wrapped("Billing", billing, "1"),
        wrapped("Main", main, "2"),
    ]
    assert imported(everything).tree.nodes["say"] == SayNode(
        "say", "Hello. Billing here.", "queue:queue"
    )


def test_a_file_without_a_flow_is_told_and_the_others_are_read():
    found = imported(SMALL, {"nothing": "here"})
    assert found.tree == imported(SMALL).tree
    assert [(n.where, n.sentence) for n in found.not_understood] == [
        ("file-2.json", "There is no Amazon Connect flow with a step in it.")
    ]
