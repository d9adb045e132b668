"""A company with an imported tree is played through it, in its own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.company.imports.flows.flow import Flow
from holdgame.company.imports.flows.into_company import put_into
from holdgame.documents.diagnostics import Source
from holdgame.engine.world import World
from tests.builders import PLAIN_COMPANY, Played, company, explore, play, tell
from tests.company.imports.flows.connect_flows import (
    BILLING,
    END,
    GREETING,
    MENU,
    QUEUE,
    SALES,
    SMALL,
    SORRY,
    action,
    flow,
    imported,
)
from tests.examples import examples

CALL = "- dial: support\n- menu: {line: support, reason: refund}\n- hold\n"


def file(made: Flow) -> str:
    """The plain company, with the imported tree at its line `support`."""
    return put_into(Source("plain.yaml", PLAIN_COMPANY), made).text


def played(made: Flow, *choices: str, seed: int = 1) -> Played:
    return play(tell(CALL), company(file(made)), seed, choices=choices)


def test_the_menu_speaks_the_companys_own_words_and_adds_none():
    journey = played(imported(SMALL), "1")
    said = [line.removeprefix("Plain: ") for line in journey.lines]
    assert said[:3] == ["Hello.", "Welcome to Acme.", MENU["Parameters"]["Text"]]
    assert "press 9" not in " ".join(said)
    assert journey.waits[0].heard.queue == "billing"


def test_the_keypad_has_the_companys_keys():
    ask = played(imported(SMALL), "1").asks[0]
    assert [(o.id, o.text) for o in ask.options if o.text][:2] == [
        ("1", "your bill"),
        ("2", "to speak to sales"),
    ]


def test_the_right_key_is_the_one_to_the_queue_for_the_reason():
    assert {played(imported(SMALL), seed=s).waits[0].heard.queue for s in range(5)} == {"billing"}


def test_a_key_that_is_none_goes_where_the_company_sends_it():
    wrong = {**MENU, "Transitions": {**MENU["Transitions"]}}
    wrong["Transitions"]["Errors"] = [
        {"ErrorType": "NoMatchingCondition", "NextAction": "sorry"},
        {"ErrorType": "InputTimeLimitExceeded", "NextAction": "menu"},
    ]
    again = {**SORRY, "Transitions": {"NextAction": "menu"}}
    made = imported(flow(GREETING, wrong, BILLING, SALES, QUEUE, again))
    journey = played(made, "7", "1")
    assert "Plain: Please try again later." in journey.lines
    assert journey.waits[0].heard.queue == "billing"


def test_digits_are_typed_and_a_call_back_is_offered_on_the_way():
    made = imported(
        flow(
            action("a", "GetParticipantInput", "b", Text="Your number?", StoreInput="True"),
            action("b", "CreateCallbackContact", "billing"),
            BILLING,
            QUEUE,
        )
    )
    journey = played(made)
    assert journey.asks[0].how == "digits"
    assert journey.waits[0].heard.queue == "billing"


def test_when_it_is_closed_the_line_goes_dead_by_the_companys_own_hours():
    made = imported(
        flow(
            action("a", "CheckHoursOfOperation", on={"True": "billing", "False": "end"}),
            BILLING,
            QUEUE,
            END,
        )
    )
    assert played(made).waits[0].heard.queue == "billing"


@pytest.mark.parametrize("seed", range(4))
def test_what_nobody_can_see_is_left_to_chance(seed):
    made = imported(
        flow(
            action("a", "Compare", "menu", on={"x": "billing"}, ComparisonValue="$.External.x"),
            MENU,
            BILLING,
            SALES,
            QUEUE,
        )
    )
    journey = played(made, seed=seed)
    assert [len(chance.outcomes) for chance in journey.chances] == [2]
    assert journey.waits[0].heard.queue == "billing"


TYPES = st.sampled_from(
    ["MessageParticipant", "GetParticipantInput", "Compare", "CheckHoursOfOperation",
     "CreateCallbackContact", "DisconnectParticipant"]
)  # fmt: skip
WAYS = st.sampled_from(["a", "b", "c", "menu", "billing", "sales"])
ACTIONS = st.tuples(TYPES, WAYS, st.dictionaries(st.sampled_from(["1", "2", "True"]), WAYS))


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(ACTIONS, min_size=3, max_size=3))
def test_whatever_is_imported_can_be_played_to_an_end(drawn):
    made = [
        action(id, type, to, on=on, Text=f"This is {id}. Press 1 or 2.")
        for id, (type, to, on) in zip("abc", drawn, strict=True)
    ]
    entry = {**MENU, "Identifier": "first"}
    entry["Transitions"] = {**MENU["Transitions"], "NextAction": "a"}
    found = imported(flow(entry, MENU, *made, BILLING, SALES, QUEUE))
    world = World(tell(CALL), company(file(found)))
    assert len(explore(world, 1_000)) < 1_000
    for seed in range(3):
        assert played(found, seed=seed).ending
