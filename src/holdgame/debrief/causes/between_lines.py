"""between_lines: two companies for everybody who might call: in words, and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from holdgame.company.policy import as_plain
from holdgame.debrief.columns import change_named, left, right, wrap
from holdgame.debrief.words import possessive

if TYPE_CHECKING:
    from holdgame.debrief.causes.between import Between, Typical

HEADING: Final = "For everybody who might call, and not only you"
NONE: Final = "No single rule made as at {other} would take off even {least:g} effort-minutes."
TOLD_SO: Final = (
    "{rules} made as at {other}, each by itself, would take off, of {effort:.1f} effort-minutes"
)
_WHAT: Final = 26
_CELL: Final = 24
_SAVES: Final = 10


def between_lines(found: Between, width: int) -> list[str]:
    """Both typical customers in two columns, and the rules."""
    room = (width - 2 - _WHAT) // 2
    rows = (
        ("effort-minutes", *(f"{t.effort:.1f}" for t in found.typical)),
        ("minutes of their life", *(f"{t.minutes:.0f}" for t in found.typical)),
        ("helped, of 100", *(f"{100 * t.resolved:.0f}" for t in found.typical)),
    )
    lines = ["", *wrap(HEADING, width), ""]
    lines += [f"  {left(what, _WHAT)}{right(a, room)}{right(b, room)}" for what, a, b in rows]
    if not found.made:
        return [*lines, "", *wrap(NONE.format(other=found.other, least=found.told), width)]
    told = TOLD_SO.format(
        rules=f"{possessive(found.harder)} rules", other=found.other, effort=_harder(found).effort
    )
    lines += ["", *wrap(told, width)]
    for change in found.made:
        name = change_named(change.name, change.was, change.now, width - 4 - _CELL - _SAVES)
        saves = right(f"{change.saves:.1f}", _SAVES - 2)
        lines.append(f"    {left(name, width - 4 - _CELL - _SAVES)}{saves}  {change.owner}")
    return [*lines, "", *wrap(f"All of them: `{found.command}`", width)]


def _harder(found: Between) -> Typical:
    return next(typical for typical in found.typical if typical.company == found.harder)


def between_as_dict(found: Between) -> dict[str, Any]:
    """For JSON: effort in effort-minutes, resolved as a share."""
    return {
        "typical": [
            {
                "company": typical.company,
                "effort_minutes": round(typical.effort, 3),
                "minutes": round(typical.minutes, 3),
                "resolved": round(typical.resolved, 6),
            }
            for typical in found.typical
        ],
        "harder": found.harder,
        "rules": [
            {
                "policy": change.policy,
                "value": as_plain(change.value),
                "owner": change.owner,
                "takes_off": round(change.saves, 3),
            }
            for change in found.made
        ],
    }
