"""Extensions of a dialplan as patterns: which digits one matches, and which of two goes first.

`_2XX` matches 200 to 299: `X` is 0 to 9, `Z` 1 to 9, `N` 2 to 9, `[13-5]` one of those; at the
end, `.` is one or more of anything and `!` none or more. Hyphens outside brackets are for the eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_DIGITS = "0123456789"
_CLASSES = {"X": frozenset(_DIGITS), "Z": frozenset(_DIGITS[1:]), "N": frozenset(_DIGITS[2:])}
_FEWEST_FOR_ANY = len(_CLASSES["N"])  # keys: who writes a class of so many means "any other key"
_MIDDLE = "5"  # what is dialled where anything will do


@dataclass(frozen=True, slots=True)
class Pattern:
    """What may stand at each position, and the `.` or `!` after them, if there is one."""

    positions: tuple[frozenset[str], ...]
    tail: str = ""

    def matches(self, dialled: str) -> bool:
        dialled = dialled.replace("-", "")
        more = len(dialled) - len(self.positions)
        fits = {"": more == 0, ".": more > 0, "!": more >= 0}[self.tail]
        return fits and all(
            d in allowed for d, allowed in zip(dialled, self.positions, strict=False)
        )

    @property
    def breadth(self) -> tuple[int, ...]:
        """Patterns are tried in the order of this: the narrowest first, position by position."""
        return (*map(len, self.positions), {"": 0, ".": 1_000, "!": 1_001}[self.tail])

    @property
    def is_catch_all(self) -> bool:
        """Whether it stands for whatever is dialled, and for nothing in particular."""
        return bool(self.tail) or any(len(a) >= _FEWEST_FOR_ANY for a in self.positions)

    @property
    def length(self) -> int | None:
        """How many digits it takes, where that is one number."""
        return None if self.tail else len(self.positions)

    def example(self) -> str:
        """Something that it matches."""
        digits = (_MIDDLE if _MIDDLE in a else min(a, default="") for a in self.positions)
        return "".join(digits) + (_MIDDLE if self.tail == "." else "")


@lru_cache(maxsize=4_096)
def pattern(text: str) -> Pattern:
    """The pattern in an extension as written, `_2XX`."""
    positions: list[frozenset[str]] = []
    at = 1
    while at < len(text):
        sign = text[at]
        if sign in ".!":
            return Pattern(tuple(positions), sign)
        if sign == "[":
            end = text.find("]", at)
            end = len(text) if end < 0 else end
            positions.append(_members(text[at + 1 : end]))
            at = end
        elif sign != "-":
            positions.append(_CLASSES.get(sign.upper(), frozenset(sign)))
        at += 1
    return Pattern(tuple(positions))


def _members(text: str) -> frozenset[str]:
    """`13-5` as 1, 3, 4, 5."""
    members: set[str] = set()
    at = 0
    while at < len(text):
        if text[at + 1 : at + 2] == "-" and at + 2 < len(text):
            first, last = ord(text[at]), ord(text[at + 2])
            members.update(map(chr, range(first, min(last, first + 127) + 1)))
            at += 3
        else:
            members.add(text[at])
            at += 1
    return frozenset(members - {"-"})
