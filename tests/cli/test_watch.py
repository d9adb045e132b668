"""watch FILE: a kept play seen again, as text where there is no terminal."""

import io
import json
from pathlib import Path

import pytest

from holdgame.engine.journey import Left
from holdgame.engine.moments import Tell
from holdgame.plain.hold import LONGEST
from holdgame.plain.watch import ON_HOLD, PlainWatch
from holdgame.play.folders import shipped
from holdgame.play.journal import read_journal
from holdgame.play.pace import BRISK, HONEST, INSTANT, Pace
from holdgame.play.sitting import resume
from holdgame.play.watching import WatchClock, Watched
from holdgame.play.worlds import world_played
from tests.kept import ACCOUNT, keep


@pytest.fixture
def played(tmp_path):
    return keep(tmp_path / "journeys", feels=(4,))


def ordered(text, *parts):
    """Each part stands in the text after the one before."""
    places = [text.index(part) for part in parts]
    return places == sorted(places)


def test_it_says_what_was_said_chosen_waited_and_felt_and_how_it_ended(holdgame, played):
    ran = holdgame("watch", played)
    assert (ran.code, ran.err) == (0, "")
    assert ordered(
        ran.out, "A play of Tiny, under Plain's rules.", "You sit down.", "1. Ring them",
        "2. Let it be", "› Ring them", "(on hold)", "(It felt: 4 of 5, angry.)",
        "(You hold. The music stops.)", "Nadia: Nadia speaking.", "you: You took money",
        "Omar: Done.", "DONE", f"Its debrief: holdgame debrief {played}",
    )  # fmt: skip


def test_what_was_typed_to_prove_who_one_is_is_not_shown(holdgame, played):
    ran = holdgame("watch", played)
    assert ACCOUNT in played.read_text()
    assert ACCOUNT not in ran.out
    assert "you: " + "•" * len(ACCOUNT) in ran.out


def test_it_writes_nothing(holdgame, played):
    before = {path: path.read_bytes() for path in played.parent.iterdir()}
    holdgame("watch", played)
    assert {path: path.read_bytes() for path in played.parent.iterdir()} == before


def test_a_name_alone_is_looked_for_where_plays_are_kept(holdgame, data):
    file = keep(data / "journeys")
    assert "Omar: Done." in holdgame("watch", file.name).out


def test_a_play_that_is_not_over_is_watched_as_far_as_it_goes(holdgame, tmp_path):
    file = keep(tmp_path / "journeys", leave_at=40)
    ran = holdgame("watch", file)
    assert ran.code == 0
    assert ran.out.index(ON_HOLD) < ran.out.index("The play was left here")
    assert f"holdgame play --resume {file}" in ran.out
    assert "Nadia" not in ran.out


def test_a_hold_that_was_left_ends_in_hanging_up(holdgame, tmp_path):
    ran = holdgame("watch", keep(tmp_path / "journeys", waits=[Left(30.0)]))
    assert ordered(ran.out, ON_HOLD, "(You hang up.)", "YOU LET IT GO")
    assert "The music stops" not in ran.out


def test_a_story_that_was_edited_since_is_said_to_be(holdgame, played, tmp_path):
    head, _, rest = played.read_text().partition("\n")
    older = json.dumps({**json.loads(head), "story_fingerprint": "of another day"})
    copy = tmp_path / "copy.journey"
    copy.write_text(f"{older}\n{rest}")
    ran = holdgame("watch", copy)
    assert ran.code == 0
    assert "the story was edited since" in ran.err
    assert "Omar: Done." in ran.out


@pytest.mark.parametrize("raw", [b"", b'{"hello": 1}\n', bytes(range(256))])
def test_a_file_that_is_no_play_is_a_sentence(holdgame, tmp_path, raw):
    file = tmp_path / "other.journey"
    file.write_bytes(raw)
    ran = holdgame("watch", file)
    assert (ran.code, ran.out) == (1, "")
    assert str(file) in ran.err
    assert ran.said_nothing_of_python


def test_a_pace_that_is_none_is_a_sentence(holdgame, played):
    ran = holdgame("watch", played, "--pace", "warp")
    assert ran.code == 2
    assert "honest, brisk, instant or a number" in ran.err


