"""On hold: what one sees, hears and may do, by a clock that only the test moves."""

import pytest

from holdgame.engine.journey import CalledBack, Left, Served
from holdgame.engine.moments import Wait
from holdgame.play.notes import Feeling, Paused, Speed, Table
from holdgame.tui.widgets.hold_view import HoldView
from tests.tui.evenings import Evening, Player, company_text


async def begin_hold(player: Player) -> HoldView:
    await player.call()
    await player.read_on()
    return await player.on_hold()


def last_wait(player: Player):
    return next(e for e in reversed(player.sitting.journey.events) if isinstance(e.moment, Wait))


async def test_a_company_that_tells_nothing_leaves_no_clock_and_no_bar(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        await player.wait(70)
        assert "Kyiv, night" in player.shown()
        assert "00:" not in player.shown()
        assert "23:1" not in player.shown()
        assert "(the same eight bars)" in player.shown()


async def test_six_frames_of_one_hold_differ_each_for_a_reason(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        frames = []
        for seconds in (1.0, 1.0, 3.0, 10.0, 27.0, 35.0):  # 1, 2, 5, 15, 42 and 77 seconds
            await player.wait(seconds)
            frames.append(player.shown())
        music, later, talking, talked, next_one, kitchen = frames
        assert music != later  # the wave plays on
        assert "Thank you for holding. Your call" not in music
        assert "Thank you for holding." in talking  # the recording cuts in, word by word
        assert "important to us" not in talking
        assert "▁▁▁▁ ▁▁▁▁ ▁▁▁▁ ▁▁▁▁" in talking  # and the music stops for it
        assert "important to us." in talked  # it has been said, and the music is back
        assert "▁▁▁▁ ▁▁▁▁ ▁▁▁▁ ▁▁▁▁" not in talked
        assert "All of our representatives" in next_one  # the next announcement
        assert player.view is not None
        assert player.view.frame().thing in kitchen  # something small happens at the table
        assert player.view.frame().thing
        assert len(set(frames)) == 6


async def test_it_ends_when_the_offered_wait_is_over_and_not_before(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        view = await begin_hold(player)
        offered = view.hold.offered
        await player.wait(offered - 1)
        assert player.view is not None
        await player.wait(1)
        await player.until(lambda: "(You hold. The music stops.)" in player.said_text)
        assert last_wait(player).answer == Served()
        assert last_wait(player).seconds == pytest.approx(offered)
        (sat,) = player.sitting.all(Table)
        assert sat.seconds == pytest.approx(offered)


async def test_brisk_runs_one_to_one_and_asks_after_a_minute(evening: Evening) -> None:
    async with evening.at_table(pace="brisk") as player:
        view = await begin_hold(player)
        await player.wait(59)
        assert "ten times faster" not in player.shown()
        assert view.hold.waited == pytest.approx(59)
        await player.wait(2)
        asked = "Second for second, or ten times faster from here?"
        await player.until(lambda: asked in player.shown())
        await player.press("2")
        await player.until(lambda: player.sitting.speed == 10.0)
        await player.wait(10)
        assert view.hold.waited == pytest.approx(61 + 100)
        assert "ten times faster" not in player.shown()


async def test_who_stays_is_not_asked_again_in_the_next_hold(evening: Evening) -> None:
    async with evening.at_table(pace="brisk") as player:
        view = await begin_hold(player)
        await player.wait(61)
        await player.until(lambda: "Second for second, or" in player.shown())
        await player.press("1")
        await player.until(lambda: player.sitting.last(Speed) == Speed(1.0))
        await player.wait(view.hold.real_left)
        await player.identify()
        await player.to("own_words")
        await player.type("It broke.")
        await player.press("enter")
        await player.to("feeling")
        await player.press("1")
        await player.read_on()
        second = await player.on_hold()
        assert second.hold.factor == 1.0
        await player.wait(61)
        assert "Second for second, or" not in player.shown()


async def test_a_speed_that_was_chosen_is_that_of_the_next_hold(evening: Evening) -> None:
    async with evening.at_table(pace="30") as player:
        view = await begin_hold(player)
        assert view.hold.factor == 30.0
        await player.wait(61)
        assert "Second for second, or" not in player.shown()


async def test_hanging_up_asks_once_and_leaves_at_that_second(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        await player.wait(20)
        await player.press("h")
        await player.on("ConfirmScreen")
        assert "The place in the queue is lost." in player.shown()
        await player.press("n")
        await player.wait(5)
        await player.press("h", "y")
        await player.until(lambda: "(You hang up.)" in player.said_text)
        left = last_wait(player).answer
        assert isinstance(left, Left)
        assert left.at == pytest.approx(25)


async def test_whoever_picks_up_takes_the_question_away(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        view = await begin_hold(player)
        await player.press("h")
        await player.on("ConfirmScreen")
        player.clock.now += view.hold.offered
        view.look()
        await player.on("PlayScreen")
        await player.until(lambda: "Nadia speaking." in player.said_text)
        assert last_wait(player).answer == Served()


async def test_how_it_feels_in_a_hold_is_kept_at_its_second(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        began = player.sitting.journey.now
        await player.wait(33)
        await player.press("f", "5")
        (felt,) = player.sitting.all(Feeling)
        assert felt.at == pytest.approx(began + 33)


async def test_whoever_picks_up_does_not_take_the_sheet_away(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        view = await begin_hold(player)
        await player.press("f")
        await player.wait(view.hold.offered)
        await player.until(lambda: "Nadia speaking." in player.said_text)
        assert "How does this feel?" in player.shown()
        await player.press("2")
        assert [felt.value for felt in player.sitting.all(Feeling)] == [2]
        await player.to("digits")
        await player.type("88412207")  # the field has the keys again
        await player.press("enter")
        await player.to("words")


async def test_a_place_in_line_is_told_where_the_company_tells_it(evening: Evening) -> None:
    evening.company = company_text(hold__information="position")
    async with evening.at_table(pace="honest") as player:
        view = await begin_hold(player)
        first = view.frame().position
        assert f"You are number {first} in line." in player.shown()
        assert "Meridian Mobile  01:" in player.shown()  # then the clock is there too
        await player.wait(view.hold.offered - 1)
        assert "You are number 1 in line." in player.shown()


async def test_a_broken_estimate_stays_crossed_out(evening: Evening) -> None:
    evening.company = company_text(hold__information="time")
    async with evening.at_table(pace="honest", seed=3) as player:
        view = await begin_hold(player)
        estimate = view.hold.moment.heard.estimate
        assert estimate is not None
        assert f"You will wait about {estimate / 60:.0f} minutes." in player.shown()
        assert view.hold.offered > estimate + 1
        await player.wait(estimate + 1)
        assert "minutes.  (that has passed)" in player.shown()


async def test_a_call_back_that_is_taken(evening: Evening) -> None:
    evening.company = company_text(
        callback__offered="true", callback__after_seconds="30", callback__kept="1"
    )
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        await player.wait(29)
        assert "ring you back" not in player.shown()
        await player.wait(2)
        await player.until(lambda: "ring you back" in player.shown())
        await player.press("1")
        await player.until(lambda: "They have your number." in player.said_text)
        assert last_wait(player).answer == CalledBack()
        assert [t.seconds for t in player.sitting.all(Table)] == [pytest.approx(31)]


async def test_a_call_back_that_is_declined(evening: Evening) -> None:
    evening.company = company_text(callback__offered="true", callback__after_seconds="30")
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        await player.wait(31)
        await player.until(lambda: "ring you back" in player.shown())
        await player.press("2")
        await player.wait(31)
        assert "ring you back" not in player.shown()
        assert player.view is not None


@pytest.mark.parametrize(("key", "answer"), [("1", CalledBack()), ("2", Served())])
async def test_a_call_back_is_offered_even_where_no_time_passes(
    evening: Evening, key: str, answer: CalledBack | Served
) -> None:
    evening.company = company_text(
        callback__offered="true", callback__after_seconds="30", callback__kept="1"
    )
    async with evening.at_table(pace="instant") as player:
        await player.call()
        await player.until(lambda: "ring you back" in player.shown())
        await player.press(key)
        await player.until(lambda: player.view is None)
        assert last_wait(player).answer == answer


async def test_the_wave_can_be_stilled(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        await player.wait(0.6)
        await player.press("s")
        await player.wait(0.1)
        before = player.shown()
        await player.wait(1.0)
        assert player.shown() == before
        await player.press("s")
        await player.wait(0.6)
        assert player.shown() != before


async def test_who_wants_nothing_to_move_is_heard_from_the_start(evening: Evening) -> None:
    async with evening.at_table(pace="honest", still=True) as player:
        view = await begin_hold(player)
        assert view.still


async def test_a_silent_hold_is_silent(evening: Evening) -> None:
    evening.company = company_text(hold__music="none")
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        assert "(nothing)" in player.shown()
        assert "▁" not in player.shown()


async def test_the_company_sells_now_and_then(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        await player.wait(3 + 2 * 35 + 10)
        assert "World Plus" in player.shown()


async def test_no_upsell_where_the_company_does_not(evening: Evening) -> None:
    evening.company = company_text(hold__upsell="false")
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        for _ in range(8):
            await player.wait(35)
            assert "World Plus" not in player.shown()


async def test_a_window_made_tiny_and_large_again_loses_nothing(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        view = await begin_hold(player)
        await player.wait(20)
        before = player.shown()
        await player.pilot.resize_terminal(20, 5)
        await player.wait(0)
        assert "Make the window" in player.shown()
        assert "larger" in player.shown()
        await player.wait(5)
        await player.pilot.resize_terminal(80, 24)
        await player.pilot.pause(0.1)
        assert view.hold.waited == pytest.approx(25)
        assert player.shown().splitlines()[0] == before.splitlines()[0]
        assert "(the same eight bars)" in player.shown()


async def test_a_hold_that_ends_while_the_window_is_tiny(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        view = await begin_hold(player)
        await player.pilot.resize_terminal(20, 5)
        await player.wait(view.hold.offered)
        await player.pilot.resize_terminal(80, 24)
        await player.until(lambda: "Nadia speaking." in player.shown())


async def test_quitting_in_a_hold_and_going_on_with_it(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        view = await begin_hold(player)
        offered = view.hold.offered
        await player.wait(100)
        await player.press("q")
    (file,) = evening.journeys()
    async with evening.player(pace="", seed=99, resume=file) as player:
        await player.on("PlayScreen")
        view = await player.on_hold()
        assert view.hold.offered == offered
        assert view.hold.waited == pytest.approx(100)
        assert player.sitting.all(Paused)[-1].seconds == pytest.approx(100)
        assert "press 4" in player.said_text  # what was said is there again
        await player.wait(offered - 100)
        await player.until(lambda: "Nadia speaking." in player.said_text)


async def test_the_waited_time_is_written_down_every_minute(evening: Evening) -> None:
    async with evening.at_table(pace="honest") as player:
        await begin_hold(player)
        for _ in range(4):
            await player.wait(31)
            await player.pilot.pause(0.05)
        assert len(player.sitting.all(Paused)) == 2


async def test_small_things_are_never_the_same_twice_in_a_play() -> None:
    from holdgame.tui.holding import things_of

    for night in (True, False):
        things = [t for hold in range(6) for t in things_of(7, hold, night=night)]
        assert len(things) == len(set(things)) == 12
    assert things_of(7, 0, night=True) == things_of(7, 0, night=True)
