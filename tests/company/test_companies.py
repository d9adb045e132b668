"""The companies that ship, the user's own, and finding one by name."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest

from holdgame.company import kindness
from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import Listed, find_company, list_companies
from holdgame.company.company_file import load_company
from holdgame.company.phone_tree import depth, right_keys
from holdgame.company.presets import load_preset, preset_names
from holdgame.company.profile import Company
from holdgame.company.queueing import OfferedWait, ordinary_wait
from holdgame.documents.diagnostics import FileProblem

SHIPPED = list_companies()
REASONS = {"refund", "repair", "returns", "cancel", "order", "bill", "plans"}


@pytest.fixture(scope="module")
def meridian(catalogue: Catalogue) -> Company:
    return load_company(find_company("meridian"), catalogue)


@pytest.fixture(scope="module")
def saltmarsh(catalogue: Catalogue) -> Company:
    return load_company(find_company("saltmarsh"), catalogue)


@pytest.fixture(scope="module")
def larkspur(catalogue: Catalogue) -> Company:
    return load_company(find_company("larkspur"), catalogue)


def wait(company: Company, id: str) -> OfferedWait:
    queue = company.queues[id]
    assert queue.calls_per_hour is not None
    assert queue.agents is not None
    bypass, share = company.value("vip.bypass"), company.value("vip.share")
    assert isinstance(share, int | float)
    return ordinary_wait(
        queue.calls_per_hour,
        queue.agents,
        queue.handle,
        queue.patience,
        0 if bypass == "none" else share,
    )


@pytest.mark.parametrize("listed", SHIPPED, ids=lambda listed: listed.id)
def test_a_shipped_company_has_nothing_wrong_with_it(listed: Listed, catalogue: Catalogue) -> None:
    company = load_company(listed.path, catalogue)
    assert company.warnings == ()
    assert (company.id, company.name) == (listed.id, listed.name)
    assert listed.path.stem == listed.id
    assert set(company.lines["support"].reasons) >= REASONS
    assert [i for i in company.values if company.owner_of(i) == "none"] in ([], ["volume.year"])
    for queues in company.lines["support"].reasons.values():
        assert depth(company.lines["support"].tree, queues) > 0


@pytest.mark.parametrize("id", preset_names())
def test_a_shipped_preset_has_nothing_wrong_with_it(id: str, catalogue: Catalogue) -> None:
    preset = load_preset(id, catalogue)
    assert preset.id == id
    assert "hold.measured" in preset.queue


def test_the_carrier_holds_half_an_hour_first_and_less_after(meridian: Company) -> None:
    first = meridian.lines["support"].queues_for("refund")
    assert first == ("support",)
    assert meridian.queues["support"].load == pytest.approx(1.6)
    median = wait(meridian, "support").quantile(0.5)
    # The fluid limit, a twentieth of the callers going ahead.
    assert median == pytest.approx(4200 * math.log((1.6 - 0.08) / (1 - 0.08)), rel=0.05)
    assert 30 * 60 < median < 36 * 60
    for id in ("billing", "technical", "retention", "escalations"):
        load = meridian.queues[id].load
        assert load is not None
        assert 1.1 - 1e-9 <= load <= 1.2


def test_the_carrier_s_refund_is_four_menus_down(meridian: Company) -> None:
    tree = meridian.lines["support"].tree
    assert depth(tree, ["support"]) == meridian.value("menu") == 4
    assert right_keys(tree, ["support"])[tree.entry] == {"3"}
    assert tree.operator() is None


def test_nobody_at_the_carrier_may_give_back_what_is_asked(meridian: Company) -> None:
    roles = ("frontline", "supervisor", "manager")
    assert [meridian.value(f"authority.{role}") for role in roles] == [0, 50, 150]


def test_the_shop_answers_within_seconds(larkspur: Company) -> None:
    assert wait(larkspur, "support").quantile(0.5) == 0
    assert wait(larkspur, "support").mean < 15
    assert larkspur.value("menu") == 1
    assert larkspur.lines["support"].tree.operator() == "support"


def test_the_rival_has_changed_some_of_the_carrier_s_rules_and_left_others(
    saltmarsh: Company, meridian: Company
) -> None:
    """The same business: the same currency, prices and preset, and each other's competitor."""
    for fact in ("currency", "preset"):
        assert getattr(saltmarsh, fact) == getattr(meridian, fact)
    assert saltmarsh.value("customer.value") == meridian.value("customer.value")
    assert (saltmarsh.competitors, meridian.competitors) == (("meridian",), ("saltmarsh",))
    rows = [row for row in meridian.catalogue.policies.values() if row.id in meridian.values]
    changed = [
        kindness.kinder(row, saltmarsh.value(row.id), meridian.value(row.id))
        for row in rows
        if not row.fact
    ]
    assert changed.count(0) > 20
    assert changed.count(1) > 30
    assert changed.count(-1) >= 2  # it is no saint


def test_the_rival_holds_a_few_minutes_two_menus_down(saltmarsh: Company) -> None:
    assert depth(saltmarsh.lines["support"].tree, ["support"]) == saltmarsh.value("menu") == 2
    assert 2 * 60 < wait(saltmarsh, "support").mean < 4 * 60


def test_what_the_rival_s_recordings_say_is_so(saltmarsh: Company) -> None:
    """Its rules and its voice are two places in one file, and have to agree."""
    says = saltmarsh.says
    assert "one matter in five" in says.bot
    assert saltmarsh.value("bot.resolves") == 1 / 5
    assert "say person" in says.bot
    assert saltmarsh.value("bot.way_out") == "always"
    assert any("nine times in ten we ring" in line for line in says.hold)
    assert saltmarsh.value("callback.kept") == 9 / 10
    assert any("We close at nine at night, Eastern Time" in line for line in says.hold)
    assert "open at eight in the morning, Eastern Time" in says.closed
    assert str(saltmarsh.value("hours.open")) == "08:00-21:00"
    assert saltmarsh.value("hours.zone") == "America/New_York"


def test_a_company_is_found_by_id_name_or_file(tmp_path: Path) -> None:
    by_id = find_company("meridian")
    assert find_company("Meridian Mobile") == find_company(str(by_id)) == by_id


def test_an_own_company_hides_its_namesake(tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text("holdgame_company: 1\nid: meridian\nname: Ours\n")
    (tmp_path / "notes.yaml").write_text("bread: 1\n")
    (tmp_path / "broken.yaml").write_text("a: [\n")
    assert find_company("meridian", tmp_path) == own
    listed = list_companies(tmp_path)
    assert [(c.id, c.shipped) for c in listed] == [
        ("broken", False), ("meridian", False), ("larkspur", True), ("saltmarsh", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("named", "said"),
    [("meridien", "Did you mean `meridian`?"), ("zzz", "There is: "), ("no.yaml", "no file")],
)
def test_a_company_that_is_not_there_says_which_are(named: str, said: str) -> None:
    with pytest.raises(FileProblem, match=said.replace("?", r"\?")):
        find_company(named)


def test_a_missing_folder_holds_no_companies(tmp_path: Path) -> None:
    assert list_companies(tmp_path / "nowhere") == SHIPPED


def test_companies_load_nothing_heavy() -> None:
    code = (
        "import sys, holdgame.company.company_file, holdgame.company.companies;"
        "print([m for m in ('textual', 'asyncio', 'jinja2', 'pydantic', 'numpy')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
