"""The companies that ship, one beside the other: what the typical customer goes through."""

from __future__ import annotations

import pytest

from tests.analysis.solved import STORIES, solved


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
def test_the_rival_is_well_between_the_carrier_and_the_shop(story: str) -> None:
    carrier, rival, shop = (
        solved(story, name).expectation() for name in ("meridian", "saltmarsh", "larkspur")
    )
    assert 2 * shop.effort < rival.effort < carrier.effort / 2
    assert carrier.resolved + 0.2 < rival.resolved < shop.resolved - 0.2
