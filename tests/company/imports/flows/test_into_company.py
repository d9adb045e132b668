"""An imported tree put into a company file, with all else left as it is."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from holdgame.company.company_file import read_company
from holdgame.company.imports.flows.flow import Flow, FlowProblem
from holdgame.company.imports.flows.into_company import put_into
from holdgame.company.profile import PhoneLine
from holdgame.documents.diagnostics import FileProblem, Source
from tests.builders import catalogue
from tests.company.imports.flows.connect_flows import END, GREETING, SMALL, action, imported
from tests.company.imports.flows.connect_flows import flow as connect_flow

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


def chosen(exported: dict[str, Any], queue: str) -> dict[str, Any]:
    """A flow in which every queue that is chosen is this one."""
    text = json.dumps(exported)
    return dict(json.loads(text.replace("queues.Billing.arn", f"queues.{queue}.arn")))


def lines_of(text: str) -> Mapping[str, PhoneLine]:
    return read_company("ours.yaml", text, catalogue()).lines


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
    without = FILE[: FILE.index("    reasons:")]
    company = read_company(
        "ours.yaml", put_into(Source("ours.yaml", without), flow, "hotline").text, catalogue()
    )
    assert company.lines["hotline"].reasons == {
        "bill": ("billing",), "plans": ("sales",), "default": ("billing",),
    }  # fmt: skip


def test_a_line_that_no_story_rings_is_not_added(flow):
    with pytest.raises(FlowProblem) as problem:
        put_into(Source("ours.yaml", FILE), flow, "nope")
    assert str(problem.value) == "There is no line `nope` in ours.yaml; there is `hotline`."
    bare = FILE[: FILE.index("lines:")]
    assert set(lines_of(put_into(Source("ours.yaml", bare), flow, "support").text)) == {"support"}


ONE_QUEUE = imported(chosen(SMALL, "SalesQueue"))
"""The same tree, in which every key leads to the queue `sales`."""


def test_reasons_whose_queues_the_tree_does_not_lead_to_become_those_proposed():
    done = put_into(Source("ours.yaml", FILE), ONE_QUEUE)
    line = lines_of(done.text)["hotline"]
    assert line.reasons == {"refund": ("sales",), "default": ("sales",)}
    assert "    reasons: {refund: [sales], default: [sales]}\n" in done.text
    assert (
        "In its `reasons:` were queues that no key of this tree leads to. Now it says "
        "refund: [sales], which was [billing]: look over it."
    ) in done.told


def test_a_reason_that_no_story_names_is_led_somewhere_too():
    """Without `default` the largest queue of the company would have to do, wherever it is."""
    bare = FILE.replace(", default: [sales]", "")
    done = put_into(Source("ours.yaml", bare), ONE_QUEUE)
    assert lines_of(done.text)["hotline"].queues_for("poetry") == ("sales",)
    assert "Whatever they do not name is for [sales]: `default` is new." in done.told


NOBODY = imported(connect_flow(GREETING, END))
ELSEWHERE = imported(
    connect_flow(action("a", "TransferToFlow", ContactFlowId="{{contactFlows.Billing.arn}}"))
)
PART = replace(ONE_QUEUE, broken_off=("main.json",))


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (NOBODY, "no way of the imported tree leads to a queue or to another number that is known"),
        (ELSEWHERE, "no way of the imported tree leads to a queue"),
        (PART, "main.json is broken off: export it again"),
    ],
)
def test_a_good_tree_is_not_replaced_by_one_that_reaches_nobody_or_is_a_part(made, why):
    with pytest.raises(FlowProblem, match=f"ours.yaml was left as it is: {why}.* With --force"):
        put_into(Source("ours.yaml", FILE), made)
    assert put_into(Source("ours.yaml", FILE), made, force=True).text != FILE


def test_a_way_to_what_was_not_given_is_not_answered_in_silence():
    done = put_into(Source("ours.yaml", FILE), ELSEWHERE, force=True)
    (warning, *_) = read_company("ours.yaml", done.text, catalogue()).warnings
    assert warning.sentence == (
        "Who answers behind `Billing` is not known: that part was not imported. In play it is the "
        "largest queue."
    )


def test_queues_that_nobody_has_described_are_new_and_assumed(flow):
    bare = FILE.replace("  billing: {hold.measured: 90s}\n", "").replace("[billing]", "[sales]")
    done = put_into(Source("ours.yaml", bare), flow)
    assert "New under `queues:`: `billing`. What they are like is assumed" in done.told
    company = read_company("ours.yaml", done.text, catalogue())
    assert company.lines["hotline"].tree == flow.tree
    assert set(company.queues["billing"].assumed) == {"hold.measured", "handle", "patience"}
    assert company.queues["sales"].measured == 240  # as it was


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
