"""What is wrong with a tree for whoever calls."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdgame.company.imports.flows.findings import findings
from holdgame.company.imports.flows.flow import Finding, Flow
from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    PhoneTree,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
)

PEOPLE = QueueNode("q", "help")
DEAD = EndNode("dead", "Goodbye.")


def flow(*nodes: TreeNode, noticed: tuple[Finding, ...] = ()) -> Flow:
    tree = PhoneTree(nodes[0].id, {node.id: node for node in nodes})
    return Flow("test flow", tree, {q: q for q in tree.queues()}, noticed=noticed)


def found(*nodes: TreeNode) -> dict[str, str]:
    """The sentences by their codes, but that nothing looks at the opening hours."""
    return {f.code: f.sentence for f in findings(flow(*nodes)) if f.code != "no-hours-check"}


def menu(say: str = "Press 1.", silent: str = "q", wrong: str = "q", **ways: str) -> MenuNode:
    """A menu that leads to `q` by 1, unless `_1` and so on say otherwise."""
    led = ways or {"_1": "q"}
    options = tuple(MenuKey(key[1:], f"thing {key[1:]}", to) for key, to in led.items())
    return MenuNode("menu", say, options, 1, None, False, silent, wrong)


def test_a_tree_with_nothing_wrong_has_no_findings():
    hours = HoursNode("hours", "menu", "later")
    assert findings(flow(hours, menu(), PEOPLE, CallbackNode("later", "", "q"))) == ()


def test_nothing_looks_at_the_opening_hours():
    (finding,) = findings(flow(menu(), PEOPLE))
    assert finding == Finding(
        "no-hours-check",
        "menu",
        "Nothing in this tree looks at the opening hours: whoever calls at night is led in as by "
        "day. In play the company's `hours.open` acts before the tree.",
    )


def test_nobody_is_reached():
    assert list(found(menu(silent="dead", wrong="dead", _1="dead"), DEAD)) == [
        "no-human", "silence-hangs-up", "wrong-key-hangs-up",
    ]  # fmt: skip
    assert "no-human" not in found(SayNode("a", "Hello.", "t"), TransferNode("t", "head office"))


@pytest.mark.parametrize(
    ("silent", "wrong", "who"),
    [
        ("", "", "nothing, or a wrong key,"),
        ("say", "say", "nothing, or a wrong key,"),
        ("", "q", "nothing"),
        ("say", "dead", "nothing"),
    ],
)
def test_silence_starts_again_for_ever(silent, wrong, who):
    again = SayNode("say", "Sorry?", "menu")
    assert found(menu(silent=silent, wrong=wrong), PEOPLE, again, DEAD)["loop-without-exit"] == (
        f"Whoever presses {who} hears the same again, for ever: there is no way out."
    )


@pytest.mark.parametrize("wrong", ["", "say"])
def test_a_wrong_key_alone_that_starts_again_for_ever_is_a_loop(wrong):
    again = SayNode("say", "Sorry?", "menu")
    assert found(menu(silent="q", wrong=wrong), PEOPLE, again) == {
        "loop-without-exit": "Whoever presses wrong keys hears the same for ever: nothing else is "
        "tried."
    }


def test_wrong_keys_that_are_counted_do_not_go_round_for_ever():
    counted = Finding("wrong-keys-counted", "menu", "After 3 wrong keys the menu is left.")
    codes = [f.code for f in findings(flow(menu(wrong=""), PEOPLE, noticed=(counted,)))]
    assert codes == ["no-hours-check", "wrong-keys-counted"]


def test_who_is_reached_in_a_flow_that_was_not_given_is_not_known():
    away = TransferNode("t", "Billing", given=False)
    assert found(SayNode("say", "Hello.", "t"), away) == {
        "not-given": "The call goes on in Billing, which is not among the files: who is reached "
        "there is not known. In play the largest queue answers."
    }


def test_of_a_part_of_a_tree_nothing_is_concluded():
    made = replace(flow(menu(silent="dead"), DEAD, PEOPLE), broken_off=("main.json",))
    assert findings(made) == (
        Finding(
            "broken-off",
            "menu",
            "main.json is broken off: export it again. From a part of a tree nothing is concluded.",
        ),
    )


def test_silence_that_goes_round_by_way_of_another_menu_is_one_loop():
    other = MenuNode("other", "Press 1.", (MenuKey("1", "help", "q"),), 1, None, False, "menu", "q")
    codes = [f.code for f in findings(flow(menu(silent="other"), other, PEOPLE))]
    assert codes.count("loop-without-exit") == 2  # at each of the two


def test_silence_and_a_wrong_key_hang_up():
    said = found(menu(silent="dead", wrong="say"), PEOPLE, DEAD, SayNode("say", "Wrong.", "dead"))
    assert said == {
        "silence-hangs-up": "Whoever presses nothing is cut off after “Goodbye.”.",
        "wrong-key-hangs-up": "Whoever presses a wrong key is cut off after “Goodbye.”.",
    }


def test_silence_that_may_lead_to_somebody_does_not_hang_up():
    either = OpaqueNode("either", "the queue", ("q", "dead"))
    assert "silence-hangs-up" not in found(menu(silent="either"), either, PEOPLE, DEAD)


def test_a_key_behind_which_nobody_is():
    said = found(
        menu("Press 1 or 2.", _1="q", _2="say"), PEOPLE, SayNode("say", "No.", "dead"), DEAD
    )
    assert said == {"dead-end": "Behind key 2 (thing 2) nobody is reached: the line goes dead."}
    told = findings(flow(menu("Press 1 or 2.", _1="q", _2="dead"), PEOPLE, DEAD))
    assert [f.where for f in told] == ["menu", "dead"]


def test_a_key_that_leads_back_to_the_menu_is_no_dead_end():
    back = SayNode("say", "Read our website.", "menu")
    assert not found(menu("Press 1 or 2.", _1="q", _2="say"), PEOPLE, back)


@pytest.mark.parametrize(
    ("say", "sentence"),
    [
        ("Press 9 to leave.", "Keys 1 and 2 work, and nobody is told so: only 9 is announced."),
        ("Press 1, 2 or nine.", ""),
        ("Press 1 or 2.", "Key 9 works, and nobody is told so."),
        ("Please listen.", "Keys 1, 2 and 9 work, and nobody is told so."),
        ("Press 9, … .", ""),  # who knows what else is said
        ("[main menu]", ""),
        ("", ""),
    ],
)
def test_keys_that_no_prompt_names(say, sentence):
    assert found(menu(say, _1="q", _2="q", _9="q"), PEOPLE).get("not-announced", "") == sentence


def test_a_menu_whose_keys_are_announced_for_it_has_no_secret_ones():
    key = MenuKey("1", "help", "q")
    assert not found(MenuNode("menu", "Hello.", (key,), no_input="q", wrong_key="q"), PEOPLE)


def test_whoever_calls_when_it_is_closed_is_cut_off():
    hours = HoursNode("hours", "q", "dead")
    assert found(hours, PEOPLE, DEAD) == {
        "closed-hangs-up": "Outside the opening hours callers are cut off after “Goodbye.”."
    }
    assert not found(HoursNode("hours", "q", "menu"), PEOPLE, menu())


def test_digits_that_nobody_types_are_waited_for_no_longer_than_is_said():
    asked = InputNode("number", "Number?", "q", no_input="dead")
    assert found(menu(silent="number"), asked, PEOPLE, DEAD) == {
        "silence-hangs-up": "Whoever presses nothing is cut off after “Goodbye.”."
    }


def test_what_an_importer_noticed_stands_where_it_belongs():
    noticed = (Finding("queue-full", "q", "Full."), Finding("failure-hangs-up", "menu", "Broken."))
    told = findings(flow(menu(silent="dead"), PEOPLE, DEAD, noticed=noticed))
    assert [f.code for f in told] == [
        "no-hours-check", "silence-hangs-up", "failure-hangs-up", "queue-full",
    ]  # fmt: skip
