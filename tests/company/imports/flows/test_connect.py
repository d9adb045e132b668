"""Amazon Connect flows, in the language of 2019-10-30."""

from __future__ import annotations

import json

import pytest

from holdgame.company.imports.flows.connect.reader import read, recognises
from holdgame.company.imports.flows.flow import FlowProblem, ImportFile
from holdgame.company.phone_tree import (
    CallbackNode,
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
from tests.company.imports.flows.connect_flows import (
    END,
    GREETING,
    MENU,
    OLDER,
    PROMPT,
    QUEUE,
    SMALL,
    SORRY,
    action,
    flow,
    imported,
    module,
    modules,
)

BILLING, SALES = QueueNode("queue:billing", "billing"), QueueNode("queue:sales", "sales")
SMALL_TREE = {
    "say": SayNode("say", "Welcome to Acme.", "menu"),
    "menu": MenuNode(
        "menu",
        PROMPT,
        (
            MenuKey("1", "your bill", "queue:billing"),
            MenuKey("2", "to speak to sales", "queue:sales"),
        ),
        repeats=1,
        announced=False,
        no_input="queue:sales",
        wrong_key="queue:sales",
        wait_seconds=5,
    ),
    "queue:billing": BILLING,
    "queue:sales": SALES,
}


@pytest.mark.parametrize("exported", [SMALL, OLDER], ids=["today's", "older"])
def test_a_greeting_a_menu_and_its_queues(exported):
    tree = imported(exported).tree
    assert tree.entry == "say"
    assert dict(tree.nodes) == SMALL_TREE
    assert imported(exported).labels == {"billing": "Billing", "sales": "SalesQueue"}


def test_every_action_that_a_call_can_come_to_is_counted_and_no_other():
    assert imported(SMALL).actions == 7
    alone = action("alone", "MessageParticipant", "end", Text="Never heard.")
    assert imported(flow(*SMALL["Actions"], alone)).actions == 7


def test_what_a_caller_does_not_notice_is_not_in_the_tree():
    exported = flow(
        action("a", "UpdateFlowLoggingBehavior", "b", FlowLoggingBehavior="Enabled"),
        action("b", "UpdateContactAttributes", "c", Attributes={"x": "y"}),
        action("c", "InvokeLambdaFunction", "d", LambdaFunctionARN="arn:aws:lambda:x"),
        action("d", "GetMetricData", "queue"),
        QUEUE,
    )
    found = imported(exported)
    assert list(found.tree.nodes.values()) == [QueueNode("queue:queue", "queue")]
    assert found.not_understood == ()


def test_the_opening_hours_are_looked_at():
    exported = flow(
        action("a", "CheckHoursOfOperation", "sorry", on={"True": "queue", "False": "shut"}),
        action("shut", "MessageParticipant", "end", Text="We are closed."),
        QUEUE,
        SORRY,
        END,
    )
    assert dict(imported(exported).tree.nodes) == {
        "hours": HoursNode("hours", "queue:queue", "end"),
        "queue:queue": QueueNode("queue:queue", "queue"),
        "end": EndNode("end", "We are closed."),
    }


def test_digits_are_an_input_of_so_many():
    exported = flow(
        action(
            "a",
            "GetParticipantInput",
            "queue",
            Text="Enter your account number.",
            StoreInput="True",
            InputValidation={"CustomValidation": {"MaximumLength": "8"}},
        ),
        QUEUE,
    )
    assert imported(exported).tree.nodes["input"] == InputNode(
        "input", "Enter your account number.", "queue:queue", digits=8
    )


def test_a_digit_that_the_next_action_compares_with_keys_is_a_menu():
    asked = action("a", "GetParticipantInput", "b", Text="Press 1 or 9.", StoreInput="True")
    compared = action(
        "b",
        "Compare",
        "a",
        on={"1": "queue", "9": "sorry"},
        errors={"NoMatchingCondition": "a"},
        ComparisonValue="$.StoredCustomerInput",
    )
    found = imported(flow(asked, compared, QUEUE, SORRY, END))
    menu = found.tree.nodes["menu"]
    assert isinstance(menu, MenuNode)
    assert [(o.key, o.to) for o in menu.options] == [("1", "queue:queue"), ("9", "menu.9")]
    assert (menu.no_input, menu.wrong_key) == ("", "")  # it is said again
    assert found.actions == 5


def test_what_decides_out_of_sight_is_opaque_over_its_ways():
    exported = flow(
        action(
            "a",
            "Compare",
            "queue",
            on={"gold": "vip"},
            errors={"NoMatchingCondition": "queue"},
            ComparisonValue="$.Attributes.customerTier",
        ),
        action("vip", "UpdateContactTargetQueue", "queue", QueueId="$.External.goldQueueArn"),
        QUEUE,
    )
    assert dict(imported(exported).tree.nodes) == {
        "decides": OpaqueNode("decides", "customer tier", ("queue:gold", "queue:queue")),
        "queue:gold": QueueNode("queue:gold", "gold"),
        "queue:queue": QueueNode("queue:queue", "queue"),
    }


def test_whoever_rings_has_a_voice():
    exported = flow(
        action(
            "a", "Compare", "end", on={"CHAT": "end", "VOICE": "q"}, ComparisonValue="$.Channel"
        ),
        QUEUE | {"Identifier": "q"},
        END,
    )
    assert list(imported(exported).tree.nodes) == ["queue:queue"]


def test_a_bot_listens_and_nobody_knows_what_it_will_make_of_it():
    exported = flow(
        action(
            "a", "ConnectParticipantWithLexBot", "end", on={"pay": "queue"}, Text="How can I help?"
        ),
        QUEUE,
        END,
    )
    tree = imported(exported).tree
    assert tree.nodes["say"] == SayNode("say", "How can I help?", "decides")
    assert tree.nodes["decides"] == OpaqueNode(
        "decides", "a bot that listens", ("queue:queue", "end")
    )


def test_a_call_back_another_number_and_an_agent():
    ways = {"1": "back", "2": "away", "3": "agent"}
    exported = flow(
        action("a", "GetParticipantInput", on=ways, Text="Press 1, 2 or 3."),
        action("back", "CreateCallbackContact", "end"),
        action("away", "TransferParticipantToThirdParty", ThirdPartyPhoneNumber="+15555550100"),
        action("agent", "TransferContactToAgent"),
        END,
    )
    nodes = imported(exported).tree.nodes
    assert nodes["menu.1"] == CallbackNode("menu.1", "", "end")
    assert nodes["transfer:another-number"] == TransferNode(
        "transfer:another-number", "another number"
    )
    assert nodes["transfer:an-agent"] == TransferNode("transfer:an-agent", "an agent")


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"Text": "Hello $.Attributes.name, you are $.Queue.Size."}, "Hello …, you are …."),
        ({"SSML": "<speak>Fish <break time='1s'/>&amp; chips</speak>"}, "Fish & chips"),
        ({"Text": "$.External.greeting"}, "…"),
        ({"PromptId": "arn:aws:connect:x"}, "…"),
        ({"Media": {"Uri": "https://example.org/sounds/WelcomeBack.wav"}}, "[welcome back]"),
        ({"Text": "Ring 0800 555 0100 or write to help@example.org"}, "Ring … or write to …"),
        ({"Messages": [{"Text": "Please hold."}, {"Text": "Sorry."}]}, "Please hold. Sorry."),
    ],
)
def test_only_words_that_a_caller_hears_are_kept(parameters, words):
    exported = flow(
        action("a", "MessageParticipant", "b", **parameters), QUEUE | {"Identifier": "b"}
    )
    assert imported(exported).tree.nodes["say"] == SayNode("say", words, "queue:queue")


