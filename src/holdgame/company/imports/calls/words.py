"""words: numbers and times as the sentences about records say them."""

from __future__ import annotations


def counted(number: int, one: str) -> str:
    """`1 call`, `4,466 calls`."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def percent(share: float, digits: int = 0) -> str:
    """`17 %`, of 0.17; with so many digits after the point."""
    return f"{100 * share:.{digits}f} %"


def minutes(seconds: float) -> str:
    """`2:05`, `1:02:05`."""
    hours, rest = divmod(round(seconds), 3600)
    short = f"{rest // 60}:{rest % 60:02d}"
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else short
