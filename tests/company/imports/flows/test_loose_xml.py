"""XML that is not well-formed, tag by tag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.imports.flows.loose_xml import Scan, Tag


def tags(text: str) -> list[Tag]:
    return list(Scan(text).tags())


def test_tags_have_a_name_a_line_and_attributes() -> None:
    assert tags("<menus>\n <Menu Name=\"a\" x='b'/>\n</menus>") == [
        Tag("menus", 1),
        Tag("menu", 2, attributes={"name": "a", "x": "b"}),
        Tag("menus", 3, closing=True),
    ]


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ('<a x="1 & 2" y="3">', {"x": "1 & 2", "y": "3"}),
        ("<a x=1 y=2/>", {"x": "1", "y": "2"}),
        ('<a x="1" x="2">', {"x": "1"}),
        ('<a x="one two>\n<b>', {"x": "one", "two": ""}),
        ('<a x="1" ,, y="2">', {"x": "1"}),
        ("<a checked x='1'>", {"checked": "", "x": "1"}),
        ('<a x="a>b">', {"x": "a>b"}),
        ('<a x="1"<b>', {"x": "1"}),
        ('<a x="&lt;&amp;&#65;&#x42;&#0;&nosuch;&copy">', {"x": "<&AB &nosuch;&copy"}),
    ],
)
def test_what_is_not_well_formed_is_read_as_far_as_it_can_be(
    text: str, attributes: dict[str, str]
) -> None:
    assert tags(text)[0].attributes == attributes


def test_comments_and_instructions_are_no_tags() -> None:
    assert tags("<?xml?><!-- <a> --><![CDATA[<b>]]>3 < 4 <c>") == [Tag("c", 1)]


def test_a_text_may_break_off() -> None:
    for text in ('<a><b x="1', "<a><b", "<a><!-- b", "<a><b x"):
        scan = Scan(text)
        assert list(scan.tags()) == [Tag("a", 1)]
        assert scan.breaks_off


def test_entities_are_passed_over() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 40))
    text = f'<!DOCTYPE a [{bomb}<!ENTITY file SYSTEM "file:///etc/passwd">]><a x="&e39;&file;"/>'
    scan = Scan(text)
    assert list(scan.tags()) == [Tag("a", 1, attributes={"x": "&e39;&file;"})]
    assert scan.declares


@pytest.mark.parametrize("again", ["<a ", '<a x="', "<!", "<", "<a x=", "<!--", "&#1;", "<!x["])
def test_it_takes_one_pass(again: str) -> None:
    tags(again * 100_000)


@given(st.text(st.sampled_from("<>/=\"'!-[]&;#ax 1\n?"), max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(tag.name for tag in tags(text))
