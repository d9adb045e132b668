"""What commands say to a mistake: a sentence and an exit code, never a trace."""

import pytest

THREE_MISTAKES = """\
holdgame: 1
id: three
title: Three mistakes
start: kitchen
exits: {hung_up: kitchen, closed: kitchen}
scenes:
  kitchen:
    - dail: support
    - go: nowhere
  hall:
    - You wait: for ever.
    - end: over
endings:
  over: {resolved: true, title: Over}
"""


def test_without_a_terminal_play_says_what_else_there_is(shell):
    ran = shell("play")
    assert ran.code == 2
    assert ran.out == ""
    assert "--plain" in ran.err
    assert "--bot" in ran.err


def test_the_game_alone_needs_a_terminal_too(shell):
    ran = shell()
    assert ran.code == 2
    assert "not a terminal" in ran.err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["play", "refund-abraod", "--bot"], "refund-abroad"),
        (["play", "--company", "meridain", "--bot"], "meridian"),
        (["play", "refund-abraod", "--plain"], "refund-abroad"),
    ],
)
def test_a_name_that_nothing_has_brings_the_nearest(holdgame, data, arguments, meant):
    ran = holdgame(*arguments)
    assert ran.code == 1
    assert f"Did you mean `{meant}`?" in ran.err
    assert ran.out == ""
    assert not data.exists()  # nothing is begun


@pytest.mark.parametrize("option", ["--company", ""])
def test_a_file_that_is_not_there_is_named(holdgame, tmp_path, option):
    file = tmp_path / "nowhere.yaml"
    ran = holdgame("play", *([option] if option else []), file, "--bot")
    assert ran.code == 1
    assert str(file) in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--pace", "warp"],
        ["--pace", "0"],
        ["--pace", "-3"],
        ["--pace", "nan"],
        ["--pace", "inf"],
        ["--seed", "lucky"],
        ["--seed", "1.5"],
        ["--json"],
        ["--bot", "--plain"],
        ["--bot", "--resume"],
        ["--resume", "--seed", "3", "--plain"],
        ["--resume", "--company", "larkspur", "--plain"],
        ["--fast"],
    ],
    ids=" ".join,
)
def test_a_wrong_option_is_usage_and_begins_nothing(holdgame, data, arguments):
    ran = holdgame("play", *arguments)
    assert ran.code == 2
    assert ran.err
    assert ran.out == ""
    assert ran.said_nothing_of_python
    assert not data.exists()


def test_a_command_that_does_not_exist_is_usage(holdgame):
    ran = holdgame("plya")
    assert ran.code == 2
    assert "play" in ran.err


def test_a_home_that_nobody_has_is_usage(shell):
    ran = shell("--data-dir", "~nobody-of-this-name/x", "where")
    assert ran.code == 2
    assert ran.said_nothing_of_python


def test_a_story_with_three_mistakes_hears_of_all_three(holdgame, tmp_path):
    story = tmp_path / "three.yaml"
    story.write_text(THREE_MISTAKES)
    ran = holdgame("play", story, "--bot")
    assert ran.code == 1
    assert ran.out == ""
    for line in (8, 9, 11):
        assert f"{story}:{line}:" in ran.err
    assert "Did you mean `dial`?" in ran.err


def test_a_company_with_a_negative_wait_is_told_where(holdgame, tmp_path, data):
    file = tmp_path / "ours.yaml"
    file.write_text(
        "holdgame_company: 1\nid: ours\nname: Ours\nqueues:\n"
        "  support:\n    handle: 8m\n    patience: 10m\n    hold.measured: -30\n"
    )
    ran = holdgame("play", "--company", file, "--bot")
    assert ran.code == 1
    assert f"{file}:8:" in ran.err
    assert "-30" in ran.err


def test_a_data_folder_that_is_a_file_is_a_sentence(shell, data):
    data.write_text("not a folder")
    ran = shell("play", "--plain")
    assert ran.code == 1
    assert str(data) in ran.err
    assert ran.said_nothing_of_python


def test_a_data_folder_one_may_not_write_to_is_a_sentence(shell, data):
    data.mkdir()
    data.chmod(0o500)
    try:
        (data / "probe").touch()
    except PermissionError:
        ran = shell("play", "--plain")
        assert ran.code == 1
        assert str(data) in ran.err
        assert ran.said_nothing_of_python
    else:
        pytest.skip("this user may write everywhere")
    finally:
        data.chmod(0o700)


def test_a_bug_writes_its_trace_to_a_file_and_a_sentence_to_the_person(holdgame, data, monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError("at \x1b[2J night")

    monkeypatch.setattr("holdgame.engine.rehearsal.rehearse", breaks)
    ran = holdgame("play", "--bot")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err
    log = data / "log" / "error.log"
    assert str(log) in ran.err
    assert "Traceback" in log.read_text()


def test_a_bug_finds_another_file_when_the_log_cannot_be_written(
    holdgame, data, monkeypatch, tmp_path
):
    def breaks(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("holdgame.engine.rehearsal.rehearse", breaks)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data.write_text("not a folder")
    ran = holdgame("play", "--bot")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert [log.read_text() for log in tmp_path.glob("holdgame-*/error.log")] != []


def test_what_is_odd_in_a_company_is_told_and_it_is_played_all_the_same(holdgame, tmp_path):
    company = tmp_path / "crowded.yaml"
    company.write_text(
        "holdgame_company: 1\nid: crowded\nname: Crowded\ncurrency: USD\n"
        "queues: {support: {calls_per_hour: 4000, agents: 2, handle: 8m}}\n"
    )
    ran = holdgame("play", "--bot", "--company", str(company), "--seed", "1", "--json")
    assert ran.code == 0
    assert "times the calls its people can answer" in ran.err
    assert ran.out.startswith("{")
