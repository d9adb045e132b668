"""Files that are broken, huge, of another kind or out to do harm: a sentence, no traceback."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from holdgame.company.imports.calls.measure import import_calls
from holdgame.company.imports.calls.measured import Measured
from holdgame.company.imports.calls.records import RecordsProblem
from holdgame.company.imports.calls.summary import render
from holdgame.company.imports.calls.values import snippet
from tests.company.imports.calls.recorded import (
    contact,
    conversation,
    lines,
    measured,
    queue_calls,
    queue_log,
    reported,
    table,
)
from tests.examples import examples

GOOD = {
    "csv": reported(queue_calls(30, 60, 6, 480, 360)),
    "amazon": lines([contact("a"), contact("b", Agent=None), contact("c", InitialContactId="a")]),
    "amazon in a list": json.dumps([contact("a"), contact("b", Agent=None)], indent=2),
    "asterisk": queue_log(
        "0 c.1 ENTERQUEUE||+4930123456|1",
        "83 c.1 CONNECT|83|b.2|4",
        "100 c.2 ENTERQUEUE||+4930222222|1",
        "130 c.2 ABANDON|1|1|30",
        "300 c.1 BLINDTRANSFER|200|internal|83|217|1",
    ),
    "genesys": lines([conversation("a"), conversation("b", answered=False)]),
    "genesys answer": json.dumps({"conversations": [conversation("a")]}),
}
_SPOILS: list[bytes] = [
    b"", b"\x00", b"\xff\xfe", b'"', b"'", b"\n", b"\r", b",", b"|", b"[", b"{", b"]}", b"\\u12",
    b"-1", b"1e999", b"9" * 400, b"null", b"true", b"[" * 3000, b'{"a":' * 3000, b"\xed\xa0\x80",
    b"\x1b[2J", "\u202e٣".encode(), b"NaN", b"2026-99-99T99:99:99Z", b"0001-01-01T00:00:00Z",
]  # fmt: skip


def outcome(data: bytes) -> Measured | str:
    """What comes of a file: figures, which are shown in every way there is, or a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calls"
        path.write_bytes(data)
        try:
            found = import_calls([path])
        except RecordsProblem as problem:
            return str(problem)
    shown = render(found) + snippet(found) + json.dumps(found.as_dict(), allow_nan=False)
    assert "\x1b" not in shown
    assert found.rows == found.understood + sum(found.skipped.values())
    assert found.understood >= 0
    return found


@given(st.binary(max_size=600))
@example(b"")
@example(b"\x1f\x8b")
@example(b"\x1f\x8b\x08\x00")
@example(b"\xff\xfe")
@example(b"\t\x0b")
def test_bytes_of_no_meaning(data: bytes) -> None:
    outcome(data)


@given(st.text("waitoutcmes,;\n\t|\"'0123456789.:-+/Z answred{}[]", max_size=400))
def test_texts_that_look_a_little_like_records(text: str) -> None:
    outcome(text.encode())
    outcome(b"wait,outcome,start,customer,contact id\n" + text.encode())


@pytest.mark.parametrize("kind", GOOD)
@given(data=st.data())
@settings(max_examples=examples(60))
def test_a_good_file_that_breaks_off_anywhere(kind: str, data: st.DataObject) -> None:
    whole = GOOD[kind].encode()
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    outcome(cut)
    packed = gzip.compress(whole)
    outcome(packed[: data.draw(st.integers(0, len(packed)))])


@pytest.mark.parametrize("kind", GOOD)
@given(data=st.data())
@settings(max_examples=examples(120))
def test_a_good_file_that_was_spoilt(kind: str, data: st.DataObject) -> None:
    whole = GOOD[kind].encode()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole)))
        length = data.draw(st.sampled_from([0, 0, 1, 3, 20, 200]))
        spoil = data.draw(st.sampled_from(_SPOILS) | st.binary(max_size=8))
        whole = whole[:at] + spoil + whole[at + length :]
    outcome(whole)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(st.data())
