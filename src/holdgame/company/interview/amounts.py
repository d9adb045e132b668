"""amounts: numbers, times and shares as people say them: `half an hour`, `$200`, `one in ten`.

Every reader takes what `said` has made plain, and gives None for what it cannot read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0

_HEDGES = re.compile(
    r"(?:(?:about|around|roughly|circa|ca|approximately|approx|some|maybe|perhaps|under|over|up to"
    r"|less than|more than|at least|at most|between)\b\.?|[~≈<>])\s*"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[,'’]\d{3})+")
_DOTTED = re.compile(r"\b[1-9]\d{0,2}(?:\.\d{3})+\b")  # 1.500: of money, which has no thousandths
_FIGURES = re.compile(r"\d+(?:[.,]\d+)?")
_RANGE = re.compile(r"(?P<low>\d[\d.,]*)\s*(?P<unit>[a-z%]*)\s*(?:-|–|to|and)\s*(?P<high>\d.*)")
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)")
_TOKENS = re.compile(r"\d[\d.,'’]*|[a-zé]+|%")
_RATIO = re.compile(r"(?P<part>.+?)\s*(?:\bout of\b|\bin\b|\bof\b|/)\s*(?P<whole>.+)")
_CURRENCY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|pounds?)\b")

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ADDED: Final = (
    {word: float(n) for n, word in enumerate(_ONES)}
    | {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
    | dict.fromkeys(("no", "none", "nothing", "nobody", "never"), 0.0)
    | {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "couple": 2.0, "all": 1.0, "everybody": 1.0}
)
_TIMES: Final = {
    "hundred": 100.0, "thousand": 1000.0, "k": 1000.0, "dozen": 12.0, "thirds": 1 / 3,
    "quarters": 0.25,
}  # fmt: skip
_LITTLE: Final = frozenset({"a", "an", "and", "of"})
_SECONDS: Final = {
    "s": 1.0, "sec": 1.0, "second": 1.0,
    "m": MINUTE, "min": MINUTE, "minute": MINUTE,
    "h": HOUR, "hr": HOUR, "hour": HOUR,
    "d": DAY, "day": DAY, "w": 7 * DAY, "week": 7 * DAY, "month": 30 * DAY, "year": 365 * DAY,
}  # fmt: skip


def said(text: str) -> str:
    """What was typed, made plain: small letters, one space, no `about` before it."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(".!")
    return _HEDGES.sub("", plain, count=1) if _HEDGES.match(plain) else plain


def number(text: str) -> float | None:
    """`12`, `1,000`, `2.5`, `2k`, `twenty-five`, `a dozen`, `none`."""
    tokens = _tokens(text)
    return None if tokens is None else _worth(tokens)


def seconds(text: str, unit: float = MINUTE) -> float | None:
    """A length of time, in seconds; a bare number is of `unit` seconds. A range is its middle."""
    if clock := _CLOCK.fullmatch(text):
        return int(clock[1]) * MINUTE + int(clock[2])
    if between := _RANGE.fullmatch(text):
        return _middle(seconds(_low(between), unit), seconds(between["high"], unit))
    total, size, waiting = 0.0, 0.0, list[str]()
    for token in _tokens(text) or ():
        named = _SECONDS.get(token) or _SECONDS.get(token.removesuffix("s"))
        if named is None:
            waiting.append(token)
            continue
        much = _worth(waiting or ["one"])
        if much is None:
            return None
        total, size, waiting = total + much * named, named, []
    if not waiting:
        return total if size else None
    rest = _worth(waiting)
    if rest is None:
        return None
    if not size:
        return rest * unit
    return total + rest * (size if rest < 1 else size / 60)  # `an hour and a half`, `2h30`


def spoken(seconds: float) -> str:
    """A length of time to the second, as `seconds` reads it: `45 seconds`, `2 min 23 s`."""
    if seconds < 2 * MINUTE:
        return f"{seconds:.3g} second{'' if seconds == 1 else 's'}"
    if seconds >= 2 * HOUR and not seconds % HOUR:
        return f"{seconds / HOUR:g} hours"
    minutes, rest = divmod(seconds, MINUTE)
    return f"{minutes:g} min {rest:.3g} s" if rest else f"{minutes:g} minutes"


def share(text: str) -> float | None:
    """A share of 1. A bare number is of a hundred, but a fraction such as `0.12` is a share."""
    if between := _RANGE.fullmatch(text):
        return _middle(share(_low(between)), share(between["high"]))
    if of_hundred := re.fullmatch(r"(.+?)\s*(?:%|percent|per cent)", text):
        much = number(of_hundred[1])
        return None if much is None else much / 100
    if ratio := _RATIO.fullmatch(text):
        part, whole = number(ratio["part"]), number(ratio["whole"])
        return part / whole if part is not None and whole else None
    much = number(text)
    if much is None:
        return None
    return much if much < 1 or text in ("all", "everybody") else much / 100


def money(text: str, currency: str = "") -> float | None:
    """An amount, whatever sign or letters of a currency stand beside it."""
    bare = _CURRENCY.sub("", text)
    bare = bare.replace(currency.casefold(), "") if currency else bare
    return number(_DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), bare))


def count(text: str) -> float | None:
    """A number, perhaps with what is counted after it: `2 checks`, `three`."""
    much = number(text)
    first, _, rest = text.partition(" ")
    return number(first) if much is None and rest.replace(" ", "").isalpha() else much


def _tokens(text: str) -> list[str] | None:
    """Figures and words; None where anything else stands between them."""
    between = _TOKENS.sub("", text)
    return None if between.strip(" -") or text.startswith("-") else _TOKENS.findall(text)


def _worth(tokens: Sequence[str]) -> float | None:
    """The number that figures and number words come to."""
    meant = [token for token in tokens if token not in _LITTLE] or ["one"] * bool(tokens)
    if sum(token[0].isdigit() for token in meant) > 1:
        return None
    total, known = 0.0, False
    for token in meant:
        if token in _TIMES:
            total = (total if known else 1.0) * _TIMES[token]
        elif (more := _ADDED.get(token, _figures(token))) is not None:
            total += more
        else:
            return None
        known = True
    return total if known else None


def _figures(token: str) -> float | None:
    token = token.rstrip(",.'’")
    if _THOUSANDS.fullmatch(token):
        return float(re.sub(r"\D", "", token))
    return float(token.replace(",", ".")) if _FIGURES.fullmatch(token) else None


def _low(between: re.Match[str]) -> str:
    """The lower end of a range, with the unit that is said once, at its end."""
    unit = between["unit"] or re.sub(r"^[\d.,\s]+", "", between["high"])
    return f"{between['low']} {unit}".strip()


def _middle(low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None else (low + high) / 2
