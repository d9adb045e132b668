"""The company's phone tree, walked key by key."""

from __future__ import annotations

from collections import Counter

import pytest

from holdgame.engine.moments import Ask
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.timing import phone_key
from holdgame.engine.world import World
from tests.builders import PLAIN_COMPANY, company, explore, play, tell

CALL = "- dial: support\n- menu: {line: support, reason: refund}\n- hold\n"


def queue_after(*keys: str, steps: str = CALL, base: str = PLAIN_COMPANY) -> str:
    """The queue one holds in after these keys."""
    return play(tell(steps), company(base), choices=keys).waits[0].heard.queue


def test_the_right_keys_lead_to_the_queue_of_the_reason() -> None:
    assert queue_after("2", "2") == "billing"


def test_what_is_heard_is_the_tree_as_far_as_the_key_that_is_pressed() -> None:
    played = play(tell(CALL), choices=["2", "2"])
    assert "Plain: For existing customers, press 2." in played.lines
    heard = [c.seconds for c in played.charges if c.did == "menu"]
    # “Welcome. For sales, press 1. For existing customers, press 2.” and “Go on. … For your bill,
    # press 2.”: words at 150 a minute, 0.6 s between.
    assert heard == pytest.approx([10 / 2.5 + 2 * 0.6, 12 / 2.5 + 2 * 0.6])
    assert {c.because for c in played.charges if c.did == "menu"} == {"menu"}


def test_every_key_is_counted_and_takes_its_time() -> None:
    played = play(tell(CALL), choices=["2", "*", "2", "2"])
    assert played.counts.keys == 4
    assert [c.seconds for c in played.charges if c.did == "key"] == [phone_key()] * 4


def test_hearing_it_again_comes_back_to_the_same_menu() -> None:
    played = play(tell(CALL), choices=["9", "2", "2"])
    assert played.asks[0].here.place == played.asks[1].here.place
    assert played.counts.keys == 3


def test_a_wrong_turn_leads_to_a_recording_and_back_to_the_start() -> None:
    played = play(tell(CALL), choices=["2", "1", "2", "2"])
    assert "Plain: We are open now and then. Goodbye for now." in played.lines
    assert played.waits[0].heard.queue == "billing"


def test_nobody_is_put_into_the_wrong_queue_by_one_wrong_key() -> None:
    assert queue_after("1", "2", "2") == "billing"


def test_after_three_wrong_turns_the_largest_queue_answers() -> None:
    assert queue_after("1", "1", "1") == "support"


def test_pressing_nothing_but_zero_reaches_the_operator() -> None:
    assert queue_after("0") == "support"


def test_customers_go_astray_as_often_as_the_company_counts() -> None:
    world = World(tell(CALL), company(menu__wrong_turn=0.3))
    first = Counter(
        next(e.answer.option for e in rehearse(world, seed).events if isinstance(e.moment, Ask))  # type: ignore[union-attr]
        for seed in range(600)
    )
    assert first["2"] / 600 == pytest.approx(0.7, abs=0.06)
    assert first["1"] / 600 == pytest.approx(0.15, abs=0.05)
    assert not first["9"]


LOST = PLAIN_COMPANY.replace("queue: billing", "queue: sales").replace(
    "text: anybody, queue: support", "text: anybody, queue: sales"
)


def test_where_no_key_leads_there_a_key_leads_where_the_tree_says() -> None:
    """Nobody is put on hold in a queue that no key leads to."""
    assert queue_after("1", base=LOST) == "sales"
    for seed in range(30):
        assert play(tell(CALL), company(LOST), seed).waits[0].heard.queue == "sales"


# A menu of somebody's own: silence and wrong keys have places of their own to lead to.
OWN = """\
      entry: menu
      nodes:
        menu:
          say: Press 1 for your bill.
          wait_seconds: 5
          announced: false
          options: [{key: 1, text: your bill, to: queue:billing}]
          no_input: queue:sales
          wrong_key: sorry
        sorry: {say: That is no option., to: menu}
"""
OWN_COMPANY = (
    PLAIN_COMPANY[: PLAIN_COMPANY.index("      say: Welcome.")]
    + OWN
    + PLAIN_COMPANY[PLAIN_COMPANY.index("    reasons: {refund") :]
)


