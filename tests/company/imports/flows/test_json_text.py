"""JSON as it is exported: broken off, wrapped, or a text inside other JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.flows.flow import FlowProblem, ImportFile
from holdgame.company.imports.flows.json_text import CUT, objects, read_json, text

VALUE = {"a": [1, {"b": "x, {y"}, "two"], "c": {"d": None, "e": 'quo"te'}, "f": 12}


def test_what_is_whole_is_read_as_it_is():
    assert read_json(ImportFile("x", json.dumps(VALUE))) == (VALUE, 0)


@pytest.mark.parametrize(
    ("cut", "kept", "line"),
    [
        ('{"a": [1, {"b": "x, {y"}, "tw', {"a": [1, {"b": "x, {y"}], CUT: True}, 1),
        ('{"a": [1, {"b": "x, {', {"a": [1], CUT: True}, 1),
        ('{"a": [1, 2], "c": {"d": nul', {"a": [1, 2], CUT: True}, 1),
        ('{"a": 1, "b', {"a": 1, CUT: True}, 1),
        ('[{"a": 1},\n {"b": 2}', [{"a": 1}, {"b": 2}], 2),
        ('[{"a": 1},\n {"b": 2, "c', [{"a": 1}, {"b": 2, CUT: True}], 2),
    ],
)
def test_of_what_breaks_off_all_that_stands_before_is_kept(cut, kept, line):
    """What is not whole is marked, so that nobody takes half a step for a step."""
    assert read_json(ImportFile("x", cut)) == (kept, line)


@given(st.integers(0, len(json.dumps(VALUE)) - 1))
def test_wherever_it_breaks_off_nothing_is_made_up(length):
    try:
        value, _ = read_json(ImportFile("x", json.dumps(VALUE)[:length]))
    except FlowProblem:
        return
    assert value.pop(CUT)
    assert set(value) <= set(VALUE)
    assert all(value[key] == VALUE[key] or key == list(value)[-1] for key in value)


@pytest.mark.parametrize("wrong", ["", "{", "}{", "nothing", '{"a": 1}}', '{"a"', "{]", "[1 2"])
def test_what_cannot_be_mended_is_said(wrong):
    with pytest.raises(FlowProblem) as problem:
        read_json(ImportFile("x.json", wrong))
    assert str(problem.value).startswith("x.json is not whole JSON: reading stops in line 1.")


def test_what_is_nested_too_deep_is_said():
    with pytest.raises(FlowProblem, match="nested too deep"):
        read_json(ImportFile("x", "[" * 100_000))


def test_a_number_too_long_to_be_one_is_said():
    with pytest.raises(FlowProblem, match="is not whole JSON"):
        read_json(ImportFile("x", "9" * 10_000))


def test_objects_come_outer_first_with_what_is_around_them():
    wrapped = {"Name": "Main", "Content": json.dumps({"x": {"y": 1}}), "list": [{"z": 2}]}
    assert [(f.value, f.names) for f in objects(wrapped)][1:] == [
        ({"x": {"y": 1}}, ("Main", "Content")),
        ({"y": 1}, ("Main", "Content", "x")),
        ({"z": 2}, ("Main", "list")),
    ]


def test_texts_in_texts_are_not_read_for_ever():
    inner = "{}"
    for _ in range(6):
        inner = json.dumps({"a": inner})
    assert len(list(objects(inner))) == 3


def test_numbers_and_truths_are_texts_too():
    assert [text(v) for v in ("a", 5, True, None, [1])] == ["a", "5", "true", "", ""]
