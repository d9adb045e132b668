"""The journey file: whatever becomes of its end, what was written whole is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from holdgame.engine.journey import Befell, CalledBack, Chose, Left, Served
from holdgame.engine.log import Entry
from holdgame.play.journal import FORMAT, Header, JournalProblem, JournalWriter, read_journal
from holdgame.play.notes import (
    After,
    Before,
    Commitment,
    Feeling,
    Note,
    Paused,
    Prediction,
    Speed,
    Table,
    note_as_dict,
    note_from_dict,
)

HEADER = Header("tiny", "story.yaml", "f00", "plain", "name: Plän\n", "ba5", 7, "brisk",
                "2026-03-10T12:00:00+00:00", "0.1")  # fmt: skip
ENTRIES = (
    Entry("here/choose.1", 1, Chose("ask")),
    Entry("here/explain.1", 1, Chose("told", "Мені потрібні гроші назад.\nUnd zwar: “alle”.")),
    Entry("here/hold.1/hold", 1, None, 312.5),
    Entry("here/hold.1/hold", 1, Left(99.25), 312.5),
    Entry("here/hold.1/hold", 2, Served(), 0.1 + 0.2),
    Entry("here/hold.2/hold", 1, CalledBack(), 600.0),
    Entry("here/hold.2/hold/callback", 1, Befell("kept")),
)
NOTES: tuple[Note, ...] = (
    Before("a year ago", would_do_business=7),
    Prediction(4.0, 1, 2, False),
    Feeling(12.5, 3, "here/hold.1/hold"),
    Table("here/hold.1/hold", 1, 31.0),
    Paused("here/hold.1/hold", 1, 60.0),
    After(5.0, 3, 4),
    Commitment("I am asked", "I will ring us", "Friday"),
    Speed(10.0),
)
ANOTHER = Entry("there/choose.1", 1, Chose("go-on"))


def written(folder: Path) -> Path:
    path = folder / "a.journey"
    with JournalWriter(path, HEADER) as writer:
        for entry in ENTRIES:
            writer.entry(entry)
        for note in NOTES:
            writer.note(note)
        writer.ended("done")
    return path


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    journal = read_journal(written(tmp_path))
    assert journal.header == HEADER
    assert journal.entries == ENTRIES
    assert journal.notes == NOTES
    assert (journal.ended, journal.warning) == ("done", "")


def test_each_line_is_on_disk_before_the_play_goes_on(tmp_path: Path) -> None:
    writer = JournalWriter(tmp_path / "a.journey", HEADER)
    writer.entry(ENTRIES[0])
    assert read_journal(tmp_path / "a.journey").entries == ENTRIES[:1]
    writer.close()


def test_a_journey_is_never_written_over(tmp_path: Path) -> None:
    path = written(tmp_path)
    with pytest.raises(FileExistsError):
        JournalWriter(path, HEADER)


def cuts(raw: bytes) -> list[int]:
    """Every length at which a file can be cut, after its header."""
    return list(range(raw.index(b"\n") + 1, len(raw) + 1))


def test_cut_at_any_byte_it_reads_loses_no_whole_line_and_goes_on(tmp_path: Path) -> None:
    raw = written(tmp_path).read_bytes()
    path = tmp_path / "torn.journey"
    for length in cuts(raw):
        if raw[length : length + 1] == b"\n":
            continue  # only the end of the line is missing: the next test
        path.write_bytes(raw[:length])
        whole = raw[:length].count(b"\n") - 1
        torn = read_journal(path)
        assert len(torn.entries) + len(torn.notes) + bool(torn.ended) == whole
        assert torn.entries == ENTRIES[: len(torn.entries)]
        assert bool(torn.warning) == (not raw[:length].endswith(b"\n"))
        if torn.warning:
            assert f"Line {whole + 2} of torn.journey" in torn.warning
        with JournalWriter(path, None) as writer:
            writer.entry(ANOTHER)
        again = read_journal(path)
        assert again.warning == ""
        assert again.entries == (*torn.entries, ANOTHER)
        assert again.notes == torn.notes


def test_a_line_that_lacks_only_its_end_is_a_whole_line(tmp_path: Path) -> None:
    path = written(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw[: [n for n in cuts(raw) if raw[n : n + 1] == b"\n"][2]])
    before = read_journal(path)
    with JournalWriter(path, None) as writer:
        writer.entry(ANOTHER)
    assert read_journal(path).entries == (*before.entries, ANOTHER)


@pytest.mark.parametrize("spoilt", [b"\x00" * 40, b"{}", b'["a", 1, {"served": NaN}]', b"[" * 9999])
def test_behind_a_spoilt_line_the_play_goes_on_and_is_kept(tmp_path: Path, spoilt: bytes) -> None:
    path = written(tmp_path)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*lines[:3], spoilt, *lines[4:]]))
    before = read_journal(path)
    assert before.entries == ENTRIES[:2]
    assert before.warning
    with JournalWriter(path, None) as writer:
        writer.entry(ANOTHER)
    assert read_journal(path).entries == (*ENTRIES[:2], ANOTHER)


@pytest.mark.parametrize(
    "line",
    [["a", 1], ["a", "b", {}], ["a", 1, {"served": "x"}], ["a", 1, {"left": 1}], ["a", 1, {}],
     {"note": "tune"}, {"note": "speed"}, {"note": "speed", "factor": 1, "x": 2}, 7, None,
     ["a", 1, {"served": -1.0}], ["a", 1, {"served": float("nan")}],
     ["a", 1, {"left": float("inf"), "offered": 1.0}]],
)  # fmt: skip
def test_a_line_that_is_not_ours_ends_the_journey_with_a_sentence(tmp_path: Path, line) -> None:
    path = written(tmp_path)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*lines[:3], json.dumps(line).encode(), *lines[3:]]))
    journal = read_journal(path)
    assert journal.entries == ENTRIES[:2]
    assert "Line 4 of a.journey" in journal.warning


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (b"", "is not a journey"),
        (b"hello", "is not a journey"),
        (b"\xff\xfe\x00", "is not a journey"),
        (b"[" * 5000, "is not a journey"),
        (b"[1, 2]", "is not a journey"),
        (b'{"holdgame_journey": 2}', "another version of holdgame"),
        (b'{"holdgame_journey": "1"}', "another version of holdgame"),
        (b'{"holdgame_journey": 1}', "its header lacks something"),
    ],
)
def test_a_file_that_is_no_journey_is_told_in_a_sentence(
    tmp_path: Path, first: bytes, said: str
) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(first + b"\n")
    with pytest.raises(JournalProblem, match=said):
        read_journal(path)


def test_a_header_of_another_version_names_both(tmp_path: Path) -> None:
    path = written(tmp_path)
    key = b'"holdgame_journey": '
    path.write_bytes(path.read_bytes().replace(key + b"1", key + b"99", 1))
    with pytest.raises(JournalProblem, match=rf"format 99, this one reads {FORMAT}"):
        read_journal(path)


def test_a_file_that_is_not_there_or_is_a_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.journey", tmp_path):
        with pytest.raises(JournalProblem):
            read_journal(path)


@pytest.mark.parametrize("note", NOTES, ids=[type(n).__name__ for n in NOTES])
def test_a_note_goes_through_json_and_back(note: Note) -> None:
    assert note_from_dict(json.loads(json.dumps(note_as_dict(note)))) == note


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_goes_through_json_and_back(entry: Entry) -> None:
    assert Entry.from_list(json.loads(json.dumps(entry.as_list()))) == entry
