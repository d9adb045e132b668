"""Waiting in the queue, as the company lets people wait."""

from __future__ import annotations

import math
from typing import Any

import pytest

from holdgame.company.queueing import OfferedWait
from holdgame.engine.journey import CalledBack, Journey, Left, WrongAnswer
from holdgame.engine.moments import Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World
from tests.builders import PLAIN_COMPANY, company, play, tell

HOLD = "- dial: support\n- hold: {queue: billing, answers: nadia}\n- Hello.\n"
ABROAD = {"calling_from": "abroad"}


def held(steps: str = HOLD, holds: tuple[float, ...] = (600,), *, waits=(), luck=(), **policies):
    return play(tell(steps), company(**policies), holds=holds, waits=waits, luck=luck)


def test_the_wait_is_booked_to_the_people_who_are_not_there() -> None:
    played = held()
    assert played.seconds("waiting", "staffing.billing") == 600
    assert played.counts.holds == 1
    assert played.ledger.by_policy()["staffing.billing"] == 10_000


@pytest.mark.parametrize(
    ("information", "flags"),
    [("none", ["uninformed"]), ("position", ["position_only"]), ("time", [])],
)
def test_what_one_is_told_is_how_long_it_feels(information: str, flags: list[str]) -> None:
    played = held(holds=(30,), hold__information=information)
    (charge,) = played.charged("waiting", "staffing.billing")
    assert [flag for flag, _ in charge.flags] == flags
    heard = played.waits[0].heard
    assert heard.position == (information == "position")
    assert (heard.estimate is not None) == (information == "time")


def test_an_announced_time_that_is_broken_is_felt_from_there_on() -> None:
    story, under = tell(HOLD), company(waits={"billing": 150}, hold__information="time")
    played = play(story, under, holds=[240])
    assert played.waits[0].heard.estimate == 180  # the mean, in whole minutes upwards
    told, broken = played.charged("waiting", "staffing.billing")
    assert (told.seconds, broken.seconds) == (180, 60)
    assert told.flags == ()
    assert broken.flags == (("estimate_broken", "hold.information"),)
    assert played.counts.holds == 1


def test_who_is_seen_to_pass_makes_it_unfair() -> None:
    (charge,) = held(vip__bypass="visible").charged("waiting", "staffing.billing")
    assert ("unfair", "vip.bypass") in charge.flags
    (charge,) = held(vip__bypass="hidden").charged("waiting", "staffing.billing")
    assert "unfair" not in dict(charge.flags)


def test_who_goes_ahead_makes_the_others_wait_longer_seen_or_not() -> None:
    def law(bypass: str, share: float = 0.3) -> OfferedWait:
        played = held(staffing__billing=2, vip__bypass=bypass, vip__share=share)
        return played.waits[0].law

    assert law("hidden") == law("visible")
    assert law("none").mean < law("hidden", 0.1).mean < law("hidden").mean
    assert law("none") == law("none", 0.9)


def test_a_hold_asks_who_goes_ahead_each_time() -> None:
    world = World(tell(HOLD), company(staffing__billing=2, vip__bypass="hidden"))
    for seed in range(5):
        rehearse(world, seed)
    asked = [world.reads[state] for state, m in world.moments.items() if isinstance(m, Wait)]
    assert asked
    assert all(policies >= {"vip.bypass", "vip.share"} for policies in asked)


def test_a_wait_that_was_counted_was_so_with_those_who_go_ahead() -> None:
    counted, with_vips = (
        held(vip__bypass=bypass, vip__share=0.3).waits[0].law for bypass in ("none", "hidden")
    )
    assert counted == with_vips


def test_from_abroad_every_minute_is_paid_for_and_felt() -> None:
    story = tell(HOLD, you=ABROAD)
    under = company(abroad__toll_free=False, abroad__minute_charge=0.5)
    played = play(story, under, holds=[600])
    (charge,) = played.charged("waiting", "staffing.billing")
    assert ("anxious", "abroad.minute_charge") in charge.flags
    on_the_line = played.seconds("waiting") + played.seconds("listening")
    assert played.paid("abroad.minute_charge") == pytest.approx(on_the_line / 60 * 0.5)
    assert on_the_line > 600


