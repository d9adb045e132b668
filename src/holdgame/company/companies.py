"""Which companies there are: those that ship, and those in the user's own folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from holdgame.documents import nodes
from holdgame.documents.diagnostics import (
    Diagnostic,
    Diagnostics,
    FileProblem,
    Place,
    Source,
    did_you_mean,
)
from holdgame.documents.reader import read_file

SHIPPED = Path(__file__).with_name("shipped")
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Listed:
    """A company file. One that cannot be read is listed by its file name all the same."""

    id: str
    name: str
    path: Path
    shipped: bool
    about: str = ""


def list_companies(own: Path | None = None, shipped: Path = SHIPPED) -> tuple[Listed, ...]:
    """The user's own companies, then those that ship; an own one hides its namesake."""
    found = _listed(own, shipped=False) if own is not None else []
    taken = {company.id for company in found}
    found += [company for company in _listed(shipped, shipped=True) if company.id not in taken]
    return tuple(found)


def find_company(named: str, own: Path | None = None, shipped: Path = SHIPPED) -> Path:
    """The file of a company given by NAME (its id or its name) or by FILE.

    Raises:
        FileProblem: there is none; the nearest name is suggested.
    """
    if named.endswith(_ENDINGS) or Path(named).name != named:
        if Path(named).is_file():
            return Path(named)
        raise FileProblem([_missing(named, f"There is no file `{named}`.")])
    companies = list_companies(own, shipped)
    for company in companies:
        if named.casefold() in (company.id.casefold(), company.name.casefold()):
            return company.path
    known = [word for company in companies for word in (company.id, company.name)]
    mend = did_you_mean(named, known) or did_you_mean("", (c.id for c in companies))
    raise FileProblem([_missing(named, f"There is no company `{named}`.", mend)])


def _missing(named: str, sentence: str, mend: str = "") -> Diagnostic:
    return Diagnostic("HG059", Place(Source(named, "")), sentence, mend)


def _listed(folder: Path, *, shipped: bool) -> list[Listed]:
    found: list[Listed] = []
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    for path in paths:
        if path.suffix not in _ENDINGS or not path.is_file():
            continue
        mistakes = Diagnostics()
        root = read_file(path, mistakes)
        if root is None or mistakes.errors:
            found.append(Listed(path.stem, path.stem, path, shipped))
        elif isinstance(root, nodes.Mapping) and "holdgame_company" in root.keys():  # noqa: SIM118
            id = _text(root, "id") or path.stem
            name, about = _text(root, "name") or id, _text(root, "about")
            found.append(Listed(id, name, path, shipped, about))
    return found


def _text(root: nodes.Mapping, key: str) -> str:
    node = root.get(key)
    return node.text if isinstance(node, nodes.Scalar) else ""
