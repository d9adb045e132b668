"""Of those who pick up, the share who pass the caller on."""

from __future__ import annotations

from pathlib import Path

from holdgame.company.imports.calls.measure import import_calls
from holdgame.company.imports.calls.values import policies
from tests.company.imports.calls.recorded import contact, lines, measured, table


def test_of_those_who_pick_up_some_pass_the_caller_on(tmp_path: Path) -> None:
    rows = [(9, "answered", 1), (9, "answered", 0), (9, "answered", 2), (9, "abandoned", 0)]
    found = measured(tmp_path, table(rows, ("wait", "outcome", "transfers")))
    assert (found.pick_ups, found.passed_on) == (6, 3)  # three were reached, three took a transfer
    assert found.as_dict()["passed_on_share"] == 0.5
    rule = policies(found)["transfer.misrouted"]
    assert (rule["value"], rule["from"]) == (0.5, "measured")
    assert str(rule["by"]).startswith("3 of 6 pick-ups")


def test_the_legs_of_one_contact_reached_somebody_once(tmp_path: Path) -> None:
    passed_on = [contact("a"), contact("b", InitialContactId="a", InitiationMethod="TRANSFER")]
    chat = contact("c", Channel="CHAT", InitiationMethod="TRANSFER")
    found = measured(tmp_path, lines([*passed_on, contact("d"), contact("e", Agent=None), chat]))
    assert (found.pick_ups, found.passed_on) == (3, 1)
    assert "2 March 2026" in str(policies(found)["transfer.misrouted"]["by"])


def test_records_that_tell_no_transfers_say_nothing_of_them(tmp_path: Path) -> None:
    found = measured(tmp_path, table([(9, "answered")], ("wait", "outcome")))
    shown = found.as_dict()
    assert (shown["passed_on_share"], shown["transfers_per_contact"]) == (None, None)
    assert "transfer.misrouted" not in policies(found)


def test_a_file_with_transfers_and_one_without_are_not_mixed(tmp_path: Path) -> None:
    with_them, without = tmp_path / "with.csv", tmp_path / "without.csv"
    with_them.write_text(table([(9, "answered", 1)], ("wait", "outcome", "transfers")))
    without.write_text(table([(9, "answered")] * 50, ("wait", "outcome")))
    assert import_calls([with_them, without]).passed_on_share == 0.5


def test_a_share_that_the_catalogue_does_not_take_is_not_written(tmp_path: Path) -> None:
    found = measured(tmp_path, table([(9, "answered", 19)], ("wait", "outcome", "transfers")))
    assert found.passed_on_share == 0.95
    assert "transfer.misrouted" not in policies(found)