def test_hanging_up_is_booked_to_the_wait_one_left_by() -> None:
    played = held(waits=[Left(120)])
    assert played.ending == "gave_up"
    assert played.seconds("waiting", "staffing.billing") == 120
    assert played.charged("unresolved")[0].because == "staffing.billing"


def test_nobody_leaves_later_than_somebody_picks_up() -> None:
    assert held(waits=[Left(99_999)]).seconds("waiting", "staffing.billing") == 600


def test_a_hold_may_throw_to_a_place_of_its_own() -> None:
    story = tell("- dial: support\n- hold: {hung_up: b}", scenes={"b": "- B.\n- end: not_done"})
    assert play(story, holds=[9], waits=[Left(3)]).lines[-1] == "B."


def test_without_a_name_one_holds_where_the_menu_led() -> None:
    played = play(tell("- dial: support\n- menu: order\n- hold"), choices=["1"])
    assert played.waits[0].heard.queue == "sales"
    assert play(tell("- dial: support\n- hold")).waits[0].heard.queue == "support"
    assert play(tell("- dial: support\n- hold: nowhere")).waits[0].heard.queue == "support"
    assert play(tell("- dial: support\n- hold: refund")).waits[0].heard.queue == "billing"


def test_a_hold_in_which_somebody_is_free_takes_no_time() -> None:
    played = play(tell(HOLD))
    assert played.journey.events[-2].charges == () or played.seconds("waiting") == 8
    assert played.counts.holds == 0


def test_the_wait_is_the_same_for_the_same_luck_and_drawn_from_the_law() -> None:
    story, under = tell(HOLD), company(waits={"billing": 300})
    drawn = [Journey(World(story, under), seed) for seed in range(800)]
    for journey in drawn:
        while not isinstance(journey.moment, Wait):
            journey.answer()
    waits = [journey.offered or 0.0 for journey in drawn]
    assert sum(waits) / len(waits) == pytest.approx(300, rel=0.12)
    again = Journey(World(story, under), 7)
    while not isinstance(again.moment, Wait):
        again.answer()
    assert again.offered == waits[7]


def test_customers_give_up_as_often_as_the_queue_says() -> None:
    world = World(tell(HOLD), company(waits={"billing": 1800}))
    gone = sum(rehearse(world, seed).moment.ending == "gave_up" for seed in range(600))  # type: ignore[union-attr]
    law = world.law(world.queue("billing"))
    assert law.abandoned == pytest.approx(0.5)
    assert gone / 600 == pytest.approx(law.abandoned, abs=0.07)


# -- call backs --------------------------------------------------------------------------------

OFFERED: dict[str, Any] = {
    "callback__offered": True,
    "callback__after_seconds": 60,
    "callback__kept": 0.5,
}


def test_a_call_back_that_is_kept_is_waited_for_off_the_phone() -> None:
    played = held(waits=[CalledBack()], luck=["kept"], **OFFERED)
    assert played.ending == "done"
    assert played.seconds("waiting", "staffing.billing") == 60
    assert played.seconds("off_phone", "staffing.billing") == 540


def test_a_call_back_that_is_broken_is_a_broken_promise() -> None:
    played = held(waits=[CalledBack()], luck=["broken"], **OFFERED)
    assert played.ending == "cut_off"
    assert [c.because for c in played.charged("broken_promise")] == ["callback.kept"]
    assert played.charged("unresolved")[0].because == "callback.kept"


def test_whoever_rings_back_is_who_answers() -> None:
    story = tell(HOLD + "- explain: trouble\n- if: told.nadia.trouble\n  end: not_done")
    played = play(story, company(**OFFERED), holds=[600], waits=[CalledBack()], luck=["kept"])
    assert played.ending == "not_done"


