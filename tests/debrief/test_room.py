"""A room: what many plays come to together, and that nobody in it can be told apart."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.debrief.debrief import Compared, Debrief
from holdgame.debrief.few import LEAST, Spread, among, tally
from holdgame.debrief.page_room import render_room
from holdgame.debrief.room import Play, Room
from holdgame.debrief.room_json import room_as_dict
from holdgame.debrief.room_words import QUESTIONS, RoomWords, questions_for
from holdgame.play import questions as q
from holdgame.play.notes import After, Before, Commitment, Feeling, Note, Prediction
from tests.builders import company, play, tell

WORDS = RoomWords.load()
ENDINGS = (("Money back", True), ("No", False), ("You let it go", False), ("Half of it", True))


def one(
    company: str = "Meridian Mobile",
    *,
    story: str = "The refund",
    minutes: float = 40,
    ending: int = 1,
    effort: int = 60_000,
    rules: dict[str, int] | None = None,
    hold: tuple[float, float] | None = None,
    expected: bool | None = None,
    called: str = "",
    business: tuple[int, int] | None = None,
    felt: dict[str, Sequence[int]] | None = None,
) -> Play:
    """A play as a room sees it."""
    title, resolved = ENDINGS[ending]
    by_policy = rules or {"menu": effort // 2}
    compared = [Compared("on hold", *hold, "min")] if hold else []
    if expected is not None:
        compared.append(Compared("resolved", expected, resolved, "yes"))
    return Play(
        story=story,
        company=company,
        played=(story, company),
        minutes=minutes,
        effort=effort,
        by_policy=by_policy | {"none": effort - sum(by_policy.values())},
        rules={policy: (policy, "Operations · cost per call") for policy in by_policy},
        ending=title,
        resolved=resolved,
        compared=tuple(compared),
        before=Before(called) if called else None,
        business=business,
        felt=felt or {},
    )


def said(*plays: Play) -> dict[str, Any]:
    return room_as_dict(Room.of(plays), WORDS)


def page(*plays: Play) -> str:
    return render_room(Room.of(plays), WORDS)


# -- what is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "missing"), [(1, "Four more are"), (4, "One more is")])
def test_fewer_than_five_are_looked_at_one_by_one(count: int, missing: str) -> None:
    told = " ".join(page(*[one(minutes=17, called=q.NEVER, business=(9, 1))] * count).split())
    assert f"{missing} needed" in told
    assert "one by one: holdgame debrief FILE" in told
    assert "17" not in told
    assert "never" not in told


def test_the_room_said_eight_minutes_and_it_was_thirty_one() -> None:
    plays = [one(hold=(h, a)) for h, a in ((5, 20), (7, 30), (8, 31), (9, 34), (11, 40))]
    (guess,) = said(*plays)["predicted"]
    assert (guess["predicted"], guess["actual"], guess["bias"]) == (8, 31, 23)
    assert "8 min    31 min   +23 min" in page(*plays)
    assert "You said 8 minutes on hold, and it was 31." in page(*plays)


def test_the_middle_and_the_quarters_of_the_minutes() -> None:
    assert Spread.of([10, 20, 30, 40, 50]) == Spread(20, 30, 40)
    assert Spread.of([10, 20, 30, 40]) is None
    assert "30, half of them 20 to 40" in page(*(one(minutes=m) for m in (10, 20, 30, 40, 50)))


def test_the_shares_of_the_rules_are_a_hundred() -> None:
    plays = [one(rules={"menu": 20_001, "hold.music": 9_999, "refund.days": 1}) for _ in range(7)]
    told = said(*plays)
    assert sum(rule["percent"] for rule in told["rules"]) + told["rest_percent"] == 100
    assert [rule["policy"] for rule in told["rules"]] == ["menu", "hold.music", "refund.days"]
    assert "Operations · cost per call" in page(*plays)
    assert "<1 %" in page(*plays)


def test_a_rule_that_few_felt_is_named_nowhere() -> None:
    plays = [one() for _ in range(5)] + [one(rules={"menu": 1, "refund.days": 50_000})] * 4
    told = said(*plays)
    assert [rule["policy"] for rule in told["rules"]] == ["menu"]
    assert "refund.days" not in page(*plays)


def test_a_rule_that_has_two_owners_has_none_on_the_page() -> None:
    other = replace(one(), rules={"menu": ("menu", "Finance · cash")})
    assert said(*[one()] * 5, other)["rules"][0]["serves"] == ""
    assert "not the same everywhere" in page(*[one()] * 5, other)


def test_when_they_last_rang_their_own_line() -> None:
    plays = [one(called=c) for c in [q.NEVER] * 7 + [q.YEARS_AGO] * 5]
    (counted,) = said(*plays)["last"]
    assert counted["question"] == q.LAST_CALLED
    assert counted["shown"] == {q.NEVER: 7, q.YEARS_AGO: 5}
    assert "called their own line            never 7, years ago 5" in page(*plays)
    assert "rang it tonight" in page(*plays)


def test_whoever_skipped_a_question_cannot_be_counted_either() -> None:
    plays = [one(called=q.NEVER)] * 9 + [one()] * 2
    (counted,) = said(*plays)["last"]
    assert (counted["shown"], counted["mostly"]) == ({}, q.NEVER)


def test_would_you_do_business_with_you_before_and_after() -> None:
    plays = [one(business=(8, 2))] * 4 + [one(business=(6, 4))]
    assert said(*plays)["would_do_business"] == {"plays": 5, "before": 7.6, "after": 2.4}
    assert said(*plays[:4], one())["would_do_business"] is None


def test_where_it_felt_worst_a_play_counts_once() -> None:
    plays = [one(felt={"wait": [4], "reach": [1]})] * 4 + [one(felt={"wait": [5] * 9})]
    assert said(*plays)["felt"] == [{"phase": "wait", "mean": 4.2}]


def test_two_companies_of_five_are_told_apart_and_a_smaller_one_is_not() -> None:
    larkspur = [one("Larkspur Shoes", minutes=3, ending=0)] * 6
    groups = said(*[one()] * 9, *larkspur)["groups"]
    assert [(g["company"], g["plays"]) for g in groups] == [
        ("Meridian Mobile", 9), ("Larkspur Shoes", 6),
    ]  # fmt: skip
    groups = said(*[one()] * 9, *larkspur[:4])["groups"]
    assert [(g["company"], g["plays"]) for g in groups] == [(None, 13)]
    assert "Larkspur" not in page(*[one()] * 9, *larkspur[:4])


def test_small_groups_take_a_larger_one_with_them() -> None:
    """Nine and six are known: were all eighteen told beside them, so would be the three."""
    plays = [*[one()] * 9, *[one("Larkspur Shoes")] * 6, *[one("A third")] * 3]
    groups = said(*plays)["groups"]
    assert [(g["company"], g["plays"]) for g in groups] == [("Meridian Mobile", 9), (None, 9)]


@pytest.mark.parametrize("ending", [(9, 3), (11, 1)])
def test_all_but_a_few_is_said_where_a_number_would_tell_them(ending: tuple[int, int]) -> None:
    plays = [one(ending=1)] * ending[0] + [one(ending=0)] * ending[1]
    (group,) = said(*plays)["groups"]
    assert group["resolved"] == {"shown": {}, "together": None, "mostly": "no"}
    assert "no, for all but fewer than five" in page(*plays)
    assert "Money back" not in page(*plays)


def test_there_are_always_six_questions() -> None:
    assert len(questions_for(Room.of([one()] * 5), WORDS)) == QUESTIONS
    full = one(hold=(5, 40), called=q.NEVER, business=(8, 2), felt={"wait": [5]}, expected=True)
    asked = questions_for(Room.of([full] * 8), WORDS)
    assert len(set(asked)) == QUESTIONS
    assert questions_for(Room.of([one()] * 4), WORDS) == ()


def test_no_line_is_wider_than_the_page() -> None:
    plays = [one(story="A story of a title " * 5, company="A company of a long name " * 4)] * 6
    for width in (60, 80, 100):
        text = render_room(Room.of(plays), WORDS, width)
        assert max(map(len, text.splitlines())) <= width


def test_a_room_knows_of_a_play_no_name_no_words_and_no_commitment() -> None:
    story = tell("- dial: support\n- hold: {queue: support, answers: nadia}\n- explain: trouble\n")
    journey = play(story, company(), choices=["My very own words"]).journey
    notes: list[Note] = [
        Before("never", "years ago", "", 8), Prediction(3, 0, 1, True),
        Feeling(20.0, 4), After(9, 3, 2), Commitment("If asked", "a secret plan", "May"),
    ]  # fmt: skip
    plays = [Play.of(Debrief.of(journey, notes=notes))] * 5
    told = f"{said(*plays)} {page(*plays)}"
    for secret in ("very own words", "secret plan", "Jordan", "8841", "May"):
        assert secret not in told
    assert said(*plays)["would_do_business"] == {"plays": 5, "before": 8, "after": 2}


# -- laws -----------------------------------------------------------------------------------------

PLAYS = st.builds(
    one,
    st.sampled_from(["Meridian Mobile", "Larkspur Shoes", "A third"]),
    minutes=st.floats(0, 200),
    ending=st.integers(0, 3),
    hold=st.none() | st.tuples(st.floats(0, 60), st.floats(0, 60)),
    expected=st.none() | st.booleans(),
    called=st.sampled_from(["", *q.LAST_TIMES]),
    business=st.none() | st.tuples(st.integers(0, 10), st.integers(0, 10)),
    felt=st.dictionaries(
        st.sampled_from(["wait", "reach"]), st.lists(st.integers(1, 5), min_size=1)
    ),
)


def counts_in(told: Any, key: str = "") -> Iterator[int]:
    """Every number of plays that is told."""
    match told:
        case dict():
            for name, inner in told.items():
                yield from counts_in(inner, "count" if key == "shown" else name)
        case list():
            for inner in told:
                yield from counts_in(inner, key)
        case int() if key in ("plays", "together", "count"):
            yield told


def tallies_in(told: Any) -> Iterator[dict[str, Any]]:
    if isinstance(told, dict):
        if "mostly" in told:
            yield told
        for inner in told.values():
            yield from tallies_in(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from tallies_in(inner)


@given(st.lists(PLAYS, min_size=LEAST, max_size=24))
def test_no_group_of_fewer_than_five_is_ever_counted(plays: list[Play]) -> None:
    told = said(*plays)
    assert min(counts_in(told)) >= LEAST
    assert sum(group["plays"] for group in told["groups"]) == len(plays)


@given(st.lists(PLAYS, min_size=LEAST, max_size=24))
def test_what_a_count_leaves_over_is_five_or_more_or_nobody(plays: list[Play]) -> None:
    for counted in tallies_in(said(*plays)):
        assert not (counted["mostly"] and counted["shown"])
        if counted["shown"]:
            assert counted["together"] is None or counted["together"] >= LEAST


@given(st.lists(PLAYS, max_size=LEAST - 1))
def test_of_fewer_than_five_there_is_only_their_number(plays: list[Play]) -> None:
    told = said(*plays)
    kept = {"holdgame_room", "plays", "least", "missing"}
    assert not any(value for key, value in told.items() if key not in kept)


@given(st.lists(PLAYS, min_size=LEAST, max_size=24), st.randoms())
def test_the_order_in_which_plays_are_given_tells_nothing(plays: list[Play], random: Any) -> None:
    told = said(*plays)
    random.shuffle(plays)
    again = said(*plays)
    assert told["groups"] == again["groups"]
    assert told["last"] == again["last"]


@given(st.lists(PLAYS, min_size=LEAST, max_size=12))
def test_every_room_has_a_page(plays: list[Play]) -> None:
    assert max(map(len, page(*plays).splitlines())) <= 80


@pytest.mark.parametrize("kinds", [2, 3, 4])
def test_nobody_who_knows_how_it_is_done_can_work_out_a_small_count(kinds: int) -> None:
    """Of all rooms that look the same, the small counts are not all the same."""
    names = "abcd"[:kinds]
    alike: dict[Any, list[tuple[int, ...]]] = {}
    for plays in range(LEAST, 18):
        for some in itertools.product(range(plays + 1), repeat=kinds - 1):
            if sum(some) <= plays:
                counts = (*some, plays - sum(some))
                seen = tally(dict(zip(names, counts, strict=True)))
                alike.setdefault(seen, []).append(counts)
    for rooms in alike.values():
        for column in zip(*rooms, strict=True):
            known = set(column)
            assert len(known) > 1 or not 0 < min(known) < LEAST


@pytest.mark.parametrize(
    ("plays", "whole", "told"), [(7, 7, 7), (7, 12, 7), (7, 10, None), (4, 12, None)]
)
def test_how_many_answered_is_told_unless_it_tells_who_did_not(
    plays: int, whole: int, told: int | None
) -> None:
    assert among(plays, whole) == told
