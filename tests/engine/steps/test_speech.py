"""Lines: who says them, how long they take, and whom they cost what."""

from __future__ import annotations

import pytest

from tests.builders import company, play, tell


def test_lines_are_said_in_the_voice_of_whoever_says_them() -> None:
    played = play(
        tell("""
          - It rains.
          - dial: {line: support, answers: nadia}
          - nadia: Good morning.
          - you: No
          - recording: Please hold.
        """)
    )
    said = [line for event in played.events for line in getattr(event.moment, "lines", ())]
    assert [(line.voice, line.name, line.text) for line in said] == [
        ("narration", "", "It rains."),
        ("person", "Nadia", "Good morning."),
        ("you", "Jordan", "No"),
        ("machine", "Plain", "Please hold."),
    ]


@pytest.mark.parametrize("typed", ["No", "12", "23:10", "~", "1.10", "null", "0x10", "true"])
def test_speech_stays_as_it_was_typed(typed: str) -> None:
    assert f"Jordan: {typed}" in play(tell(f"- you: {typed}")).lines


def test_five_words_take_two_seconds_to_hear() -> None:
    played = play(tell("- dial: {line: support, answers: nadia}\n- nadia: One two three four five"))
    heard = [c for c in played.charged("listening") if c.touchpoint == "agent"]
    assert [c.seconds for c in heard] == [2.0]
    assert heard[0].because == "none"
    assert heard[0].agent


def test_speaking_is_doing_on_the_line_and_nothing_off_it() -> None:
    assert play(tell("- you: One two three four five")).charges == []
    played = play(tell("- dial: support\n- you: One two three four five"))
    assert [c.seconds for c in played.charged("doing") if c.did == "speech"] == [2.0]


def test_narration_takes_nobody_any_time() -> None:
    assert play(tell("- It rains, and it goes on raining.")).charges == []


def test_a_text_is_worked_out_where_it_is_said() -> None:
    story = tell(
        """
        - "{{ company.name }} keeps your money {{ company.refund.days | plural('day') }}."
        - "It was {{ facts.account }}, {{ you.name }}{% if not n %}, never{% endif %}."
        """,
        vars={"n": {"from": 0, "to": 3}},
    )
    assert play(story, company(refund__days=1)).lines == [
        "Plain keeps your money 1 day.",
        "It was 8841220761359904, Jordan, never.",
    ]


def test_a_person_who_speaks_is_the_one_who_listens() -> None:
    story = tell("""
      - dial: support
      - nadia: Hello.
      - explain: trouble
      - if: told.nadia.trouble
        then: [She knows.]
      - if: told.omar.trouble
        then: [He knows.]
    """)
    lines = play(story).lines
    assert "She knows." in lines
    assert "He knows." not in lines


def test_from_abroad_every_second_of_talk_is_paid_for() -> None:
    story = tell(
        """
        - dial: {line: support, answers: nadia}
        - nadia: One two three four five
        - you: One two three four five
        """,
        you={"calling_from": "abroad"},
    )
    played = play(story, company(abroad__toll_free=False, abroad__minute_charge=6))
    on_the_line = sum(c.seconds for c in played.charges if c.kind != "paid")
    assert on_the_line == 8 + 2 + 2  # the ringing and both of them
    assert played.paid("abroad.minute_charge") == pytest.approx(on_the_line * 0.1)
