"""Which stories there are: the player's own, then those that ship."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from holdgame.documents.diagnostics import (
    Diagnostic,
    Diagnostics,
    FileProblem,
    Place,
    Source,
    did_you_mean,
)
from holdgame.documents.nodes import Mapping, Scalar
from holdgame.documents.reader import read_file


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story file with what its head says of it. `minutes` are at the table, at brisk pace."""

    id: str
    title: str
    blurb: str
    minutes: float
    path: Path


def list_stories(*folders: Path) -> tuple[ListedStory, ...]:
    """The stories in these folders, each a folder with a `story.yaml` or a single file.

    The first folder wins where two hold the same id.
    """
    found: dict[str, ListedStory] = {}
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            file = path / "story.yaml" if path.is_dir() else path
            if file.suffix in (".yaml", ".yml") and file.is_file():
                listed = _head(file)
                if listed is not None:
                    found.setdefault(listed.id, listed)
    return tuple(found.values())


def find_story(named: str, *folders: Path) -> Path:
    """The file of a story given by id, by the beginning of one, or by path.

    Raises:
        FileProblem: there is none; the nearest id is suggested.
    """
    given = Path(named)
    if given.is_dir() and (given / "story.yaml").is_file():
        return given / "story.yaml"
    if given.suffix in (".yaml", ".yml") or given.name != named:
        if given.is_file():
            return given
        raise FileProblem([_missing(named, f"There is no story file `{named}`.", "")])
    stories = list_stories(*folders)
    for story in stories:
        if story.id == named:
            return story.path
    begun = [story for story in stories if story.id.startswith(f"{named}-")]
    if len(begun) == 1:  # `refund` for `refund-abroad`
        return begun[0].path
    mend = did_you_mean(named, [s.id for s in stories])
    raise FileProblem([_missing(named, f"There is no story `{named}`.", mend)])


def _missing(named: str, sentence: str, mend: str) -> Diagnostic:
    return Diagnostic("HG002", Place(Source(named, "")), sentence, mend)


def _head(file: Path) -> ListedStory | None:
    mistakes = Diagnostics()
    root = read_file(file, mistakes)
    if not isinstance(root, Mapping) or root.get("holdgame") is None:
        return None
    if mistakes.errors:  # its words may be anything; its file's name will do
        name = file.parent.name if file.name == "story.yaml" else file.stem
        return ListedStory(name, name, "This story cannot be read yet.", 0.0, file)

    def text(key: str) -> str:
        node = root.get(key)
        return node.text if isinstance(node, Scalar) else ""

    minutes = root.get("minutes")
    number = minutes.number if isinstance(minutes, Scalar) else None
    id = text("id") or file.parent.name
    return ListedStory(id, text("title") or id, text("blurb"), float(number or 0), file)
