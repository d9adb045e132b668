"""letter: the commitment as a letter: to executives, to people who answer, to a customer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief.columns import wrap
from holdgame.debrief.commitment import commitment_sentence
from holdgame.debrief.debrief import MOST_FELT, Debrief
from holdgame.debrief.words import listed

_QUOTED: Final = "    "


def letter_lines(debrief: Debrief, to: str, width: int) -> list[str]:
    """The letter to one of `RECIPIENTS`, wrapped. What nobody has said is left blank."""
    lines: list[str] = []
    for indent, paragraph in _paragraphs(debrief, to):
        lines += [""] if lines else []
        lines += wrap(paragraph, width, indent)
    return lines


def _paragraphs(debrief: Debrief, to: str) -> Iterator[tuple[str, str]]:
    """Each with its indent."""
    said = debrief.wording.letters
    if debrief.today is not None:
        yield "", f"{debrief.today.day} {debrief.today:%B %Y}"
    yield "", said[to]
    yield "", said[f"{to}_sat"].format(company=debrief.company_name)
    yield _QUOTED, " ".join(debrief.sentences.told())
    if rules := [_named(felt.rule.name) for felt in debrief.rules[:MOST_FELT]]:
        yield "", said[f"{to}_rules"].format(rules=listed(rules))
    yield "", said[f"{to}_will"]
    yield _QUOTED, commitment_sentence(debrief.commitment) or said["blank"]
    yield "", said[f"{to}_asked"]
    yield "", said["number"]
    yield "", said["date"]


def _named(rule: str) -> str:
    """A rule's name as it is quoted within a sentence."""
    return f"“{rule.strip('“”')}”"
