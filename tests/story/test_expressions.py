"""Conditions and text: what can be written runs short and small; the rest is told."""

from __future__ import annotations

import pytest

from holdgame.documents.diagnostics import Place, Source
from holdgame.story.expressions import Expression, ExpressionProblem, Text, word_count
from tests.builders import mistakes_in, text_of

HERE = Place(Source("here.yaml", ""), 1, 1)
NAMES = {"n": 3, "name": "Ann", "flag": True, "list": ("a", "b"), "half": 0.5,
         "company": {"refund": {"days": 30}}}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("n + 1", 4), ("n * 2 - 1", 5), ("n / 2", 1.5), ("-n", -3), ("n > 2 and flag", True),
        ("not flag or n == 3", True), ("'a' in list", True), ("n in [1, 2]", False),
        ("'yes' if flag else 'no'", "yes"), ("company.refund.days >= 30", True),
        ("name == 'Ann'", True), ("1 < n < 5", True), ("half | round(1)", 0.5), ("none", None),
    ],
)  # fmt: skip
def test_what_can_be_written_is_worked_out(source: str, value: object) -> None:
    assert Expression(source, HERE)(NAMES) == value


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ 1234.5 | money }}", "1,234.50"), ("{{ half | round }}", "0"),
        ("{{ 1 | plural('day') }} {{ 2 | plural('day') }}", "1 day 2 days"),
        ("{{ 2 | plural('child', 'children') }}", "2 children"),
        ("{{ name | upper }}{{ name | lower }}", "ANNann"),
        ("{% if n > 2 %}many{% else %}few{% endif %}", "many"),
        ("{{ 5 | round(-100000000) }}", "5"), ("{{ 2.34567 | round(99999999) }}", "2.34567"),
        ("no braces { here }", "no braces { here }"),
    ],
)  # fmt: skip
def test_text_is_filled_in(source: str, text: str) -> None:
    assert Text(source, HERE)(NAMES) == text


LARGE = [
    "'a' * 300000000", "'a' ~ 'b'", "9" * 3000, "1e308 * 10", "1e999", "2 ** 9", "7 // 2", "7 % 2",
    "(" * 1900 + "1" + ")" * 1900, "not " * 900 + "true", "-" * 1500 + "1", "1" + "+1" * 1200,
    "range(9)", "name.upper()", "list[0]", "[1][0]", "''.__class__", "(name).x", "{'a': 1}",
    "name is string", "n | list", "n | round(digits=3)", "lipsum",
    "x" * 4001, "", "1 +", "a b", "'",
]  # fmt: skip


@pytest.mark.parametrize("source", LARGE, ids=[s[:24] for s in LARGE])
def test_what_is_not_of_the_language_is_told_where_it_stands(source: str) -> None:
    steps = f"- if: {_quoted(source)}\n  then: []\n- {_quoted('{{ ' + source + ' }}')}"
    found = mistakes_in(text_of(steps))
    assert {d.code for d in found} <= {"HG036", "HG037"}
    assert [d.place.column for d in found] == [11, 7]
    assert all(d.sentence.endswith(".") for d in found)


TAGS = ["{% for i in list %}{% for j in list %}x{% endfor %}{% endfor %}", "{% include 'x' %}",
        "{% set x = 1 %}", "{% macro f() %}{% endmacro %}", "{% if flag %}", "{{ name", "{# open",
        "{% extends 'x' %}", "{% import 'os' as os %}"]  # fmt: skip


@pytest.mark.parametrize("source", TAGS)
def test_no_other_tag_is_to_be_had(source: str) -> None:
    (mistake,) = mistakes_in(text_of(f"- {_quoted(source)}"))
    assert mistake.code == "HG037"


def _quoted(source: str) -> str:
    return "'" + source.replace("'", "''") + "'"


@pytest.mark.parametrize(
    "source", ["1 / 0", "name + 1", "name > 1", "flag * 2", "nothing", "company.nothing",
               "name.upper", "n / (n - n)", "name | money", "'x' if false"],
)  # fmt: skip
def test_what_fails_when_it_is_used_is_said_in_a_sentence(source: str) -> None:
    with pytest.raises(ExpressionProblem) as problem:
        Expression(source, HERE)(NAMES)
    assert problem.value.place == HERE


def test_numbers_that_grow_too_large_are_stopped() -> None:
    with pytest.raises(ExpressionProblem):
        Expression(" * ".join(["1e15"] * 30), HERE)(NAMES)


def test_what_an_expression_reads_is_known() -> None:
    text = Text("{{ company.refund.days }}{% if flag and n %}{{ name | upper }}{% endif %}", HERE)
    assert text.reads == {("company", "refund", "days"), ("flag",), ("n",), ("name",)}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("one two", 2),
        ("{{ a.b | upper }} two", 2),
        ("{% if a %}one{% else %}two three{% endif %}", 3),
    ],
)
def test_words_are_counted_as_written(source: str, words: int) -> None:
    assert word_count(source) == words
