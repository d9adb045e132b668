"""page_moved: what one corrected value moved, was beside is."""

from __future__ import annotations

from typing import Final

from holdgame.debrief.columns import left, right, two_tone, wrap
from holdgame.debrief.moved import Moved

_LEAD: Final = 28
_FIGURE: Final = 9
_BAR: Final = 22
_ESTIMATE = "For the typical customer, over all journeys by their odds, it is {change}."
_SAT_OUT = "Who sat out a hold has at least that patience again."
_GIVE_UP = "It is less effort only because more of them give up."


def moved_lines(moved: Moved, width: int) -> list[str]:
    """The table, and what of it is replayed and what is estimated."""
    was, now, before, after = moved.was, moved.now, moved.typical_was, moved.typical_now
    most = max(was.effort, now.effort, before.effort, after.effort)
    return [
        _row("", "was", "is"),
        _row("your play, effort-minutes", f"{was.effort:.1f}", f"{now.effort:.1f}")
        + f"   {two_tone(was.effort, now.effort, most, _BAR)}",
        _row("  minutes", f"{was.minutes:.0f}", f"{now.minutes:.0f}"),
        _row("  resolved", _chance(was.resolved), _chance(now.resolved)),
        "",
        _row("a typical customer's", f"{before.effort:.1f}", f"{after.effort:.1f}")
        + f"   {two_tone(before.effort, after.effort, most, _BAR)}",
        _row("  resolved", f"{before.resolved:.0%}", f"{after.resolved:.0%}"),
        "",
        *wrap(_replayed(moved), width),
        *wrap(_estimated(moved), width),
    ]


def _row(what: str, was: str, now: str) -> str:
    return "  " + left(what, _LEAD) + right(was, _FIGURE) + right(now, _FIGURE)


def _chance(resolved: float) -> str:
    """Yes, no, or how often, where it rests on what the player never decided."""
    return {0.0: "no", 1.0: "yes"}.get(resolved, f"{resolved:.0%}")


def _replayed(moved: Moved) -> str:
    """Whose decisions the play after the correction is made of."""
    if moved.matched == 1:
        return f"Your play: every decision as you made it. {_SAT_OUT}"
    return (
        f"Your play: {moved.matched:.0%} of the decisions as you made them; those you never had to "
        f"make are a typical customer's, a hundred times over. {_SAT_OUT}"
    )


def _estimated(moved: Moved) -> str:
    change = f"{abs(moved.change):.1f} {'less' if moved.change < 0 else 'more'}"
    said = _ESTIMATE.format(change=change)
    return f"{said} {_GIVE_UP}" if moved.gives_up_more else said
