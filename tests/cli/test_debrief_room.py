"""debrief with several plays: a room of them, or one story under two companies."""

import json
import shutil

import pytest

from holdgame.cli import progress
from holdgame.play.notes import After, Commitment, Twice
from tests.kept import keep


@pytest.fixture
def room(tmp_path):
    """Six people who rang and one who went to bed."""
    folder = tmp_path / "room"
    for seed in range(1, 7):
        keep(folder, seed, feels=(seed % 5 + 1,))
    keep(folder, 7, choices=("sleep",))
    return folder


def files(folder):
    return sorted(folder.glob("*.journey"))


def flat(text):
    return " ".join(text.split())


def test_a_folder_is_a_room(holdgame, room):
    ran = holdgame("debrief", room)
    assert (ran.code, ran.err) == (0, "")
    assert "A room of 7 plays" in ran.out
    assert "Tiny · under Plain's rules" in ran.out
    assert "yes, for all but fewer than five" in ran.out
    assert "what each player will change are their own" in flat(ran.out)


def test_files_are_a_room_too_and_by_their_names_alone(holdgame, data):
    for seed in range(1, 6):
        keep(data / "journeys", seed)
    names = [file.name for file in files(data / "journeys")]
    assert "A room of 5 plays" in holdgame("debrief", *names).out


def test_as_json_and_as_text(holdgame, room):
    told = json.loads(holdgame("debrief", room, "--json").out)
    assert (told["holdgame_room"], told["plays"], told["missing"]) == (1, 7, 0)
    assert told["predicted"][0]["what"] == "on hold"
    assert len(told["questions"]) == 6
    assert holdgame("debrief", room, "--text").out == holdgame("debrief", room).out


def test_four_are_too_few(holdgame, room):
    ran = holdgame("debrief", *files(room)[:4])
    assert ran.code == 0
    assert "Four plays. One more is needed" in ran.out
    assert "effort" not in ran.out
    told = json.loads(holdgame("debrief", *files(room)[:4], "--json").out)
    assert (told["plays"], told["missing"], told["groups"]) == (4, 1, [])


def test_a_play_that_is_given_twice_counts_once(holdgame, room, tmp_path):
    first = files(room)[0]
    shutil.copy(first, tmp_path / "copy.journey")
    ran = holdgame("debrief", room, first, tmp_path / "copy.journey")
    assert ran.code == 0
    assert "A room of 7 plays" in ran.out
    assert ran.err.count("given already; it counts once") == 2


def test_a_play_that_was_looked_back_on_since_is_the_same_play(holdgame, room, tmp_path):
    copy = tmp_path / "copy.journey"
    note = {"note": "commitment", "when": "asked", "will": "say yes", "by": "May"}
    copy.write_text(files(room)[0].read_text() + json.dumps(note) + "\n")
    ran = holdgame("debrief", room, copy)
    assert "A room of 7 plays" in ran.out
    assert "say yes" not in ran.out


def test_what_is_no_play_is_named_and_the_rest_goes_on(holdgame, room, tmp_path):
    other = tmp_path / "other.journey"
    other.write_text("hello")
    ran = holdgame("debrief", other, room, tmp_path / "gone.journey")
    assert ran.code == 1
    assert "A room of 7 plays" in ran.out
    assert "other.journey is not a journey" in ran.err
    assert "There is no file" in ran.err
    assert ran.said_nothing_of_python


def test_a_play_without_an_ending_is_left_out_and_said(holdgame, room):
    keep(room, 9, leave_at=30)
    ran = holdgame("debrief", room)
    assert ran.code == 0
    assert "A room of 7 plays" in ran.out
    assert "one play without an ending is left out" in ran.err


def test_an_edited_story_is_said_once_for_all(holdgame, room):
    for file in files(room)[:3]:
        head, _, rest = file.read_text().partition("\n")
        older = json.dumps({**json.loads(head), "story_fingerprint": "of another day"})
        file.write_text(f"{older}\n{rest}")
    ran = holdgame("debrief", room)
    assert ran.code == 0
    assert "three plays of a story that was edited since" in ran.err


