"""Reading a company: every mistake at once with its place, every gap assumed and marked."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import find_company
from holdgame.company.company_file import load_company
from holdgame.company.profile import Company
from holdgame.documents.diagnostics import Diagnostic, FileProblem

Load = Callable[[str], Company]
Mistakes = Callable[[str], list[Diagnostic]]


def test_a_value_alone_is_stated(company: Load) -> None:
    value = company("policies: {authority.frontline: 0}").values["authority.frontline"]
    assert (value.value, value.origin, value.made_for) == (0, "stated", "us")


def test_the_long_form_says_where_a_value_came_from(company: Load) -> None:
    read = company("""
        policies:
          hold.information:
            {value: none, from: measured, by: call records of March, made_for: nobody remembers}
    """)
    value = read.values["hold.information"]
    assert (value.value, value.origin) == ("none", "measured")
    assert (value.by, value.made_for) == ("call records of March", "nobody remembers")


def test_what_is_not_said_is_assumed_with_its_source(company: Load) -> None:
    value = company("").values["contacts.resolved"]
    assert (value.value, value.origin, value.provenance) == (0.7, "assumed", "published")
    assert "SQM" in value.source


def test_a_preset_speaks_before_the_catalogue(company: Load) -> None:
    read = company("preset: es-2026")
    assert (read.preset, read.value("refund.days")) == ("es-2026", 5)
    assert "Ley 10/2025" in read.values["refund.days"].source
    queue = read.queues["support"]
    assert (queue.measured, queue.patience) == (180, 3600)
    assert queue.assumed["patience"].provenance == "derived"
    assert read.values["staffing.support"].origin == "assumed"


def test_a_company_of_four_lines_can_be_rung(company: Load) -> None:
    read = company("")
    assert list(read.lines) == list(read.queues) == ["support"]
    assert read.lines["support"].tree.queues() == ("support",)
    assert read.values["menu"].origin == "assumed"
    assert read.value("menu") == 2


def test_every_policy_has_a_value(company: Load, catalogue: Catalogue) -> None:
    read = company("queues: {a: {hold.measured: 1m}, b: {hold.measured: 2m}}")
    wanted = [i for i in catalogue if i != "staffing"]
    assert [i for i in read.values if not i.startswith("staffing.")] == wanted
    assert [i for i in read.values if i.startswith("staffing.")] == ["staffing.a", "staffing.b"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("menu.wrong_turn: 15%", 0.15),
        ("targets.handle_minutes: none", 0),
        ("targets.handle_minutes: 6m", 6),
        ("refund.days: 2w", 14),
        ("channels.email.reply_hours: 3d", 72),
        ("hold.announcement_seconds: 2m", 120),
        ("people.trained_on: [refund, repair]", ("refund", "repair")),
        ("account.restrictions: []", ()),
        ("account.restrictions: none", ()),
        ("callback.offered: true", True),
        ("hours.open: always", "always"),
        ("hours.zone: Europe/Kyiv", "Europe/Kyiv"),
        ("abroad.minute_charge: 0.50", 0.5),
    ],
)
def test_values_are_read_as_people_write_them(company: Load, written: str, value: object) -> None:
    read = company(f"policies: {{{written}}}").value(written.split(":")[0])
    assert read == value
    assert isinstance(read, type(value))


@pytest.mark.parametrize(
    ("written", "code", "sentence"),
    [
        ("authority.fontline: 0", "HG050", "There is no policy `authority.fontline`."),
        ("authority: {frontline: 0}", "HG050", "`authority` is not a policy but the beginning"),
        ("staffing.support: 3", "HG050", "`staffing.support` does not stand among the policies."),
        ("menu: 3", "HG050", "`menu` does not stand among the policies."),
        ("authority.frontline: -1", "HG052", "must be from 0 to 100,000, and this is -1."),
        ("authority.frontline: lots", "HG051", "is an amount of money, as a number, not `lots`."),
        ("callback.offered: yes", "HG051", "`callback.offered` is `true` or `false`, not `yes`."),
        ("hold.music: loup", "HG052", "`hold.music` cannot be `loup`."),
        ("hours.open: 8 to 20", "HG051", "is a pair of times, and `8 to 20` is not one."),
        ("hours.zone: Kyiv", "HG051", "is a time zone, and `Kyiv` is not one."),
        ("hours.zone: ../etc", "HG051", "is a time zone"),
        ("identity.checks: 1.5", "HG051", "is a whole number, not `1.5`."),
        ("targets.handle_minutes: soon", "HG051", "a number of minutes, or `none`, not `soon`."),
        ("menu.wrong_turn: 15", "HG052", "must be from 0 to 0.9, and this is 15."),
        ("people.trained_on: [a, a]", "HG057", "`a` is listed twice."),
        ("people.trained_on: [[a]]", "HG051", "is a list of names"),
        ("hold.music: [loop]", "HG051", "takes a single value, and this is a list."),
        ("refund.days: {value: 3, form: stated}", "HG024", "`refund.days` has no `form:`."),
        ("refund.days: {value: 3, from: heard}", "HG023", "`from:` cannot be `heard`."),
        ("refund.days: {from: stated}", "HG020", "`refund.days` needs `value:`."),
    ],
)
def test_a_wrong_policy_is_told_with_its_place(
    mistakes: Mistakes, written: str, code: str, sentence: str
) -> None:
    found = mistakes(f"policies:\n  {written}\n")
    assert [d.code for d in found] == [code]
    assert sentence in found[0].sentence
    assert found[0].place.line == 6
    assert found[0].place.column >= 3


def test_an_unknown_policy_hears_the_nearest_name(mistakes: Mistakes) -> None:
    found = mistakes("policies: {authority.fontline: 0}")
    assert found[0].mend == "Did you mean `authority.frontline`?"


@pytest.mark.parametrize(
    ("queue", "sentence"),
    [
        ("{calls_per_hour: 60, agents: 7.5}", "`agents:` is a whole number, not `7.5`."),
        ("{calls_per_hour: 60, agents: 0}", "`agents:` must be from 1 to 5000, and this is 0."),
        ("{calls_per_hour: 60}", "The queue `help` needs `agents:` too."),
        ("{agents: 4}", "The queue `help` needs `calls_per_hour:` too."),
        ("{hold.measured: -3}", "`hold.measured:` must be from 0 to 86400, and this is -3."),
        ("{hold.measured: 3x}", "`hold.measured:` is a duration, and `3x` is not one."),
        ("{hold.measured: 3m, agnts: 3}", "The queue `help` has no `agnts:`."),
        ("12", "A queue is keys and values, and this is a single value."),
    ],
)
def test_a_wrong_queue_is_told_with_its_place(
    mistakes: Mistakes, queue: str, sentence: str
) -> None:
    found = mistakes(f"queues:\n  help: {queue}\n")
    assert [d.sentence for d in found] == [sentence]
    assert found[0].place.line == 6


def test_patience_follows_from_the_wait_and_the_share_who_hang_up(company: Load) -> None:
    queue = company("queues: {help: {hold.measured: 23m, hung_up: 0.33}}").queues["help"]
    assert queue.patience == pytest.approx(23 * 60 / 0.33)
    assert set(queue.assumed) == {"handle"}


def test_a_load_beyond_belief_is_a_warning(company: Load) -> None:
    read = company("queues: {help: {calls_per_hour: 600, agents: 2, handle: 8m}}")
    assert [w.severity for w in read.warnings] == ["warning"]
    assert "gets 40.0 times the calls" in read.warnings[0].sentence


def test_reasons_lead_to_queues_there_are(mistakes: Mistakes) -> None:
    found = mistakes("""
        queues: {billing: {hold.measured: 1m}}
        lines: {support: {reasons: {refund: [biling], repair: billing}}}
    """)
    assert [(d.code, d.mend) for d in found] == [("HG053", "Did you mean `billing`?")]


def test_a_reason_nobody_mapped_goes_to_the_default_or_is_the_caller_s(company: Load) -> None:
    some = "queues: {a: {hold.measured: 1m}}\nlines: {support: {reasons: {refund: a%s}}}\n"
    assert company(some % ", default: a").lines["support"].queues_for("odd") == ("a",)
    assert company(some % "").lines["support"].queues_for("odd") == ()
    assert company(some % "").lines["support"].queues_for("refund") == ("a",)


EXECUTIVES = """
queues: {help: {hold.measured: 1m}, desk: {hold.measured: 1m}}
executives:
  - {role: Finance, bonus: cash, protects: cash, owns: [authority, staffing.desk, menu]}
  - {role: Marketing, bonus: growth, protects: growth, owns: [authority.manager]}
  - {role: Operations, bonus: cost, protects: cost, owns: [staffing]}
