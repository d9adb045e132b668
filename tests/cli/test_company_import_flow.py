"""company import-flow, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.company.imports.flows.connect_flows import END, SMALL
from tests.company.imports.flows.connect_flows import flow as connect_flow

COMPANY = """\
holdgame_company: 1
id: ours
name: Ours
currency: EUR
queues: {billing: {hold.measured: 90s}, sales: {hold.measured: 30s}}
policies: {bot.first: false}
"""


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    """A flow as it was exported."""
    path = tmp_path / "main.json"
    path.write_text(json.dumps(SMALL), encoding="utf-8")
    return path


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(COMPANY, encoding="utf-8")
    return path


def test_an_import_says_what_it_found_and_shows_the_yaml(holdgame, flow):
    ran = holdgame("company", "import-flow", flow)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Amazon Connect flow. 7 steps, 1 menu, 2 queues.\n")
    assert "When the queue `Billing` is full, nothing else is tried" in ran.out
    assert "\nlines:\n  support:\n    tree:\n      entry: say\n" in ran.out


def test_an_import_as_json_is_nothing_but_json(holdgame, flow):
    told = json.loads(holdgame("company", "import-flow", flow, "--json").out)
    assert told["fewest_menus_to_queue"] == 1
    assert {"code", "where", "sentence"} == set(told["findings"][0])


def test_an_import_goes_into_a_company_which_can_then_be_drawn(holdgame, flow, ours):
    ran = holdgame("company", "import-flow", flow, "--company", ours)
    assert ran.code == 0
    assert ran.err == f"The tree of `support` in {ours} is the imported one.\n"
    assert "To put into a company file" not in ran.out
    drawn = holdgame("company", "tree", ours)
    assert drawn.out.splitlines()[:3] == [
        "Ours, support",
        "say “Welcome to Acme.”",
        "└─ menu “For your bill, press 1. To speak to sales, press 2.”  1 s",
    ]


def test_a_machine_that_nobody_has_said_is_there_is_told(holdgame, flow, ours):
    """In play it stands in front of the imported tree, and is in no export."""
    ours.write_text(COMPANY.replace("policies: {bot.first: false}\n", ""), encoding="utf-8")
    ran = holdgame("company", "import-flow", flow, "--company", ours)
    assert ran.err.endswith(
        " In play a machine answers first: nobody has said so, it is assumed. If none stands in "
        "front of this tree, write `bot.first: false` under `policies:`.\n"
    )


def test_a_line_that_is_not_there_is_a_sentence(holdgame, flow, ours):
    assert holdgame("company", "import-flow", flow, "--company", ours).code == 0
    ran = holdgame("company", "import-flow", flow, "--company", ours, "--line", "nope")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"holdgame: There is no line `nope` in {ours}; there is `support`.\n"


def test_a_tree_that_reaches_nobody_is_put_in_only_by_force(holdgame, tmp_path, ours):
    path = tmp_path / "end.json"
    path.write_text(json.dumps(connect_flow(END)), encoding="utf-8")
    ran = holdgame("company", "import-flow", path, "--company", ours)
    assert ran.code == 1
    assert f"{ours} was left as it is: no way of the imported tree leads to a queue" in ran.err
    assert ours.read_text(encoding="utf-8") == COMPANY
    assert holdgame("company", "import-flow", path, "--company", ours, "--force").code == 0
    assert "tree:" in ours.read_text(encoding="utf-8")


def test_help_has_examples_and_lines_that_fit(holdgame):
    for command in ("tree", "import-flow"):
        said = holdgame("company", command, "--help").out
        assert f"\nexamples:\n  holdgame company {command} " in said
        assert max(map(len, said.splitlines())) < 100


def test_a_company_file_that_is_wrong_stays_as_it_is(holdgame, flow, ours):
    ours.write_text("lines: 5\n", encoding="utf-8")
    ran = holdgame("company", "import-flow", flow, "--company", ours)
    assert ran.code == 1
    assert "The tree cannot be put in" in ran.err
    assert ours.read_text(encoding="utf-8") == "lines: 5\n"
    assert "no such file" in holdgame("company", "import-flow", flow, "--company", "x").err


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00", b"[" * 100_000, b"\x1b[2J{"])
def test_what_is_no_flow_is_a_sentence(holdgame, tmp_path, content):
    (tmp_path / "odd.json").write_bytes(content)
    ran = holdgame("company", "import-flow", tmp_path / "odd.json")
    assert ran.code == 1
    assert ran.err.startswith("holdgame: odd.json ")
    assert ran.out == ""
    assert ran.said_nothing_of_python


def test_a_file_that_is_not_there_is_a_sentence(holdgame):
    assert holdgame("company", "import-flow", "gone.json").err == (
        "holdgame: gone.json: No such file or directory.\n"
    )
