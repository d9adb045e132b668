"""words: what a recording says, out of what an export holds, as it may be shown and kept."""

from __future__ import annotations

import html
import re

from holdgame.company.imports.flows.draft import UNKNOWN
from holdgame.company.imports.redact import GONE, redact

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
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+(?:[A-Z]{1,2}(?![a-z]))?")
_SHORTEST = 3  # letters of a word; what is made of shorter parts may be a key or a token
_MOST_DIGITS = 4
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
    """A name as it may be written: redacted, on one line, at most 60 characters.

    One that would be taken for a key, `Savings401KQueue`, is written in words.
    """
    kept = said(text) if GONE not in redact(text[:MOST_CHARACTERS]) else said(as_spoken(text))
    return kept[:MOST_OF_A_NAME].strip()


def as_spoken(text: str) -> str:
    """A text with names that are written in one as words: `Savings401K` is `Savings 401K`."""
    return " ".join(_apart(word) for word in text.split())


def _apart(word: str) -> str:
    """The words of a name, of which one may be a short number; of anything else, itself."""
    parts = _PART.findall(word)
    numbers = [part for part in parts if part[0].isdigit()]
    whole = all(len(p) >= _SHORTEST or p.isupper() for p in parts if p not in numbers)
    short = len(numbers) <= 1 and all(sum(map(str.isdigit, n)) <= _MOST_DIGITS for n in numbers)
    return " ".join(parts) if whole and short and "".join(parts) == word else word


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


def is_whole(text: str) -> bool:
    """Whether all words of a recording are known."""
    return bool(text) and UNKNOWN not in text and not _NAMED.search(text)


def slug(text: str, without: frozenset[str] = frozenset()) -> str:
    """A name as an id: `BasicQueue` is `basic-queue`. Words in `without` go, if any others stay."""
    spaced = _CAMEL.sub(" ", text)
    words = "".join(c if c.isalnum() else " " for c in spaced).casefold().split()
    kept = [word for word in words if word not in without] or words
    return "-".join(kept)[:MOST_OF_A_NAME].strip("-")