def test_an_empty_folder_is_a_sentence(holdgame, tmp_path):
    ran = holdgame("debrief", tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "there is no play in" in ran.err


def test_two_companies_and_two_currencies(holdgame, tmp_path):
    for seed in range(1, 6):
        keep(tmp_path / "room", seed)
    text = files(tmp_path / "room")[0].read_text()
    assert "currency: USD" in text
    for seed in range(6, 11):
        file = keep(tmp_path / "room", seed, name="other")
        file.write_text(file.read_text().replace("currency: USD", "currency: EUR"))
    ran = holdgame("debrief", tmp_path / "room")
    assert (ran.code, ran.err) == (0, "")
    assert "under Plain's rules" in ran.out
    assert "under Other's rules" in ran.out


def test_names_seeds_and_files_are_on_no_page(holdgame, room):
    told = holdgame("debrief", room).out + holdgame("debrief", room, "--json").out
    for secret in ("Jordan", "8841", "seed", ".journey", "2026"):
        assert secret not in told


def test_looking_changes_nothing(holdgame, room):
    before = {file: file.read_bytes() for file in room.iterdir()}
    holdgame("debrief", room)
    assert {file: file.read_bytes() for file in room.iterdir()} == before


# -- two plays ------------------------------------------------------------------------------------


@pytest.fixture
def pair(tmp_path):
    """One story under two companies, and what the player said of both."""
    first = keep(tmp_path / "pair", 1)
    said = (After(None, 9, 9), Twice("Plain", "Other", "Other", 1, 11), Commitment("a", "b", "c"))
    second = keep(tmp_path / "pair", 2, name="other", after=said)
    return first, second


def test_two_companies_are_shown_side_by_side(holdgame, pair):
    ran = holdgame("debrief", *pair)
    assert ran.code == 0
    assert "Tiny · Plain, then Other" in ran.out
    assert "Which of the two would you go out of your way to do business with again? Other." in (
        flat(ran.out)
    )
    assert "from Other" in ran.out


def test_the_one_that_was_played_first_stands_first(holdgame, pair):
    assert holdgame("debrief", *reversed(pair)).out == holdgame("debrief", *pair).out


def test_the_question_stands_there_where_nobody_was_asked(holdgame, tmp_path):
    plays = [keep(tmp_path / "pair", 1, name="other"), keep(tmp_path / "pair", 2)]
    ran = holdgame("debrief", *plays)
    assert "Tiny · Other, then Plain" in ran.out
    asked = "Which of the two would you go out of your way to do business with again?"
    assert asked in flat(ran.out)
    assert flat(holdgame("debrief", *plays, "--quick").out).endswith(asked)


def test_side_by_side_as_json(holdgame, pair):
    told = json.loads(holdgame("debrief", *pair, "--json").out)
    assert (told["first"]["company"], told["second"]["company"]) == ("plain", "other")
    assert told["said"]["again"] == "Other"


def test_what_parts_the_two_companies_is_under_both_plays_unless_it_is_not_wanted(holdgame, pair):
    long, quick = holdgame("debrief", *pair).out, holdgame("debrief", *pair, "--quick").out
    assert "For everybody who might call" in long
    assert "For everybody" not in quick
    assert long.startswith(quick.rstrip("\n"))
    told = json.loads(holdgame("debrief", *pair, "--json").out)["between"]
    assert [typical["company"] for typical in told["typical"]] == ["Plain", "Other"]
    assert json.loads(holdgame("debrief", *pair, "--json", "--quick").out)["between"] is None


def test_two_plays_under_one_company_are_no_pair(holdgame, room):
    assert "Three more are needed" in holdgame("debrief", *files(room)[:2]).out


# -- many -----------------------------------------------------------------------------------------


def test_how_far_it_is_is_said_at_a_terminal_after_a_while(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    said = progress.Progress()
    said.say("1 of 2")
    now[0] = 2.0
    said.say("2 of 2")
    said.done()
    assert capsys.readouterr().err == "\r\x1b[K2 of 2\r\x1b[K"


def test_a_folder_of_very_many_is_one_room(holdgame, room):
    first = files(room)[0].read_text()
    head, _, rest = first.partition("\n")
    for number in range(120):
        told = json.loads(head) | {"seed": 1000 + number}
        (room / f"copy-{number}.journey").write_text(f"{json.dumps(told)}\n{rest}")
    assert json.loads(holdgame("debrief", room, "--json").out)["plays"] == 127
