"""Recordings of which only the name is there."""

from __future__ import annotations

import pytest

from holdgame.company.imports.flows.recordings import names_in, recording


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("demo-congrats", "[demo congrats]"),
        ("custom/MainMenu_2.wav", "[main menu 2]"),
        ("${SOUNDS}/closed.mp3", "[closed]"),
        ("/var/lib/x/004930123456", "[a recording]"),
        ("", "[a recording]"),
    ],
)
def test_the_name_stands_in_for_the_words(name: str, words: str) -> None:
    assert recording(name) == words


def test_names_are_found_in_what_is_said() -> None:
    assert names_in("[sorry] we are [closed now]") == "sorry, closed now"
