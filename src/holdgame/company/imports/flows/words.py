"""words: what a recording says, out of what an export holds, as it may be shown and kept."""

from __future__ import annotations

import html
import re

from holdgame.company.imports.flows.draft import UNKNOWN
from holdgame.company.imports.redact import redact

MOST_CHARACTERS = 2_000
MOST_OF_A_NAME = 60

_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_LIQUID_BLOCK = re.compile(
    r"\{%-?\s*(case|if|unless|for|comment)\b.*?\{%-?\s*end\1\s*-?%\}", re.DOTALL
)
_FILLED_IN = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|\$\{[^{}]*\}|\$\.\w+(?:\.\w+|\[[^\[\]]*\])*", re.DOTALL
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NAMED = re.compile(r"\[[^\[\]]*\]")
_UNKNOWNS = re.compile(r"…(?:[\s.,;:]*…)+")


def said(text: str) -> str:
    """One line of words that nothing can be read out of but what callers hear.

    Redacted; without control characters; at most 2,000 characters. `{name}`, which a company file
    would fill in, is a placeholder like any other.
    """
    one_line = " ".join(text[: 4 * MOST_CHARACTERS].split()).replace("{name}", UNKNOWN)
    seen = "".join(c for c in one_line if c.isprintable())
    words = " ".join(_UNKNOWNS.sub(UNKNOWN, redact(seen)).split())
    return words if len(words) <= MOST_CHARACTERS else words[:MOST_CHARACTERS].rstrip() + UNKNOWN


def named(text: str) -> str:
    """A name as it may be written: redacted, on one line, at most 60 characters."""
    return said(text)[:MOST_OF_A_NAME].strip()


def filled_in(text: str) -> str:
    """A text with `…` for all that is filled in while the call runs.

    `$.Attributes.name` of Amazon Connect, Liquid's `{{ name }}` and `{% if … %}`, with all that
    stands between them, and the `${name}` and `{{name}}` of templates.
    """
    text = text[: 4 * MOST_CHARACTERS]
    return _FILLED_IN.sub(UNKNOWN, _LIQUID_BLOCK.sub(UNKNOWN, text))


def without_markup(text: str) -> str:
    """The words of a text with tags in it, such as SSML."""
    return html.unescape(_MARKUP.sub(" ", text))


def file_at(address: str) -> str:
    """An address without what it hands over: keys and tokens stand behind its `?`."""
    return re.split(r"[?#]", address, maxsplit=1)[0]


def joined(*texts: str) -> str:
    """Recordings that follow one another, as one."""
    return _UNKNOWNS.sub(UNKNOWN, " ".join(filter(None, texts)))


def is_known(text: str) -> bool:
    """Whether any words of a recording are known; `[main menu]` is only the name of one."""
    return any(c.isalnum() for c in _NAMED.sub("", text))


def is_whole(text: str) -> bool:
    """Whether all words of a recording are known."""
    return bool(text) and UNKNOWN not in text and not _NAMED.search(text)


def slug(text: str, without: frozenset[str] = frozenset()) -> str:
    """A name as an id: `BasicQueue` is `basic-queue`. Words in `without` go, if any others stay."""
    spaced = _CAMEL.sub(" ", text)
    words = "".join(c if c.isalnum() else " " for c in spaced).casefold().split()
    kept = [word for word in words if word not in without] or words
    return "-".join(kept)[:MOST_OF_A_NAME].strip("-")
