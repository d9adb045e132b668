"""twice: the same story under two companies' rules, and which of them one would go back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from holdgame.debrief.as_json import as_dict
from holdgame.debrief.causes.between_lines import between_as_dict, between_lines
from holdgame.debrief.columns import bar, clip, left, right, wrap
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.text import WIDTH
from holdgame.debrief.words import tidy
from holdgame.play import questions as q
from holdgame.play.notes import Twice

if TYPE_CHECKING:
    from holdgame.debrief.causes.between import Between

FORMAT: Final = 1
YEAR: Final = 12
_WHAT: Final = 26
_MOST_BAR: Final = 24


@dataclass(frozen=True, slots=True)
class Row:
    """One thing about both plays, as it is shown."""

    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two plays of one story. `said` is what the player would do; nothing of that is estimated.
    `between` is what the analysis says of the two companies, where it was asked."""

    first: Debrief
    second: Debrief
    said: Twice | None
    between: Between | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """What happened, line by line."""
        one, other = self.first, self.second
        rows = [
            ("minutes of your life", _minutes(one.facts.minutes), _minutes(other.facts.minutes)),
            ("of them on hold", _minutes(one.facts.on_hold), _minutes(other.facts.on_hold)),
            ("people you spoke to", one.facts.spoke_to, other.facts.spoke_to),
            ("times told", one.facts.tellings, other.facts.tellings),
            ("days until it ended", _days(one.facts.days), _days(other.facts.days)),
            ("effort-minutes", one.shown.total, other.shown.total),
            ("how it ended", one.ending.title, other.ending.title),
            *_felt(one, other),
        ]
        return tuple(Row(what, str(here), str(there)) for what, here, there in rows)


def pair_of(one: Debrief, other: Debrief, said: Sequence[Twice | None]) -> Pair | None:
    """Two plays of one story under two companies, in the order in which they were played.

    `said` is what each was asked of both. None where they are two stories, or under one company.
    """
    if one.story != other.story or one.company == other.company:
        return None
    for twice in filter(None, said):
        names = (twice.first, twice.second)
        if names == (one.company_name, other.company_name):
            return Pair(one, other, twice)
        if names == (other.company_name, one.company_name):
            return Pair(other, one, twice)
    return Pair(one, other, None)


def pair_as_dict(pair: Pair) -> dict[str, Any]:
    """Both for other programs; `said` is null where nobody was asked."""
    return {
        "holdgame_twice": FORMAT,
        "first": as_dict(pair.first),
        "second": as_dict(pair.second),
        "said": pair.said and asdict(pair.said),
        "between": pair.between and between_as_dict(pair.between),
    }


def render_pair(pair: Pair, width: int = WIDTH) -> str:
    """Both plays as plain text, under a heading."""
    return "\n".join([*pair_head(pair, width), *side_by_side(pair, width)]) + "\n"


def pair_head(pair: Pair, width: int) -> list[str]:
    """The two lines above: what was played, under whose rules, and a rule."""
    title = f"{pair.first.title} · {pair.first.company_name}, then {pair.second.company_name}"
    return ["  " + clip(title, width - 4), " " + "─" * (width - 2)]


def side_by_side(pair: Pair, width: int) -> list[str]:
    """Both plays in two columns, and the player's own answers under them."""
    room = (width - 2 - _WHAT) // 2
    names = (pair.first.company_name, pair.second.company_name)
    lines = ["  " + left("", _WHAT) + "".join(right(name, room) for name in names), ""]
    for row in pair.rows:
        cells = "".join(right(clip(text, room - 2), room) for text in (row.first, row.second))
        lines.append("  " + left(row.what, _WHAT) + cells)
    lines += _said(pair, width)
    return lines if pair.between is None else [*lines, *between_lines(pair.between, width)]


def _said(pair: Pair, width: int) -> list[str]:
    said = pair.said
    if said is None:
        return ["", *wrap(q.AGAIN, width)]
    lines: list[str] = []
    if said.again is not None:
        lines += ["", *wrap(f"{q.AGAIN} {said.again or q.NEITHER.capitalize()}.", width)]
    months = ((said.first, said.months_first), (said.second, said.months_second))
    if any(count is not None for _, count in months):
        lines += ["", "  Of the next twelve months you would buy"]
        lines += [_bought(name, count) for name, count in months if count is not None]
    return lines


def _bought(name: str, count: int) -> str:
    drawn = bar(count, YEAR, _MOST_BAR)
    return f"    {left(f'from {name}', _WHAT)}{right(str(count), 4)}  {drawn}".rstrip()


def _felt(one: Debrief, other: Debrief) -> list[tuple[str, object, object]]:
    """Answers of the player's own, where both were given."""
    if one.after is None or other.after is None:
        return []
    asked = (
        ("understood, 0 to 10", one.after.understood, other.after.understood),
        ("would do business, 0 to 10", one.after.would_do_business, other.after.would_do_business),
    )
    return [(what, a, b) for what, a, b in asked if a is not None and b is not None]


def _minutes(amount: float) -> str:
    return f"{tidy(amount):g}"


def _days(amount: float) -> str:
    return f"{tidy(amount):g}"