"""


@pytest.mark.parametrize(
    ("policy", "role"),
    [
        ("authority.frontline", "Finance"),
        ("authority.manager", "Marketing"),
        ("staffing.desk", "Finance"),
        ("staffing.help", "Operations"),
        ("menu.wrong_turn", "Finance"),
        ("hold.upsell", "Marketing"),  # owned by nobody here: the role the catalogue expects
        ("identity.checks", "none"),
    ],
)
def test_a_policy_has_one_owner(company: Load, policy: str, role: str) -> None:
    assert company(EXECUTIVES).owner_of(policy) == role


@pytest.mark.parametrize(
    ("executive", "code"),
    [
        ("{role: IT, bonus: x, protects: y, owns: [staffing.nobody]}", "HG055"),
        ("{role: IT, bonus: x, protects: y, owns: [authorty]}", "HG055"),
        ("{role: IT, bonus: x, protects: y, owns: [authority]}", "HG057"),
        ("{role: Finance, bonus: x, protects: y}", "HG057"),
        ("{role: IT, protects: y}", "HG020"),
        ("{role: IT, bonus: x, protects: y, own: [menu]}", "HG024"),
        ("IT", "HG021"),
    ],
)
def test_a_wrong_executive_is_told_with_its_place(
    mistakes: Mistakes, executive: str, code: str
) -> None:
    found = mistakes(EXECUTIVES.lstrip() + f"  - {executive}\n")
    assert [d.code for d in found] == [code]
    assert found[0].place.line == 10


def test_all_mistakes_are_told_in_one_run(mistakes: Mistakes) -> None:
    found = mistakes("""
        preset: uk-mobil
        rates: {euro: 0.9}
        polices: {}
        policies: {refund.days: -1, bot.furst: true}
        queues: {help: {calls_per_hour: -1, agents: 2}}
    """)
    assert {(d.place.line, d.code) for d in found} >= {
        (6, "HG056"), (7, "HG051"), (8, "HG024"), (9, "HG052"), (9, "HG050"), (10, "HG022"),
    }  # fmt: skip


def test_a_file_that_is_no_company_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    for text, sentence in [
        ("- 1\n", "A company file is keys and values."),
        ("id: A B\nname: x\n", "`A B` cannot be an id."),
        (
            "holdgame_company: 2\n",
            "This file is for another version; this program reads `holdgame_company: 1`.",
        ),
        ("name: x\n", "A company needs `holdgame_company:`."),
    ]:
        path = tmp_path / "a.yaml"
        path.write_text(text)
        with pytest.raises(FileProblem) as problem:
            load_company(path, catalogue)
        assert sentence in [d.sentence for d in problem.value.diagnostics]


def test_a_duplicate_key_is_refused(mistakes: Mistakes) -> None:
    found = mistakes("policies: {refund.days: 1, refund.days: 2}")
    assert [d.code for d in found] == ["HG006"]


def test_the_company_speaks_in_its_own_voice(company: Load) -> None:
    says = company("says: {greeting: 'Ahoy from {name}.', hold: [Wait.]}").says
    assert (says.greeting, says.hold) == ("Ahoy from Acme.", ("Wait.",))
    assert says.closing == "Is there anything else I can help you with today?"


def test_another_currency_has_a_rate_or_none(company: Load) -> None:
    read = company("rates: {EUR: 0.92}")
    assert (read.rate("USD"), read.rate("EUR"), read.rate("GBP")) == (1.0, 0.92, None)


def test_a_what_if_leaves_the_company_as_it_was(company: Load) -> None:
    before = company("queues: {help: {calls_per_hour: 60, agents: 7}}")
    after = before.with_values({"authority.frontline": 500, "staffing.help": 9})
    assert (before.value("authority.frontline"), before.queues["help"].agents) == (25, 7)
    assert (after.value("authority.frontline"), after.queues["help"].agents) == (500, 9)
    assert after.fingerprint != before.fingerprint


@pytest.mark.parametrize(("policy", "error"), [("menu", ValueError), ("no.such", KeyError)])
def test_a_what_if_needs_a_value_to_change(
    company: Load, policy: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        company("").with_values({policy: 1})


def test_the_fingerprint_is_of_the_content_and_not_of_the_spelling(company: Load) -> None:
    one = company("policies: {refund.days: 3, bot.first: true}").fingerprint
    assert company("# hello\npolicies:\n  bot.first: true\n  refund.days: 3\n").fingerprint == one
    assert company("policies: {refund.days: 4, bot.first: true}").fingerprint != one


@given(st.data())
def test_a_file_damaged_anywhere_is_read_or_refused_and_never_breaks(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, data: st.DataObject
) -> None:
    lines = find_company("meridian").read_text(encoding="utf-8").splitlines()
    junk = st.sampled_from(["", "- 1", "x: [1]", "~", "queues: 3", "tree: {}", "owns: {a: b}"])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        indent = len(lines[at]) - len(lines[at].lstrip())
        key, colon, _ = lines[at].partition(":")
        changed = [indent * " " + data.draw(junk), key + colon + " " + data.draw(junk)]
        lines[at] = data.draw(st.sampled_from(changed))
    path = tmp_path_factory.mktemp("damaged") / "company.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with contextlib.suppress(FileProblem):
        assert load_company(path, catalogue).fingerprint


def test_people_calls_and_hang_ups_give_the_patience(company: Load) -> None:
    stated = company(
        "queues: {support: {calls_per_hour: 60, agents: 6, handle: 8m, hung_up: 0.30274}}"
    )
    assert stated.queues["support"].patience == pytest.approx(360, rel=0.01)


def test_hang_ups_that_cannot_be_are_said(company: Load) -> None:
    crowded = company(
        "queues: {support: {calls_per_hour: 120, agents: 6, handle: 8m, hung_up: 0.1}}"
    )
    assert any("not 10%" in warning.sentence for warning in crowded.warnings)


def test_a_measured_wait_that_people_and_calls_would_not_make_is_said(company: Load) -> None:
    odd = company(
        "queues: {help: {calls_per_hour: 60, agents: 6, handle: 8m, patience: 6m,"
        " hold.measured: 4m}}"
    )
    (warning,) = odd.warnings
    assert warning.code == "HG058"
    assert "would be about 109 s, not 4 min: as if 2.7 people answered, not 6" in warning.sentence
    assert odd.queues["help"].measured == 240  # which is the one that is played


@pytest.mark.parametrize("measured", ["95s", "109s", "130s"])
def test_a_measured_wait_that_fits_is_not_remarked_on(company: Load, measured: str) -> None:
    fits = company(
        "queues: {help: {calls_per_hour: 60, agents: 6, handle: 8m, patience: 6m,"
        f" hold.measured: {measured}}}}}"
    )
    assert fits.warnings == ()


def test_no_wait_where_there_must_be_one_is_said_without_a_number_of_people(company: Load) -> None:
    odd = company(
        "queues: {help: {calls_per_hour: 60, agents: 6, handle: 8m, patience: 6m,"
        " hold.measured: 0s}}"
    )
    assert odd.warnings[0].sentence.endswith("about 109 s, not 0 s.")
