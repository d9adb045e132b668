"""connect: Amazon Connect flows, today's language and the older one, one or several linked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from holdgame.company.imports.flows.bounds import check_size
from holdgame.company.imports.flows.connect.links import read_links
from holdgame.company.imports.flows.connect.walk import Walk
from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import Flow, ImportFile
from holdgame.company.imports.flows.tidy import tidy

FORMAT: Final = "Amazon Connect flow"


def recognises(file: ImportFile) -> bool:
    """Whether a file is an Amazon Connect flow in either language, bare or wrapped."""
    today = "Actions" in file.text and "Transitions" in file.text
    older = "modules" in file.text and "branches" in file.text
    return file.text.lstrip("\ufeff \t\r\n").startswith(("{", "[")) and (today or older)


def read(files: Sequence[ImportFile]) -> Flow:
    """The tree of these flows, from the first file on.

    Raises:
        FlowProblem: there is no flow in them, or they are too large.
    """
    check_size(files)
    draft = Draft(FORMAT)
    links = read_links(files, draft)
    Walk(links, draft).from_the_start()
    return tidy(draft)
