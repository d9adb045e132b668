"""forget: asks, erases plays, and nothing that somebody wrote."""

import pytest


@pytest.fixture
def kept(data):
    """A data folder with one of everything."""
    files = {
        name: data / name
        for name in ("journeys/a.journey", "log/error.log", "companies/c.yaml", "stories/s.yaml")
    }
    for file in files.values():
        file.parent.mkdir(parents=True)
        file.write_text("x")
    return files


def left(kept):
    return [name for name, file in kept.items() if file.exists()]


def test_without_a_terminal_it_says_how_to_agree_and_erases_nothing(shell, kept):
    ran = shell("forget")
    assert "--yes" in ran.out
    assert "Nothing was erased." in ran.out
    assert left(kept) == list(kept)


def test_with_yes_plays_and_log_go_and_what_was_written_stays(shell, kept):
    ran = shell("forget", "--yes")
    assert ran.code == 0
    assert "1 play in" in ran.out
    assert left(kept) == ["companies/c.yaml", "stories/s.yaml"]


@pytest.mark.parametrize(
    ("typed", "gone"), [("y", True), ("Yes please", True), ("n", False), ("", False)]
)
def test_at_a_terminal_it_asks(holdgame, kept, monkeypatch, typed, gone):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt: typed)
    assert holdgame("forget").code == 0
    assert ("journeys/a.journey" in left(kept)) is not gone


def test_the_end_of_the_input_is_no(holdgame, kept, monkeypatch):
    def ended(prompt):
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", ended)
    ran = holdgame("forget")
    assert ran.said_nothing_of_python
    assert left(kept) == list(kept)


def test_where_there_is_nothing_it_says_so(holdgame):
    ran = holdgame("forget", "--yes")
    assert (ran.code, ran.out) == (0, "There is nothing to forget.\n")


def test_copies_of_a_play_are_forgotten_with_it(holdgame, data):
    folder = data / "journeys"
    folder.mkdir(parents=True)
    for ending in ("journey", "spoilt", "before-the-story-changed"):
        (folder / f"2026-03-10-refund.{ending}").write_text("typed")
    assert holdgame("forget", "--yes").code == 0
    assert list(folder.iterdir()) == []


def test_the_answers_of_an_interview_that_was_broken_off_are_forgotten(holdgame, data):
    data.mkdir()
    (data / "interview.yaml").write_text("holdgame_answers: 1\n")
    ran = holdgame("forget", "--yes")
    assert "the answers of an interview that was broken off" in ran.out
    assert not (data / "interview.yaml").exists()
