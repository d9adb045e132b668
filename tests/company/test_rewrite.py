"""Rewriting a company file: what was not changed looks as its author wrote it."""

from __future__ import annotations

import difflib

import pytest

from holdgame.company.companies import SHIPPED
from holdgame.company.rewrite import set_values

FILE = """\
# Ours.
holdgame_company: 1
id: ours   # short
name: "Ours"
currency: EUR

queues:
  # The one that matters.
  support: {calls_per_hour: 60, agents: 7}   # at noon
policies:
  authority.frontline: 0   # since the bad quarter
  callback.offered: false

executives:
  - role: Finance
    bonus: working capital
    protects: cash
    owns: [authority, refund]
"""


def changed_lines(before: str, after: str) -> list[str]:
    return [d for d in difflib.ndiff(before.splitlines(), after.splitlines()) if d[0] in "+-"]


@pytest.mark.parametrize("name", ["meridian", "larkspur", "saltmarsh"])
def test_a_file_in_which_nothing_changes_stays_as_it_is(name: str) -> None:
    text = (SHIPPED / f"{name}.yaml").read_text(encoding="utf-8")
    assert set_values(text, {}) == text


def test_only_the_line_that_is_changed_changes_and_keeps_its_comment() -> None:
    after = set_values(FILE, {("policies", "authority.frontline"): 200})
    assert changed_lines(FILE, after) == [
        "-   authority.frontline: 0   # since the bad quarter",
        "+   authority.frontline: 200 # since the bad quarter",
    ]


def test_a_value_may_say_where_it_came_from() -> None:
    value = {"value": "time", "from": "measured", "by": "call records of March"}
    after = set_values(FILE, {("policies", "hold.information"): value})
    assert "  hold.information:\n    value: time\n    from: measured\n" in after
    assert set(FILE.splitlines()) <= set(after.splitlines())


def test_a_queue_that_nobody_has_named_is_made() -> None:
    after = set_values(FILE, {("queues", "billing", "hold.measured"): "90s"})
    assert "  billing: {hold.measured: 90s}\n" in after  # as the one beside it
    assert "  # The one that matters.\n" in after


def test_none_takes_a_key_out() -> None:
    after = set_values(FILE, {("policies", "callback.offered"): None})
    assert "callback.offered" not in after


def test_lists_stand_where_their_author_puts_them() -> None:
    flush = FILE.replace("\n  - role", "\n- role").replace("\n    bonus", "\n  bonus")
    flush = flush.replace("\n    protects", "\n  protects").replace("\n    owns", "\n  owns")
    assert set_values(flush, {}) == flush


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "a: [1, 2", "a: &a [*b]"])
def test_what_cannot_be_rewritten_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="this is not"):
        set_values(text, {("a",): 1})


def test_a_way_through_a_value_is_said() -> None:
    with pytest.raises(ValueError, match="`currency` holds no keys"):
        set_values(FILE, {("currency", "of"): "EUR"})


@pytest.mark.parametrize("value", [9, {"value": 9, "from": "stated"}])
def test_a_rule_that_is_new_stands_before_what_follows_the_rules(value: object) -> None:
    text = FILE.replace("callback.offered: false\n", "callback.offered: false   # not yet\n")
    text = text.replace("\nexecutives:", "\n# Who is paid for what.\nexecutives:")
    after = set_values(text, {("policies", "refund.days"): value, ("policies", "bot.first"): True})
    assert [d for d in changed_lines(text, after) if d[0] == "-"] == []
    rules, _, rest = after.partition("\n\n# Who is paid for what.\nexecutives:\n")
    assert rules.endswith("\n  bot.first: true")
    assert "  callback.offered: false   # not yet\n  refund.days:" in rules
    assert rest.startswith("  - role: Finance\n")


def test_a_rule_that_gets_keys_of_its_own_stays_on_its_line() -> None:
    after = set_values(FILE, {("policies", "callback.offered"): {"value": True, "by": "IT: Jo"}})
    assert "  callback.offered: {value: true, by: 'IT: Jo'}\n\nexecutives:\n" in after
    after = set_values(FILE, {("policies", "authority.frontline"): {"value": 1, "by": "IT"}})
    assert "  authority.frontline: {value: 1, by: IT} # since the bad quarter\n" in after


def test_a_queue_has_lines_of_its_own_where_the_others_have() -> None:
    text = FILE.replace("{calls_per_hour: 60, agents: 7}   # at noon", "\n    agents: 7")
    after = set_values(text, {("queues", "billing", "hold.measured"): "90s"})
    assert "  billing:\n    hold.measured: 90s\n" in after


def test_line_ends_stay_as_they_are() -> None:
    text = FILE.replace("\n", "\r\n")
    assert set_values(text, {}) == text
    after = set_values(text, {("policies", "refund.days"): {"value": 9, "by": "us"}})
    assert changed_lines(FILE, after.replace("\r\n", "\n"))
    assert after.count("\n") == after.count("\r\n")


def test_quotes_stay_as_they_are() -> None:
    text = FILE.replace("agents: 7", 'agents: 7, by: "March"')
    assert 'by: "April, all of it"' in set_values(
        text, {("queues", "support", "by"): "April, all of it"}
    )


def test_a_queue_whose_name_is_a_number_is_found() -> None:
    text = FILE.replace("  support:", "  600:")
    after = set_values(text, {("queues", "600", "agents"): 8})
    assert "  600: {calls_per_hour: 60, agents: 8}" in after


def test_taking_out_what_is_not_there_changes_nothing() -> None:
    assert set_values(FILE, {("lines", "support", "tree"): None}) == FILE
