"""Arguments, variables and conditions of a dialplan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.flows.asterisk import arguments as written


def test_arguments_are_separated_outside_of_quotes_and_brackets() -> None:
    assert written.arguments('a, "b,c" ,$[1,2],') == ["a", '"b,c"', "$[1,2]", ""]
    assert written.arguments("a|b") == ["a", "b"]
    assert written.arguments("") == [""]


def test_an_application_is_a_name_and_what_is_in_its_brackets() -> None:
    assert written.application("Queue(sales,,,,300)") == ("queue", "sales,,,,300")
    assert written.application(" Hangup ") == ("hangup", "")
    assert written.application("Goto,s|1") == ("goto", "s|1")
    assert written.application("Set(A=$[(1)])") == ("set", "A=$[(1)]")
    assert written.application("Dial(SIP/1") == ("dial", "SIP/1")
    assert written.application("") == ("", "")


def test_variables_that_are_known_are_put_in() -> None:
    known = {"EXTEN": "2005551234", "A": "${B}", "B": "x"}
    assert written.expand("${A}/${EXTEN:6}/${EXTEN:-2}/${EXTEN:1:3}", known) == "x/1234/34/005"
    assert written.expand("${GLOBAL(B)} ${C}", known) == "x ${C}"


def test_variables_that_grow_without_end_stop() -> None:
    bomb = {f"V{n}": f"${{V{n + 1}}}" * 10 for n in range(30)}
    assert len(written.expand("${V0}", bomb)) <= written.LONGEST
    assert written.expand("${X}", {"X": "${X}${X}"}).startswith("${X}")


def test_two_words_are_the_same_or_not() -> None:
    assert written.same('$["5" = "5"]') is True
    assert written.same("$[5=6]") is False
    assert written.same("$[5 != 6]") is True
    assert written.same('$["${A}" = "5"]') is None
    assert written.same("$[${A} > 5]") is None


@given(st.text(st.sampled_from('${}:"[](),|?=ABE0- \\'), max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert written.arguments(text)
    assert isinstance(written.expand(text, {"A": text, "B": "${A}"}), str)
    assert isinstance(written.application(text), tuple)
    written.same(text)


def test_a_condition_and_its_two_ways() -> None:
    assert written.branches("$[a?b]?c,1:d,1") == ("$[a?b]", "c,1", "d,1")
    assert written.branches("x?Playback(a:b)") == ("x", "Playback(a:b)", "")
    assert written.branches("x") == ("x", "", "")
