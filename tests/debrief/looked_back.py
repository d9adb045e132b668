"""Debriefs to look at: of plays that were felt, predicted and answered."""

from __future__ import annotations

from datetime import date

from holdgame.company.companies import SHIPPED as COMPANIES
from holdgame.debrief.debrief import Debrief
from holdgame.engine.moments import Wait
from holdgame.engine.rehearsal import rehearse
from holdgame.play.folders import shipped as shipped_folder
from holdgame.play.notes import (
    After,
    Before,
    Commitment,
    Feeling,
    Note,
    OnTheBox,
    Prediction,
    Table,
)  # fmt: skip
from holdgame.play.worlds import open_world

PLAYS = (
    ("refund-abroad", "meridian", 27),  # twice on hold, no days
    ("refund-abroad", "meridian", 54),  # eighteen phases
    ("torn-insole", "meridian", 56),  # the phone, the shop, a letter, and days between them
    ("torn-insole", "meridian", 3),  # nobody was rung
    ("torn-insole", "larkspur", 42),  # quick and kind
)
SAID = Commitment("somebody asks for less than 200", "let the first person say yes", "May")
PLAYED = date(2026, 3, 10)


def looked_back(
    story: str = "refund-abroad",
    company: str = "meridian",
    seed: int = 27,
    *,
    commitment: Commitment = SAID,
    today: date | None = None,
) -> Debrief:
    """A rehearsal customer's play, with what a player would have said beside it."""
    world = open_world(
        shipped_folder("stories") / story / "story.yaml", COMPANIES / f"{company}.yaml"
    ).world
    journey = rehearse(world, seed)
    notes: list[Note] = [Before("never", "years ago", "", 7), Prediction(10, 1, 1, True)]
    for number, event in enumerate(e for e in journey.events if isinstance(e.moment, Wait)):
        notes.append(Feeling(event.at + 0.3 * event.seconds, min(2 + number, 5)))
        notes.append(Feeling(event.at + 0.8 * event.seconds, min(3 + number, 5)))
    notes += [Table("a", 1, 140.0), After(9.0, 2, 3), commitment, OnTheBox(False)]
    return Debrief.of(journey, notes=notes, today=today)
