"""Whatever a file holds, it is read or it is said why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.documents.diagnostics import Diagnostics, FileProblem, Place, Source, did_you_mean
from holdgame.documents.nodes import Mapping, Scalar, Sequence
from holdgame.documents.reader import must_read, read_file, read_text
from tests.builders import mistakes_in, text_of
from tests.examples import examples

GOOD = text_of("- Hello.")
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + below] * 9)}]\n"
    for below, name in zip("abcdefgh", "bcdefghi", strict=True)
)

BAD_FILES = [
    ("empty", b"", "HG004", 0, 0),
    ("only spaces", b"   \n\n", "HG004", 0, 0),
    ("a list", b"- a\n- b\n", "HG021", 1, 1),
    ("a word", b"\nhello\n", "HG021", 2, 1),
    ("binary", b"\x7fELF\x00\x01\x02\xff", "HG003", 0, 0),
    ("UTF-16", GOOD.encode("utf-16"), "HG003", 0, 0),
    ("UTF-32", GOOD.encode("utf-32"), "HG003", 0, 0),
    ("UTF-16 without a mark", GOOD.encode("utf-16-le"), "HG003", 0, 0),
    ("latin-1", GOOD.replace("Tiny", "T\xfcny").encode("latin-1"), "HG003", 3, 9),
    ("50 MB", b"a: b\n" * 10_000_000, "HG001", 0, 0),
    ("10,000 levels", b"[" * 10_000 + b"]" * 10_000, "HG001", 1, 101),
    ("10,000 levels left open", b"{a: " * 10_000, "HG001", 1, 401),
    ("1,500 indents", "".join(" " * i + "a:\n" for i in range(1500)).encode(), "HG001", 101, 101),
    ("an alias bomb", BOMB.encode(), "HG001", 6, 20),
    ("an alias of itself", b"a: &a [*a]\n", "HG004", 1, 8),
    ("a quote left open", b"a: b\ntitle: \"T\nb: c\n", "HG004", 2, 8),
    ("a bracket left open", b"a: [b,\n", "HG004", 2, 1),
    ("a tab", b"a:\n\tb: c\n", "HG004", 2, 1),
    ("two documents", b"a: b\n---\nc: d\n", "HG001", 2, 1),
    ("a list for a key", b"a: b\n[c]: d\n", "HG004", 2, 1),
    ("the same key twice", b"a: b\na: c\n", "HG006", 2, 1),
    ("an escape", b"a: b\x1b[2J\n", "HG005", 1, 5),
    ("an escaped escape", b'a: "b\\e[2J"\n', "HG005", 1, 4),
    ("an escaped return", b'a: "b\\rc"\n', "HG005", 1, 4),
    ("a bell", b"a: b\x07\n", "HG005", 1, 5),
    ("a delete", b"a: b\x7f\n", "HG005", 1, 5),
    ("a C1 control", "a: b\x9b2J\n".encode(), "HG005", 1, 5),
    ("text turned round", "a: b\u202ec\n".encode(), "HG005", 1, 5),
    ("text isolated", "a: b\u2066c\n".encode(), "HG005", 1, 5),
    ("a line that only YAML sees", "a: b\u2028c: d\n".encode(), "HG005", 1, 5),
]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "code", "line", "column"), [b[1:] for b in BAD_FILES], ids=[b[0] for b in BAD_FILES]
)
def test_a_bad_file_is_told_and_nothing_else_happens(
    raw: bytes, code: str, line: int, column: int
) -> None:
    first = next(d for d in mistakes_in(raw) if d.code == code)
    assert (first.place.line, first.place.column) == (line, column)
    assert first.sentence.endswith(".")
    assert all(c.isprintable() or c == "\n" for c in first.render())


@pytest.mark.parametrize("size", [1 / 4, 1 / 2, 3 / 4, 0.95])
def test_half_a_file_is_told(size: float) -> None:
    assert mistakes_in(GOOD[: int(len(GOOD) * size)])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="HG002: There is no such file"):
        must_read(tmp_path / "none.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="HG002"):
        must_read(tmp_path)


@pytest.mark.timeout(10)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(FileProblem, match="This is not a file"):
        must_read(tmp_path / "pipe.yaml")


def read(text: str) -> Mapping:
    diagnostics = Diagnostics()
    node = read_text(Source("here.yaml", text), diagnostics)
    assert not diagnostics.errors, diagnostics.errors
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize(
    ("written", "boolean", "number"),
    [
        ("true", True, None), ("False", False, None), ("yes", None, None), ("No", None, None),
        ("on", None, None), ("12", None, 12), ("-1.5", None, -1.5), ("1e3", None, 1000.0),
        ("0x10", None, None), ("1_000", None, None), ("23:10", None, None), ("'12'", None, None),
        (".inf", None, None), (".nan", None, None), ("1" * 20, None, None), ("1e999", None, None),
    ],
)  # fmt: skip
def test_only_what_yaml_1_2_means_is_more_than_text(written, boolean, number) -> None:
    node = read(f"a: {written}").get("a")
    assert isinstance(node, Scalar)
    assert (node.boolean, node.number) == (boolean, number)
    assert node.text == written.strip("'")


@pytest.mark.parametrize(
    ("written", "null"), [("~", True), ("null", True), ("", True), ("''", False)]
)
def test_nothing_is_nothing_only_without_quotes(written: str, null: bool) -> None:
    node = read(f"a: {written}").get("a")
    assert isinstance(node, Scalar)
    assert node.is_null == null


def test_every_value_knows_where_it_stands() -> None:
    root = read("a: b\nc:\n  - d\n  - {e: f}\n")
    c = root.get("c")
    assert isinstance(c, Sequence)
    d, e = c.items
    assert (d.line, d.column, e.line, e.column) == (3, 5, 4, 5)
    assert isinstance(e, Mapping)
    key, value = e.entries[0]
    assert (key.column, value.column) == (6, 9)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(ending: str) -> None:
    text = ending.join(["a: b", "", "c: d", "e: 'f"])
    (mistake,) = mistakes_in(text)
    assert (mistake.place.line, mistake.place.column) == (4, 4)
    assert "e: 'f" in mistake.render()


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert mistakes_in(b"\xef\xbb\xbf" + GOOD.encode()) == []


def test_an_anchor_that_is_used_is_fine() -> None:
    root = read("a: &x hello\nb: *x\n")
    b = root.get("b")
    assert isinstance(b, Scalar)
    assert (b.text, b.line) == ("hello", 1)


def test_a_caret_stands_under_the_column_even_in_a_long_line() -> None:
    source = Source("here.yaml", "x" * 300 + "HERE" + "x" * 300)
    diagnostics = Diagnostics()
    diagnostics.error("HG000", Place(source, 1, 301), "Something is wrong.")
    _, shown, caret = diagnostics.found[0].render().split("\n")
    assert shown[caret.index("^") :].startswith("HERE")
    assert len(shown) < 110


def test_what_a_sentence_quotes_cannot_steer_the_terminal() -> None:
    diagnostics = Diagnostics()
    diagnostics.error(
        "HG000", Place(Source("a", "b\x1b[2J"), 1, 1), "There is no `\x1b[2J`.", "\x07"
    )
    assert all(c.isprintable() or c == "\n" for c in diagnostics.found[0].render())


def test_two_mistakes_at_one_place_are_both_told_and_one_is_told_once() -> None:
    diagnostics = Diagnostics()
    place = Place(Source("a", "b"), 1, 1)
    for sentence in ("One.", "Other.", "One."):
        diagnostics.error("HG000", place, sentence)
    assert [d.sentence for d in diagnostics] == ["One.", "Other."]


def test_the_nearest_name_is_suggested_and_few_are_listed() -> None:
    assert did_you_mean("biling", ["billing", "sales"]) == "Did you mean `billing`?"
    assert did_you_mean("zzz", ["billing", "sales"]) == "There is: `billing`, `sales`."
    assert did_you_mean("zzz", [f"q{i}" for i in range(50)]) == ""


@given(st.text(max_size=200) | st.text(alphabet=" \n-:[]{}&*!|>'\"%@`#,?ab", max_size=80))
@settings(max_examples=examples(200))
def test_any_text_is_read_or_told(text: str) -> None:
    diagnostics = Diagnostics()
    read_text(Source("any.yaml", text), diagnostics)
    for mistake in diagnostics:
        assert mistake.render()


def test_reading_a_file_and_reading_its_text_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b\n")
    node = read_file(tmp_path / "a.yaml", Diagnostics())
    assert isinstance(node, Mapping)
    assert list(node.keys()) == ["a"]