def test_a_call_back_is_not_to_be_had_where_none_is_offered() -> None:
    with pytest.raises(WrongAnswer):
        held(waits=[CalledBack()])


def test_off_the_phone_nobody_pays_by_the_minute() -> None:
    story = tell(HOLD, you=ABROAD)
    under = company(abroad__toll_free=False, abroad__minute_charge=6, **OFFERED)
    played = play(story, under, holds=[600], waits=[CalledBack()], luck=["kept"])
    on_the_line = played.seconds("waiting") + played.seconds("listening")
    assert played.paid() == pytest.approx(on_the_line * 0.1)
    assert on_the_line < 120


# -- what is heard -----------------------------------------------------------------------------


def test_what_the_hold_sounds_like_is_the_companys() -> None:
    heard = held(hold__music="ads", hold__announcement_seconds=20, hold__upsell=True).waits[0].heard
    assert (heard.music, heard.announcement_every) == ("ads", 20)
    assert heard.announcements
    assert heard.pitch
    assert not held(hold__upsell=False).waits[0].heard.pitch


def test_a_wait_of_no_end_costs_no_more_than_was_waited() -> None:
    wait = held().waits[0]
    assert wait.stretches[-1].until == math.inf
    assert sum(c.seconds for c in wait.charges_for(0)) == 0
    assert PLAIN_COMPANY  # the plain company answers at once, so every wait here was offered


def test_ones_place_in_line_is_one_at_the_end_and_never_grows() -> None:
    wait = held(hold__information="position").waits[0]
    places = [wait.place_in_line(remaining) for remaining in range(0, 3600, 15)]
    assert places[0] == 1
    assert places == sorted(places)
    assert places[-1] > 1


# -- whoever picks up cannot help --------------------------------------------------------------

LUCK = ["not-theirs", "theirs"]


def test_whoever_picks_up_may_pass_one_on_and_one_waits_again() -> None:
    played = held(holds=(600, 300), luck=LUCK, transfer__misrouted=0.2)
    assert played.seconds("waiting", "staffing.billing") == 900
    assert [c.because for c in played.charged("transfer")] == ["transfer.misrouted"]
    assert played.counts.transfers == 1
    assert played.ending == "done"


def test_they_say_so_and_it_takes_a_moment() -> None:
    played = held(holds=(600, 300), luck=LUCK, transfer__misrouted=0.2)
    assert any("right department" in line for line in played.lines)
    assert 0 < played.seconds("listening", "transfer.misrouted") < 10


def test_nobody_says_why_one_waits_again_when_passed_on_unannounced() -> None:
    for kind, unexplained in (("cold", True), ("warm", False)):
        played = held(
            holds=(600, 300), luck=LUCK, transfer__misrouted=0.2, transfer__kind=kind
        )  # fmt: skip
        first, second = played.charged("waiting", "staffing.billing")
        flag = ("unexplained", "transfer.kind")
        assert flag not in first.flags
        assert (flag in second.flags) == unexplained


def test_one_may_be_lost_on_the_way_to_the_right_department() -> None:
    played = held(
        holds=(600,),
        luck=["not-theirs", "dropped"],
        transfer__misrouted=0.2,
        transfer__dropped=0.1,
    )
    assert played.ending == "cut_off"
    assert played.charged("unresolved")[0].because == "transfer.dropped"


def test_whoever_is_on_the_line_already_is_no_wrong_department() -> None:
    steps = "- dial: {line: support, answers: nadia}\n- hold: {queue: billing, answers: nadia}"
    assert not held(steps, transfer__misrouted=0.2).chances


def test_what_was_proven_to_the_machine_is_asked_again_by_the_right_department() -> None:
    steps = "- dial: support\n- verify: [account]\n" + HOLD.split("\n", 1)[1]
    played = held(
        f"{steps}- verify: [account]\n",
        holds=(60, 60),
        luck=LUCK,
        transfer__misrouted=0.2,
        identity__checks=1,
        identity__again_after_transfer=True,
    )
    assert len(played.asks) == 2
