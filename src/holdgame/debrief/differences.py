"""differences: two companies side by side: only the rules that differ, and which is the kinder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from holdgame.company import kindness
from holdgame.company.policy import STAFFING, TOUCHPOINTS, Policy, PolicyValue
from holdgame.company.profile import Company
from holdgame.debrief import words
from holdgame.debrief.columns import both_ends, clip, left, wrap
from holdgame.debrief.rules import mean_wait, row_of
from holdgame.debrief.standing import Standing
from holdgame.debrief.wording import Wording

FORMAT: Final = 1
Kinder = Literal["first", "second", "alike", "unknown"]
_KINDER: Final[dict[int | None, Kinder]] = {
    1: "first", -1: "second", 0: "alike", None: "unknown",
}  # fmt: skip
SAME: Final = "The two have the same rules."
_NOWHERE: Final = "no such queue"


@dataclass(frozen=True, slots=True)
class Difference:
    """One rule that two companies have otherwise; the values as a person would write them.

    `kinder`: which is the kinder to customers, by the catalogue's way from typical to best known.
    """

    policy: str
    name: str
    touchpoint: str
    first: str
    second: str
    kinder: Kinder


def differences(first: Standing, second: Standing, wording: Wording) -> tuple[Difference, ...]:
    """What differs, by touchpoint, in the order of the catalogue.

    People who answer are told by how long one waits for them.
    """
    order = first.company.catalogue.order
    both = {*first.company.values, *second.company.values}
    ids = sorted(both, key=lambda id: (order(id), id))
    found = [d for id in ids if (d := _difference(id, first, second, wording)) is not None]
    return tuple(sorted(found, key=lambda d: TOUCHPOINTS.index(d.touchpoint)))


def _difference(
    policy: str, first: Standing, second: Standing, wording: Wording
) -> Difference | None:
    row = row_of(policy, first.company) or row_of(policy, second.company)
    if row is None:
        return None
    if row.id == STAFFING:
        one, shown_one = _waited(policy, first)
        other, shown_other = _waited(policy, second)
    else:
        one, shown_one = _valued(row, first.company, wording)
        other, shown_other = _valued(row, second.company, wording)
        other = _converted(row, other, first.company, second.company)
    if shown_one == shown_other:
        return None
    kinder = None if one is None or other is None else kindness.kinder(row, one, other)
    name = wording.rule(policy, first.company)
    return Difference(policy, name, row.touchpoint, shown_one, shown_other, _KINDER[kinder])


def _waited(policy: str, standing: Standing) -> tuple[PolicyValue | None, str]:
    wait = mean_wait(policy, standing)
    return wait, _NOWHERE if wait is None else f"{words.brief(wait)} wait"


def _valued(row: Policy, company: Company, wording: Wording) -> tuple[PolicyValue | None, str]:
    value = company.value(row.id)
    return value, wording.value(row.id, row.shown(value, company.currency))


def _converted(
    row: Policy, value: PolicyValue | None, to: Company, company: Company
) -> PolicyValue | None:
    """An amount in the currency of the other company; None where neither says what it is worth."""
    if row.kind != "money" or isinstance(value, bool) or not isinstance(value, int | float):
        return value
    rate, back = company.rate(to.currency), to.rate(company.currency)
    if rate is None and back:
        rate = 1 / back
    return None if rate is None else value * rate


def as_dict(first: Company, second: Company, found: tuple[Difference, ...]) -> dict[str, Any]:
    """For JSON; `first`, `second` and `kinder` mean the same throughout."""
    return {
        "holdgame_differences": FORMAT,
        "first": first.id,
        "second": second.id,
        "differences": [asdict(difference) for difference in found],
    }


# -- as text --------------------------------------------------------------------------------------

_MARK: Final = "+ "
_NAME: Final = 32


def differences_lines(
    first: Company, second: Company, found: tuple[Difference, ...], wording: Wording, width: int
) -> Iterator[str]:
    """Side by side, touchpoint by touchpoint; a `+` stands before the kinder value."""
    if not found:
        yield SAME
        return
    yield from wrap(_summary(first, second, found), width, "")
    room = (width - _NAME) // 2
    yield ""
    yield f"{'':<{_NAME}}  {left(first.name, room - 2)}  {clip(second.name, room - 2)}"
    touchpoint = ""
    for difference in found:
        if difference.touchpoint != touchpoint:
            touchpoint = difference.touchpoint
            name = wording.touchpoints.get(touchpoint, "the company itself")
            yield from ("", name[:1].upper() + name[1:])
        yield from _row(difference, room)
    yield ""
    yield both_ends(f"{_MARK.strip()} kinder to the customer", "", width, "").rstrip()


def _row(difference: Difference, room: int) -> Iterator[str]:
    name = left("  " + difference.name, _NAME)
    marks = [_MARK if difference.kinder == side else "  " for side in ("first", "second")]
    cells = [wrap(text, room - 3, "") for text in (difference.first, difference.second)]
    for number in range(max(map(len, cells))):
        texts = [lines[number] if number < len(lines) else "" for lines in cells]
        shown = [m + left(t, room - 2) for m, t in zip(marks, texts, strict=True)]
        yield (name + "".join(shown)).rstrip()
        name, marks = " " * _NAME, ["  ", "  "]


def _summary(first: Company, second: Company, found: tuple[Difference, ...]) -> str:
    """How many differ, and in how many of them which company is the kinder."""
    kinder = [difference.kinder for difference in found]
    counts = [(company, kinder.count(side)) for company, side in _sides(first, second)]
    told = " and ".join(f"{company.name} in {count or 'none'}" for company, count in counts)
    rest = len(found) - sum(count for _, count in counts)
    which = f"; of {rest} it cannot be said" if rest else ""
    rules = words.counted(len(found), "rule differs", "rules differ")
    return f"{rules[:1].upper()}{rules[1:]}. Kinder to the customer: {told}{which}."


def _sides(first: Company, second: Company) -> tuple[tuple[Company, Kinder], ...]:
    return (first, "first"), (second, "second")
