"""whatif: rules changed on the command line, and every way in which that can go wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from holdgame.cli import output
from holdgame.engine.journey import Served
from tests.builders import text_of
from tests.cli.conftest import Ran
from tests.cli.test_analyse import LARKSPUR, one_sentence, tiny
from tests.kept import files, keep

Command = Callable[..., Ran]
__all__ = ["tiny"]  # a fixture
MEASURES = {"effort_minutes", "friction", "minutes", "money", "resolved"}


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A play of the small story, to its end."""
    return keep(tmp_path / "journeys", waits=[Served(), Served()])


# -- what it says ---------------------------------------------------------------------------------


def test_the_json_is_that_of_the_issue(
    holdgame: Command, tiny: tuple[str, ...], played: Path
) -> None:
    ran = holdgame(
        "whatif", *tiny, "--set", "hold.information=time", "--set", "identity.checks=0",
        "--journey", played, "--json",
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    said = json.loads(ran.out)
    assert said["changes"] == {"hold.information": "time", "identity.checks": 0}
    for side in ("before", "after"):
        assert said[side]["typical"].keys() == MEASURES
        assert said[side]["journey"].keys() >= MEASURES
        assert said[side]["by_policy"]
    assert said["before"]["journey"]["effort_minutes"] > said["after"]["journey"]["effort_minutes"]
    assert said["before"]["typical"]["effort_minutes"] - said["saved"] == pytest.approx(
        said["after"]["typical"]["effort_minutes"], abs=0.0011
    )
    assert (said["matched"], said["draws"]) == (1.0, 1)
    assert said["cost"].keys() == {"a_customer", "a_thousand", "people", "a_year", "at_risk"}


def test_without_a_play_there_is_none_in_the_json(holdgame: Command, tiny: tuple[str, ...]) -> None:
    said = json.loads(holdgame("whatif", *tiny, "--set", "hold.information=time", "--json").out)
    assert said["before"].keys() == said["after"].keys() == {"typical", "by_policy"}
    assert (said["matched"], said["draws"]) == (None, None)


@pytest.mark.parametrize("width", [60, 80])
def test_the_text_says_before_and_after_and_fits(
    holdgame: Command, tiny: tuple[str, ...], played: Path, monkeypatch: pytest.MonkeyPatch,
    width: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(output, "PIPE_WIDTH", width)
    asked = ("whatif", *tiny, "--set", "hold.information=time", "--journey", played)
    ran = holdgame(*asked)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.split("\n"))) <= width
    said = json.loads(holdgame(*asked, "--json").out)
    rows = [line.split() for line in ran.out.split("\n") if line.startswith("  effort-minutes")]
    assert [row[1:3] for row in rows] == [
        [f"{said[side][whose]['effort_minutes']:.1f}" for side in ("before", "after")]
        for whose in ("typical", "journey")
    ]
    assert "100 % of its decisions are yours." in ran.out
    assert "-0.0" not in ran.out


def test_what_is_shown_as_changed_is_said_to_have_changed(holdgame: Command) -> None:
    """`0.6  0.7  =` would be a riddle."""
    ran = holdgame("whatif", *LARKSPUR, "--set", "authority.frontline=200", "--set",
                   "staffing.support=12")  # fmt: skip
    rows = [line.split()[-3:] for line in ran.out.split("\n") if line.startswith("  ")]
    rows = [row for row in rows if row[0].replace(".", "").isdigit() and "." in row[0]]
    assert len(rows) == 3
    for before, after, change in rows:
        assert (before == after) == (change == "=")
        if change != "=":
            assert float(after) - float(before) == pytest.approx(float(change), abs=1e-6)


def test_people_and_menus_can_be_changed(holdgame: Command) -> None:
    ran = holdgame("whatif", *LARKSPUR, "--set", "staffing.support=8", "--set", "menu=3")
    assert ran.code == 0
    assert "eight people instead of 14 people" in " ".join(ran.out.split())
    assert "everybody in the queue" in ran.out
    assert "People on the phones:" in " ".join(ran.out.split())


def test_the_share_of_the_calls_is_taken(holdgame: Command) -> None:
    asked = ("whatif", *LARKSPUR, "--set", "transfer.misrouted=0.9", "--json", "--share")
    none, all_ = (json.loads(holdgame(*asked, share).out) for share in ("0", "100%"))
    assert none["queues"] == {}
    assert all_["queues"]


