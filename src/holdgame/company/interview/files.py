"""files: an interview on disk: what was said so far, and the company file it ends in."""

from __future__ import annotations

from pathlib import Path

from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import list_companies
from holdgame.company.company_file import read_company
from holdgame.company.interview.answers import Answers
from holdgame.company.interview.answers_file import answers_text, read_answers
from holdgame.company.interview.correction import Correction
from holdgame.company.interview.interview import Interview
from holdgame.company.interview.to_company import company_id, company_text
from holdgame.company.rewrite import set_values
from holdgame.documents.diagnostics import Diagnostics, FileProblem
from holdgame.documents.reader import read_source
from holdgame.documents.writer import write_text


def keep(draft: Path, answers: Answers, interview: Interview) -> None:
    """Put down what was said so far. Raises OSError."""
    write_text(draft, answers_text(answers, interview))


def kept(draft: Path, interview: Interview) -> Answers | None:
    """What was said before an interview was broken off; None where nothing was, or is readable."""
    source = read_source(draft, Diagnostics())
    if source is None:
        return None
    try:
        return read_answers(source, interview)
    except FileProblem:
        return None


def write_company(folder: Path, answers: Answers, interview: Interview) -> Path:
    """Write the company file into a folder, by a name that no other has. Raises OSError."""
    taken = _taken(folder)
    path = folder / f"{company_id(answers.name, taken)}.yaml"
    write_text(path, company_text(interview, answers, taken))
    return path


def correct_file(path: Path, correction: Correction, catalogue: Catalogue) -> None:
    """Put a correction into a company file, all else as it is. Raises FileProblem, OSError."""
    text = path.read_text(encoding="utf-8-sig")
    company = read_company(str(path), text, catalogue)
    write_text(path, correction.in_text(text, company))


def save_as_own(folder: Path, text: str, name: str) -> Path:
    """Write a company's text into a folder as another company of this name. Raises OSError."""
    id = company_id(name, _taken(folder))
    path = folder / f"{id}.yaml"
    write_text(path, set_values(text, {("id",): id, ("name",): name}))
    return path


def write_over(path: Path, answers: Answers, interview: Interview) -> None:
    """Write the company file here, over one that may be here already. Raises OSError."""
    others = {company.id for company in list_companies(path.parent) if company.path != path}
    write_text(path, company_text(interview, answers, others))


def _taken(folder: Path) -> set[str]:
    """The names of companies and of their files."""
    files = {path.stem for path in folder.glob("*.y*ml")}
    return files | {company.id for company in list_companies(folder)}
