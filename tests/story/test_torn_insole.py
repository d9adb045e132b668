"""The insole: one shoe, and what becomes of it under the carriers' rules and under the shop's."""

from __future__ import annotations

import functools
import re
from collections import Counter
from statistics import median

import pytest

from holdgame.engine.journey import Chose, HungUp, Journey
from holdgame.engine.moments import Ended
from holdgame.engine.rehearsal import habit, rehearse
from holdgame.engine.world import World
from holdgame.story.loader import read_story
from holdgame.story.model import Story
from tests.builders import SHIPPED_STORY, Played, catalogue, company, play, shipped_company

STORY = SHIPPED_STORY.parent / "torn-insole"
CARRIER, RIVAL, SHOP = "meridian", "saltmarsh", "larkspur"
CUSTOMERS = 300
# Met only by somebody who is not believed three times running.
SELDOM = {"not_you"}
# Everybody and everything in it with a name.
NAMED = {"Imani", "Piotr", "Ruth", "Ms", "Lund", "Robin", "Ansell", "Care", "Saturday", "Saturdays"}
ALSO = {"Monday", "I", "Not", "Fault", "Ten"}


@functools.cache
def story() -> Story:
    loaded = read_story(STORY, set(catalogue()))
    assert not loaded.diagnostics
    assert loaded.story is not None
    return loaded.story


@functools.cache
def rehearsed(name: str) -> tuple[Journey, ...]:
    world = World(story(), shipped_company(name))
    return tuple(rehearse(world, seed) for seed in range(CUSTOMERS))


def ended(journey: Journey) -> Ended:
    assert isinstance(journey.moment, Ended)
    return journey.moment


def endings(name: str) -> Counter[str]:
    return Counter(ended(journey).ending for journey in rehearsed(name))


def typical_minutes(name: str) -> float:
    kinds = ("waiting", "listening", "doing")
    return median(
        sum(c.seconds for _, c in journey.charges() if c.kind in kinds) / 60
        for journey in rehearsed(name)
    )


def resolved(name: str) -> float:
    return sum(ended(journey).resolved for journey in rehearsed(name)) / CUSTOMERS


def test_it_has_scenes_and_endings_enough() -> None:
    assert len(story().scenes) >= 15
    assert len(story().endings) >= 4


@pytest.mark.parametrize("name", [CARRIER, RIVAL, SHOP])
def test_every_customer_comes_to_a_whole_ending(name: str) -> None:
    assert not [ended(j).broken for j in rehearsed(name) if ended(j).broken]


def test_every_ending_and_scene_is_come_to_under_one_of_the_two() -> None:
    both = (*rehearsed(CARRIER), *rehearsed(SHOP))
    assert {ended(journey).ending for journey in both} == set(story().endings)
    met = {event.moment.here.scene for journey in both for event in journey.events}
    assert set(story().scenes) - met <= SELDOM


def test_the_shop_puts_it_right_by_its_rules_alone() -> None:
    assert resolved(SHOP) > 0.93
    assert endings(SHOP)["before_the_old"] > 0.8 * CUSTOMERS


def test_under_the_carrier_it_takes_weeks_if_it_comes_at_all() -> None:
    assert endings(CARRIER)["before_the_old"] == 0
    assert 0.3 < resolved(CARRIER) < 0.7


def test_the_shop_takes_a_fraction_of_the_customers_minutes() -> None:
    assert typical_minutes(SHOP) < 15
    assert typical_minutes(SHOP) < typical_minutes(CARRIER) / 3


# -- one rule after another -------------------------------------------------------------------


def ring(*choices: str, **policies: object) -> Played:
    """Ring at once, tell it, and do what is asked for; nobody else has rules that bite."""
    rules = {
        "returns__window_days": 60,
        "authority__frontline": 500,
        "replacement__ship_first": True,
        "returns__info_minutes": 5,
        "hours__open": "always",
    }
    under = company(**(rules | policies))  # type: ignore[arg-type]
    return play(story(), under, choices=("ring", "0", "told", *choices))


def test_the_details_come_within_minutes_as_promised() -> None:
    played = ring()
    assert played.ending == "before_the_old"
    assert "The kettle is still loud when the message comes." in " ".join(played.lines)


def test_the_old_pair_has_to_be_back_first_where_the_rule_says_so() -> None:
    old_first = ring(replacement__ship_first=False)
    assert old_first.ending == "after_the_old"
    assert old_first.charged("without", "replacement.ship_first")
    assert not ring().charged("without", "replacement.ship_first")
    assert ring(replacement__ship_first=False, replacement__days=9).ending == "weeks"


def test_the_days_for_returns_stop_it_until_it_is_called_a_fault() -> None:
    refused = ring("leave", returns__window_days=14)
    assert refused.ending == "refused"
    assert refused.charged("refused", "returns.window_days")
    assert ring("it_broke", returns__window_days=14).ending == "before_the_old"


def test_a_desk_that_may_not_give_it_puts_the_customer_through() -> None:
    played = ring("go_on", authority__frontline=0)
    assert played.counts.transfers == 1
    assert played.ending == "before_the_old"
    nobody = ring("go_on", "5", "leave", authority__frontline=0, authority__manager=50)
    assert nobody.ending == "refused"


def test_a_message_that_does_not_come_has_to_be_asked_for() -> None:
    played = play(
        story(),
        company(
            returns__window_days=60,
            authority__frontline=500,
            replacement__ship_first=False,
            returns__info_minutes=1440,
            followup__kept=0.5,
        ),
        choices=("ring", "0", "told", "3", "ring"),
        luck=("broken",),
    )
    assert "Found it. Agreed, and then nobody sent you anything." in " ".join(played.lines)
    assert played.charged("broken_promise", "followup.kept")
    assert played.ending == "after_the_old"


def test_the_paper_in_the_shop_spares_the_date() -> None:
    played = play(
        story(),
        company(
            returns__window_days=14,
            authority__frontline=500,
            channels__store__offered=True,
            channels__store__resolves=0,
        ),
        choices=("shop", "told", "ring"),
    )
    assert "I was told to say that it is a fault, and not a return." in " ".join(played.lines)
    assert not played.charged("refused", "returns.window_days")


def test_whoever_puts_the_phone_down_after_a_yes_still_gets_the_message() -> None:
    under = company(returns__window_days=60, authority__frontline=500)
    journey = Journey(World(story(), under), seed=1)
    while not journey.ended:
        match journey.place:
            case "torn/choose.1":
                journey.answer(Chose("ring"))
            case "agent_yes/said":
                journey.answer(HungUp(2))
            case _:
                journey.answer(habit(journey))
    assert any(event.hung_up for event in journey.events)
    assert ended(journey).resolved


# -- the words --------------------------------------------------------------------------------


def test_nothing_in_it_has_a_name_that_was_not_invented_for_it() -> None:
    files = (STORY / "story.yaml", *sorted((STORY / "parts").glob("*.yaml")))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    text = re.sub(r"#.*|\{\{.*?\}\}", "", text)
    inside = re.findall(r"(?<=[a-z,;] )[A-Z][A-Za-z]+", text)  # a capital within a sentence
    assert set(inside) <= NAMED | ALSO
