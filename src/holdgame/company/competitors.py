"""competitors: whom a company file names as its competitors, and which of the names are nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import SHIPPED, find_company
from holdgame.company.company_file import load_company
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostic, Diagnostics, FileProblem
from holdgame.documents.fields import Fields
from holdgame.documents.reader import read_file

CODE: Final = "HG058"
LEFT_OUT: Final = "The debrief leaves it out."
ITSELF: Final = (f"A company is no competitor of its own. {LEFT_OUT}", "Take it off the list.")


def odd_competitors(
    file: Path, catalogue: Catalogue, own: Path | None = None, shipped: Path = SHIPPED
) -> list[Diagnostic]:
    """A warning for each competitor that a debrief will have nothing to say of.

    Whatever else is wrong with the file, its other readers tell.
    """
    root = read_file(file, Diagnostics())
    if not isinstance(root, nodes.Mapping):
        return []
    fields, odd = Fields(root, "A company", Diagnostics()), Diagnostics()
    itself = {fields.text(key).casefold() for key in ("id", "name")}
    for named in fields.names("competitors"):
        if named.text.casefold() in itself:
            odd.warn(CODE, named.place, *ITSELF)
            continue
        try:
            other = load_company(find_company(named.text, own, shipped), catalogue)
        except FileProblem as problem:
            odd.warn(CODE, named.place, *_nobody(named.text, problem))
            continue
        if other.id.casefold() in itself:
            odd.warn(CODE, named.place, *ITSELF)
    return list(odd)


def _nobody(named: str, problem: FileProblem) -> tuple[str, str]:
    """What to say of a name that leads to no company, and how to mend it."""
    first = problem.diagnostics[0]
    if first.code == "HG059":
        return f"{first.sentence} {LEFT_OUT}", first.mend
    mend = f"`holdgame company check {named}` says what is wrong with it."
    return f"The competitor `{named}` cannot be read. {LEFT_OUT}", mend
