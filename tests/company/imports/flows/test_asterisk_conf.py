"""The syntax of Asterisk's configuration files."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.flows.asterisk.conf import Conf, parse
from holdgame.company.imports.flows.flow import ImportFile


def conf(text: str) -> Conf:
    return parse(ImportFile("a.conf", text))


def test_sections_hold_keys_and_values_in_either_spelling() -> None:
    (section,) = conf("[sales]\nstrategy = ringall\nmember => SIP/1\n").sections
    assert section.name == "sales"
    assert [(e.key, e.value, e.line) for e in section.entries] == [
        ("strategy", "ringall", 2),
        ("member", "SIP/1", 3),
    ]
    assert section.entries[0].where == "a.conf, line 2"


def test_comments_are_left_out() -> None:
    (section,) = conf("[a] ; one\nb = 1 ; two\n; c = 3\nd = x\\;y ; four\n").sections
    assert [(e.key, e.value) for e in section.entries] == [("b", "1"), ("d", "x;y")]


def test_block_comments_go_over_lines_and_stand_in_one_another() -> None:
    text = (
        "[a]\nb = 1 ;-- gone\nc = 2\n;-- deeper --;\nd = 3\nstill --; e = 4\nf = 5;-- here --;6\n"
    )
    (section,) = conf(text).sections
    assert [(e.key, e.value) for e in section.entries] == [("b", "1"), ("e", "4"), ("f", "56")]


def test_a_ruled_line_is_no_block_comment() -> None:
    (section,) = conf("[a]\n;----------- Sales ---\nb = 1\n;=====\n").sections
    assert [e.key for e in section.entries] == ["b"]


def test_a_section_may_be_made_from_templates() -> None:
    small, sales = conf("[small](!)\n[sales](small,+)\n").sections
    assert (small.templates, sales.templates) == ((), ("small",))


def test_directives_are_listed_and_not_followed() -> None:
    found = conf('[a]\n#include "more.conf"\n#exec /bin/rm -rf /\nb = 1\n')
    assert [(d.key, d.value) for d in found.directives] == [
        ("include", "more.conf"),
        ("exec", "/bin/rm -rf /"),
    ]
    assert [e.key for e in found.sections[0].entries] == ["b"]


def test_lines_of_no_kind_are_listed() -> None:
    found = conf("before = 1\n[a]\nno equals sign\nb = 1\n")
    assert [e.line for e in found.stray] == [1, 3]


@given(st.text(st.sampled_from("[]();-=>\\ab#\n \t"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(conf(text), Conf)
