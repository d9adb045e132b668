"""words: counts and lengths of time as a person would say them."""

from __future__ import annotations

import math
from collections.abc import Sequence

_TO_TWELVE = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0


def number(count: int) -> str:
    """`three`, `74`: in words to twelve."""
    return _TO_TWELVE[count] if 0 <= count < len(_TO_TWELVE) else f"{count:,}"


def possessive(name: str) -> str:
    """`Meridian Mobile's`, `Larkspur Shoes'`."""
    return name + ("'" if name.endswith("s") else "'s")


def headline(title: str, company: str) -> str:
    """What a page or a report is of: `The refund · under Meridian Mobile's rules`."""
    return f"{title} · under {possessive(company)} rules"


def counted(count: int, one: str, many: str = "") -> str:
    """`one call`, `three people`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def times(count: int) -> str:
    """`once`, `twice`, `three times`."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def minutes(length: float) -> str:
    """Minutes in a sentence: `74 minutes`, `one minute`, `less than a minute`."""
    whole = round(length)
    return counted(whole, "minute") if whole else "less than a minute"


def length(seconds: float) -> str:
    """A length of time by its largest unit: `36 minutes`, `five hours`, `two days`.

    Up to ten hours or days, halves are told, so that a day and a half is not two.
    """
    for unit, size in (("day", _DAY), ("hour", _HOUR)):
        count = seconds / size
        if count >= 0.99:
            halves = round(count * 2) / 2
            if count < 10 and halves != int(halves):
                return f"{halves:g} {unit}s"
            return counted(round(count), unit)
    if seconds >= _MINUTE:
        return minutes(seconds / _MINUTE)
    return counted(round(seconds), "second")


def brief(seconds: float) -> str:
    """A length of time in few letters: `16 s`, `33 min`, `2.5 h`."""
    for unit, size in (("h", _HOUR), ("min", _MINUTE)):
        if seconds >= size:
            return f"{tidy(seconds / size):g} {unit}"
    return f"{round(seconds)} s"


def stopped(text: str) -> str:
    """The text with a full stop, if it has no stop of its own."""
    text = text.strip()
    return text + "." if text and text[-1] not in ".!?…" else text


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop."""
    text = stopped(text)
    return text[:1].upper() + text[1:]


def tidy(amount: float) -> float:
    """An amount as it is shown: whole from ten on, with one decimal below."""
    return float(round(amount)) if abs(amount) >= 10 else round(amount, 1)


def rough(amount: float) -> str:
    """An amount that is known roughly, to three digits: `5,380,000`, `398,000`, `12.3`."""
    if abs(amount) < 1:
        return f"{amount:.2f}"
    digits = 2 - math.floor(math.log10(abs(amount)))
    return f"{round(amount, digits):,.{max(digits, 0)}f}"


def figure(amount: float) -> str:
    """`46.9`, `-1.6`, `1,204.0`; what rounds to nothing has no sign."""
    return f"{round(amount, 1) + 0.0:,.1f}"


def percent(share: float) -> str:
    """`66 %`; what is hardly anybody, or not quite everybody, reads `<1 %` and `>99 %`."""
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 < share < 1:
        return ">99 %"
    return f"{100 * share:.0f} %"


def times_in_100(share: float) -> str:
    """The same as odds: `66 times in 100`, `more than 99 times in 100`."""
    rounded = percent(share).removesuffix(" %")
    rounded = rounded.replace("<", "less than ").replace(">", "more than ")
    return f"{rounded} {'time' if rounded.endswith(' 1') or rounded == '1' else 'times'} in 100"


def money(amount: float) -> str:
    """`1,240.50`: two decimals, always."""
    return f"{amount:,.2f}"
