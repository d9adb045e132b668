"""redact: a text without what could name a person or open a door.

Telephone numbers, e-mail and network addresses, ARNs, UUIDs, account ids, keys and tokens become
`…`. Keys to press, times, prices and years stay. Better one word too many than one number.
"""

from __future__ import annotations

import re

GONE = "…"

_TOKENS = re.compile(
    r"""
      \barn:[a-z-]+:\S*[^\s.,;:!?'")\]}]            # Amazon resource names
    | \b[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}   # e-mail and SIP addresses
    | (?<=://)[^\s/@]{1,200}@                       # who, in who@host
    | (?<=[?])[^\s?=&]{1,100}=\S*                   # what follows the ? of an address
    | \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b   # UUIDs
    | \b(?:\d{1,3}\.){3}\d{1,3}\b                   # network addresses
    | \beyJ[\w-]{8,}(?:\.[\w-]*){0,4}               # JSON web tokens
    | \b(?:AKIA|ASIA)[0-9A-Z]{12,}\b                # AWS key ids
    | \b(?:sk|pk|rk|xox[a-z]|gh[a-z]|glpat|Bearer)[-_ ](?=[\w-]*\d)[\w-]{12,}   # named tokens
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Other keys are long, and mix letters and digits as no name does: `Tier2_Voice` is a name.
_LONG = re.compile(r"[\w+/=-]{12,}")
_RUN = re.compile(r"[A-Za-z0-9]{12,}")
_MIXED = re.compile(r"[A-Za-z]\d+[A-Za-z]|\d[A-Za-z]+\d")
_DIGITS = re.compile(r"(?<![\w.])[+(]{0,2}\d(?:[\s().\-/\u2010-\u2014]{0,3}\d){6,}(?!\w)")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d\Z|\d\d?[./]\d\d?[./](?:19|20)\d\d\Z")


def redact(text: str) -> str:
    """The text with `…` for every number of seven digits and more, address, key and token."""
    return _DIGITS.sub(_number, _LONG.sub(_key, _TOKENS.sub(GONE, text)))


def _key(match: re.Match[str]) -> str:
    return GONE if any(map(_MIXED.search, _RUN.findall(match[0]))) else match[0]


def _number(match: re.Match[str]) -> str:
    return match[0] if _DATE.match(match[0]) else GONE