def test_a_recording_is_called_what_the_editor_calls_it():
    exported = flow(
        action("a", "MessageParticipant", "queue", PromptId="arn:aws:connect:x"),
        QUEUE,
        metadata={"ActionMetadata": {"a": {"promptName": "Main Menu.wav"}}},
    )
    assert imported(exported).tree.nodes["say"] == SayNode("say", "[main menu]", "queue:queue")


def test_a_queue_is_called_what_the_editor_calls_it_else_numbered():
    arn = "arn:aws:connect:eu-west-1:123456789012:instance/1/queue/0b0b0b0b-1111-2222-3333"
    exported = flow(
        action("a", "GetParticipantInput", on={"1": "x", "2": "y"}, Text="Press 1 or 2."),
        action("x", "UpdateContactTargetQueue", "queue", QueueId=arn),
        action("y", "UpdateContactTargetQueue", "queue", QueueId=arn + "5"),
        QUEUE,
        metadata={"ActionMetadata": {"x": {"queue": {"text": "Billing Queue"}}}},
    )
    assert imported(exported).labels == {"billing": "Billing Queue", "queue-1": "queue 1"}


def test_which_queue_a_call_is_put_into_depends_on_the_way_it_came():
    tree = imported(SMALL).tree
    menu = tree.nodes["menu"]
    assert isinstance(menu, MenuNode)
    assert [o.to for o in menu.options] == ["queue:billing", "queue:sales"]


