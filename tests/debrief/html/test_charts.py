"""The pieces that charts are made of: each draws what it is given, and says it in a table."""

from __future__ import annotations

import re

import pytest

from holdgame.debrief.html.bars import Bar, bars
from holdgame.debrief.html.chart import Chart
from holdgame.debrief.html.density import Bin, Mark, density
from holdgame.debrief.html.markup import Html, el, text
from holdgame.debrief.html.waterfall import Step, waterfall

BINS = (Bin(0, 10, 0.2), Bin(10, 20, 0.5), Bin(20, 60, 0.3))
STEPS = (Step("say yes", -37.0, "−37"), Step("people", 5.0, "+5"), Step("context", -6.0, "−6"))


def drawn(chart: Chart, kind: str) -> list[tuple[float, float]]:
    """Each rectangle of a kind: where it begins and how wide it is, in percent."""
    shape = rf'<rect x="([\d.]+)%"[^>]*width="([\d.]+)%"[^>]*class="{kind}"'
    found = re.findall(shape, chart.drawing)
    return [(float(x), float(width)) for x, width in found]


def test_bars_are_as_long_as_their_amounts() -> None:
    chart = bars("Effort", [Bar("holds", 30, "30.0"), Bar("menus", 10, "10.0")])
    assert drawn(chart, "bar") == [(0, 100), (0, 33.33)]
    assert "holds 30.0; menus 10.0" in chart.drawing
    assert all(name in chart.table for name in ("holds", "menus", "30.0", "10.0"))


def test_bars_of_a_whole_are_as_long_as_their_part_of_it() -> None:
    chart = bars("Effort", [Bar("holds", 30, "30.0")], whole=60, total="60.0")
    assert drawn(chart, "bar") == [(0, 50)]
    assert drawn(chart, "track") == [(0, 100)]
    assert "in all" in chart.table


def test_what_is_less_than_nothing_goes_to_the_left_and_looks_different() -> None:
    chart = bars("Change", [Bar("yes", -30, "−30"), Bar("queue", 10, "+10")])
    assert drawn(chart, "bar less") == [(0, 75)]
    assert drawn(chart, "bar") == [(75, 25)]
    assert 'class="zero"' in chart.drawing


def test_no_bars_are_no_mistake() -> None:
    assert "<figure>" in bars("Nothing", []).html()


def test_a_waterfall_goes_down_step_by_step_from_one_whole_to_another() -> None:
    chart = waterfall("To the best", ("yours", 80, "80"), STEPS, ("best", 42, "42"))
    assert drawn(chart, "bar whole") == [(0, 100), (0, 52.5)]
    assert drawn(chart, "bar less") == [(53.75, 46.25), (52.5, 7.5)]
    assert drawn(chart, "bar") == [(53.75, 6.25)]
    assert all(step.name in chart.table and step.shown in chart.table for step in STEPS)


def test_a_waterfall_may_go_below_nothing() -> None:
    chart = waterfall("x", ("a", 10, "10"), [Step("b", -20, "−20")], ("c", -10, "−10"))
    assert drawn(chart, "bar whole") == [(50, 50), (0, 50)]


def test_a_density_has_a_bin_for_each_and_its_mark_where_it_lies() -> None:
    chart = density("All plays", BINS, Mark(15, "this play"), unit="minutes")
    assert [width for _, width in drawn(chart, "bin")] == [16.67, 16.67, 66.67]
    assert 'x1="25%"' in chart.drawing
    assert "this play" in chart.table
    tall = [float(h) for h in re.findall(r'height="([\d.]+)" class="bin"', chart.drawing)]
    assert tall[1] == max(tall)
    assert tall[2] < tall[0]  # wide and low: as much as its area


@pytest.mark.parametrize(("at", "x"), [(-5, "0%"), (500, "100%")])
def test_a_mark_outside_stands_at_the_end(at: float, x: str) -> None:
    chart = density("All plays", BINS, Mark(at, "this play"), unit="minutes")
    assert f'x1="{x}"' in chart.drawing


def test_every_text_is_escaped_and_markup_is_not_escaped_twice() -> None:
    assert el("p", "<b>", Html("<i></i>"), title='"') == '<p title="&quot;">&lt;b&gt;<i></i></p>'
    assert text(text("a & b")) == "a &amp; b"
    hostile = "<script>"
    for chart in (
        bars(hostile, [Bar(hostile, 1, hostile)]),
        waterfall(hostile, (hostile, 1, hostile), [Step(hostile, 1, hostile)], (hostile, 2, "2")),
        density(hostile, BINS, Mark(1, hostile), unit=hostile),
    ):
        assert "<script" not in chart.html()
