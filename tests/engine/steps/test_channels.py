"""The other channels: writing, and going to the shop."""

from __future__ import annotations

import pytest

from holdgame.engine.journey import Left
from holdgame.engine.timing import WRITE_MESSAGE
from tests.builders import PLAIN_COMPANY, company, play, tell

WRITE = "- write: {channel: email, resolved: [Solved.], unresolved: [Nothing.]}"
SHOP = PLAIN_COMPANY.replace(
    "queues:\n", "queues:\n  store: {calls_per_hour: 9, agents: 9, handle: 8m, hold.measured: 0s}\n"
)


@pytest.mark.parametrize(("luck", "line"), [("resolved", "Solved."), ("unresolved", "Nothing.")])
def test_a_reply_comes_in_the_companys_time_and_resolves_it_or_not(luck: str, line: str) -> None:
    played = play(tell(WRITE), company(channels__email__reply_hours=48), luck=[luck])
    assert played.lines == [line]
    assert played.seconds("elapsed", "channels.email.reply_hours") == 48 * 3600
    assert played.seconds("doing") == WRITE_MESSAGE
    assert played.counts.contacts == 1


def test_it_resolves_as_often_as_the_company_says() -> None:
    for offered, odds in ((True, 0.3), (False, 0.0)):
        under = company(channels__email__offered=offered, channels__email__resolves=0.3)
        (chance,) = play(tell(WRITE), under).chances
        assert [o.odds for o in chance.outcomes if o.id == "resolved"] == [odds]


def test_another_channel_is_a_switch_that_what_ended_the_last_one_made() -> None:
    story = tell("- dial: support\n- hold: {hung_up: b}", scenes={"b": WRITE + "\n- end: done"})
    played = play(story, holds=[60], waits=[Left(30)])
    assert [c.because for c in played.charged("channel_switch")] == ["staffing.support"]
    assert not play(tell(WRITE + "\n" + WRITE)).charged("channel_switch")


def test_a_letter_after_a_call_is_booked_to_what_ended_the_call() -> None:
    story = tell("- dial: support\n- hold: {hung_up: b}", scenes={"b": WRITE + "\n- end: done"})
    played = play(story, holds=[60], waits=[Left(30)], luck=["resolved"])
    assert played.charged("another_contact")[0].because == "staffing.support"


def test_a_letter_that_resolved_nothing_is_what_the_end_is_booked_to() -> None:
    played = play(tell(WRITE + "\n- end: not_done"), luck=["unresolved"])
    assert played.charged("unresolved")[0].because == "channels.email.resolves"


# -- the shop ----------------------------------------------------------------------------------

VISIT = "- visit: nadia\n- explain: trouble"


def test_in_the_shop_one_queues_for_the_people_that_are_there() -> None:
    played = play(tell(VISIT), company(SHOP), holds=[300])
    assert played.seconds("waiting", "staffing.store") == 300
    assert played.counts.tellings == 1


def test_where_nobody_counted_the_people_in_the_shop_one_waits_as_long_as_people_say() -> None:
    (wait,) = play(tell(VISIT), company(channels__store__reply_hours=0.25)).waits
    assert wait.law.mean == 15 * 60
    played = play(tell(VISIT), holds=[300])
    assert played.seconds("waiting", "channels.store.reply_hours") == 300


def test_in_the_shop_one_hears_no_recording_and_sees_the_line() -> None:
    loud = company(SHOP, hold__music="loop", hold__announcement_seconds=30, hold__upsell=True)
    (wait,) = play(tell(VISIT), loud).waits
    assert not wait.stretches[0].charges[0].flags


def test_a_shop_says_yes_as_often_as_it_can_reach_into_the_account() -> None:
    story = tell(
        "- visit: nadia\n- request: {what: refund, granted: [], refused: [{end: not_done}]}"
    )
    half = company(channels__store__resolves=0.5)
    assert play(story, half, luck=["reaches"]).ending == "done"
    no = play(story, half, luck=["does_not"])
    assert no.charged("refused")[0].because == "channels.store.resolves"
    assert no.charged("unresolved")[0].because == "channels.store.resolves"


def test_whoever_serves_one_listens() -> None:
    for base in (PLAIN_COMPANY, SHOP):
        story = tell(VISIT + "\n- if: told.nadia.trouble\n  end: not_done")
        assert play(story, company(base)).ending == "not_done"


def test_a_shop_that_is_closed_throws_where_the_story_says() -> None:
    played = play(tell(VISIT), company(hours__open="08:00-09:00"))
    assert played.ending == "shut"
    assert played.lines == ["We are closed now."]
    assert played.charged("unresolved")[0].because == "hours.open"


def test_one_can_leave_the_shop() -> None:
    played = play(tell(VISIT), company(SHOP), holds=[300], waits=[Left(60)])
    assert played.charged("unresolved")[0].because == "staffing.store"


def test_in_the_shop_nobody_pays_by_the_minute_nor_is_called_back() -> None:
    story = tell(VISIT + "\n- nadia: Well then.", you={"calling_from": "abroad"})
    dear = company(SHOP, abroad__toll_free=False, abroad__minute_charge=6, callback__offered=True)
    played = play(story, dear, holds=[300])
    assert played.paid() == 0
    assert played.waits[0].offer is None
    (wait,) = played.charged("waiting", "staffing.store")
    assert "anxious" not in dict(wait.flags)
