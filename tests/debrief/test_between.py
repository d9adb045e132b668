"""One story under two companies, for everybody who might call."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

import pytest

from holdgame.analysis.analysis import Analysis
from holdgame.company.policy import PolicyValue
from holdgame.company.profile import Company
from holdgame.company.variants import Changes
from holdgame.debrief.causes.between import MOST, Between, between
from holdgame.debrief.causes.between_lines import between_as_dict, between_lines
from holdgame.debrief.columns import cells
from holdgame.debrief.wording import Wording
from holdgame.engine.world import World
from holdgame.story.model import Story
from tests.analysis.solved import WEIGHTS
from tests.builders import company, tell

WORDING = Wording.load()
ASKS = tell(
    "- dial: support\n- hold: support\n"
    "- request: {what: refund, amount: 250, granted: [{end: done}], refused: [{end: not_done}]}"
)


def called(name: str, waits: Mapping[str, float], **policies: PolicyValue) -> Company:
    return replace(company(waits=waits, **policies), name=name, id=name.lower())  # type: ignore[arg-type]


HARD = called("Hard", waits={"support": 1800}, authority__frontline=0,
    hold__information="none", callback__offered=False, hold__music="loop",
)  # fmt: skip
KIND = called("Kind", waits={"support": 60}, authority__frontline=500,
    hold__information="time", callback__offered=True, hold__music="chosen",
)  # fmt: skip


@functools.cache
def parted(kind_first: bool = False) -> Between:
    found = apart(KIND, HARD) if kind_first else apart(HARD, KIND)
    assert found is not None
    return found


def apart(one: Company, other: Company, story: Story = ASKS) -> Between | None:
    return between(World(story, one), World(story, other), WEIGHTS, WORDING)


def test_the_typical_customers_are_those_of_each_company_in_the_order_of_the_plays() -> None:
    for found, here, there in ((parted(), HARD, KIND), (parted(kind_first=True), KIND, HARD)):
        for typical, under in zip(found.typical, (here, there), strict=True):
            exact = Analysis(ASKS, under, WEIGHTS).expectation()
            assert typical.company == under.name
            assert typical.effort == pytest.approx(exact.effort)
            assert typical.minutes == pytest.approx(exact.minutes)
            assert typical.resolved == pytest.approx(exact.resolved)


def test_the_rules_are_of_the_harder_company_whichever_was_played_first() -> None:
    for found in (parted(), parted(kind_first=True)):
        assert (found.harder, found.other) == ("Hard", "Kind")
        assert found.made == parted().made
        assert found.command == "holdgame attribute tiny --company hard --against kind"


def test_each_rule_is_what_that_one_change_takes_off_the_most_first() -> None:
    found = parted()
    assert 1 <= len(found.made) <= MOST
    analysis = Analysis(ASKS, HARD, WEIGHTS)
    base = analysis.as_it_is.effort[0]
    for made in found.made:
        alone = analysis.solve([Changes({made.policy: made.value})]).effort[0]
        assert made.saves == pytest.approx(base - alone)
    saved = [made.saves for made in found.made]
    assert saved == sorted(saved, reverse=True)
    assert min(saved) >= found.told


def test_a_rule_that_only_drives_people_away_is_none_of_them() -> None:
    """What is granted here takes long; where nothing is, less effort goes into nothing."""
    long = "{charge: {minutes: 100, kind: doing, because: none, what: x}}"
    story = tell(
        f"- request: {{what: refund, amount: 250, granted: [{long}, {{end: done}}], "
        "refused: [{end: not_done}]}"
    )
    grants = called("Grants", {}, authority__frontline=500)
    refuses = called("Refuses", {}, authority__frontline=0)
    found = apart(grants, refuses, story)
    assert found is not None
    assert found.harder == "Grants"
    assert found.typical[0].effort > found.typical[1].effort + 50
    assert "authority.frontline" not in [made.policy for made in found.made]


def test_the_page_says_both_and_no_line_is_too_wide() -> None:
    for width in (80, 60):
        lines = between_lines(parted(), width)
        assert max(cells(line) for line in lines) <= width
        text = "\n".join(lines)
        for made in parted().made:
            assert f"{made.saves:.1f}" in text
        assert f"{parted().typical[0].effort:.1f}" in text
    assert "Hard's rules made as at Kind" in " ".join(text.split())


def test_companies_that_are_alike_are_said_to_be() -> None:
    twin = called("Twin", waits={"support": 60})
    other = called("Other", waits={"support": 60})
    found = apart(twin, other)
    assert found is not None
    assert found.made == ()
    assert "No single rule made as at Other" in " ".join(" ".join(between_lines(found, 80)).split())


def test_for_other_programs_it_has_the_same_figures() -> None:
    told = between_as_dict(parted())
    assert [t["company"] for t in told["typical"]] == ["Hard", "Kind"]
    assert told["harder"] == "Hard"
    assert [rule["policy"] for rule in told["rules"]] == [made.policy for made in parted().made]


def test_of_a_story_that_never_ends_there_is_nothing_to_say() -> None:
    round_and_round = tell(
        "- choose: [{id: a, text: A, go: round}]",
        scenes={"round": "- choose: [{id: b, text: B, go: round}]"},
    )
    assert apart(HARD, KIND, round_and_round) is None
