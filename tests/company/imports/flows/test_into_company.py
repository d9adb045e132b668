"""An imported tree put into a company file, with all else left as it is."""

from __future__ import annotations

import difflib

import pytest

from holdgame.company.company_file import read_company
from holdgame.company.imports.flows.flow import Flow
from holdgame.company.imports.flows.into_company import put_into
from holdgame.documents.diagnostics import FileProblem, Source
from tests.builders import catalogue
from tests.company.imports.flows.connect_flows import SMALL, imported

FILE = """\
# Ours.
holdgame_company: 1
id: ours   # short
name: Ours
currency: EUR

queues:
  sales: {hold.measured: 4m}   # at noon
  billing: {hold.measured: 90s}
lines:
  hotline:
    tree: {levels: 3, options: 4}   # a guess
    reasons: {refund: [billing], default: [sales]}
"""


@pytest.fixture(scope="module")
def flow() -> Flow:
    return imported(SMALL)


def test_the_tree_of_the_line_is_replaced_and_nothing_else(flow):
    done = put_into(Source("ours.yaml", FILE), flow)
    changed = [d for d in difflib.ndiff(FILE.splitlines(), done.text.splitlines()) if d[0] == "-"]
    assert changed == ["-     tree: {levels: 3, options: 4}   # a guess"]
    company = read_company("ours.yaml", done.text, catalogue())
    assert company.lines["hotline"].tree == flow.tree
    assert company.warnings == ()


def test_the_tree_is_as_pleasant_to_read_as_when_it_is_shown(flow):
    done = put_into(Source("ours.yaml", FILE), flow)
    assert "            - {key: 1, text: your bill, to: queue:billing}\n" in done.text


def test_reasons_that_somebody_wrote_stay(flow):
    done = put_into(Source("ours.yaml", FILE), flow)
    assert "    reasons: {refund: [billing], default: [sales]}\n" in done.text
    assert "Its `reasons:` are as they were" in done.told


def test_a_line_without_reasons_gets_those_that_are_proposed(flow):
    done = put_into(Source("ours.yaml", FILE), flow, "support")
    company = read_company("ours.yaml", done.text, catalogue())
    assert set(company.lines) == {"hotline", "support"}
    assert company.lines["support"].reasons == {
        "bill": ("billing",), "plans": ("sales",), "default": ("billing",),
    }  # fmt: skip


def test_queues_that_nobody_has_described_are_proposed_in_a_comment(flow):
    bare = FILE.replace("  billing: {hold.measured: 90s}\n", "").replace("[billing]", "[sales]")
    done = put_into(Source("ours.yaml", bare), flow)
    assert done.text.endswith("# queues:\n#   billing: {}   # Billing\n")
    assert "Until `billing` stands under `queues:` it cannot be played" in done.told
    with pytest.raises(FileProblem, match="There is no queue `billing`"):
        read_company("ours.yaml", done.text, catalogue())
    mended = done.text.replace("queues:\n  sales", "queues:\n  billing: {}   # Billing\n  sales")
    assert read_company("ours.yaml", mended, catalogue()).lines["hotline"].tree == flow.tree


def test_twice_is_as_good_as_once(flow):
    once = put_into(
        Source("ours.yaml", FILE.replace("  billing: {hold.measured: 90s}\n", "")), flow
    )
    twice = put_into(Source("ours.yaml", once.text), flow)
    assert twice.text == once.text


@pytest.mark.parametrize("text", ["", "- a\n", "a: [", "lines: 5\nid: x\n", "words"])
def test_a_file_that_cannot_take_a_tree_is_said(text, flow):
    with pytest.raises(FileProblem):
        put_into(Source("ours.yaml", text), flow)
