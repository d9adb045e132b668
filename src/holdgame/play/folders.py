"""Where things are kept, by each system's own habit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

# What the files of plays and calls end in.
JOURNEY = ".journey"
CALL = ".call"  # a real call
CARD = ".html"  # what a real call came to, to print
CHANGED = ".before-the-story-changed"  # a file as it was before a resumed play left out a part
SPOILT = ".spoilt"  # a file as it was before what could not be read was taken off
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Folders:
    """`journeys`, `calls`, `companies` and `stories` are the player's own; `shipped` come with
    holdgame."""

    data: Path
    log: Path

    @classmethod
    def standard(cls, data_dir: Path | None = None) -> Folders:
        """The system's folders, or everything under `data_dir`."""
        if data_dir is not None:
            data = data_dir.expanduser().resolve()
            return cls(data, data / "log")
        dirs = PlatformDirs("holdgame", appauthor=False)
        return cls(Path(dirs.user_data_dir), Path(dirs.user_log_dir))

    @property
    def journeys(self) -> Path:
        return self.data / "journeys"

    @property
    def calls(self) -> Path:
        return self.data / "calls"

    @property
    def companies(self) -> Path:
        return self.data / "companies"

    @property
    def draft(self) -> Path:
        """What was said in an interview that was broken off."""
        return self.data / "interview.yaml"

    @property
    def stories(self) -> Path:
        return self.data / "stories"


def shipped(kind: str) -> Path:
    """The folder of what comes with holdgame: `stories` or `assets`.

    In a wheel they lie inside the package; in a checkout at its top.
    """
    inside = _PACKAGE / "_data" / kind
    return inside if inside.is_dir() else _PACKAGE.parents[1] / kind
