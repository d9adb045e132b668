"""--data-dir, which every command takes, before its name or after."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_data_dir(to: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    """Let a command take it; without a default of its own it leaves an earlier one alone."""
    to.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder,
        default=default,
        help="keep everything in DIR instead of the system's folders",
    )


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError as problem:  # `~nobody`
        raise argparse.ArgumentTypeError(f"{text!r}: {problem}") from None
