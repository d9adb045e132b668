"""The rest of a debrief: the timeline, rules at work, the hold as felt, tellings, money."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdgame.company.policy import NONE, TOUCHPOINTS, PolicyValue
from holdgame.debrief.as_json import as_dict
from holdgame.debrief.columns import cells
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.text import pages, render
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Chose, Served
from holdgame.engine.moments import Ask, Wait
from holdgame.engine.rehearsal import habit, rehearse
from holdgame.friction.weights import Weights
from holdgame.play.journal import read_journal
from holdgame.play.notes import After, Before, Feeling, Prediction, Table
from holdgame.play.pace import INSTANT
from holdgame.play.sitting import Sitting, begin, resume
from tests.debrief.plays import EACH_SHIPPED, play, shipped, world_of

WEIGHTS = Weights.load()
CALL = "- dial: support\n- hold\n- ada: Hello.\n- explain: trouble"


def squeezed(debrief: Debrief) -> str:
    return " ".join(render(debrief).split())


def test_a_play_that_was_saved_and_opened_again_is_told_the_same(tmp_path: Path) -> None:
    world = shipped("meridian")
    for seed in range(12):
        sitting = begin(world, seed, INSTANT, tmp_path)
        sitting.note(Before("never", "", "", 6))
        sitting.note(Prediction(8, 1, 1, True))
        while not sitting.journey.ended:
            if sitting.journey.offered is not None:
                sitting.hold_begins()
                sitting.sat(12.5)
            if seed % 2:
                sitting.feel(3)
            sitting.answer(habit(sitting.journey))
        sitting.note(After(0.4, 2, 3))
        sitting.close()
        assert sitting.path is not None
        again = resume(world, read_journal(sitting.path), write=False)
        while (
            not again.journey.ended
        ):  # the log keeps no Tells, the last ones before the end either
            again.answer()
        told, retold = Debrief.of(sitting, WEIGHTS), Debrief.of(again, WEIGHTS)
        assert render(told) == render(retold)
        assert as_dict(told) == as_dict(retold)


def test_the_timeline_says_what_happened_in_order_with_feelings_among_it(tmp_path: Path) -> None:
    steps = f"{CALL}\n- feel\n- later: 3d"
    journey = play(world_of(tmp_path, steps), chosen=("4",))
    hold = next(e for e in journey.events if type(e.moment).__name__ == "Wait")
    notes = (Feeling(hold.at + hold.seconds / 2, 5),)
    debrief = Debrief.of(journey, WEIGHTS, notes=notes)
    told = [h.what for h in debrief.timeline]
    assert told == [
        "You ring",
        "A recording",
        "On hold: help",
        "It felt: 5 of 5, I want to throw the phone",
        "Talk with an agent",
        "You tell it",
        "You listen while it is looked up",
        "It felt: 4 of 5, angry",
        "Three days go by",
        "The end: Away.",
    ]
    assert [h.at for h in debrief.timeline] == sorted(h.at for h in debrief.timeline)
    assert sum(h.effort for h in debrief.timeline) == debrief.score.effort
    assert "day 4" in "\n".join(pages(debrief)[1].lines)


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_each_hold_on_the_timeline_has_its_own_effort(company: str) -> None:
    for seed in range(40):
        for happened in Debrief.of(rehearse(shipped(company), seed), WEIGHTS).timeline:
            if happened.what.startswith("On hold"):  # a minute of waiting counts one at the least
                assert happened.effort >= happened.seconds / 60 * 1000 - 1, (seed, happened)


@pytest.mark.parametrize("company", EACH_SHIPPED)
def test_no_effort_is_lost_on_the_timeline(company: str) -> None:
    for seed in range(40):
        debrief = Debrief.of(rehearse(shipped(company), seed), WEIGHTS)
        assert sum(h.effort for h in debrief.timeline) == debrief.score.effort
        assert all(h.what for h in debrief.timeline)


def test_a_rule_that_shaped_what_was_said_and_cost_nothing_is_at_work(tmp_path: Path) -> None:
    steps = """
      - dial: support
      - if: company.loyalty.recognised
        then: [{ada: "Eleven years."}]
        else: [{ada: "Who is this?"}]
      - request:
          what: refund
          amount: 60
          granted: [{end: done}]
          escalated: [{ada: "Somebody else may."}]
          refused: [{ada: "No."}]
    """
    debrief = Debrief.of(play(world_of(tmp_path, steps)), WEIGHTS)
    at_work = {rule.policy: rule.value for rule in debrief.at_work}
    assert at_work["loyalty.recognised"] == "no"
    assert at_work["refund.window_days"] == "30 days"
    assert "channels.email.offered" not in at_work
    assert not at_work.keys() & debrief.score.by_policy.keys()


def test_the_hold_is_guessed_and_measured_in_seconds_at_the_table(tmp_path: Path) -> None:
    notes = (Table("a", 1, 40.0), Table("b", 1, 60.0), Table("b", 1, 20.0), After(3.0, 2, 4))
    debrief = Debrief.of(play(world_of(tmp_path, CALL)), WEIGHTS, notes=notes)
    sat = debrief.sat
    assert sat is not None
    assert (sat.holds, sat.seconds, sat.longest, sat.guess) == (2, 120.0, 80.0, 180.0)
    assert sat.ratio == 1.5
    assert "It seemed 1.5 times as long as it was: what you said over two holds together" in (
        squeezed(debrief)
    )


def test_nobody_is_told_how_long_a_hold_seemed_who_was_not_asked(tmp_path: Path) -> None:
    world = world_of(tmp_path, CALL)
    assert Debrief.of(play(world), WEIGHTS).sat is None
    debrief = Debrief.of(play(world), WEIGHTS, notes=(Table("a", 1, 40.0),))
    assert debrief.sat is not None
    assert debrief.sat.ratio is None
    assert "It seemed" not in render(debrief)


def test_each_telling_is_kept_word_for_word(tmp_path: Path) -> None:
    steps = f"{CALL}\n- transfer: {{to: grace}}\n- grace: Hello.\n- explain: trouble"
    policies = "  transfer.context_carried: false\n  transfer.dropped: 0"
    sitting = begin(world_of(tmp_path, steps, policies=policies), 1, INSTANT, None)
    words = iter(["It is broken.", ""])
    while not sitting.journey.ended:
        moment = sitting.moment
        if isinstance(moment, Ask) and moment.how == "own_words":
            sitting.answer(Chose("told", next(words)))
        elif isinstance(moment, Wait):
            sitting.answer(Served())
        else:
            sitting.answer(habit(sitting.journey))
    first, second = Debrief.of(sitting, WEIGHTS).tellings
    assert (first.text, first.words, first.typed, first.time) == ("It is broken.", 3, True, 1)
    assert (second.text, second.typed) == ("It came broken and I want my money.", False)
    assert second.time == 2
    text = squeezed(Debrief.of(sitting, WEIGHTS))
    assert "first time: what happened three words" in text
    assert "as printed" in text


def test_the_three_purses_say_what_is_in_them(tmp_path: Path) -> None:
    steps = """
      - dial: support
      - ada: Hello.
      - request: {what: refund, amount: 20, granted: [{end: done}], refused: [{ada: "No."}]}
    """
    policies = "  authority.frontline: 50\n  agent.rate: 40"
    debrief = Debrief.of(play(world_of(tmp_path, steps, policies=policies)), WEIGHTS)
    assert debrief.money.given == 20
    assert debrief.money.purse.at_risk is None
    text = squeezed(debrief)
    assert "at 40.00 an hour; 20.00 given to the customer" in text
    assert "at risk not known" in text


def test_a_company_in_another_currency_is_priced_by_its_own_rate(tmp_path: Path) -> None:
    policies = "  agent.rate: 40\n  customer.value: 600\n  margin: 0.3"
    given = {"currency": "GBP", "story_currency": "EUR", "policies": policies}
    priced = Debrief.of(play(world_of(tmp_path, CALL, more="rates: {EUR: 1.2}", **given)), WEIGHTS)
    assert priced.money.terms.agent_rate == pytest.approx(48)
    assert priced.money.terms.customer_value == pytest.approx(720)
    assert not priced.money.unpriced


def test_without_a_rate_the_play_is_in_the_company_s_own_money(tmp_path: Path) -> None:
    policies = "  agent.rate: 40\n  authority.frontline: 10"
    steps = CALL + "\n- request: {what: refund, amount: 60, granted: [], refused: []}"
    world = world_of(
        tmp_path, steps, currency="GBP", story_currency="EUR", policies=policies
    )  # fmt: skip
    debrief = Debrief.of(play(world), WEIGHTS)
    assert debrief.money.terms.agent_rate == 40
    text = squeezed(debrief)
    assert "You asked for 60.00 GBP back" in text
    assert "an agent may give, 10 GBP" in text
    assert "the story's amounts are taken for GBP" in text
    assert "EUR " not in text.replace("what EUR are worth", "")


def test_every_rule_of_the_catalogue_has_a_name_that_fits_its_column(tmp_path: Path) -> None:
    world = world_of(tmp_path, CALL)
    names = {id: Wording.load().rule(id, world.company) for id in world.company.catalogue}
    assert set(names) == set(Wording.load().rules)
    assert not [name for name in names.values() if len(name) > 30]
    assert len(set(names.values())) == len(names)


def test_values_that_read_better_in_other_words_are_values_of_the_catalogue(tmp_path: Path) -> None:
    policies = world_of(tmp_path, CALL).company.catalogue.policies
    for key in Wording.load().values:
        policy, _, value = key.partition("=")
        row = policies[policy]
        possible: list[PolicyValue] = [*row.choices]
        possible += [True, False] if row.kind == "flag" else []
        possible += [()] if row.kind == "list" else []
        possible += [NONE] if row.may_be_none else []
        assert value in [row.shown(v) for v in possible], key


def test_every_touchpoint_that_can_be_felt_has_a_name() -> None:
    felt = {*TOUCHPOINTS, *WEIGHTS.touchpoint.values()} - {"company"}
    assert felt <= set(Wording.load().touchpoints)


def test_every_weight_has_a_name(tmp_path: Path) -> None:
    wording = Wording.load()
    assert not set(WEIGHTS.figures) - set(wording.kinds) - set(wording.weights)


def test_typed_words_cannot_steer_the_terminal_and_wide_ones_keep_the_columns(
    tmp_path: Path,
) -> None:
    sitting = Sitting(play(world_of(tmp_path, CALL)), INSTANT)
    sitting.notes = [Table("a", 1, 9.0), Before("\x1b[31mnever\x07", "待たされた" * 20, "", 5)]
    text = render(Debrief.of(sitting, WEIGHTS))
    assert "\x1b" not in text
    assert "\x07" not in text
    narrow = pages(Debrief.of(sitting, WEIGHTS), 60)
    assert max(cells(line) for page in narrow for line in page.lines) <= 60
