"""The honest label: true of the company, sharp where there is reason to be, fair where not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import SHIPPED
from holdgame.company.company_file import load_company
from holdgame.company.label import SENTENCES, WAIT, Label, in_words, label_of, subjects
from holdgame.company.profile import Company

Made = Callable[[str], Company]


def said(label: Label) -> list[str]:
    return [sentence.text for sentence in label.sentences]


def shipped(name: str, mean_wait: float) -> list[str]:
    return said(label_of(load_company(SHIPPED / f"{name}.yaml", Catalogue.load()), mean_wait))


def test_of_the_carrier_it_is_sharp() -> None:
    assert shipped("meridian", 2135.0) == [
        "If we pass you on, you begin again. When you hang up, we forget.",
        "You wait about 36 minutes for a person. We do not say for how long.",
        "If it fails, nobody who answers may refund you. A manager may, up to 150 USD.",
        "We keep 55 % of what we promise you on the phone.",
        "We take your money at once and give it back in 30 days.",
    ]


def test_of_the_shoe_shop_one_would_print_it() -> None:
    assert shipped("larkspur", 8.9) == [
        "If it fails, a new one is sent before the old one is back, "
        "and whoever answers may refund you up to 500 USD.",
        "We give money back in 2 days, for 365 days after you paid, and ask for no receipt.",
        "You wait a few seconds for a person.",
        "We keep 97 % of what we promise you on the phone.",
        "What you tell one of us goes with you, and is still there the next time.",
    ]


@pytest.mark.parametrize(
    "rules",
    ["{authority.frontline: 0, authority.supervisor: 0, authority.manager: 0}",
     "{refund.window_days: 0, authority.frontline: 500}"],
)  # fmt: skip
def test_where_nobody_can_say_yes_it_says_so(company: Made, rules: str) -> None:
    label = label_of(company(f"policies: {rules}\n"), 60.0)
    assert "If it fails, nobody you can reach may refund you." in said(label)


def test_a_supervisor_is_named_where_no_manager_may(company: Made) -> None:
    rules = "{authority.frontline: 0, authority.supervisor: 40, authority.manager: 0}"
    label = label_of(company(f"policies: {rules}\n"), 60.0)
    assert (
        "If it fails, nobody who answers may refund you. A supervisor may, up to 40 USD."
        in said(label)
    )


def test_what_the_company_has_said_comes_before_what_was_assumed(company: Made) -> None:
    label = label_of(company("policies: {cancel.steps: 1, cancel.retention_offers: 0}\n"), 143.0)
    assert said(label)[0] == "You join in one step and leave in one."
    assert [sentence.assumed for sentence in label.sentences] == [False, True, True, True, True]
    assert label.assumed == 4


def test_a_known_half_of_the_truth_is_said_without_the_assumed_half(company: Made) -> None:
    label = label_of(company("queues: {support: {hold.measured: 10m}}\n"), 600.0)
    first = label.sentences[0]
    assert first.text == "You wait about 10 minutes for a person."
    assert (first.rules, first.assumed) == (("staffing.support",), False)


def test_a_company_that_has_said_nothing_is_told_that_all_is_assumed(company: Made) -> None:
    label = label_of(company(""), 143.0)
    assert len(label.sentences) == label.assumed == SENTENCES


def test_the_same_company_has_the_same_label(company: Made) -> None:
    assert label_of(company(""), 100.0) == label_of(company(""), 100.0)


def test_every_rule_of_the_file_is_in_the_catalogue_and_no_subject_is_twice() -> None:
    catalogue = Catalogue.load()
    named = {
        rule
        for subject in subjects()
        for rule in (
            *subject.rules,
            *(rule for saying in subject.says for rule, _ in saying.conditions),
        )
    }
    assert named - set(catalogue) == {WAIT}
    assert all(0 < subject.weight <= 5 for subject in subjects())


@pytest.mark.parametrize("policy", Catalogue.load())
def test_whatever_a_rule_is_the_label_is_five_whole_sentences(company: Made, policy: str) -> None:
    """Each rule at each of its levels, its typical and its best known value."""
    row = Catalogue.load()[policy]
    if row.kind in ("staffing", "tree"):
        return
    for value in (row.typical.value, row.best.value, *row.levels):
        label = label_of(
            company("").with_values({policy: value}), 30.0 if policy == "hold.music" else 900.0
        )
        assert len({*said(label)}) == SENTENCES
        assert all(text[0].isupper() or text[0].isdigit() for text in said(label))
        assert all(text.endswith(".") and "{" not in text for text in said(label))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "a few seconds"), (44, "about 40 seconds"), (143, "about 2 minutes"),
     (2135, "about 36 minutes"), (5400, "about 1.5 hours"), (7200, "about 2 hours")],
)  # fmt: skip
def test_a_wait_is_told_as_people_tell_it(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
