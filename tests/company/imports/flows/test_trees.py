"""Whatever file there is: recognised by its content, and told in JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.company.imports.flows.as_yaml import tree_yaml
from holdgame.company.imports.flows.bounds import MOST_CHARACTERS
from holdgame.company.imports.flows.flow import FlowProblem, ImportFile
from holdgame.company.imports.flows.report import report
from holdgame.company.imports.flows.trees import as_dict, read_flow
from tests.company.imports.flows.connect_flows import OLDER, SMALL, action, flow
from tests.company.imports.flows.spoilt import reads_or_says_why, spoilt
from tests.company.imports.flows.test_twilio import GATHER, QUEUE, SALES, SPLIT, studio
from tests.examples import examples

STUDIO = studio(GATHER, SPLIT, SALES, QUEUE)


def file(content: object, name: str = "x.txt") -> ImportFile:
    return ImportFile(name, json.dumps(content))


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (SMALL, "Amazon Connect flow"),
        (OLDER, "Amazon Connect flow"),
        (STUDIO, "Twilio Studio flow"),
    ],
)
def test_a_format_is_recognised_by_content_whatever_the_file_is_called(content, format):
    assert read_flow([file(content, "notes.txt")]).format == format


def test_the_first_file_that_is_recognised_says_which_format_it_is():
    found = read_flow([file({}, "a"), file(SMALL, "b"), file(STUDIO, "c")])
    assert found.format == "Amazon Connect flow"
    assert [n.where for n in found.not_understood] == ["a", "c"]


@pytest.mark.parametrize("text", ["", "hello", "{}", "[" * 100_000, "\x00\x01", "<a/>", "a: b"])
def test_what_is_in_no_format_is_said(text):
    with pytest.raises(
        FlowProblem, match=r"letter\.doc is in no format that is known\. There is: "
    ):
        read_flow([ImportFile("letter.doc", text)])


def test_files_larger_than_any_flow_are_not_looked_at():
    with pytest.raises(FlowProblem, match="more than 20 million characters"):
        read_flow([ImportFile("x", " " * (MOST_CHARACTERS + 1))])


def test_what_is_told_in_json():
    told = as_dict(read_flow([file(SMALL)]))
    assert json.loads(json.dumps(told)) == told
    assert told == {
        "format": "Amazon Connect flow",
        "broken_off": [],
        "actions": 7,
        "entry": "say",
        "nodes": {
            "say": {"say": "Welcome to Acme.", "to": "menu"},
            "menu": {
                "say": "For your bill, press 1. To speak to sales, press 2.",
                "repeats": 1,
                "wait_seconds": 5,
                "announced": False,
                "options": [
                    {"key": 1, "text": "your bill", "to": "queue:billing"},
                    {"key": 2, "text": "to speak to sales", "to": "queue:sales"},
                ],
                "no_input": "queue:sales",
                "wrong_key": "queue:sales",
            },
            "queue:billing": {"queue": "billing"},
            "queue:sales": {"queue": "sales"},
        },
        "menus": ["menu"],
        "inputs": [],
        "queues": {"billing": "Billing", "sales": "SalesQueue"},
        "fewest_menus_to_queue": 1,
        "fewest_keys_to_human": 1,
        "listening_seconds_to_human": 5.6,
        "reasons": {"bill": ["billing"], "plans": ["sales"], "default": ["billing"]},
        "findings": [
            {
                "code": "no-hours-check",
                "where": "say",
                "sentence": "Nothing in this tree looks at the opening hours: whoever calls at "
                "night is led in as by day. In play the company's `hours.open` acts before the "
                "tree.",
            },
            {
                "code": "queue-full",
                "where": "queue:billing",
                "sentence": "When the queue `Billing` is full, nothing else is tried: "
                "the caller hears “Please try again later.” and the line goes dead.",
            },
            {
                "code": "failure-hangs-up",
                "where": "queue:billing",
                "sentence": "When action 5 (TransferContactToQueue) fails, "
                "the caller hears “Please try again later.” and the line goes dead.",
            },
            {
                "code": "queue-full",
                "where": "queue:sales",
                "sentence": "When the queue `SalesQueue` is full, nothing else is tried: "
                "the caller hears “Please try again later.” and the line goes dead.",
            },
        ],
        "not_understood": [],
    }


def test_a_report_says_how_far_it_is_and_what_is_wrong():
    lines = report(read_flow([file(SMALL), file({})]))
    assert lines[:2] == [
        "Amazon Connect flow. 7 steps, 1 menu, 2 queues.",
        "To reach somebody takes at the least 1 menu, 1 key, 6 s of listening.",
    ]
    assert "What callers meet:" in lines
    assert lines[-2:] == [
        "Not understood:",
        "  x.txt: There is no Amazon Connect flow with a step in it.",
    ]


def test_how_far_it_is_in_a_flow_that_was_not_given_is_not_known():
    made = read_flow([file(ELSEWHERE)])
    assert report(made)[1] == "How far it is to somebody is not known: give Billing too."
    told = as_dict(made)
    assert [told[key] for key in FEWEST] == [None, None, None]
    assert told["nodes"]["transfer:billing"] == {"transfer": "Billing", "given": False}


def test_of_a_file_that_breaks_off_the_tree_is_kept_and_nothing_is_concluded():
    whole = json.dumps(SMALL)
    made = read_flow([ImportFile("main.json", whole[: whole.index('"Please try again later."')])])
    told = as_dict(made)
    assert list(told["nodes"]) == ["say", "menu", "queue:billing", "queue:sales"]
    assert [told[key] for key in FEWEST] == [None, None, None]
    assert (told["broken_off"], [f["code"] for f in told["findings"]]) == (
        ["main.json"],
        ["broken-off"],
    )
    assert report(made)[1:5] == [
        "How far it is to somebody is not known.",
        "",
        "What callers meet:",
        "  main.json is broken off: export it again. From a part of a tree nothing is concluded. "
        "[say]",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '{"conversations": [{"conversationId": "1"}]}',
            "x holds call records and no phone tree. They are read by: "
            "holdgame company import-calls x",
        ),
        (
            "# Ours.\nholdgame_company: 1\nid: acme\n",
            "x is a company file. Give the flow that your system exported first, and this one "
            "behind it: --company x",
        ),
        (
            "holdgame: 1\nid: tiny\n",
            "x is a story of the game. Give the flow that your system exported.",
        ),
        (
            '{"Metadata": {"position": {"x": 1, "y"',
            "x is broken off before its first step. Export it again.",
        ),
        ("", "x is in no format that is known."),
        ('{"a": 1}', "x is in no format that is known."),
    ],
)
def test_a_wrong_file_is_said_with_what_it_is(text, sentence):
    with pytest.raises(FlowProblem) as problem:
        read_flow([ImportFile("x", text)])
    assert str(problem.value).startswith(sentence)


def test_the_yaml_is_the_part_of_a_company_file_that_it_belongs_into():
    assert (
        tree_yaml(read_flow([file(SMALL)]), known=["sales"])
        == """\
