"""send_back: whose parcel, whose postage, and what one has on one's feet meanwhile."""

from __future__ import annotations

from holdgame.engine.steps.send_back import ON_ITS_WAY, PACK_AND_DROP, POSTAGE, QUEUE_AND_PAY
from tests.builders import company, play, tell

STORY = tell("- dial: {line: support, answers: nadia}\n- send_back: the shoes\n- nadia: Hello?")
DAY = 86_400


def test_with_a_label_that_was_sent_it_is_dropped_off() -> None:
    played = play(STORY)
    assert "You pack the shoes, put their label on the parcel and drop it off." in played.lines
    assert played.paid() == 0
    assert played.seconds("doing", "none") >= PACK_AND_DROP
    assert played.seconds("doing", "returns.who_pays") == 0


def test_without_one_the_customer_queues_and_pays() -> None:
    played = play(STORY, company(returns__who_pays="customer"))
    assert "You pack the shoes, queue at the post office and pay for the parcel." in played.lines
    assert played.paid("returns.who_pays") == POSTAGE
    assert played.seconds("doing", "returns.who_pays") == QUEUE_AND_PAY


def test_where_the_old_comes_first_its_days_on_the_way_are_days_without() -> None:
    played = play(STORY, company(replacement__ship_first=False, returns__info_minutes=2880))
    assert played.seconds("without", "replacement.ship_first") == ON_ITS_WAY
    assert played.seconds("without", "returns.info_minutes") == 2 * DAY


def test_with_the_new_pair_there_already_no_day_is_a_day_without() -> None:
    played = play(STORY, company(returns__info_minutes=2880))
    assert played.seconds("without") == 0
    assert played.seconds("elapsed", "returns.info_minutes") == 2 * DAY


def test_it_ends_a_call() -> None:
    after = tell("- dial: {line: support, answers: nadia}\n- send_back\n- feel")
    (asked,) = play(after).asks
    assert [o.id for o in asked.options] == ["1", "2", "3", "4", "5"]  # nothing to hang up
