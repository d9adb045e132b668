"""What is resolved late or never, charged once, to the rule that made it so."""

from __future__ import annotations

import pytest

from holdgame.engine.journey import CalledBack, Left
from tests.builders import ENDINGS, company, play, tell

CALL = "- dial: {line: support, answers: nadia}\n"
ASK = "- request: {what: refund, amount: 500, granted: [], refused: [No.]}\n"


def outcome(played) -> tuple[str, str] | None:
    kinds = ("unresolved", "still_unresolved", "another_contact")
    found = [(c.kind, c.because) for c in played.charges if c.kind in kinds]
    assert len(found) <= 1
    return found[0] if found else None


def test_resolved_at_the_first_contact_costs_nothing_more() -> None:
    assert outcome(play(tell(CALL))) is None
    assert outcome(play(tell("- end: done"))) is None


def test_unresolved_without_anybodys_doing_is_booked_to_nobody() -> None:
    assert outcome(play(tell("- end: not_done"))) == ("unresolved", "none")


def test_an_ending_may_name_its_policy() -> None:
    endings = ENDINGS | {"not_done": {"resolved": False, "because": "people.informed"}}
    story = tell(CALL + ASK + "- end: not_done", endings=endings)
    assert outcome(play(story)) == ("unresolved", "people.informed")


def test_the_rule_that_refused_last_outweighs_what_one_left_by() -> None:
    story = tell(CALL + ASK + "- hold")
    played = play(story, holds=[60], waits=[Left(9)])
    assert outcome(played) == ("unresolved", "authority.frontline")


def test_of_two_refusals_the_last_counts() -> None:
    again = "- transfer: hale\n" + ASK + "- end: not_done"
    assert outcome(play(tell(CALL + ASK + again))) == ("unresolved", "authority.manager")


@pytest.mark.parametrize(
    ("first", "policies", "doing", "because"),
    [
        ("- hold: {hung_up: b}", {}, {"waits": [Left(9)], "holds": [60]}, "staffing.support"),
        ("- hang_up\n- go: b", {}, {}, "none"),
        ("- transfer: {to: billing, dropped: b}", {"transfer__dropped": 0.5}, {"luck": ["dropped"]},
         "transfer.dropped"),
        ("- closing: {dropped: b}", {"targets__handle_minutes": 4}, {"luck": ["cut"]},
         "targets.handle_minutes"),
        ("- verify: {facts: [account], failed: b}", {"identity__checks": 1},
         {"choices": ["1", "2", "3"]}, "identity.checks"),
        (ASK + "- go: b", {}, {}, "authority.frontline"),
        ("- hold: {dropped: b}", {"callback__offered": True, "callback__kept": 0.5},
         {"waits": [CalledBack()], "holds": [600], "luck": ["broken"]}, "callback.kept"),
        ("- promise: {what: x, within: 2d, kept: [], broken: [{go: b}]}", {"followup__kept": 0.5},
         {"luck": ["broken"]}, "followup.kept"),
    ],
)  # fmt: skip
def test_another_contact_is_booked_to_what_ended_the_first(
    first: str, policies, doing, because: str
) -> None:
    story = tell(CALL + first, scenes={"b": CALL + "- end: done"})
    assert outcome(play(story, company(**policies), **doing)) == ("another_contact", because)


def test_a_line_that_was_closed_made_it_later() -> None:
    story = tell(
        "- dial: {line: support, closed: b}",
        scenes={"b": "- later: 20h\n" + CALL + "- end: done"},
    )
    assert outcome(play(story, company(hours__open="08:00-09:00"))) == (
        "another_contact",
        "hours.open",
    )


def test_of_three_contacts_the_first_counts_and_counts_once() -> None:
    story = tell(CALL + ASK + "- hang_up\n" + CALL + "- hold: {hung_up: b}", scenes={
        "b": CALL + "- end: done"})  # fmt: skip
    played = play(story, holds=[60], waits=[Left(9)])
    assert outcome(played) == ("another_contact", "authority.frontline")


def test_what_another_contact_could_not_resolve_either_is_told_apart() -> None:
    story = tell(CALL + ASK + "- hang_up\n" + CALL + "- end: not_done")
    kinds = [c.kind for c in play(story).charges]
    assert "another_contact" in kinds
    assert "still_unresolved" in kinds
    assert "unresolved" not in kinds


def test_an_ending_shows_its_text() -> None:
    endings = ENDINGS | {"done": {"resolved": True, "title": "Well", "text": "{{ you.name }}."}}
    end = play(tell("- end: done", endings=endings)).end
    assert (end.title, end.text, end.resolved) == ("Well", "Jordan.", True)
