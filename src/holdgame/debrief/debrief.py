"""debrief: what a journey means, as data once; the ways of showing it are beside this file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from holdgame.company.label import Label
from holdgame.company.profile import Origin
from holdgame.debrief import words
from holdgame.debrief.at_work import asked_on
from holdgame.debrief.booked import Bonus, Felt, bonuses, felt_rules
from holdgame.debrief.facts import Facts
from holdgame.debrief.felt import Sat, Telling, tellings_of
from holdgame.debrief.journey_map import JourneyMap, journey_map
from holdgame.debrief.label_box import label_for
from holdgame.debrief.made_for import MadeForSums, made_for_sums
from holdgame.debrief.result import ending_of
from holdgame.debrief.rules import Rule, origins, rules_in
from holdgame.debrief.said_no import SaidNo, said_no_on
from holdgame.debrief.scoring import score_of
from holdgame.debrief.sentence import Sentences, sentences_of
from holdgame.debrief.shares import Shown
from holdgame.debrief.sources import Used, weights_used
from holdgame.debrief.strips import Strips, strips_of
from holdgame.debrief.timeline import Happening, timeline_of
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Journey
from holdgame.engine.moments import NOBODY, Ended
from holdgame.friction.money import GIVEN, Purse, Terms
from holdgame.friction.pricing import pricing_of
from holdgame.friction.score import Score
from holdgame.friction.weights import Weights
from holdgame.play.notes import After, Before, Commitment, Feeling, Note, OnTheBox, Prediction
from holdgame.play.sitting import Sitting

if TYPE_CHECKING:
    from holdgame.debrief.causes.causes import Causes

N = TypeVar("N")
MOST_FELT: Final = 3  # rules on page one


@dataclass(frozen=True, slots=True)
class Compared:
    """One prediction beside what happened. `unit` is empty for a count, `yes` for yes or no."""

    what: Literal["on hold", "transfers", "times told", "resolved"]
    predicted: float
    actual: float
    unit: Literal["min", "", "yes"]

    @property
    def difference(self) -> float:
        """How much more it was than predicted; negative: less."""
        return self.actual - self.predicted

    @property
    def off(self) -> float:
        """The same, of the amounts as they are shown."""
        return round(words.tidy(self.actual) - words.tidy(self.predicted), 1)

    @property
    def part(self) -> float | None:
        """What was predicted, as a part of what it was; None where it was nothing."""
        actual = words.tidy(self.actual)
        return words.tidy(self.predicted) / actual if actual else None


@dataclass(frozen=True, slots=True)
class Money:
    """Three purses, never added. `charges` and `given` are parts: what the customer was charged
    beside their time, and what the company gave back in money and goods."""

    purse: Purse
    terms: Terms
    currency: str
    charges: float
    given: float
    unpriced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything a debrief says of one journey that has ended.

    `score` is exact, `shown` the same effort as the pages show it. `said_no` names the rules that
    refused. `rules` are all rules that made effort, heaviest first; `made_for` is their effort by
    whom they were made for; `at_work` are those that were asked on the way and made none.
    `origins` counts where the values of `rules` come from. `causes` is what the analysis
    says of the story under the company, and None without it. `label` is what the company's rules
    would say up front, `on_the_box` whether the player would print it there. `today` is the date
    for the real call.
    """

    story: str
    title: str
    company: str
    company_name: str
    seed: int
    ending: Ended
    sentences: Sentences
    facts: Facts
    score: Score
    shown: Shown
    said_no: SaidNo | None
    compared: tuple[Compared, ...]
    rules: tuple[Felt, ...]
    bonuses: tuple[Bonus, ...]
    made_for: MadeForSums
    at_work: tuple[Rule, ...]
    origins: dict[Origin, int]
    causes: Causes | None
    timeline: tuple[Happening, ...]
    journey_map: JourneyMap
    strips: Strips
    sat: Sat | None
    tellings: tuple[Telling, ...]
    before: Before | None
    after: After | None
    commitment: Commitment | None
    on_the_box: OnTheBox | None
    money: Money
    weights: tuple[Used, ...]
    label: Label
    wording: Wording
    today: date | None

    @property
    def gap(self) -> Felt | None:
        """The heaviest rule for which better is known; None: all are as good as any."""
        return next((f for f in self.rules if f.best_known and not f.best_known.reached), None)

    @staticmethod
    def of(
        played: Sitting | Journey,
        weights: Weights | None = None,
        *,
        notes: Sequence[Note] | None = None,
        wording: Wording | None = None,
        today: date | None = None,
        causes: Causes | None = None,
    ) -> Debrief:
        """The debrief of a play. `notes` are those of the sitting, unless others are given;
        `causes` are those of its story under its company, where they have been worked out.

        Raises:
            NotOver: the play has no ending yet.
        """
        journey = played.journey if isinstance(played, Sitting) else played
        if notes is None:
            notes = (played.notes or ()) if isinstance(played, Sitting) else ()
        weights, wording = weights or Weights.load(), wording or Wording.load()
        world, ending = journey.world, ending_of(journey)
        ledger, score = score_of(journey, weights)
        facts = Facts.of(journey, score)
        shown = Shown.of(ledger, world.company.owner_of)
        felt = felt_rules(score, shown, world, wording)
        pricing = pricing_of(world)
        asked = asked_on(journey) & world.company.values.keys() - score.by_policy.keys()
        feelings = [n for n in notes if isinstance(n, Feeling)]
        charges = [entry.charge for entry in ledger.entries]
        timeline = timeline_of(journey, ledger, shown, feelings, wording)
        return Debrief(
            story=world.story.id,
            title=world.story.title,
            company=world.company.id,
            company_name=world.company.name,
            seed=journey.seed,
            ending=ending,
            sentences=sentences_of(facts, ending, world, wording.sentences),
            facts=facts,
            score=score,
            shown=shown,
            said_no=said_no_on(journey, wording),
            compared=tuple(_compared(_last(notes, Prediction), facts, ending)),
            rules=felt,
            bonuses=bonuses(score, world),
            made_for=made_for_sums(
                ((f, f.shown) for f in felt), shown.by_policy.get(NOBODY, Decimal(0))
            ),
            at_work=tuple(rules_in(asked, world, wording)),
            origins=origins(f.rule for f in felt),
            causes=causes,
            timeline=timeline,
            journey_map=journey_map(timeline),
            strips=strips_of(timeline),
            sat=Sat.of(notes),
            tellings=tellings_of(journey),
            before=_last(notes, Before),
            after=_last(notes, After),
            commitment=_last(notes, Commitment),
            on_the_box=_last(notes, OnTheBox),
            money=Money(
                score.money,
                pricing.terms,
                world.currency,
                sum(c.amount for c in charges if c.kind == "paid"),
                sum(c.amount for c in charges if c.kind in GIVEN),
                pricing.unpriced,
            ),
            weights=weights_used(ledger, pricing.terms),
            label=label_for(world),
            wording=wording,
            today=today,
        )


def _last(notes: Sequence[Note], kind: type[N]) -> N | None:
    return next((n for n in reversed(notes) if isinstance(n, kind)), None)


def _compared(said: Prediction | None, facts: Facts, ending: Ended) -> list[Compared]:
    """What was predicted, beside what it was; nothing of what was not."""
    if said is None:
        return []
    rows: list[Compared] = []
    if said.hold_minutes is not None:
        rows.append(Compared("on hold", said.hold_minutes, facts.on_hold, "min"))
    if said.transfers is not None:
        rows.append(Compared("transfers", said.transfers, facts.transfers, ""))
    if said.tellings is not None:
        rows.append(Compared("times told", said.tellings, facts.tellings, ""))
    if said.resolved is not None:
        rows.append(Compared("resolved", said.resolved, ending.resolved, "yes"))
    return rows
