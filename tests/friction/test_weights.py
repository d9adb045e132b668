"""Every number of the score is in one file, with its unit, its provenance and its source."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from holdgame.company.policy import TOUCHPOINTS
from holdgame.documents.diagnostics import FileProblem
from holdgame.friction import weights as module
from holdgame.friction.weights import FLAGS, KINDS, LIMITS, MONEY, Burden, Provenance, Weights

SHIPPED = Path(module.__file__).with_name("weights.yaml")
WEIGHTS = Weights.load()


@pytest.mark.parametrize("name", WEIGHTS.figures)
def test_every_weight_says_how_it_is_known_and_from_where(name: str) -> None:
    figure = WEIGHTS.figures[name]
    assert figure.provenance in get_args(Provenance)
    assert len(figure.source) > 20
    assert figure.unit


def test_nothing_is_weighed_by_a_number_that_is_not_in_the_file() -> None:
    assert set(WEIGHTS.figures) == {*KINDS, *FLAGS, *LIMITS, *MONEY}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_charge_is_a_burden_at_a_touchpoint(kind: str) -> None:
    assert WEIGHTS.burden[kind] in get_args(Burden)  # type: ignore[index]
    assert WEIGHTS.touchpoint[kind] in TOUCHPOINTS  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "value", "provenance"),
    [
        ("doing", 1.00, "derived"),
        ("listening", 1.00, "judgement"),
        ("waiting", 1.00, "judgement"),
        ("position_only", 0.18, "judgement"),
        ("uninformed", 0.36, "published"),
        ("estimate_broken", 0.36, "published"),
        ("unexplained", 0.21, "judgement"),
        ("unfair", 0.21, "judgement"),
        ("anxious", 0.21, "judgement"),
        ("wait_most", 2.00, "derived"),
        ("off_phone", 0.10, "judgement"),
        ("elapsed", 0, "judgement"),
        ("without", 0.5, "judgement"),
        ("without_most", 10, "judgement"),
        ("another_contact", 6, "judgement"),
        ("unresolved", 30, "judgement"),
        ("broken_promise", 6, "judgement"),
        ("refused", 5, "judgement"),
        ("transfer", 3, "judgement"),
        ("channel_switch", 3, "judgement"),
        ("false_reject", 3, "judgement"),
        ("retelling", 2, "judgement"),
        ("second_check", 2, "judgement"),
        ("machine", 3, "judgement"),
        ("tau", 30, "judgement"),
        ("wage_active", 0.5, "published"),
        ("wage_waiting", 1.0, "published"),
        ("live_contact", 8.01, "published"),
        ("defects_resolved_first", 0.05, "published"),
        ("defects_resolved_later", 0.09, "published"),
        ("defects_unresolved", 0.25, "published"),
    ],
)
def test_the_numbers_are_those_of_the_design(name: str, value: float, provenance: str) -> None:
    assert WEIGHTS[name] == value
    assert WEIGHTS.figures[name].provenance == provenance


def test_later_and_never_weigh_as_defection_over_first_contact_does() -> None:
    first = WEIGHTS["defects_resolved_first"]
    later = WEIGHTS["defects_resolved_later"] - first
    never = WEIGHTS["defects_unresolved"] - first
    assert WEIGHTS["unresolved"] / WEIGHTS["another_contact"] == pytest.approx(never / later)


def test_the_worst_wait_stays_below_the_official_ratio() -> None:
    worst = WEIGHTS["waiting"] + WEIGHTS["uninformed"] + 3 * WEIGHTS["unfair"]
    assert worst == pytest.approx(1.99)
    assert worst < WEIGHTS["wait_most"]


def test_weights_can_be_changed_for_a_range_and_the_first_ones_stay() -> None:
    judged = {name: 2 * WEIGHTS[name] for name in WEIGHTS.named("judgement")}
    doubled = WEIGHTS.changed(judged)
    assert (doubled["refused"], doubled["uninformed"]) == (10, 0.36)
    assert doubled.figures["refused"].source == WEIGHTS.figures["refused"].source
    assert WEIGHTS["refused"] == 5


def test_a_weight_that_does_not_exist_cannot_be_changed() -> None:
    with pytest.raises(KeyError, match="tranfser"):
        WEIGHTS.changed({"tranfser": 4})


def test_a_damaged_file_is_told_with_every_mistake_and_its_line(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace("value: 8.01", "value: lots").replace("  tau:", "  tao:")
    text = text.replace("provenance: derived", "provenance: guessed", 1)
    file = tmp_path / "weights.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem) as problem:
        Weights.load(file)
    said = str(problem.value)
    for mistake in ("not `lots`", "needs `tau:`", "no `tao:`", "cannot be `guessed`"):
        assert mistake in said
    assert all(d.place.line for d in problem.value.diagnostics)


@pytest.mark.parametrize("text", ["", "- 1\n", "kinds: {}\n"])
def test_a_file_that_holds_no_weights_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "weights.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem):
        Weights.load(file)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no such file"):
        Weights.load(tmp_path / "nowhere.yaml")
