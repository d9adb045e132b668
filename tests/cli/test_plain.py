"""play --plain: from the first question to the last, left in the middle, and gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND
from tests.cli.player import Player, journeys

BEFORE = "\n" * 8  # every question before the play, skipped
KEPT = "Go on with: holdgame play --resume"


def play(data, *more, **how):
    return Player("--data-dir", str(data), "play", "--plain", "--pace", "instant", *more, **how)


@pytest.mark.parametrize("company", ["meridian", "larkspur", "saltmarsh"])
def test_a_play_through_a_pipe_goes_from_the_questions_to_the_debrief(data, company):
    player = play(data, "--company", company, "--seed", "2", seed=2)
    assert player.code == 0
    assert "Traceback" not in player.said
    said = player.said
    order = [
        "stays on this computer",
        "(seed 2)",
        "Would you do business",
        "Now make the real call",
    ]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)
    (kept,) = journeys(data)
    assert f"Kept in {kept}" in said.replace("\n", " ") or str(kept) in said.replace("\n", "")


def test_it_says_only_once_that_everything_stays_here(shell):
    first = shell("play", "--plain")
    second = shell("play", "--plain")
    assert "stays on this computer" in first.out
    assert "stays on this computer" not in second.out


def test_a_saved_play_opens_as_text_and_as_json(data, shell):
    play(data, "--seed", "3", seed=3)
    (kept,) = journeys(data)
    text = shell("debrief", "--quick", kept, "--text")
    assert text.code == 0, text.err
    assert "Meridian Mobile" in text.out
    as_json = shell("debrief", "--quick", kept, "--json")
    assert as_json.code == 0, as_json.err
    assert as_json.out.startswith("{")
    assert shell("debrief", "--quick", kept).out == text.out  # without a terminal, text
    assert shell("debrief", "--quick", kept, "--json").out == as_json.out


def test_the_end_of_the_input_keeps_the_play_and_resume_goes_on(data, shell):
    left = shell("play", "--plain", "--pace", "instant", "--seed", "2", input=BEFORE + "1\n")
    assert left.code == 0
    assert KEPT in left.out
    (kept,) = journeys(data)
    before = kept.read_bytes()
    unfinished = shell("debrief", "--quick", kept, "--text")
    assert unfinished.code == 1
    assert "no ending yet" in unfinished.err

    resumed = Player("--data-dir", str(data), "play", "--resume", "--plain", seed=2)
    assert resumed.code == 0
    assert "Would you do business with you? 0 is certainly not, 10 is certainly" in resumed.said
    assert "Predict, then find out" not in resumed.said  # that was asked
    assert journeys(data) == [kept]
    assert kept.read_bytes().startswith(before)
    assert shell("debrief", "--quick", kept, "--text").code == 0

    nothing_left = shell("play", "--resume", "--plain")
    assert nothing_left.code == 1
    assert "no unfinished play" in nothing_left.err


def test_a_play_left_before_its_first_question_can_be_gone_on_with(data, shell):
    shell("play", "--plain", "--seed", "2")
    resumed = shell("play", "--plain", "--resume", input=BEFORE + "1\n")
    assert resumed.code == 0
    assert "Predict, then find out" in resumed.out
    assert KEPT in resumed.out


def test_resume_takes_the_newest_play_of_the_story_named(data, shell):
    shell("play", "--plain", "--seed", "1", input=BEFORE)
    assert shell("play", "another", "--plain", "--resume").code == 1
    assert "(seed 1)" in shell("play", "refund-abroad", "--plain", "--resume").out


def test_of_several_plays_one_is_chosen_by_its_name_in_the_list(data, shell):
    made: list[Path] = []
    for seed in ("1", "2", "3"):
        shell("play", "--plain", "--seed", seed, input=BEFORE)
        made += [path for path in journeys(data) if path not in made]
    first = made[0]
    again = shell("play", "--plain", "--resume")
    assert "(seed 3)" in again.out
    told = " ".join(again.out.split())
    assert "2 other plays have no ending. holdgame play --list lists them" in told
    lines = shell("play", "--list").out.splitlines()
    assert [line.split()[-1] for line in lines[1:]] == [p.name for p in reversed(made)]
    assert all("no ending yet" in line for line in lines[1:])
    listed = json.loads(shell("play", "--list", "--json").out)
    assert [(play["seed"], play["ended"]) for play in listed] == [(3, None), (2, None), (1, None)]
    for named in (first, first.name):
        chosen = shell("play", "--plain", "--resume", named)
        assert "(seed 1)" in chosen.out
        assert "other play" not in chosen.out
    assert f"--resume {first.name}" in shell("debrief", "--quick", first.name).err


def test_a_play_that_is_over_or_not_there_cannot_be_gone_on_with(data, shell):
    Player("--data-dir", str(data), "play", "--plain", "--pace", "instant", "--seed", "2")
    (over,) = journeys(data)
    ran = shell("play", "--plain", "--resume", over.name)
    assert ran.code == 1
    assert f"has an ending. Look back: holdgame debrief {over.name}" in ran.err
    assert shell("debrief", "--quick", over.name, "--text").code == 0
    assert shell("play", "--plain", "--resume", "nowhere.journey").code == 1
    assert shell("play", "--plain", "--resume", "refund-abroad").code == 1


def test_where_no_play_is_kept_the_list_says_how_to_make_one(holdgame):
    assert "Play one: holdgame play" in holdgame("play", "--list").err


def test_choices_are_numbered_as_on_the_screen_and_one_that_is_closed_says_why(shell):
    left = shell(
        "play", "torn-insole", "--company", "meridian", "--plain", "--pace", "instant",
        input=BEFORE + "3\nq\n",
    )  # fmt: skip
    assert "2. Write to them, with a photo" in left.out
    assert "3. Try the chat (not now: They have no chat.)" in left.out
    assert "4. Take it to their own shop" in left.out
    assert "Your choice > \nThey have no chat." in left.out


def test_q_leaves_though_more_was_typed(data, shell):
    left = shell("play", "--plain", "--pace", "instant", input=BEFORE + "q\n" + "1\n" * 50)
    assert left.code == 0
    assert left.out.rstrip().endswith(KEPT)


def test_nonsense_for_a_choice_is_asked_again(shell):
    nonsense = ["²", "٣٣٣", "\x1b[2J", "99999999999999999999", "-1", "'; --", ""]
    typed = "".join(f"{line}\n" for line in nonsense)
    left = shell("play", "--plain", "--pace", "instant", input=f"{BEFORE}{typed}q\n")
    assert left.code == 0
    assert left.said_nothing_of_python
    assert left.out.count("A number from 1 to") == len(nonsense)
    assert "\x1b" not in left.out


def test_a_line_in_another_encoding_is_not_the_end(data):
    typed = BEFORE.encode() + b"\xe9\xff\nq\n"
    ran = subprocess.run(
        [*COMMAND, "--data-dir", str(data), "play", "--plain"],
        input=typed, capture_output=True, timeout=60,
    )  # fmt: skip
    assert b"A number from 1 to" in ran.stdout
    assert ran.stderr == b""


def test_nonsense_for_a_prediction_is_asked_again(shell):
    left = shell("play", "--plain", input="7\n" + "\n" * 3 + "\nlots\nnan\n1e999\n-1\n")
    assert left.said_nothing_of_python
    assert "A number from 1 to 4, please." in left.out
    assert left.out.count("A number from 0 to 1000, please.") == 4


@pytest.mark.slow
def test_an_endless_input_does_not_fill_the_memory(data):
    endless = subprocess.Popen([sys.executable, "-c", "while True: print('n' * 1000)"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # fmt: skip
    game = subprocess.Popen(
        [*COMMAND, "--data-dir", str(data), "play", "--plain"],
        stdin=endless.stdout, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert game.stdout is not None
        time.sleep(1.5)  # it prints into a pipe that nobody reads, and stands still
        if sys.platform == "linux":
            pages = Path(f"/proc/{game.pid}/statm").read_text().split()
            assert int(pages[1]) * os.sysconf("SC_PAGE_SIZE") < 150_000_000
    finally:
        for process in (game, endless):
            process.kill()
            process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_an_interrupt_keeps_the_play_and_says_how_to_go_on(data, shell):
    game = begun(data, BEFORE)
    try:
        until(game, "Your choice > ")
        game.send_signal(signal.SIGINT)
        said, err = game.communicate(timeout=20)
    finally:
        game.kill()
    assert game.returncode == 130
    assert KEPT in said.decode()
    assert b"Traceback" not in err
    assert "Your choice >" in shell("play", "--resume", "--plain").out


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_an_interrupt_in_a_hold_keeps_the_place_in_the_queue(data, shell):
    hold_left_behind(data)
    game = begun(data, "", "--resume")
    try:
        until(game, "(on hold")
        time.sleep(0.3)
        game.send_signal(signal.SIGINT)
        said, err = game.communicate(timeout=20)
    finally:
        game.kill()
    assert game.returncode == 130
    assert KEPT in said.decode()
    assert b"Traceback" not in err
    (kept,) = journeys(data)
    assert '"note": "paused"' in kept.read_text().splitlines()[-1]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal_a_stray_word_does_not_take_the_keys_of_a_hold_away(data):
    import pty

    hold_left_behind(data)
    here, there = pty.openpty()
    game = subprocess.Popen(
        [*COMMAND, "--data-dir", str(data), "play", "--plain", "--resume"],
        stdin=there, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        until(game, "(on hold")
        os.write(here, b"hello?\n")
        until(game, "(on hold")
        os.write(here, b"f 4\n")
        until(game, "Noted.")
        os.write(here, b"q\n")
        until(game, KEPT)
        assert game.wait(20) == 0
    finally:
        game.kill()
        game.communicate()
        os.close(here)
        os.close(there)


def hold_left_behind(data):
    """A play kept in the middle of a hold of some minutes, at an honest pace."""
    from benchmarks.key_to_paint import leave_a_play_on_hold

    leave_a_play_on_hold(data)


def begun(data, typed, *more):
    """A plain game in a process of its own, its input still open.

    It can be interrupted even where whoever runs these tests cannot, as under `nohup`.
    """
    heeds = (
        None if sys.platform == "win32" else lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    )
    game = subprocess.Popen(
        [*COMMAND, "--data-dir", str(data), "play", "--plain", *more],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=heeds,
    )  # fmt: skip
    assert game.stdin is not None
    game.stdin.write(typed.encode())
    game.stdin.flush()
    return game


def until(game, words):
    """Read what it says until it has said these words."""
    said = ""
    while words not in said:
        read = game.stdout.read1(65_536)
        assert read, f"it ended after {said[-500:]!r}"
        said += read.decode()
    return said


def test_two_companies_one_after_the_other_end_side_by_side(data):
    player = play(data, "--company", "meridian", "--then", "larkspur", "--seed", "4", seed=4)
    assert player.code == 0
    assert "Larkspur Shoes' rules, now." in player.said
    assert "Which of the two would you go out of your way" in player.said
    assert "The refund · Meridian Mobile, then Larkspur Shoes" in player.said
    assert len(journeys(data)) == 2
