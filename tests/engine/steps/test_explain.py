"""Telling it, to whoever was not told."""

from __future__ import annotations

import pytest

from tests.builders import TROUBLE, company, play, tell

TOLD = "- dial: {line: support, answers: nadia}\n- explain: trouble\n"


def test_a_telling_takes_the_words_of_the_fact_whoever_tells_it() -> None:
    short = play(tell(TOLD), choices=["No service. Refund."])
    long = play(tell(TOLD), choices=["word " * 500])
    for played in (short, long):
        (telling,) = [c for c in played.charges if c.did == "telling"]
        assert telling.seconds == len(TROUBLE.split()) / 2.5
        assert telling.because == "none"
    assert short.events[-2].answer.text == "No service. Refund."  # type: ignore[union-attr]


def test_the_same_person_does_not_hear_it_twice() -> None:
    assert play(tell(TOLD + "- explain: trouble")).counts.tellings == 1


def test_each_thing_is_told_for_itself() -> None:
    assert play(tell(TOLD + "- explain: wish")).counts.tellings == 2
    assert not play(tell(TOLD + "- explain: wish")).charged("retelling")


@pytest.mark.parametrize("carried", [True, False])
def test_a_second_agent_who_was_told_nothing_hears_it_again(carried: bool) -> None:
    story = tell(TOLD + "- transfer: omar\n- explain: trouble")
    played = play(story, company(transfer__context_carried=carried))
    assert played.counts.tellings == (1 if carried else 2)
    assert len(played.charged("retelling", "transfer.context_carried")) == (not carried)


@pytest.mark.parametrize("ticket", [True, False])
def test_a_second_call_starts_from_nothing_without_a_ticket(ticket: bool) -> None:
    played = play(tell(TOLD + "- hang_up\n" + TOLD), company(context__ticket=ticket))
    assert played.counts.tellings == (1 if ticket else 2)
    assert len(played.charged("retelling", "context.ticket")) == (not ticket)


def test_in_the_shop_a_ticket_is_a_ticket_too() -> None:
    story = tell(TOLD + "- hang_up\n- visit: omar\n- explain: trouble")
    assert play(story, company(context__ticket=True)).counts.tellings == 1
    assert play(story, company(context__ticket=False)).counts.tellings == 2


def test_the_engine_knows_who_was_told() -> None:
    steps = """
      - explain: trouble
      - if: told.nadia.trouble and told.anyone.trouble and not told.omar.trouble
        then: [She knows.]
      - transfer: omar
      - if: told.anyone.trouble and not told.nadia.trouble and not told.omar.trouble
        then: [He does not.]
    """
    story = tell("- dial: {line: support, answers: nadia}" + steps.replace("\n      ", "\n"))
    played = play(story, company(transfer__context_carried=False))
    assert [x for x in played.lines if x.startswith(("She", "He "))] == [
        "She knows.",
        "He does not.",
    ]


def test_a_customer_may_hang_up_instead_and_has_told_nobody() -> None:
    story = tell(
        TOLD,
        scenes={"b": "- if: told.anyone.trouble\n  end: done\n- end: not_done"},
        exits={"hung_up": "b", "dropped": "b", "closed": "b", "failed": "b"},
    )
    assert play(story, choices=["hang-up"]).ending == "not_done"
    assert play(story, choices=["hang-up"]).counts.tellings == 0


def test_the_phrases_to_pick_from_are_worked_out() -> None:
    story = tell("- explain: {fact: trouble, phrases: ['I am {{ you.name }}.', Refund me.]}")
    assert play(story).asks[0].phrases == ("I am Jordan.", "Refund me.")


def test_what_was_told_is_looked_up_on_as_many_screens_as_it_stands_on() -> None:
    story = tell("- dial: {line: support, answers: nadia}\n- explain: trouble")
    played = play(story, company(people__tools=6))
    assert [c.seconds for c in played.charged("listening", "people.tools")] == [40.0]
    assert "You hear keys. It takes half a minute to be looked up." in played.lines


def test_nobody_looks_anything_up_who_is_not_on_the_line() -> None:
    assert not play(tell("- explain: trouble"), company(people__tools=6)).charged("listening")
