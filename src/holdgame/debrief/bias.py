"""bias: what was predicted against what it was, with its sign and its size, in words.

How far off a guess was says how well somebody knew what customers go through. It is no measure of
what anybody feels for them.
"""

from __future__ import annotations

from collections.abc import Sequence

from holdgame.debrief import words
from holdgame.debrief.debrief import Compared
from holdgame.debrief.wording import Wording


def bias_in_words(row: Compared, wording: Wording, *, brief: bool = False) -> str:
    """`you said 10 min, it was 33 min: 23 too few (30 % of what it was)`; `brief` without that."""
    said = wording.bias
    if row.unit == "yes":
        return said[f"{'yes' if row.predicted else 'no'}_{'yes' if row.actual else 'no'}"]
    predicted, actual = shown(row, row.predicted), shown(row, row.actual)
    if not row.off:
        return said["right"].format(predicted=predicted)
    told = said["too_few" if row.off > 0 else "too_many"]
    told = told.format(predicted=predicted, actual=actual, by=f"{abs(row.off):g}")
    if brief or row.part is None:
        return told
    return f"{told} ({said['part'].format(percent=round(100 * row.part))})"


def summed_up(rows: Sequence[Compared], wording: Wording) -> str:
    """Whether one guesses too low or too high, of all that can be counted; empty of nothing."""
    off = [row.off for row in rows if row.unit != "yes"]
    if not off:
        return ""
    few, many = sum(by > 0 for by in off), sum(by < 0 for by in off)
    counted = {"few": few, "many": many, "right": len(off) - few - many}
    told = {name: words.times(count) if count else "never" for name, count in counted.items()}
    return wording.bias["summed"].format(counts=words.counted(len(off), "count"), **told)


def shown(row: Compared, amount: float) -> str:
    """A predicted or an actual amount as a table says it."""
    match row.unit:
        case "yes":
            return "yes" if amount else "no"
        case "min":
            return f"{words.tidy(amount):g} min"
    return f"{amount:g}"