# -- a play ---------------------------------------------------------------------------------------


def test_a_play_without_a_company_named_is_looked_at_under_its_own(
    holdgame: Command, tmp_path: Path
) -> None:
    file = keep(tmp_path / "journeys", name="acme")
    story, _ = files(tmp_path / "files", "acme")
    asked = ("whatif", str(story), "--set", "hold.information=time", "--journey", file, "--json")
    said = json.loads(holdgame(*asked).out)
    assert said["company"] == "acme"
    named = json.loads(holdgame(*asked, "--company", "larkspur").out)
    assert named["company"] == "larkspur"


def test_a_play_that_is_not_there_or_no_play_is_refused(
    holdgame: Command, tiny: tuple[str, ...], tmp_path: Path
) -> None:
    asked = ("whatif", *tiny, "--set", "hold.information=time", "--journey")
    gone = tmp_path / "gone.journey"
    assert "gone.journey" in one_sentence(holdgame(*asked, gone), 1)
    torn = tmp_path / "torn.journey"
    torn.write_text("not a journey\n")
    assert "torn.journey" in one_sentence(holdgame(*asked, torn), 1)


def test_a_play_without_an_ending_is_refused(
    holdgame: Command, tiny: tuple[str, ...], tmp_path: Path
) -> None:
    left = keep(tmp_path / "journeys", leave_at=30.0)
    asked = ("whatif", *tiny, "--set", "hold.information=time", "--journey", left)
    assert "has no ending yet" in one_sentence(holdgame(*asked), 1)


def test_a_play_of_another_story_is_refused(holdgame: Command, played: Path) -> None:
    asked = ("whatif", *LARKSPUR, "--set", "hold.information=time", "--journey", played)
    said = one_sentence(holdgame(*asked), 1)
    assert said.endswith("is a play of `tiny`, not of `refund-abroad`.")


# -- mistakes -------------------------------------------------------------------------------------

MISTAKES = (
    ("authority.fontline=200", "There is no policy `authority.fontline`. Did you mean "
     "`authority.frontline`?"),
    ("staffing.suport=9", "There is no policy `staffing.suport`. Did you mean `staffing.support`?"),
    ("authority.frontline", "`authority.frontline` is no change. Write POLICY=VALUE: "
     "authority.frontline=200"),
    ("authority.frontline=", "is no change. Write POLICY=VALUE"),
    ("=200", "There is no policy ``."),
    ("volume.year=200", "`volume.year` is a fact about the company, and nothing it can change."),
    ("hold.information=maybe", "maybe"),
    ("authority.frontline=lots", "lots"),
    ("transfer.dropped=2", "2"),
    ("callback.offered=perhaps", "perhaps"),
    ("staffing.support=0", "0"),
    ("staffing.support=2.5", "2.5"),
    ("menu=0", "0"),
    ("refund.days=[1", "`[1` is no value."),
    ("\x1b[2J=1", "There is no policy"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "told"), MISTAKES, ids=[repr(said) for said, _ in MISTAKES])
def test_a_change_that_cannot_be_made_is_one_sentence(
    holdgame: Command, said: str, told: str
) -> None:
    ran = holdgame("whatif", *LARKSPUR, "--set", said)
    sentence = one_sentence(ran, 2)
    assert told in sentence
    assert "\n" not in sentence
    assert "\x1b" not in ran.err


def test_without_a_change_there_is_nothing_to_see(holdgame: Command) -> None:
    ran = holdgame("whatif", *LARKSPUR)
    assert ran.code == 2
    assert "--set" in ran.err


def test_a_story_that_goes_on_for_ever_under_the_change_is_named(
    holdgame: Command, tmp_path: Path
) -> None:
    """No ending can be come to once nobody is ever put through."""
    story = tmp_path / "round.yaml"
    story.write_text(
        text_of(
            "- go: ask",
            scenes={
                "ask": "- if: company.refund.days < 2\n  then: [{go: round}]\n- end: done",
                "round": "- choose: [{id: c, text: C, go: round}]",
            },
        )
    )
    asked = ("whatif", str(story), "--company", "larkspur", "--set")
    assert holdgame(*asked, "refund.days=5").code == 0
    said = one_sentence(holdgame(*asked, "refund.days=1"), 1)
    assert "`round`" in said
    assert "no numbers" in said
