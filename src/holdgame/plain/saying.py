"""saying: paragraphs on a stream of text, none wider than reads well."""

from __future__ import annotations

import textwrap
from typing import TextIO

from holdgame.engine.moments import Line

WIDTH = 76


def say(out: TextIO, text: str = "", indent: str = "") -> None:
    """Each line of the text as a paragraph; it is out before this returns."""
    for paragraph in text.split("\n"):
        wrapped = textwrap.wrap(paragraph, WIDTH, initial_indent=indent, subsequent_indent=indent)
        print("\n".join(wrapped), file=out)
    out.flush()


def spoken(line: Line) -> str:
    """Who says it, and what; narration by itself."""
    return f"{line.name}: {line.text}" if line.name else line.text
