"""Files from the disk, in whichever encoding they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from holdgame.company.imports.flows.files import MOST_BYTES, read_files
from holdgame.company.imports.flows.flow import FlowProblem


@pytest.mark.parametrize(
    "raw",
    ["Grüß Gott".encode(), b"\xef\xbb\xbf" + "Grüß Gott".encode(), "Grüß Gott".encode("utf-16"),
     "Grüß Gott".encode("latin-1")],
)  # fmt: skip
def test_a_text_is_read_in_the_encoding_it_is_in(tmp_path: Path, raw: bytes):
    (tmp_path / "flow.json").write_bytes(raw)
    (file,) = read_files([tmp_path / "flow.json"])
    assert (file.name, file.text) == ("flow.json", "Grüß Gott")


def test_a_file_that_is_no_text_is_said(tmp_path: Path):
    (tmp_path / "flow.bin").write_bytes(b"MZ\x00\x01")
    with pytest.raises(FlowProblem, match=r"flow\.bin is not text"):
        read_files([tmp_path / "flow.bin"])


def test_a_file_that_is_not_there_or_no_file_is_said(tmp_path: Path):
    with pytest.raises(FlowProblem, match="No such file"):
        read_files([tmp_path / "flow.json"])
    with pytest.raises(FlowProblem, match="is not a file"):
        read_files([tmp_path])
    with pytest.raises(FlowProblem, match="cannot be read"):
        read_files([Path("a\0b")])


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path):
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        os.truncate(file.fileno(), 200_000_000)  # takes no room on the disk
    with pytest.raises(FlowProblem) as problem:
        read_files([large])
    assert str(problem.value) == "large.json is larger than 20 MB: that is no phone tree."
    assert MOST_BYTES == 20_000_000
