"""commands: which modules of commands a command line needs, so that no other one is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

HELP = ("-h", "--help")


def needed(
    arguments: Sequence[str] | None, commands: Iterable[str], default: str = ""
) -> tuple[str, ...]:
    """Of these commands the one that is named; all of them where help is wanted, or none is known.

    `arguments` None: all. `default` is meant where nothing but options stands there.
    """
    known = tuple(commands)
    if arguments is None:
        return known
    words = _words(arguments)
    named = next((word for word in words if word in known), "")
    if named:
        return (named,)
    asked = any(a in HELP for a in arguments)
    return (default,) if default and not asked and not words else known


def module_of(command: str) -> Any:
    """The module of a command, with `add` and `run`; a sub-command's words are joined by `_`."""
    return import_module(f"holdgame.cli.{command.replace('-', '_')}")


def _words(arguments: Sequence[str]) -> list[str]:
    """What is no option and not the folder that `--data-dir` takes."""
    pairs = zip(("", *arguments), arguments, strict=False)
    return [a for before, a in pairs if not a.startswith("-") and before != "--data-dir"]
