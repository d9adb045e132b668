"""debrief FILE: whatever the file is, a debrief or a sentence."""

import json

import pytest

from holdgame.engine.journey import Served
from tests.cli.player import Player, journeys
from tests.kept import keep

QUICK: tuple[list[str], ...] = ([], ["--quick"])


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A play that was played to its end."""
    data = tmp_path_factory.mktemp("played")
    Player("--data-dir", str(data), "play", "--plain", "--pace", "instant", "--seed", "4", seed=4)
    return journeys(data)[0]


def refused(ran):
    """One or more sentences, exit code 1, nothing on standard output."""
    return ran.code == 1 and ran.out == "" and ran.err and ran.said_nothing_of_python


@pytest.mark.parametrize("form", ["--text", "--json"])
def test_a_finished_play_has_a_debrief(holdgame, finished, form):
    ran = holdgame("debrief", "--quick", finished, form)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


def test_what_changes_would_buy_is_there_unless_it_is_to_be_quick(holdgame, tmp_path):
    file = keep(tmp_path / "journeys", waits=[Served(), Served()])
    whole, quick = (json.loads(holdgame("debrief", file, "--json", *q).out) for q in QUICK)
    assert whole["causes"]["changes"]
    assert quick["causes"] is None
    assert {**whole, "causes": None} == quick
    text, short = (holdgame("debrief", file, "--text", *q).out for q in QUICK)
    assert "What changes would buy" in text
    assert "page 9" in text
    assert "What changes would buy" not in short
    assert "page 9" not in short


def test_the_files_have_it_too_unless_it_is_to_be_quick(holdgame, tmp_path):
    file = keep(tmp_path / "journeys", waits=[Served(), Served()])
    for number, quick in enumerate(QUICK):
        page = tmp_path / f"{number}.html"
        assert holdgame("debrief", file, "--html", page, *quick).code == 0
        assert ("What changes would buy" in page.read_text(encoding="utf-8")) == (not quick)


def test_looking_changes_nothing(holdgame, finished):
    before = finished.read_bytes()
    holdgame("debrief", "--quick", finished, "--text")
    assert finished.read_bytes() == before


def test_it_is_the_same_on_another_machine(holdgame, finished, tmp_path):
    """Where the story was found is not where it is."""
    head, _, rest = finished.read_text().partition("\n")
    moved = json.dumps({**json.loads(head), "story_file": "/nowhere/story.yaml"})
    copy = tmp_path / "copy.journey"
    copy.write_text(f"{moved}\n{rest}")
    assert (
        holdgame("debrief", "--quick", copy, "--json").out
        == holdgame("debrief", "--quick", finished, "--json").out
    )


def test_a_story_that_was_edited_since_is_said_to_be(holdgame, finished, tmp_path):
    head, _, rest = finished.read_text().partition("\n")
    older = json.dumps({**json.loads(head), "story_fingerprint": "of another day"})
    copy = tmp_path / "copy.journey"
    copy.write_text(f"{older}\n{rest}")
    ran = holdgame("debrief", "--quick", copy, "--json")
    assert ran.code == 0
    assert "the story was edited since" in ran.err


def test_a_file_cut_off_in_the_middle_is_said_to_be(holdgame, finished, tmp_path):
    torn = tmp_path / "torn.journey"
    raw = finished.read_bytes()
    torn.write_bytes(raw[: raw.index(b"\n", 0) + 400])
    ran = holdgame("debrief", "--quick", torn, "--text")
    assert refused(ran)
    assert "torn" in ran.err
    assert "no ending yet" in ran.err


def test_a_torn_last_line_is_left_out_and_said(holdgame, finished, tmp_path):
    torn = tmp_path / "torn.journey"
    torn.write_bytes(finished.read_bytes()[:-10])
    ran = holdgame("debrief", "--quick", torn, "--text")
    assert ran.code == 0
    assert "torn" in ran.err
    assert ran.said_nothing_of_python


HEADERS = {
    "another version": {"holdgame_journey": 99},
    "a version that steers": {"holdgame_journey": "\x1b[2J"},
    "no seed": {"seed": None},
    "no pace of ours": {"pace": "warp"},
    "a story nobody has": {"story": "gone-\x1b[2J", "story_file": "/nowhere"},
    "no company": {"company_text": ""},
    "a company that steers": {"company_text": 'holdgame_company: 1\nid: "\\e[2J"\n'},
    "a huge seed": {"seed": "1" * 100},
}


@pytest.mark.parametrize("changed", HEADERS.values(), ids=HEADERS)
def test_a_head_that_does_not_fit_is_a_sentence(holdgame, finished, tmp_path, changed):
    head, _, rest = finished.read_text().partition("\n")
    file = tmp_path / "changed.journey"
    file.write_text(json.dumps({**json.loads(head), **changed}) + "\n" + rest)
    ran = holdgame("debrief", "--quick", file, "--text")
    assert refused(ran)
    assert all(c.isprintable() or c == "\n" for c in ran.err)


CONTENTS = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "zeros": b"\x00" * 4096,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\xff" * 100,
    "other JSON": b'{"hello": 1}\n',
    "a list": b"[1, 2]\n",
    "deep": b"[" * 100_000,
    "text": "Grüße\n".encode("utf-16"),
}


@pytest.mark.parametrize("raw", CONTENTS.values(), ids=CONTENTS)
def test_a_file_of_another_kind_is_a_sentence(holdgame, tmp_path, raw):
    file = tmp_path / "other.journey"
    file.write_bytes(raw)
    ran = holdgame("debrief", "--quick", file, "--json")
    assert refused(ran)
    assert str(file) in ran.err


def test_a_folder_is_a_sentence(holdgame, tmp_path):
    assert refused(holdgame("debrief", "--quick", tmp_path))


def test_a_file_that_is_not_there_is_a_sentence(holdgame, tmp_path):
    ran = holdgame("debrief", "--quick", tmp_path / "none.journey")
    assert refused(ran)
    assert "none.journey" in ran.err


LINES = {
    "a place that steers": ["\x1b[2J", 1, {"chose": "x"}],
    "a wait for ever": ["p", 1, {"served": float("nan")}],
    "a visit that is none": ["p", -1, {"befell": "x"}],
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_line_that_does_not_fit_the_story_stops_the_play_there(
    holdgame, finished, tmp_path, line
):
    head = finished.read_text().partition("\n")[0]
    file = tmp_path / "odd.journey"
    file.write_text(f"{head}\n{json.dumps(line)}\n")
    ran = holdgame("debrief", "--quick", file, "--text")
    assert refused(ran)
    assert all(c.isprintable() or c == "\n" for c in ran.err)


def test_what_a_player_wrote_cannot_steer_the_terminal(holdgame, finished, tmp_path):
    note = {"note": "commitment", "when": "\x1b[2J\x9b1m[red]", "will": "\u202eabc", "by": "x"}
    file = tmp_path / "hostile.journey"
    file.write_text(finished.read_text() + json.dumps(note) + "\n")
    for form in ("--text", "--json"):
        ran = holdgame("debrief", "--quick", file, form)
        assert ran.code == 0
        assert not set(ran.out) & {"\x1b", "\x9b", "\u202e"}