lines:
  support:
    tree:
      entry: say
      nodes:
        say: {say: Welcome to Acme., to: menu}
        menu:
          say: "For your bill, press 1. To speak to sales, press 2."
          repeats: 1
          wait_seconds: 5
          announced: false
          options:
            - {key: 1, text: your bill, to: queue:billing}
            - {key: 2, text: to speak to sales, to: queue:sales}
          no_input: queue:sales
          wrong_key: queue:sales
    reasons:   # proposed by the words of the menu: look over it
      bill: [billing]
      plans: [sales]
      default: [billing]
      # no key speaks of: refund, returns, repair, cancel, order
# The tree leads to these queues. Put them under `queues:` with what you know of each,
# such as {hold.measured: 4m, hung_up: 0.1}; what you leave out is assumed.
# queues:
#   billing: {}   # Billing
"""
    )


ELSEWHERE = flow(action("a", "TransferToFlow", ContactFlowId="{{contactFlows.Billing.arn}}"))
FEWEST = ("fewest_menus_to_queue", "fewest_keys_to_human", "listening_seconds_to_human")


# -- whatever a file holds --------------------------------------------------------------------

SNIPPETS = ["{", "}", "[", "]", ",", "null", '"Actions": 1', '{"Identifier": 3}', "-1e999", '"1"']
NAMES = (
    "Actions StartAction Identifier Type Parameters Transitions NextAction Conditions Condition "
    "Operands Operator Errors ErrorType Text Metadata ActionMetadata name QueueId StoreInput "
    "ContactFlowId modules id type branches parameters start condition transition value "
    "states transitions event next conditions properties say initial_state input"
)
VALUES = (
    "1 2 a b $.StoredCustomerInput True Equals Compare MessageParticipant GetParticipantInput "
    "TransferToFlow TransferContactToQueue UpdateContactTargetQueue CheckHoursOfOperation "
    "InvokeFlowModule trigger incomingCall say-play gather-input-on-call split-based-on"
)
KEYS, WORDS = st.sampled_from(NAMES.split()), st.sampled_from(VALUES.split())
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS
ANY_JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=40,
)


def told(flow):
    """Everything that is said of a flow can be said."""
    if flow is not None:
        json.dumps(as_dict(flow))
        assert tree_yaml(flow)
        assert report(flow)


@settings(max_examples=examples(150), deadline=None)
@given(st.sampled_from([SMALL, OLDER, STUDIO]).flatmap(lambda c: spoilt(json.dumps(c), SNIPPETS)))
def test_a_spoilt_flow_is_read_or_said_why_not(text):
    told(reads_or_says_why(read_flow, text))


@settings(max_examples=examples(150), deadline=None)
@given(ANY_JSON, ANY_JSON)
def test_any_json_is_read_or_said_why_not(one, other):
    from holdgame.company.imports.flows.connect import reader as connect
    from holdgame.company.imports.flows.twilio import reader as twilio

    for importer in (connect, twilio):
        told(reads_or_says_why(importer.read, json.dumps(one), json.dumps(other)))