def test_what_is_not_known_is_passed_over_and_told():
    found = imported(flow(action("a", "DanceTheTango", "queue"), QUEUE))
    assert list(found.tree.nodes) == ["queue:queue"]
    (note,) = found.not_understood
    assert note.where == "file-1, action 1 (DanceTheTango)"
    assert note.sentence == "What this does is not known. A call is taken to go on after it."


def test_a_way_that_leads_nowhere_ends_the_call_and_is_found():
    found = imported(flow(action("a", "MessageParticipant", "gone", Text="Hello.")))
    assert list(found.tree.nodes.values()) == [EndNode("end", "Hello.")]
    assert [f.code for f in found.noticed] == ["missing-target"]


def test_a_loop_that_counts_comes_to_an_end():
    exported = flow(
        action("a", "MessageParticipant", "b", Text="Please hold."),
        action("b", "Loop", on={"ContinueLooping": "a", "DoneLooping": "queue"}, LoopCount="3"),
        QUEUE,
    )
    found = imported(exported)
    assert list(found.tree.nodes) == ["say", "queue:queue"]
    assert not [f for f in found.noticed if f.code == "goes-round"]


def test_a_recording_without_an_end_is_cut_and_found():
    exported = flow(
        action("a", "MessageParticipant", "b", Text="One."),
        action("b", "MessageParticipant", "a", Text="Two."),
    )
    found = imported(exported)
    assert [f.code for f in found.noticed] == ["goes-round"]
    assert [getattr(n, "say", "") for n in found.tree.nodes.values()] == [
        "One. Two.",
        "The recording goes round for ever.",
    ]


# -- the older language -----------------------------------------------------------------------


def test_a_value_with_a_namespace_is_filled_in_during_the_call():
    exported = modules(
        module(
            "a", "PlayPrompt", {"Success": "q"}, Text={"value": "greeting", "namespace": "External"}
        ),
        module("q", "Transfer", target="Queue"),
    )
    assert imported(exported).tree.nodes["say"] == SayNode("say", "…", "queue:queue")


