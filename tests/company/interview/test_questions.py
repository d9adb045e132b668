"""What is asked."""

from __future__ import annotations

from holdgame.company.interview.answers import Answer, Answers, summary
from holdgame.company.interview.assumptions import instead
from holdgame.company.interview.interview import NO_PRESET
from holdgame.company.policy import STAFFING
from holdgame.company.presets import preset_names
from tests.company.interview.said import INTERVIEW


def test_fifteen_are_asked_and_five_of_them_before_the_first_play() -> None:
    assert len(INTERVIEW.questions) == 15
    assert [question.id for question in INTERVIEW.first] == [
        "wait", "hung_up", "authority.frontline", "transfer.context_carried", "identity.checks",
    ]  # fmt: skip
    assert INTERVIEW.questions[:5] == INTERVIEW.first


def test_nobody_is_asked_what_nobody_knows() -> None:
    assert not any("patien" in question.text for question in INTERVIEW.questions)


def test_every_answer_says_what_it_means_for_a_customer() -> None:
    drawn_instead = {"wait", "hung_up", "people"}
    for question in INTERVIEW.questions:
        values = [value for value, _ in question.picks] or [question.row.typical.value]
        if question.id not in drawn_instead:
            assert all(question.meaning(value, "USD") for value in values), question.id


def test_what_cannot_be_picked_has_an_example() -> None:
    assert all(question.picks or question.example for question in INTERVIEW.questions)


def test_a_rule_that_is_asked_about_by_itself_is_asked_in_words_of_its_own() -> None:
    passed_on = INTERVIEW.settling("transfer.kind")
    assert passed_on.text.endswith("does the first person stay until the second has answered?")
    assert [words for _, words in passed_on.picks] == [
        "no, the caller is put back in a queue", "yes, they stay on",
    ]  # fmt: skip
    manager = INTERVIEW.settling("authority.manager")
    assert manager.text == "How much may a manager give back without asking anybody?"
    for id in INTERVIEW.catalogue:
        asked = INTERVIEW.settling(f"{id}.support" if id == STAFFING else id)
        assert asked.picks or asked.example, id
        assert not asked.text.startswith(("And ", "How much of that", "Are they")), id


def test_each_rule_is_in_one_group_that_somebody_can_own() -> None:
    catalogue = INTERVIEW.catalogue
    owned = [name for group in INTERVIEW.groups for name in group.owns]
    for id, row in catalogue.policies.items():
        claims = [name for name in owned if id == name or id.startswith(name + ".")]
        assert len(claims) == (0 if row.fact else 1), id


def test_what_customers_come_for_names_presets() -> None:
    named = {sells.preset for sells in INTERVIEW.sells}
    assert named <= {*preset_names(), NO_PRESET}
    assert NO_PRESET in named


def test_what_is_assumed_says_where_it_comes_from() -> None:
    answers = Answers("Acme", "uk-mobile", "EUR")
    said = {question.id: instead(question, INTERVIEW, answers) for question in INTERVIEW.questions}
    assert said["wait"] == (
        "Assumed: 2 min 23 s (published: Ofcom 2022: mean wait of UK mobile firms, 2:23)."
    )
    assert said["hung_up"].startswith("Assumed: 9 % (worked out from Ofcom 2016")
    assert said["authority.frontline"] == "Assumed: 25 EUR (our judgement)."
    assert said["hold.information"] == "Assumed: “nothing” (our judgement)."


def test_the_private_line() -> None:
    answers = Answers().with_answer("wait", Answer(480)).with_answer("hung_up", Answer())
    assert summary(answers, INTERVIEW.first) == "You knew 1 of 5; 4 were assumed."
    assert summary(answers, INTERVIEW.questions) == "You knew 1 of 15; 14 were assumed."
    all_but_one = [INTERVIEW["wait"], INTERVIEW["people"]]
    assert summary(answers, all_but_one) == "You knew 1 of 2; 1 was assumed."
    assert summary(answers, [INTERVIEW["wait"]]) == "You knew 1 of 1; none was assumed."
