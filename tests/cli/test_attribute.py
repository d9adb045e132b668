"""attribute: shares that add up, against whom, of which rules; and its mistakes."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from holdgame.cli import output
from tests.cli.conftest import Ran
from tests.cli.test_analyse import LARKSPUR, one_sentence, tiny
from tests.kept import files

Command = Callable[..., Ran]
__all__ = ["tiny"]  # a fixture
KEYS = {"difference", "one_at_a_time", "shapley", "by_owner", "exact"}


def exactly(text: str) -> dict[str, object]:
    """JSON with its decimals as they stand."""
    said: dict[str, object] = json.loads(text, parse_float=Decimal)
    return said


@pytest.mark.parametrize("story", ["refund-abroad", "torn-insole"])
def test_the_json_is_that_of_the_issue_and_adds_up_to_the_last_digit(
    holdgame: Command, story: str
) -> None:
    ran = holdgame("attribute", story, "--company", "larkspur", "--json")
    assert (ran.code, ran.err) == (0, "")
    said = exactly(ran.out)
    assert said.keys() >= KEYS
    assert said["against"] == "best-known"
    difference = Decimal(str(said["effort_minutes"])) - Decimal(str(said["effort_minutes_there"]))
    assert said["difference"] == difference
    for shares in (said["shapley"], said["by_owner"]):
        assert isinstance(shares, dict)
        assert shares
        assert sum(map(Decimal, shares.values())) == difference


@pytest.mark.parametrize("only", [[], ["--only", "hold.information"]], ids=["all", "one"])
def test_the_text_names_the_story_the_company_and_the_other(
    holdgame: Command, tmp_path: Path, only: list[str]
) -> None:
    story, plain = files(tmp_path / "files")
    _, kind = files(tmp_path / "files", "kind", {"hold.information": "time"})
    asked = ("attribute", story, "--company", plain, *only)
    against = holdgame(*asked, "--against", kind).out
    assert against.startswith("Tiny · under Plain's rules, against Kind's rules\n")
    flat = " ".join(against.split())
    assert ("with this rule as at Kind," if only else "by Kind's rules,") in flat
    best = holdgame(*asked).out
    assert best.startswith("Tiny · under Plain's rules, against the best known\n")
    assert "reference" not in best + against


def test_a_thing_that_two_rules_say_is_changed_once_unless_both_are_named(
    holdgame: Command, tmp_path: Path
) -> None:
    story, plain = files(tmp_path / "files", policies={"vip.bypass": "hidden", "vip.share": "0.2"})
    asked = ("attribute", story, "--company", plain, "--json")
    both = {"vip.bypass", "vip.share"}
    assert both & json.loads(holdgame(*asked).out)["reference"].keys() == {"vip.bypass"}
    named = json.loads(holdgame(*asked, *(f"--only={policy}" for policy in both)).out)
    assert named["reference"].keys() == both
    assert holdgame(*asked, "--only", "vip.share").code == 0


@pytest.mark.parametrize("load", [[], ["--with-load"]])
def test_only_the_rules_that_are_named_are_changed(
    holdgame: Command, tiny: tuple[str, ...], load: list[str]
) -> None:
    asked = ("attribute", *tiny, "--only", "hold.information", "--only", "callback.offered", *load)
    said = json.loads(holdgame(*asked, "--json").out)
    assert said["one_at_a_time"].keys() == {"hold.information", "callback.offered"}
    assert sum(said["shapley"].values()) == pytest.approx(said["difference"], abs=1e-9)
    text = holdgame(*asked).out
    assert "  in all" in text


@pytest.mark.parametrize("width", [60, 80])
def test_the_text_fits(holdgame: Command, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr(output, "PIPE_WIDTH", width)
    ran = holdgame("attribute", "torn-insole", "--company", "larkspur")
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.split("\n"))) <= width
    assert "-0.0" not in ran.out


def test_the_reference_can_be_another_company(holdgame: Command, tmp_path: Path) -> None:
    story, plain = files(tmp_path / "files")
    _, kind = files(tmp_path / "files", "kind", {"identity.checks": "0", "transfer.kind": "cold"})
    asked = ("attribute", story, "--company", plain, "--against", kind, "--json")
    said = json.loads(holdgame(*asked).out)
    assert said["against"] == str(kind)
    assert said["reference"] == {"identity.checks": 0, "transfer.kind": "cold"}


def test_against_itself_there_is_no_difference_and_it_says_so(
    holdgame: Command, tiny: tuple[str, ...]
) -> None:
    asked = ("attribute", *tiny, "--against", tiny[2])
    said = json.loads(holdgame(*asked, "--json").out)
    assert (said["difference"], said["shapley"], said["by_owner"]) == (0, {}, {})
    ran = holdgame(*asked)
    assert (ran.code, ran.err) == (0, "")
    assert ran.said_nothing_of_python


MISTAKES = (
    (["--against", "larkspru"], 1, "Did you mean `larkspur`?"),
    (["--against", "nowhere.yaml"], 1, "nowhere.yaml"),
    (["--only", "refund.dys"], 2, "There is no policy `refund.dys`. Did you mean `refund.days`?"),
    (["--only", "zzz"], 2, "There is no policy `zzz`."),
    (["--only", "authority.frontline", "--against", "larkspur"], 2,
     "`authority.frontline` is as good here as in the reference."),
)  # fmt: skip


@pytest.mark.parametrize(("asked", "code", "told"), MISTAKES, ids=[str(m[0]) for m in MISTAKES])
def test_a_mistake_is_one_sentence(
    holdgame: Command, asked: list[str], code: int, told: str
) -> None:
    ran = holdgame("attribute", *LARKSPUR, *asked)
    assert told in one_sentence(ran, code)
    assert not ran.err.endswith(" \n")
