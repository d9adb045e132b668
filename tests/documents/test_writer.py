"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from holdgame.documents.writer import write_text


def test_a_file_takes_the_place_of_the_old_one_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_text(path, "new: ☎\n")
    assert path.read_text(encoding="utf-8") == "new: ☎\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b" / "c.yaml", "x")
    assert (tmp_path / "a" / "b" / "c.yaml").read_text() == "x"


def test_what_goes_wrong_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "there.yaml", tmp_path / "here.yaml"
    path.write_text("old")
    link.symlink_to(path)
    write_text(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"
