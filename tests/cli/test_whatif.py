"""whatif: rules changed on the command line, and every way in which that can go wrong."""

from __future__ import annotations

import json
import re
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


def test_it_is_said_of_which_story_and_company_it_is(holdgame: Command) -> None:
    ran = holdgame("whatif", *LARKSPUR, "--set", "hold.information=none")
    assert ran.out.startswith("The refund · under Larkspur Shoes' rules\nWhat people on hold")


def test_what_is_so_already_is_said_to_change_nothing(holdgame: Command) -> None:
    so = ("--set", "callback.offered=true", "--set", "staffing.support=14", "--set", "menu=1")
    ran = holdgame("whatif", *LARKSPUR, *so)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("as it is already. Nothing changes by it.") == 3
    assert "instead of" not in ran.out
    assert "People answering: support: 14 people, as it is already." in ran.out
    rows = [line for line in ran.out.split("\n") if line.endswith(" =")]
    assert len(rows) == 3
    assert "everybody in the queue" not in ran.out
    assert ran.out.endswith("To the company: the same for each customer.\n")
    both = holdgame("whatif", *LARKSPUR, *so, "--set", "staffing.support=12").out
    assert both.count("Nothing changes by it.") == 2
    assert "instead of 14 people (Customer)" in both


def test_a_queue_that_shows_the_same_wait_is_not_listed(holdgame: Command) -> None:
    """A few calls more: no second of it shows."""
    asked = ("whatif", *LARKSPUR, "--set", "authority.frontline=0")
    text = holdgame(*asked).out
    rows = text.partition("everybody in the queue")[2].partition("\n\n")[0].split("\n")[1:]
    assert [row.split()[0] for row in rows] == ["billing"]
    said = json.loads(holdgame(*asked, "--json").out)["queues"]
    assert said.keys() == {"support", "billing"}
    for queue in said.values():
        assert queue["calls_per_hour"][0] != queue["calls_per_hour"][1]


def test_where_other_channels_change_the_cost_says_what_is_not_in_it(holdgame: Command) -> None:
    clause = "answering letters and chats is not in it."
    asked = ("whatif", *LARKSPUR, "--set")
    said = " ".join(holdgame(*asked, "channels.email.resolves=0.1").out.split())
    assert f"a thousand; {clause}" in said
    for other in ("refund.days=9", "channels.email.resolves=0.7"):  # the second is so already
        assert clause not in " ".join(holdgame(*asked, other).out.split())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (["staffing.support=20"], "Its other side: Wages"),
        (["staffing.support=11"], "What the kinder rule asks: Wages"),
        (["authority.frontline=50"], "What the kinder rule asks: Money given"),
        (["menu=3"], "What the kinder rule asks: Agents who know more"),
        (
            ["channels.email.reply_hours=1", "channels.email.offered=false"],
            "What the kinder rule asks: People",
        ),
    ],
)
def test_what_the_kinder_rule_asks_is_not_the_other_side_of_a_change_for_the_worse(
    holdgame: Command, changes: list[str], told: str
) -> None:
    said = holdgame("whatif", *LARKSPUR, *(f"--set={change}" for change in changes)).out
    assert f"\n{told}" in said


def test_what_several_changes_ask_is_said_once(holdgame: Command) -> None:
    both = ("--set", "channels.email.reply_hours=1", "--set", "channels.chat.reply_hours=0")
    said = holdgame("whatif", *LARKSPUR, *both).out
    assert said.count("Its other side: People who answer it.") == 1


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


def warned_of(ran: Ran) -> set[str]:
    """The files of the companies that something was said of."""
    return set(
        re.findall(r"(?m)^.*/(\S+?\.\w+(?: \(the company in it\))?):\d+:\d+: warning", ran.err)
    )


def test_only_the_company_that_is_used_is_warned_of(
    holdgame: Command, tmp_path: Path, data: Path
) -> None:
    """One's own companies are not, where the play's own is used. All of these wait too long."""
    for name in ("odd", "other"):
        files(data / "companies", name)
    story, _ = files(tmp_path / "files")
    file = keep(tmp_path / "journeys", name="acme")
    asked = ("whatif", str(story), "--set", "hold.information=time")
    alone = holdgame(*asked)
    assert "newest of your 2 companies" in alone.err
    assert len(warned_of(alone) & {"odd.yaml", "other.yaml"}) == 1
    played = holdgame(*asked, "--journey", file)
    assert (played.code, warned_of(played)) == (0, {f"{file.name} (the company in it)"})
    assert "newest of" not in played.err
    named = holdgame(*asked, "--journey", file, "--company", data / "companies" / "odd.yaml")
    assert warned_of(named) == {"odd.yaml"}


def test_a_company_of_ones_own_that_cannot_be_read_stops_no_play_under_another(
    holdgame: Command, tmp_path: Path, data: Path
) -> None:
    (data / "companies").mkdir(parents=True)
    (data / "companies" / "torn.yaml").write_text("holdgame_company: 1\nid: torn\nname: Torn\n")
    file = keep(tmp_path / "journeys", name="acme")
    story, _ = files(tmp_path / "files", "acme")
    asked = ("whatif", str(story), "--set", "hold.information=time", "--journey", file)
    ran = holdgame(*asked)
    assert ran.code == 0
    assert ran.out.startswith("Tiny · under Acme's rules\n")
    assert "torn" not in ran.err


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
