"""call_charges: a real call as charges, so that the same ledger scores it that scores a play.

What cannot be known by listening is not charged: what is heard on hold, how somebody was passed on,
who went ahead. So the effort of a real call is a floor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from holdgame.engine.moments import NOBODY, Charge, ChargeKind, Flag
from holdgame.play.real_call import (
    BEGINS,
    ENDINGS,
    Answers,
    Entry,
    Pressed,
    Stage,
    Stretch,
    marks,
    stretches,
)

SHOP_WAIT: Final = "channels.store.reply_hours"
_HOLD_INFORMATION: Final = "hold.information"
_PROVED_AGAIN: Final = "identity.again_after_transfer"
# A time that was told and not kept counts as told nothing, for all of the hold.
_FLAG_OF_TOLD: Final[dict[str, Flag]] = {
    "nothing": "uninformed",
    "my place in the line": "position_only",
    "a time, and it took longer": "estimate_broken",
}
Timed = tuple[float, Charge]


def charges_of(
    entries: Sequence[Entry], answers: Answers, wait_rule: str, *, shop: bool = False
) -> list[Timed]:
    """The charges of a call that is over, each with its second.

    Args:
        entries: What was put down.
        answers: What was asked at the end.
        wait_rule: The policy that makes people wait there: `staffing.<queue>`, or `SHOP_WAIT`.
        shop: Whether it was a visit.
    """
    happened = _Happened(wait_rule, "store" if shop else "phone")
    found = list(happened.in_order(list(marks(entries))))
    time = _Time(wait_rule, _flags(answers), frozenset(happened.proved_again))
    found += ((stretch.start, time.charge(stretch)) for stretch in stretches(entries))
    return sorted(found, key=lambda timed: timed[0])


def _flags(answers: Answers) -> tuple[tuple[Flag, str], ...]:
    flags: list[tuple[Flag, str]] = []
    if answers.told in _FLAG_OF_TOLD:
        flags.append((_FLAG_OF_TOLD[answers.told], _HOLD_INFORMATION))
    if answers.paid:
        flags.append(("anxious", "abroad.minute_charge"))
    return tuple(flags)


@dataclass(frozen=True, slots=True)
class _Time:
    """What stretches of time are booked to. `proved_again`: when one had to prove oneself anew."""

    wait_rule: str
    flags: tuple[tuple[Flag, str], ...]
    proved_again: frozenset[float]

    def charge(self, stretch: Stretch) -> Charge:
        """Talking is nobody's; waiting, the menu and proving who one is are a rule's."""
        seconds = stretch.seconds
        match stretch.stage:
            case "ring":
                return Charge("waiting", NOBODY, seconds, "hours", "ring")
            case "menu":
                return Charge("listening", "menu", seconds, "menu", "menu")
            case "hold":
                return Charge("waiting", self.wait_rule, seconds, "hold", "hold", self.flags)
            case "identity":
                rule = _PROVED_AGAIN if stretch.start in self.proved_again else "identity.checks"
                return Charge("doing", rule, seconds, "identity", "digits", agent=True)
        return Charge("listening", NOBODY, seconds, "agent", "speech", agent=True)


class _Happened:
    """What happened at a moment, key by key; it has to be known what came before."""

    def __init__(self, wait_rule: str, channel: str) -> None:
        self._wait_rule = wait_rule
        self._channel = channel
        self._stage: Stage = "before"
        self._contacts = 0
        self._ended_by = NOBODY
        self._told = False
        # In this contact:
        self._passed_on = False
        self._being_passed_on = False  # and nobody has answered since
        self._proved = False
        self._must_prove_again = False
        self.proved_again: list[float] = []

    def in_order(self, pressed: Sequence[Pressed]) -> Iterator[Timed]:
        for one in pressed:
            for charge in self._charges(one):
                yield one.at, charge

    def _charges(self, pressed: Pressed) -> Iterator[Charge]:
        if self._stage in ("before", "off") and pressed.mark not in ("broken", *ENDINGS):
            yield from self._contact()
        match pressed.mark:
            case "person" if not self._told:
                yield _telling(NOBODY)
                self._told = True
            case "again":
                because = "transfer.context_carried" if self._passed_on else "context.ticket"
                yield _telling(because)
                yield Charge("retelling", because, touchpoint="agent")
                self._told = True
            case "transfer":
                yield Charge("transfer", "transfer.kind", touchpoint="transfer")
                self._passed_on = True
                self._must_prove_again = self._proved
            case "identity":
                if self._must_prove_again:
                    self.proved_again.append(pressed.at)
                    yield Charge("second_check", _PROVED_AGAIN, touchpoint="identity")
                self._proved, self._must_prove_again = True, False
            case "broken":
                yield Charge("broken_promise", "followup.kept", touchpoint="follow-up")
            case "cut":
                dropped = self._being_passed_on
                self._ended_by = "transfer.dropped" if dropped else self._left_by()
            case "unresolved":
                kind: ChargeKind = "still_unresolved" if self._contacts > 1 else "unresolved"
                because = self._ended_by if self._stage == "off" else self._left_by()
                yield Charge(kind, because, touchpoint="decision")
        self._stage = BEGINS.get(pressed.mark, self._stage)
        if pressed.mark in ("transfer", "person", "again", "identity"):
            self._being_passed_on = pressed.mark == "transfer"

    def _contact(self) -> Iterator[Charge]:
        self._contacts += 1
        self._passed_on = self._being_passed_on = False
        self._proved = self._must_prove_again = False
        yield Charge("doing", did="contact", touchpoint=self._channel)
        if self._contacts == 2:
            yield Charge("another_contact", self._ended_by, touchpoint="decision")

    def _left_by(self) -> str:
        """What one leaves by: whatever was going on, where a rule makes it."""
        rules: dict[Stage, str] = {
            "hold": self._wait_rule,
            "menu": "menu",
            "identity": "identity.checks",
        }
        return rules.get(self._stage, NOBODY)


def _telling(because: str) -> Charge:
    """Being told is counted; its time is in the time with the person."""
    return Charge("doing", because, touchpoint="agent", did="telling", agent=True)
