"""assumptions: what stands in for what nobody knows, and where that comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from holdgame.company.interview.answers import Answers
from holdgame.company.interview.interview import Interview
from holdgame.company.interview.question import HUNG_UP, WAIT, Question
from holdgame.company.interview.to_company import defaults_of, preset_of, told_of
from holdgame.company.interview.wait import Felt, assumed_hang_ups, worked_out
from holdgame.company.policy import Figure, Provenance

VIPS: Final = "vip.bypass"
VIP_SHARE: Final = "vip.share"
_MARKS: Final[Mapping[Provenance, str]] = {
    "published": "published", "derived": "worked out from", "judgement": "our judgement",
}  # fmt: skip


def assumed(question: Question, interview: Interview, answers: Answers) -> Figure:
    """What is taken where nobody knows the answer."""
    if question.id == WAIT:
        wait = defaults_of(interview, answers)["hold.measured"]
        return Figure(wait.seconds, wait.source, wait.provenance)
    if question.id == HUNG_UP:
        defaults = defaults_of(interview, answers)
        share = round(assumed_hang_ups(answers.number(WAIT), defaults), 2)
        return Figure(share, defaults["patience"].source, defaults["patience"].provenance)
    preset = preset_of(interview, answers)
    typical: Figure = question.row.typical
    return preset.values.get(question.id, typical) if preset else typical


def instead(question: Question, interview: Interview, answers: Answers) -> str:
    """The same in words: `Assumed: 25 USD (our judgement).`"""
    figure = assumed(question, interview, answers)
    shown = question.shown(figure.value, answers.currency)
    shown = f"“{shown}”" if question.picks else shown
    source = figure.source.removeprefix("from ")
    between = " " if figure.provenance == "derived" else ": "
    mark = _MARKS[figure.provenance]
    return f"Assumed: {shown} ({mark + between + source if source else mark})."


def felt(interview: Interview, answers: Answers) -> Felt:
    """What the queue is like for whoever stays on the line and does not go ahead of others."""
    told = told_of(answers)
    worked = worked_out(told, defaults_of(interview, answers))
    bypass = answers.value(VIPS) or assumed(interview[VIPS], interview, answers).value
    share = interview.catalogue[VIP_SHARE].typical.value if bypass != "none" else 0.0
    assert isinstance(share, int | float)
    return Felt(told, worked, worked.law(share))
