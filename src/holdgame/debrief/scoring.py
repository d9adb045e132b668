"""scoring: the one place where a journey becomes a ledger and a score."""

from __future__ import annotations

from holdgame.engine.journey import Journey
from holdgame.friction.ledger import Ledger
from holdgame.friction.pricing import pricing_of
from holdgame.friction.score import Score
from holdgame.friction.weights import Weights


def score_of(journey: Journey, weights: Weights) -> tuple[Ledger, Score]:
    """The ledger of a journey and what it comes to, under the terms of its company and story."""
    company = journey.world.company
    ledger = Ledger.of(journey.charges(), weights, tuple(company.catalogue))
    return ledger, Score.of(ledger, pricing_of(journey.world).terms, company.owner_of)
