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
    | (?<![\w/+=-])(?=[A-Za-z_-]*\d)(?=[0-9_-]*[A-Za-z])[\w+/=-]{20,}(?![\w/+=-])   # and others
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w.])[+(]{0,2}\d(?:[\s().\-/\u2010-\u2014]{0,3}\d){6,}(?!\w)")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d\Z|\d\d?[./]\d\d?[./](?:19|20)\d\d\Z")


def redact(text: str) -> str:
    """The text with `…` for every number of seven digits and more, address, key and token."""
    return _DIGITS.sub(_number, _TOKENS.sub(GONE, text))


def _number(match: re.Match[str]) -> str:
    return match[0] if _DATE.match(match[0]) else GONE