def test_help_has_examples(holdgame):
    assert "holdgame watch FILE --pace honest" in holdgame("watch", "--help").out


# -- at a pace ------------------------------------------------------------------------------------


class Watcher:
    """Somebody who watches at a terminal, by a clock that listening moves on."""

    def __init__(self, file: Path, pace: Pace, typed: dict[int, str] | None = None) -> None:
        self.now = 0.0
        self.typed = typed or {}
        self.looks = 0
        self.out = io.StringIO()
        journal = read_journal(file)
        sitting = resume(world_played(journal, Path(journal.header.story_file)), journal)
        self.watched = Watched(sitting, pace, file.name)
        PlainWatch(self.watched, self.out, clock=lambda: self.now, listen=self.listen).watch()

    @property
    def said(self) -> str:
        return self.out.getvalue()

    def listen(self, seconds: float) -> str | None:
        self.looks += 1
        self.now += seconds
        return self.typed.get(self.looks)


def test_an_honest_hold_takes_as_long_as_it_took(played):
    watcher = Watcher(played, HONEST)
    held = sum(e.seconds for e in watcher.watched.journey.events if e.offered is not None)
    assert held > 600
    assert held < watcher.now < held + 60


def test_brisk_runs_one_to_one_for_a_minute_and_ten_times_as_fast_from_then_on(played):
    watcher = Watcher(played, BRISK)
    held = sum(e.seconds for e in watcher.watched.journey.events if e.offered is not None)
    assert 60 + (held - 60) / 10 < watcher.now < 60 + (held - 60) / 10 + 60
    assert "ten times faster" not in watcher.said  # nobody is asked


def test_at_once_takes_no_time(played):
    assert Watcher(played, INSTANT).now == 0


def test_enter_skips_a_hold_and_no_more(played):
    whole = Watcher(played, HONEST)
    first = next(n for n in range(1, 200) if _on_hold_after(played, n))
    skipped = Watcher(played, HONEST, {first + 3: ""})
    assert skipped.said == whole.said
    assert 200 < whole.now - skipped.now < 291


def _on_hold_after(file: Path, looks: int) -> bool:
    return Watcher(file, HONEST, {looks: "q"}).said.rstrip().endswith(ON_HOLD)


def test_q_ends_it_without_a_word(played):
    watcher = Watcher(played, HONEST, {1: "q"})
    assert watcher.said.rstrip().endswith("You sit down.")


def test_it_can_be_run_faster(played):
    usual, faster = Watcher(played, HONEST), Watcher(played, HONEST, {1: "+", 2: "+"})
    assert faster.now < 0.4 * usual.now
    assert "(4 times as fast.)" in faster.said


def test_it_can_stand_still(played):
    usual, paused = Watcher(played, HONEST), Watcher(played, HONEST, {5: "p", 400: "p"})
    assert ordered(paused.said, "(It stands still.)", "(It goes on.)")
    assert paused.now - usual.now == pytest.approx(395 * LONGEST, abs=1)


def test_a_clock_that_was_stopped_goes_on_from_where_it_stood():
    now = [0.0]
    clock = WatchClock(lambda: now[0])
    now[0] = 10.0
    clock.pause()
    now[0] = 100.0
    assert clock() == 10.0
    assert clock.real_until(11.0) == float("inf")
    clock.pause()
    clock.change(1)
    now[0] = 101.0
    assert clock() == 12.0


def test_a_watched_play_is_the_play_that_was_kept(data, holdgame):
    """Every event of a rehearsal of a whole story, one by one."""
    from holdgame.company.companies import SHIPPED
    from holdgame.engine.journey import Journey
    from holdgame.engine.rehearsal import rehearse
    from holdgame.play.sitting import Sitting
    from holdgame.play.worlds import open_world

    world = open_world(shipped("stories") / "refund-abroad", SHIPPED / "meridian.yaml").world
    for seed in range(1, 20):
        kept: Journey = rehearse(world, seed)
        watched = Watched(Sitting(kept, INSTANT), INSTANT, "x")
        while not watched.journey.ended:
            if isinstance(watched.moment, Tell):
                assert watched.moment.lines
            watched.answer()
        assert [e.answer for e in watched.journey.events] == [e.answer for e in kept.events]
        assert [e.at for e in watched.journey.events] == [e.at for e in kept.events]
