"""How does this feel? It changes nothing in the story."""

from __future__ import annotations

import pytest

from tests.builders import play, tell


@pytest.mark.parametrize("value", list("12345"))
def test_any_feeling_goes_on_and_costs_nothing(value: str) -> None:
    played = play(tell("- feel: And now?\n- On."), choices=[value])
    assert played.lines == ["And now?", "On."]
    assert played.asks[0].how == "feeling"
    assert played.charges == []


def test_without_words_of_its_own_it_is_asked_all_the_same() -> None:
    assert play(tell("- feel")).lines == ["How does this feel?"]
    assert play(tell("- feel: ~")).lines == ["How does this feel?"]