@settings(max_examples=examples(200))
def test_records_whose_fields_hold_anything(data: st.DataObject) -> None:
    def spoilt(record: Any) -> Any:
        if isinstance(record, dict) and data.draw(st.booleans()):
            key = data.draw(st.sampled_from(sorted(record) or [""]))
            return record | {key: spoilt(record.get(key))}
        if isinstance(record, list) and record and data.draw(st.booleans()):
            return [spoilt(record[0]), *record[1:]]
        return data.draw(anything)

    record = data.draw(st.sampled_from([contact("a"), conversation("a")]))
    outcome(lines([record, spoilt(record)]).encode())


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"ContactId":', '{"conversationId":"a","b":['])
def test_json_nested_100_000_deep(tmp_path: Path, opening: str) -> None:
    with pytest.raises(RecordsProblem, match=r"deeper|no call|no call records"):
        measured(tmp_path, opening * 100_000)
    after = lines([contact("a")]) + opening * 100_000
    found = measured(tmp_path, after)
    assert found.calls == 1
    assert found.not_understood


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        (b"PK\x03\x04rest", "Save the sheet as CSV"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\x00\x01\x02\x03", "binary file"),
        (b"BZh91AY", "bzip2"),
        (b"<html><body>", "web page"),
        (b"hello", "none of what can be read: CSV, Amazon Connect"),
        (b'{"StartAction": "a", "Actions": []}', "phone tree.*import-flow calls"),
        (b'{"states": [], "flags": {}}', "phone tree.*import-flow calls"),
        (b"[general]\nstatic=yes\n[main]\nexten = 100,1,Answer()\n", "import-flow calls"),
        (b"; queues\n[sales]\nstrategy=ringall\nmember => PJSIP/1\n", "import-flow calls"),
        (b"inboundCall:\n  name: Main, Day\n", "phone tree.*import-flow calls"),
        (b'<include>\n<menu name="main" timeout="9">', "phone tree.*import-flow calls"),
        (b"holdgame_company: 1\nid: acme\n", "company file.*--company"),
        (b"holdgame_columns: 1\nwait: {column: W, unit: s}\n", "map of columns.*--map"),
        (b'[{"sid": "CA1", "queue_time": "1000"}]', "no customer's wait"),
        (b'{"hello": 1}', "holds no call records"),
    ],
)
def test_a_file_of_another_kind_is_told_what_it_is(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    with pytest.raises(RecordsProblem, match=sentence):
        measured(tmp_path, data)


def test_a_column_called_like_a_part_of_a_flow_makes_no_flow_of_a_report(tmp_path: Path) -> None:
    text = '"wait","outcome","states","queue_time"\n"40","answered","x","1"\n'
    assert measured(tmp_path, text).calls == 1


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecordsProblem, match="not a file"):
        import_calls([tmp_path])


def test_of_several_files_the_good_ones_count_and_the_others_are_told(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(table([(40, "answered")], ("wait", "outcome")))
    bad.write_bytes(b"%PDF-1.7")
    found = import_calls([bad, good])
    assert (found.calls, found.files) == (1, ("good.csv",))
    assert found.not_understood == ("bad.csv: This is a PDF. Export the report as CSV.",)


def test_a_gzip_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    rows = [(os.urandom(20).hex(), 40, "answered") for _ in range(20_000)]
    packed = gzip.compress(table(rows, ("noise", "wait", "outcome")).encode())
    found = measured(tmp_path, packed[: len(packed) // 2])
    assert 5_000 < found.calls < 15_000
    assert any("breaks off before its end" in line for line in found.not_understood)


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    bomb = gzip.compress(b"wait,outcome\n40,answered\n" + b"x" * 40_000_000)
    found = measured(tmp_path, bomb)
    assert found.calls == 1
    assert any("a line of more than 16 MB" in line for line in found.not_understood)


def test_a_record_without_end_does_not_either(tmp_path: Path) -> None:
    text = lines([contact("a")]) + '{"ContactId": "' + "x" * 40_000_000
    found = measured(tmp_path, text)
    assert found.calls == 1
    assert any("16,000,000 characters" in line for line in found.not_understood)


@pytest.mark.slow
def test_a_file_of_200_mb_is_read_in_little_memory(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    assert resource
    path = tmp_path / "large.csv"
    row = "2026-03-{day:02d}T{hour:02d}:15:22Z,support,+4930{who:07d},{wait},answered,{note}\n"
    with path.open("w", encoding="utf-8") as file:
        file.write("start,queue,customer,wait,outcome,note\n")
        for i in range(1_200_000):
            when = {"day": i * 28 // 1_200_000 + 1, "hour": i * 673 // 1_200_000 % 24}
            file.write(row.format(**when, who=i * 7919 % 900_000, wait=i % 1200, note="x" * 115))
    assert path.stat().st_size > 200_000_000
    program = (
        "import resource, sys; from pathlib import Path;"
        "from holdgame.company.imports.calls.measure import import_calls;"
        "print(import_calls([Path(sys.argv[1])]).calls);"
        "status = Path('/proc/self/status');"
        # `ru_maxrss` begins with what whoever started the process had in memory.
        "own = status.read_text().partition('VmHWM:')[2].split()[:1] if status.exists() else [];"
        "print(*own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    calls, peak = map(int, ran.stdout.split())
    assert calls == 1_200_000
    assert peak < 250_000 * (1000 if sys.platform == "darwin" else 1)
