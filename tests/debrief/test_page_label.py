"""The last page of a debrief: the label of the company that was played under, and one question."""

from __future__ import annotations

import pytest

from holdgame.debrief.as_json import as_dict
from holdgame.debrief.columns import cells
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.text import pages
from holdgame.engine.rehearsal import rehearse
from tests.debrief.plays import SHIPPED, shipped


@pytest.mark.parametrize("company", SHIPPED)
@pytest.mark.parametrize("width", [60, 78, 120])
def test_it_asks_one_question_and_shows_the_label(company: str, width: int) -> None:
    debrief = Debrief.of(rehearse(shipped(company), 7))
    last = pages(debrief, width)[-1]
    assert last.title == "The honest label"
    assert last.lines[0].strip() == "Would you print this on the box?"
    assert max(map(cells, last.lines)) <= width
    words = " ".join("".join(c for c in line if c not in "┃━─") for line in last.lines).split()
    for sentence in debrief.label.sentences:
        assert sentence.text in " ".join(words)


@pytest.mark.parametrize("company", SHIPPED)
def test_on_a_small_terminal_the_whole_box_can_be_seen(company: str) -> None:
    lines = pages(Debrief.of(rehearse(shipped(company), 7)), 78)[-1].lines
    assert next(n for n, line in enumerate(lines) if "┛" in line) < 20


def test_as_json_it_is_there_too() -> None:
    label = as_dict(Debrief.of(rehearse(shipped("meridian"), 7)))["label"]
    assert label["company"] == "meridian"
    assert len(label["sentences"]) == 5