def test_the_older_checks_are_read():
    exported = modules(
        module("h", "CheckHoursOfOperation", {"True": "c", "False": "e", "Error": "e"}),
        module(
            "c",
            "CheckAttribute",
            {"=CHAT": "e", "NoMatch": "s"},
            Attribute="Channel",
            Namespace="System",
        ),
        module("s", "CheckQueueStatus", {"CheckQueueTime": "q", "NoMatch": "b", "Error": "e"}),
        module("b", "CreateCallback", {"Success": "e", "Error": "e"}),
        module("q", "Transfer", {"AtCapacity": "e"}, target="Queue"),
        module("e", "Disconnect"),
    )
    assert list(imported(exported).tree.nodes.values()) == [
        HoursNode("hours", "decides", "end"),
        OpaqueNode("decides", "the queue", ("queue:queue", "callback")),
        QueueNode("queue:queue", "queue"),
        CallbackNode("callback", "", "end"),
        EndNode("end", ""),
    ]


def test_the_older_stored_input_is_read():
    exported = modules(
        module("i", "StoreUserInput", {"Success": "q", "Error": "q"}, Text="Number?", MaxDigits=10),
        module("q", "Transfer", target="Queue"),
    )
    assert imported(exported).tree.nodes["input"] == InputNode(
        "input", "Number?", "queue:queue", 10
    )


# -- whatever else a file may be --------------------------------------------------------------


def test_a_flow_is_recognised_by_what_is_in_it():
    def known(text: str) -> bool:
        return recognises(ImportFile("x.txt", text))

    assert known(json.dumps(SMALL))
    assert known("\ufeff\n " + json.dumps([OLDER]))
    assert not known("")
    assert not known('{"states": []}')
    assert not known("Actions and Transitions, modules and branches")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "x.json is not whole JSON: reading stops in line 1. Export it again."),
        ('{"Actions": [', "x.json is not whole JSON: reading stops in line 1. Export it again."),
        ("[1, 2]", "There is no step in these Amazon Connect flows."),
        ('{"Actions": [], "StartAction": "a"}', "There is no step in these Amazon Connect flows."),
        ("[" * 100_000, "x.json is nested too deep to be a flow."),
        ('{"Actions":[{"a":' * 100_000, "x.json is nested too deep to be a flow."),
    ],
)
def test_what_is_no_flow_is_said(text, sentence):
    with pytest.raises(FlowProblem) as problem:
        read([ImportFile("x.json", text)])
    assert str(problem.value) == sentence


def test_of_a_file_that_breaks_off_what_stands_before_is_kept():
    whole = json.dumps(SMALL, indent=1)
    cut = whole[: whole.index('"Please try again later."')]
    found = read([ImportFile("x.json", cut)])
    assert found.tree.nodes["menu"] == SMALL_TREE["menu"]
    assert found.broken_off == ("x.json",)
    (note,) = found.not_understood
    assert note.where.startswith("x.json, line ")
    assert note.sentence == "The file breaks off here. What stands before was kept."


def test_half_a_step_is_no_step_and_where_it_leads_nobody_knows():
    """A menu that is cut in the middle would seem to cut off whoever presses nothing."""
    whole = json.dumps(flow(GREETING, MENU, QUEUE))
    found = read([ImportFile("x.json", whole[: whole.index('"InputTimeLimitExceeded"')])])
    unknown = "transfer:what-the-file-breaks-off-before"
    assert dict(found.tree.nodes) == {
        "say": SayNode("say", "Welcome to Acme.", unknown),
        unknown: TransferNode(unknown, "what the file breaks off before", given=False),
    }


def test_a_file_that_breaks_off_before_its_first_step_is_said():
    with pytest.raises(FlowProblem) as problem:
        read([ImportFile("x.json", '{"StartAction": "a", "Actions": [{"Identifier": "a", "Typ')])
    assert str(problem.value) == "x.json is broken off before its first step. Export it again."


def test_a_flow_that_broke_off_before_it_said_its_start_begins_where_nothing_leads():
    text = json.dumps({"Actions": [END, MENU, *SMALL["Actions"][2:6], SMALL["Actions"][0]]})
    tree = read([ImportFile("x.json", text[:-1] + ', "StartAct')]).tree
    assert tree.nodes[tree.entry] == SMALL_TREE["say"]
