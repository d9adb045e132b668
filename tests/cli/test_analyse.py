"""analyse, and what all three commands that analyse have in common: their mistakes, their bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from holdgame.cli import output
from tests.builders import PLAIN_COMPANY, text_of
from tests.cli.conftest import Ran
from tests.kept import files

Command = Callable[..., Ran]
LARKSPUR = ("refund-abroad", "--company", "larkspur")
COMMANDS = (["analyse"], ["whatif", "--set", "hold.information=time"], ["attribute"])
each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
BUSY = PLAIN_COMPANY.replace(
    "support: {calls_per_hour: 60, agents: 60, handle: 8m, patience: 30m, hold.measured: 0s}",
    "support: {calls_per_hour: 60, agents: 8, handle: 8m, patience: 9m}",
).replace("identity.checks: 0", "identity.checks: 1")
TRAP = text_of(
    "- choose: [{id: a, text: A, go: round}, {id: b, text: B, end: done}]",
    scenes={"round": "- choose: [{id: c, text: C, go: round}]"},
)


@pytest.fixture
def tiny(tmp_path: Path) -> tuple[str, str, str]:
    """A small story under a small company, as a command names them."""
    story, _ = files(tmp_path / "files")
    company = tmp_path / "files" / "busy.yaml"
    company.write_text(BUSY)
    return str(story), "--company", str(company)


def one_sentence(ran: Ran, code: int) -> str:
    """What a mistake is answered with: one line on standard error, and nothing else."""
    assert (ran.code, ran.out) == (code, ""), ran
    assert ran.said_nothing_of_python
    said = ran.err.removeprefix("holdgame: ").strip()
    assert said
    return said


# -- what it says ---------------------------------------------------------------------------------


def test_the_json_is_that_of_the_issue(holdgame: Command) -> None:
    ran = holdgame("analyse", *LARKSPUR, "--json")
    assert (ran.code, ran.err) == (0, "")
    said = json.loads(ran.out)
    assert said["holdgame_analysis"] == 1
    assert said["exact"] is True
    assert said["states"] > 4_000
    for customer in ("typical", "best", "worst"):
        assert said[customer].keys() >= {
            "effort_minutes", "friction", "minutes", "money", "resolved",
        }  # fmt: skip
    assert said.keys() >= {
        "effort_per_resolved", "unavoidable_share", "unbounded_by", "endings", "by_policy",
        "by_owner", "by_touchpoint", "quantiles",
    }  # fmt: skip
    assert sum(said["endings"].values()) == pytest.approx(1, abs=1e-5)
    assert said["quantiles"].keys() >= {"minutes", "friction"}


@pytest.mark.parametrize("width", [60, 80])
def test_each_group_of_the_text_adds_up_to_the_whole(
    holdgame: Command, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(output, "PIPE_WIDTH", width)
    ran = holdgame("analyse", *LARKSPUR)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.split("\n")
    assert max(map(len, lines)) <= width
    assert lines[0] == "The refund · under Larkspur Shoes' rules"
    assert "states, solved exactly." in lines[1]
    effort = json.loads(holdgame("analyse", *LARKSPUR, "--json").out)["typical"]["effort_minutes"]
    wholes = [line.split()[2] for line in lines if line.startswith("  in all ")]
    assert wholes == [f"{effort:,.1f}"] * 4
    assert "-0.0" not in ran.out


def test_a_story_that_is_too_large_is_sampled_and_says_so(
    holdgame: Command, tiny: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    import functools

    from holdgame.analysis import analysis, rehearsed, report

    few = functools.partial(analysis.Analysis, most=3)
    monkeypatch.setattr(report, "Analysis", few)
    monkeypatch.setattr(analysis, "Analysis", few)
    monkeypatch.setattr(rehearsed, "MOST_STATES", 3)
    ran = holdgame("analyse", *tiny)
    assert (ran.code, ran.err) == (0, "")
    assert "rehearsal customers" in " ".join(ran.out.split())
    assert "exactly" not in ran.out
    said = json.loads(holdgame("analyse", *tiny, "--json").out)
    assert (said["exact"], said["best"]) == (False, None)
    for command in COMMANDS[1:]:
        told = one_sentence(holdgame(command[0], *tiny, *command[1:]), 1)
        assert told.startswith("this story has too many states")


def test_a_story_is_analysed_by_its_file(holdgame: Command, tiny: tuple[str, ...]) -> None:
    said = json.loads(holdgame("analyse", *tiny, "--json").out)
    assert (said["story"], said["company"]) == ("tiny", "plain")


# -- all three ------------------------------------------------------------------------------------


@pytest.mark.slow
@each_command
def test_the_bytes_are_the_same_whatever_order_sets_have(
    shell: Command, tiny: tuple[str, ...], command: list[str]
) -> None:
    for form in ([], ["--json"]):
        first, second = (
            shell(command[0], *tiny, *command[1:], *form, PYTHONHASHSEED=seed)
            for seed in ("1", "2")
        )
        assert (first.code, first.err) == (0, "")
        assert first.out
        assert first == second


@each_command
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_narrow_encoding_stops_nothing(
    shell: Command, tiny: tuple[str, ...], command: list[str], encoding: str
) -> None:
    ran = shell(command[0], *tiny, *command[1:], PYTHONIOENCODING=encoding)
    assert (ran.code, ran.err) == (0, "")


@each_command
def test_without_a_story_it_says_what_is_missing(holdgame: Command, command: list[str]) -> None:
    ran = holdgame(command[0], *command[1:])
    assert ran.code == 2
    assert ran.said_nothing_of_python
    assert "STORY" in ran.err


@each_command
def test_a_story_that_nothing_has_brings_the_nearest(holdgame: Command, command: list[str]) -> None:
    said = one_sentence(holdgame(command[0], "refund-abraod", *command[1:]), 1)
    assert "Did you mean `refund-abroad`?" in said


@each_command
def test_a_company_that_nothing_has_brings_the_nearest(
    holdgame: Command, command: list[str]
) -> None:
    ran = holdgame(command[0], "refund-abroad", *command[1:], "--company", "larkspru")
    assert "Did you mean `larkspur`?" in one_sentence(ran, 1)


@each_command
def test_a_company_file_without_anything_is_told_what_is_wrong(
    holdgame: Command, tiny: tuple[str, ...], tmp_path: Path, command: list[str]
) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("")
    ran = holdgame(command[0], tiny[0], *command[1:], "--company", empty)
    assert "empty.yaml" in one_sentence(ran, 1)


@each_command
def test_a_story_with_a_trap_has_its_scenes_named_and_no_numbers(
    holdgame: Command, tmp_path: Path, command: list[str]
) -> None:
    story = tmp_path / "trap.yaml"
    story.write_text(TRAP)
    said = one_sentence(holdgame(command[0], story, *command[1:], "--company", "larkspur"), 1)
    assert "`round`" in said
    assert "no numbers" in said
    assert "\n" not in said
    asked = holdgame(command[0], story, *command[1:], "--company", "larkspur", "--json")
    assert one_sentence(asked, 1) == said


@pytest.mark.parametrize("command", COMMANDS[1:], ids=lambda c: c[0])
@pytest.mark.parametrize("share", ["2", "-0.1", "120%", "half", "nan", ""])
def test_a_share_is_a_share(holdgame: Command, command: list[str], share: str) -> None:
    ran = holdgame(command[0], *LARKSPUR, *command[1:], f"--share={share}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.said_nothing_of_python
    assert "a share is from 0 to 1" in ran.err
    assert ran.err.count("error:") == 1


@each_command
def test_what_a_company_file_says_cannot_steer_the_terminal(
    holdgame: Command, tiny: tuple[str, ...], tmp_path: Path, command: list[str]
) -> None:
    company = tmp_path / "steer.yaml"
    company.write_text(PLAIN_COMPANY.replace("name: Plain", 'name: "Pl\\x1b[2Jain"'))
    ran = holdgame(command[0], tiny[0], *command[1:], "--company", company)
    assert "\x1b" not in ran.out + ran.err
