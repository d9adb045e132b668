"""Page one: it fits the screen, it adds up, and it blames rules."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from holdgame.debrief.columns import cells, clip
from holdgame.debrief.debrief import MOST_FELT, Debrief
from holdgame.debrief.page_one import above_the_commitment
from holdgame.debrief.text import WIDTH, head, pages, render
from holdgame.debrief.wording import Wording
from holdgame.engine.rehearsal import rehearse
from holdgame.friction.rounding import for_display
from holdgame.friction.weights import Weights
from holdgame.play.notes import Commitment, Note, Prediction
from tests.debrief.plays import SHIPPED, play, shipped, world_of
from tests.examples import examples

WEIGHTS, WORDING = Weights.load(), Wording.load()
TODAY = date(2026, 11, 21)
NOTES: tuple[Note, ...] = (
    Prediction(8, 1, 1, True),
    Commitment("a customer asks for 200 back " * 9, "let the first person say yes", "March"),
)


def debrief_of(company: str, seed: int, notes: tuple[Note, ...] = ()) -> Debrief:
    journey = rehearse(shipped(company), seed)
    return Debrief.of(journey, WEIGHTS, notes=notes, wording=WORDING, today=TODAY)


def first_page(debrief: Debrief) -> list[str]:
    page = pages(debrief)[0]
    return [*head(page, 1, 5), *page.lines]


@pytest.mark.parametrize("notes", [(), NOTES], ids=["bare", "with everything"])
@pytest.mark.parametrize("company", SHIPPED)
def test_it_fits_the_screen_whatever_happened(company: str, notes: tuple[Note, ...]) -> None:
    for seed in range(examples(100 if notes else 200)):
        debrief = debrief_of(company, seed, notes)
        lines = first_page(debrief)
        assert len(lines) <= 24, "\n".join(lines)
        assert all(cells(line) <= WIDTH for line in render(debrief).split("\n"))


@pytest.mark.parametrize("company", SHIPPED)
def test_a_lower_screen_is_told_less_of_what_is_best_known_and_never_too_much(
    company: str,
) -> None:
    for seed in range(examples(60)):
        debrief = debrief_of(company, seed, NOTES)
        for most in range(14, 22):
            lines = above_the_commitment(debrief, 78, most)
            assert len(lines) <= most, "\n".join(lines)
            beside = sum(line.startswith("      here ") for line in lines)
            assert beside == MOST_FELT or len(lines) == most or beside == len(debrief.rules)


@pytest.mark.parametrize("company", SHIPPED)
def test_each_of_the_three_rules_stands_beside_the_best_known_on_80_by_24(company: str) -> None:
    for seed in range(examples(120)):
        debrief = debrief_of(company, seed, NOTES)
        for lines in (first_page(debrief), above_the_commitment(debrief, 78, 18)):
            for felt in debrief.rules[:MOST_FELT]:
                known = felt.best_known
                assert known is not None
                row = next(
                    n
                    for n, at in enumerate(lines)
                    if at.startswith(f"    {clip(felt.rule.name, 29)}")
                )
                assert f"here {known.here}" in lines[row + 1]
                assert ("as good as" in lines[row + 1]) == known.reached
                assert known.reached or f"best known {known.best} (" in lines[row + 1]


@pytest.mark.parametrize("company", SHIPPED)
def test_the_rules_and_the_rest_add_up_to_the_total_on_the_page(company: str) -> None:
    for seed in range(examples(60)):
        debrief = debrief_of(company, seed)
        text = "\n".join(first_page(debrief))
        if not debrief.rules:
            continue
        rows = re.findall(r"^    \S.* (\d+\.\d) +[<>]?\d+ %", text, re.MULTILINE)
        rest = re.search(r"^    (?:all else ([\d.]+) · )?in all ([\d.]+)(, |$)", text, re.MULTILINE)
        assert rest is not None, text
        assert len(rows) == min(MOST_FELT, len(debrief.rules))
        assert sum(map(Decimal, rows)) + Decimal(rest[1] or 0) == Decimal(rest[2])
        assert Decimal(rest[2]) == for_display(debrief.score.effort, 1)


def test_it_says_how_much_of_the_effort_is_for_how_it_ended() -> None:
    text = "\n".join(first_page(debrief_of("meridian", 16)))
    assert ", of which 30.0 because it was not resolved" in text
    assert "of which" not in "\n".join(first_page(debrief_of("larkspur", 0)))


def test_it_names_roles_and_metrics_and_none_of_the_people_who_answered() -> None:
    cast = [member.name for member in shipped("meridian").story.cast.values()]
    for seed in range(examples(40)):
        debrief = debrief_of("meridian", seed, NOTES)
        assert not [name for name in cast if name in "\n".join(first_page(debrief))]
        if not debrief.rules:
            continue
        heaviest = debrief.rules[0].rule
        assert f"{heaviest.owner} · {heaviest.bonus}"[:25] in "\n".join(first_page(debrief))
        by_bonus = "\n".join(pages(debrief)[2].lines)
        assert f"{heaviest.owner} · {heaviest.bonus}" in by_bonus
        assert f"protects {heaviest.protects}" in by_bonus


def test_what_was_predicted_stands_beside_what_happened(tmp_path: Path) -> None:
    world = world_of(tmp_path, "- dial: support\n- hold\n- ada: Hello.\n- explain: trouble")
    notes = (Prediction(0.5, 2, 1, None),)
    journey = play(world)
    debrief = Debrief.of(journey, WEIGHTS, notes=notes, wording=WORDING)
    assert [row.what for row in debrief.compared] == ["on hold", "transfers", "times told"]
    hold, transfers, told = debrief.compared
    waited = sum(c.seconds for _, c in journey.charges() if c.did == "hold")
    assert hold.actual == pytest.approx(waited / 60)
    assert (transfers.difference, told.difference) == (-2, 0)
    text = "\n".join(first_page(debrief))
    assert "−2" in text
    assert "as you thought" in text
    assert "as you thought" in "\n".join(pages(debrief, 78)[0].lines)
    assert "resolved " not in text


def test_without_a_prediction_there_are_no_rows_and_the_facts_stand_on_one_line() -> None:
    debrief = debrief_of("meridian", 27)
    text = "\n".join(first_page(debrief))
    assert not debrief.compared
    assert "you thought" not in text
    assert "45 min on hold · one transfer · told twice · not resolved." in text


def test_the_best_known_value_stands_beside_the_one_here(tmp_path: Path) -> None:
    request = """
      - dial: support
      - ada: Hello.
      - request: {what: refund, amount: 60, granted: [{end: done}], refused: [{ada: "No."}]}
    """
    debrief = Debrief.of(play(world_of(tmp_path, request)), WEIGHTS, wording=WORDING, today=TODAY)
    assert debrief.rules[0].rule.policy == "authority.frontline"
    text = "\n".join(first_page(debrief))
    assert "Finance · working capital" in text
    assert "\n      here 50 USD · best known 2,000 USD (Ritz-Carlton)\n" in text
    assert "best known: 2,000 USD (Ritz-Carlton: 2,000 USD a guest a day" in render(debrief)
    assert "Now make the real call. 21 November 2026." in text


def test_a_rule_better_than_the_best_known_is_not_told_to_be_worse(tmp_path: Path) -> None:
    request = """
      - dial: support
      - request: {what: refund, amount: 9000, granted: [{end: done}], refused: [{ada: "No."}]}
    """
    world = world_of(tmp_path, request, policies="  authority.frontline: 5000")
    debrief = Debrief.of(play(world), WEIGHTS, wording=WORDING)
    assert debrief.rules[0].rule.policy == "authority.frontline"
    assert debrief.gap is None or debrief.gap.rule.policy != "authority.frontline"
    assert "here 5,000 USD, as good as the best known" in "\n".join(first_page(debrief))


def test_it_says_how_much_of_it_is_assumed(tmp_path: Path) -> None:
    steps = "- dial: support\n- verify: [number]\n- transfer: {to: help}"
    policies = "  identity.checks: 1\n  transfer.dropped: 0\n  identity.false_reject: 0"
    debrief = Debrief.of(play(world_of(tmp_path, steps, policies=policies)), WEIGHTS)
    assumed = [f.rule.policy for f in debrief.rules if f.rule.origin == "assumed"]
    assert "transfer.kind" in assumed
    assert "identity.checks" not in assumed
    said = f"{len(assumed)} of {len(debrief.rules)} rules assumed (page 5)"
    assert said in first_page(debrief)[-1]


def test_a_commitment_is_read_as_a_sentence_and_cut_only_on_page_one() -> None:
    text = "\n".join(first_page(debrief_of("meridian", 3, NOTES)))
    assert "If a customer asks for 200 back a customer" in text
    assert "…" in text
    whole = render(debrief_of("meridian", 3, NOTES))
    assert "I will let the first person say yes by March." in " ".join(whole.split())
    typed = (Commitment("if they ask, ", "I will say yes", "by May."),)
    assert "  If they ask, I will say yes by May." in render(debrief_of("meridian", 3, typed))
