"""How large what is imported may be, and how much is said about it."""

from __future__ import annotations

from collections.abc import Sequence

from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import FlowProblem, ImportFile

MOST_CHARACTERS = 20_000_000
_MOST_NOTES = 500  # far more than are shown: a draft looks through all of them for each new one


def check_size(files: Sequence[ImportFile]) -> None:
    """Raises `FlowProblem` if the files together are larger than any phone tree."""
    if sum(len(file.text) for file in files) > MOST_CHARACTERS:
        raise FlowProblem(
            f"These files have more than {MOST_CHARACTERS // 1_000_000} million characters. Give "
            "only those that the phone tree is in."
        )


def note(draft: Draft, where: str, sentence: str) -> None:
    """Says what was not understood, unless so much was said that nobody will read it."""
    if len(draft.not_understood) < _MOST_NOTES:
        draft.note(where, sentence)
