"""What the tests of companies share: the catalogue, and a company written in a few lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.company.profile import Company
from holdgame.documents.diagnostics import Diagnostic, FileProblem

HEAD = "holdgame_company: 1\nid: acme\nname: Acme\ncurrency: USD\n"  # four lines


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def company(tmp_path: Path, catalogue: Catalogue) -> Callable[[str], Company]:
    """Load a company whose file goes on, after its four lines of head, with the text given."""

    def load(rest: str = "") -> Company:
        path = tmp_path / "acme.yaml"
        path.write_text(HEAD + dedent(rest), encoding="utf-8")
        return load_company(path, catalogue)

    return load


@pytest.fixture
def mistakes(company: Callable[[str], Company]) -> Callable[[str], list[Diagnostic]]:
    """What is wrong with such a file."""

    def load(rest: str) -> list[Diagnostic]:
        with pytest.raises(FileProblem) as problem:
            company(rest)
        return problem.value.diagnostics

    return load
