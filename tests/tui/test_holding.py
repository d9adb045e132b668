"""What a hold shows at a given second, as plain values."""

from itertools import pairwise

import pytest

from holdgame.engine.moments import Heard
from holdgame.play.hold import Hold
from holdgame.play.pace import BRISK
from holdgame.tui import holding
from holdgame.tui.holding import Spoken, announcement, bar_playing, thing, wave
from tests.builders import company, tell
from tests.tui.evenings import Clock
from tests.tui.holds import wait_of

HEARD = Heard("support", "loop", ("One two three.", "Four five."), 30.0, "Buy this now.")


def test_the_music_is_the_same_eight_bars_again() -> None:
    whole = holding.BEATS / holding.BEATS_A_SECOND
    assert wave(3.0, silent=False) == wave(3.0 + whole, silent=False)
    assert len(wave(0.0, silent=False)) == 8
    assert wave(1.0, silent=False) != wave(1.5, silent=False)
    assert bar_playing(0.0) == 0
    assert bar_playing(whole - 0.1) == 7


def test_the_wave_lies_flat_while_a_recording_talks() -> None:
    assert set("".join(wave(5.0, silent=True))) == {"▁"}


def test_an_announcement_is_said_word_by_word() -> None:
    assert announcement(HEARD, 2.9) is None
    assert announcement(HEARD, 3.0) == Spoken("One", False)
    assert announcement(HEARD, 3.9) == Spoken("One two three.", False)
    assert announcement(HEARD, 10.0) == Spoken("One two three.", True)


def test_announcements_go_round_and_each_third_sells() -> None:
    heard = [announcement(HEARD, 3 + 30 * n + 10) for n in range(6)]
    assert [spoken.text.split()[0] for spoken in heard if spoken] == [
        "One", "Four", "Buy", "One", "Four", "Buy",
    ]  # fmt: skip


def test_who_never_interrupts_says_nothing() -> None:
    assert announcement(Heard("support", "chosen", ("One.",), 0.0), 1_000.0) is None


def test_however_fast_it_runs_an_announcement_can_be_read() -> None:
    """At a thousand to one the next would be due each 30 ms; it comes each 2.5 s."""
    real = [n / 10 for n in range(1, 100)]
    said = [announcement(HEARD, 3 + second * 1_000, 1_000.0) for second in real]
    begins = [spoken.text.split()[0] for spoken in said if spoken]
    changes = sum(one != other for one, other in pairwise(begins))
    assert changes == 3


def test_small_things_come_rarely_and_go_again() -> None:
    things = ("a", "b", "c")
    seen = [thing(things, float(second)) for second in range(1_000)]
    assert [t for t, before in zip(seen[1:], seen, strict=False) if t and t != before] == [
        "a", "b", "c",
    ]  # fmt: skip
    assert seen.count("") > 950


def test_a_hold_knows_when_it_is_over_whatever_happened_in_between() -> None:
    clock = Clock()
    moment = wait_of(tell("- dial: support\n- hold: support"), company(waits={"support": 60.0}))
    hold = Hold(moment, 100.0, BRISK, clock, waited=10.0)
    assert hold.waited == 10.0
    clock.now += 61
    assert hold.waited == 71.0
    assert hold.asks_for_speed()
    assert not hold.asks_for_speed()  # once
    hold.run_at(10.0)
    assert hold.real_left == pytest.approx(2.9)
    clock.now += 3
    assert hold.over
    assert hold.waited == 100.0
    assert hold.real == pytest.approx(64)
