"""held: holds to be drawn: of each kind a table of equally likely ones."""

from __future__ import annotations

from typing import Final

import numpy as np

from holdgame.analysis.graph import Floats, Ints
from holdgame.analysis.measured import Measured
from holdgame.analysis.typical import Typical
from holdgame.engine.moments import Wait

PAIRS: Final = 4_096  # of an offered wait and a patience, for each kind of hold
WAYS: Final = 3  # out of a hold: served, hung up, called back
# Their multiples fill a square evenly: the powers of 1/p, p ** 3 = p + 1 (Roberts 2018).
_EVENLY: Final = (0.7548776662466927, 0.5698402909980532)


def held(opening: int, typical: Typical, measured: Measured) -> tuple[Ints, Floats]:
    """A kind of hold, by pair: the way out, of those that are taken at all, and by measure what it
    and the way cost."""
    wait = typical.expansions.openings[opening].moment
    assert isinstance(wait, Wait)
    way, on_hold, off_phone = pairs(wait, typical)
    number = np.cumsum([share > 0 for share in typical.odds(opening)]) - 1
    paid = measured.of_ways[:, typical.expansions.first_way[opening] + way]
    return number[way], paid + measured.on_hold(wait, on_hold, off_phone)


def pairs(wait: Wait, typical: Typical) -> tuple[Ints, Floats, Floats]:
    """By pair: the way out, the seconds on hold, and those off the phone until one is rung back."""
    law, offer = typical.law(wait), wait.offer
    number = np.arange(PAIRS) + 0.5
    offered = np.repeat(law.offered, PAIRS // len(law.offered))
    lasts = np.full(PAIRS, np.inf)
    if law.leave_rate:
        lasts = -np.log1p(-(number * _EVENLY[0] % 1)) / law.leave_rate
    asked = np.full(PAIRS, False)
    if offer is not None:
        takes = number * _EVENLY[1] % 1 < offer.weight
        asked = takes & (offer.at <= np.minimum(offered, lasts))
    on_hold = np.where(asked, offer.at if offer else 0.0, np.minimum(offered, lasts))
    way = np.where(asked, 2, np.where(offered <= lasts, 0, 1))
    return way, on_hold, np.where(asked, offered - on_hold, 0.0)