def test_pressing_nothing_leads_where_silence_does_and_takes_as_long() -> None:
    played = play(tell(CALL), company(OWN_COMPANY), choices=["nothing"])
    # Said twice, 2 s each, and 5 s of silence after each.
    assert [c.seconds for c in played.charges if c.did == "menu"] == [14.0]
    assert played.counts.keys == 0
    assert played.lines[-1] == "Plain: Press 1 for your bill."  # and not again


def test_no_customer_presses_nothing_by_habit() -> None:
    world = World(tell(CALL), company(OWN_COMPANY, menu__wrong_turn=0.5))
    answers = [e.answer for seed in range(50) for e in rehearse(world, seed).events]
    assert "nothing" not in [getattr(answer, "option", "") for answer in answers]


def test_where_no_key_leads_to_anybody_customers_press_nothing() -> None:
    base = OWN_COMPANY.replace("to: queue:billing", "to: sorry")
    played = [play(tell(CALL), company(base), seed) for seed in range(20)]
    assert {p.waits[0].heard.queue for p in played} <= {"sales"}


def test_a_wrong_key_leads_where_the_tree_says_however_often() -> None:
    played = play(tell(CALL), company(OWN_COMPANY), choices=["7"] * 5 + ["1"])
    assert played.lines.count("Plain: That is no option.") == 5
    assert played.waits[0].heard.queue == "billing"
    assert len(explore(World(tell(CALL), company(OWN_COMPANY)), 500)) < 60


def test_of_a_recording_that_only_has_a_name_the_keys_are_told_and_not_spoken() -> None:
    base = OWN_COMPANY.replace("say: Press 1 for your bill.", 'say: "[main menu]"')
    played = play(tell(CALL), company(base), choices=["1"])
    assert played.lines[1:3] == [
        "Plain: [main menu]",
        "(The words of this menu are not known. Its keys: 1 your bill.)",
    ]


@pytest.mark.parametrize("base", [PLAIN_COMPANY, LOST])
def test_however_often_one_goes_wrong_the_states_come_to_an_end(base: str) -> None:
    world = World(tell(CALL), company(base, menu__wrong_turn=0.2))
    assert len(explore(world, 500)) < 60


def test_a_reason_nobody_thought_of_leads_to_the_largest_queue() -> None:
    assert queue_after(*["0"], steps=CALL.replace("refund", "poetry")) == "support"


def test_a_line_that_is_not_there_is_the_first_line() -> None:
    assert queue_after("2", "2", steps=CALL.replace("line: support", "line: nothing")) == "billing"


def test_the_menu_of_the_line_that_was_dialled_is_the_one_heard() -> None:
    played = play(tell("- dial: short\n- menu: refund\n- hold"), choices=["1"])
    assert "Plain: For help, press 1." in played.lines


DEAD_END = PLAIN_COMPANY.replace(
    "say: We are open now and then. Goodbye for now.", "say: Read our website., hang_up: true"
)


def test_hanging_up_in_the_menu_is_booked_to_the_menu() -> None:
    played = play(tell(CALL), choices=["2", "hang-up"])
    assert played.ending == "gave_up"
    assert played.charged("unresolved")[0].because == "menu"
    # The whole prompt was heard: nobody knows where in it they put the phone down.
    assert [c for c in played.charges if c.did == "menu"][-1].seconds > 6


def test_a_menu_may_have_an_exit_of_its_own() -> None:
    story = tell(
        "- dial: {line: support, closed: shut}\n- menu: {reason: refund, hung_up: b}\n- hold",
        scenes={"b": "- Quiet.\n- end: not_done"},
        exits={"dropped": "cut_off", "closed": "shut", "failed": "not_me", "hung_up": "gave_up"},
    )
    assert play(story, choices=["hang-up"]).lines[-1] == "Quiet."


@pytest.mark.parametrize("asked_for", ["refund", "order"])
def test_where_nobody_is_asked_everybody_waits_in_the_same_queue(asked_for: str) -> None:
    straight = PLAIN_COMPANY.replace(
        "  short:\n    tree: {say: Hello., options: [{key: 1, text: help, queue: support}]}\n",
        "  short:\n    tree: {entry: hello, nodes: {hello: {say: Hello., to: sales}, "
        "sales: {queue: sales}}}\n",
    )
    story = tell(f"- dial: short\n- menu: {{line: short, reason: {asked_for}}}\n- hold")
    played = play(story, company(straight, waits={"sales": 60}))
    assert played.ending == "done"
    assert [w.heard.queue for w in played.waits] == ["sales"]
