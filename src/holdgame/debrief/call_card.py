"""call_card: what one real call came to, on a card of text to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.booked import Felt
from holdgame.debrief.columns import bar, both_ends, left, right, wrap
from holdgame.debrief.rule_rows import rule_row
from holdgame.debrief.rules import rule_of
from holdgame.debrief.shares import Shown, share
from holdgame.debrief.standing import ByItself
from holdgame.debrief.wording import NOBODY_MADE, Wording
from holdgame.engine.moments import NOBODY
from holdgame.play.call_result import CallResult

WIDTH: Final = 78
MEASURED: Final = "measured, n = 1"
_ONE_CALL: Final = (
    "One call, by a stopwatch. It says what happened to one caller, not what happens to all; and "
    "the effort is a floor, for what is heard on hold is not in it."
)
_ONE_VISIT: Final = (
    "One visit, by a stopwatch. It says what happened to one customer, not what happens to all."
)
DASHBOARD: Final = "our dashboard"
NO_DASHBOARD: Final = "Nobody has said what our dashboard says the wait is."
_NOT_RESOLVED: Final = frozenset({"unresolved", "still_unresolved"})
_BAR: Final = 28
_TIME: Final = 24  # cells for the name of a time, and its minutes


def title(result: CallResult) -> str:
    """`The real call`, or the visit."""
    return "The real visit" if result.shop else "The real call"


def when(result: CallResult) -> str:
    """`Tuesday 10 March 2026, 14:05`."""
    return f"{result.began:%A} {result.began.day} {result.began:%B %Y, %H:%M}"


def summary(result: CallResult) -> str:
    """What it was about, how it ended and how long it took, in a sentence or three."""
    about = f"About: {result.answers.reason.replace('_', ' ')}. " if result.answers.reason else ""
    outcome = "Resolved" if result.resolved else "Not resolved"
    waiting = f", {_length(result.on_hold)} of it {waited(result)}" if result.on_hold >= 1 else ""
    understood = result.answers.understood
    felt = "" if understood is None else f" Understood: {understood} of 10."
    return f"{about}{outcome}. It took {_length(result.total)}{waiting}.{felt}"


def times(result: CallResult) -> list[tuple[str, float]]:
    """What the time went on, in seconds; what there was none of is left out."""
    found = [
        (waited(result), result.on_hold),
        ("talking", result.talking),
        ("in menus", result.in_menus),
        ("ringing", result.ringing),
    ]
    return [(name, seconds) for name, seconds in found if seconds >= 1]


def waited(result: CallResult) -> str:
    """What the wait is called there."""
    return "waiting" if result.shop else "on hold"


def happened(result: CallResult) -> str:
    """What was counted: `passed on twice · told three times`."""
    counted = [
        ("rung", result.contacts if result.contacts > 1 else 0),
        ("passed on", result.transfers),
        ("told", result.tellings),
        ("proved oneself", result.checks),
        ("cut off", result.cut_off),
    ]
    said = [f"{what} {words.times(count)}" for what, count in counted if count]
    if result.promises or result.broken:
        made = words.counted(max(result.promises, result.broken), "promise")
        kept = f", {words.number(result.broken)} not kept" if result.broken else ""
        said.append(f"{made} made{kept}")
    return " · ".join(said)


def compared(result: CallResult) -> str:
    """How the call stands to what is reported; empty where nobody says."""
    ratio = result.ratio
    if ratio is None:
        return ""
    if not ratio:
        return "no wait at all"
    if 0.95 <= ratio < 1.05:
        return "as long as it says"
    return f"{ratio:.1f} times as long" if ratio >= 0.1 else "under a tenth of it"


@dataclass(frozen=True, slots=True)
class Effort:
    """Where the effort of a call was felt: the rules, heaviest first, and the amounts as shown.

    That a call was not resolved weighs as much as half an hour on hold: it stands by itself, or it
    would hide where the call itself was felt. `unresolved` is its amount, 0 of a call that was
    resolved; `left_by` the name of the rule it is booked to, empty where that is none.
    """

    rules: tuple[Felt, ...]
    call: Shown
    unresolved: Decimal
    left_by: str

    @staticmethod
    def of(result: CallResult, wording: Wording) -> Effort:
        standing = ByItself(result.company)
        ending, call = (_part(result, ended=ended) for ended in (True, False))
        rules = tuple(
            Felt(rule_of(policy, standing, wording), round(amount * 1000), amount, None)
            for policy, amount in call.by_policy.items()
            if policy != NOBODY and amount  # a key a moment after another weighs nothing
        )
        left_by = next((policy for policy in ending.by_policy if policy != NOBODY), "")
        name = wording.rule(left_by, result.company) if left_by else ""
        return Effort(rules, call, ending.total, name)

    def sums(self) -> Iterator[tuple[str, Decimal]]:
        """What stands under the rules: the amounts that make the whole, and the whole."""
        if self.unresolved:
            yield "the call itself", self.call.total
            by = f" ({self.left_by})" if self.left_by else ""
            yield f"because it was not resolved{by}", self.unresolved
        yield "in all", self.call.total + self.unresolved


def _part(result: CallResult, *, ended: bool) -> Shown:
    """The effort of how the call ended, or of all else."""
    entries = tuple(e for e in result.ledger.entries if (e.kind in _NOT_RESOLVED) == ended)
    return Shown.of(replace(result.ledger, entries=entries), result.company.owner_of)


def fine_print(result: CallResult) -> str:
    """What the card does not say."""
    return _ONE_VISIT if result.shop else _ONE_CALL


def clock(seconds: float) -> str:
    """`31:40`, `1:04:12`: as a stopwatch shows it."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def card_lines(result: CallResult, wording: Wording, width: int = WIDTH) -> Iterator[str]:
    """The card; no line is wider than `width`. Nobody is named on it."""
    yield both_ends(title(result).upper(), MEASURED, width)
    yield both_ends(result.company.name, when(result), width)
    yield " " + "─" * (width - 2)
    yield from wrap(summary(result), width)
    yield ""
    most = max((seconds for _, seconds in times(result)), default=0.0)
    for name, seconds in times(result):
        yield _time_row(name, seconds, most)
    yield from wrap(happened(result), width, "    ")
    yield ""
    yield from _beside_the_dashboard(result, width)
    yield ""
    yield from _effort(result, wording, width)
    yield ""
    yield from wrap(fine_print(result), width)


