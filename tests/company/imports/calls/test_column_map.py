"""The map of columns: what is wrong with one is told all at once, with a mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.company.imports.calls.column_map import read_column_map
from holdgame.documents.diagnostics import FileProblem


def codes(folder: Path, text: str) -> list[str]:
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem) as problem:
        read_column_map(path)
    return [d.code for d in problem.value.diagnostics]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wait: Wait\n", ["HG020"]),
        ("holdgame_columns: 1\nwaiting: Wait\n", ["HG024"]),
        ("holdgame_columns: 1\nwait: {unit: s}\n", ["HG020"]),
        ("holdgame_columns: 1\nwait: {column: W, unit: fortnights}\n", ["HG023"]),
        ("holdgame_columns: 1\nwait: {column: W, written: iso}\n", ["HG024"]),
        ("holdgame_columns: 1\nwait: {column: [A, B]}\n", ["HG021"]),
        ("holdgame_columns: 1\ntime: {column: T, written: backwards}\n", ["HG023"]),
        ("- wait\n", ["HG021"]),
        ("holdgame_columns: 2\nwaiting: W\nwait: {}\n", ["HG022", "HG024", "HG020"]),
    ],
)
def test_mistakes_are_told_with_their_places(tmp_path: Path, text: str, found: list[str]) -> None:
    assert codes(tmp_path, text) == found


def test_a_map_that_is_missing_or_empty_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file"):
        read_column_map(tmp_path / "none.yaml")
    assert codes(tmp_path, "") == ["HG004"]