def _time_row(name: str, seconds: float, most: float, note: str = "") -> str:
    drawn = left(bar(seconds, most, _BAR), _BAR)
    row = f"    {left(name, _TIME - 8)}{right(clock(seconds), 8)}  {drawn} {note}"
    return row.rstrip()


def _beside_the_dashboard(result: CallResult, width: int) -> Iterator[str]:
    if result.dashboard is None:
        yield from wrap(NO_DASHBOARD, width)
        return
    most = max(result.on_hold, result.dashboard)
    yield _time_row("this visit" if result.shop else "this call", result.on_hold, most)
    yield _time_row(DASHBOARD, result.dashboard, most, compared(result))


def _effort(result: CallResult, wording: Wording, width: int) -> Iterator[str]:
    effort = Effort.of(result, wording)
    yield both_ends("Where it was felt", "effort-minutes, share", width)
    for rule in effort.rules:
        yield rule_row(rule, effort.call.total, width)
    nobody = effort.call.by_policy.get(NOBODY)
    if nobody is not None:
        part = share(nobody, effort.call.total)
        yield _amount(NOBODY_MADE, right(str(nobody), 6) + right(part, 6))
    for name, amount in effort.sums():
        yield _amount(name, right(str(amount), 6) + " " * 6)


def _amount(name: str, numbers: str) -> str:
    room = WIDTH - 4 - len(numbers) - 6
    return f"    {left(name, room)}{numbers}".rstrip()


def _length(seconds: float) -> str:
    """In minutes, however many; what is short in seconds."""
    if seconds < 90:
        return words.counted(round(seconds), "second")
    return words.minutes(seconds / 60)
