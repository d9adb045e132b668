"""call_result: what a real call came to, scored by the ledger of the plays: measured, n = 1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from holdgame.company.policy import STAFFING
from holdgame.company.profile import Company, Queue
from holdgame.friction.ledger import Ledger
from holdgame.friction.money import Terms
from holdgame.friction.rounding import DECIMALS
from holdgame.friction.score import Score
from holdgame.friction.weights import Weights
from holdgame.play.call_charges import SHOP_WAIT, charges_of
from holdgame.play.call_file import KeptCall, company_of
from holdgame.play.real_call import Answers, Felt, Mark, Stage, marks, stretches

FORMAT: Final = 1
_MEASURED: Final = "hold.measured"


@dataclass(frozen=True, slots=True)
class CallResult:
    """One real call. Times are seconds, `ringing` and `talking` among them.

    `checks` is how often one proved oneself, `contacts` how often one rang. `dashboard` is the mean
    wait that the company itself reports, as answered, else as its file has it counted; None where
    neither says.
    """

    company: Company
    shop: bool
    began: datetime
    answers: Answers
    resolved: bool
    on_hold: float
    in_menus: float
    talking: float
    ringing: float
    menus: int
    transfers: int
    tellings: int
    checks: int
    cut_off: int
    promises: int
    broken: int
    contacts: int
    worst_felt: int | None
    dashboard: float | None
    ledger: Ledger
    score: Score

    @staticmethod
    def of(kept: KeptCall, weights: Weights | None = None) -> CallResult:
        """Score a call that is over; raises `FileProblem` where its company cannot be read."""
        company = company_of(kept)
        answers, shop = kept.answers or Answers(), kept.header.shop
        queue = _queue(company, answers.reason)
        wait_rule = SHOP_WAIT if shop else f"{STAFFING}.{queue}"
        charges = charges_of(kept.entries, answers, wait_rule, shop=shop)
        ledger = Ledger.of(charges, weights or Weights.load(), tuple(company.catalogue))
        score = Score.of(ledger, Terms(), company.owner_of)
        time = _time(kept)
        pressed = [one.mark for one in marks(kept.entries)]
        felt = [entry.value for entry in kept.entries if isinstance(entry, Felt)]
        counted = None if shop else _counted(company.queues[queue])
        return CallResult(
            company=company,
            shop=shop,
            began=kept.header.began,
            answers=answers,
            resolved=_times(pressed, "resolved") > 0,
            on_hold=time.get("hold", 0.0),
            in_menus=time.get("menu", 0.0),
            talking=time.get("person", 0.0) + time.get("identity", 0.0),
            ringing=time.get("ring", 0.0),
            menus=_times(pressed, "menu"),
            transfers=score.counts.transfers,
            tellings=score.counts.tellings,
            checks=_times(pressed, "identity"),
            cut_off=_times(pressed, "cut"),
            promises=_times(pressed, "promise"),
            broken=_times(pressed, "broken"),
            contacts=score.counts.contacts,
            worst_felt=max(felt, default=None),
            dashboard=counted if answers.dashboard is None else answers.dashboard,
            ledger=ledger,
            score=score,
        )

    @property
    def total(self) -> float:
        """Seconds of one's life that it took."""
        return self.on_hold + self.in_menus + self.talking + self.ringing

    @property
    def ratio(self) -> float | None:
        """The wait of this call over the one that is reported; None where none is."""
        return self.on_hold / self.dashboard if self.dashboard else None

    def as_dict(self) -> dict[str, Any]:
        """For JSON: times in seconds, efforts in effort-minutes. No note is in it."""
        score = self.score.as_dict()
        return {
            "holdgame_real_call": FORMAT,
            "company": self.company.id,
            "line": self.company.name,
            "shop": self.shop,
            "began": self.began.isoformat(timespec="seconds"),
            "from": "measured",
            "n": 1,
            "reason": self.answers.reason,
            "resolved": self.resolved,
            "understood": self.answers.understood,
            "told": self.answers.told,
            "paid_by_the_minute": self.answers.paid,
            "seconds": {
                "on_hold": round(self.on_hold, DECIMALS),
                "in_menus": round(self.in_menus, DECIMALS),
                "talking": round(self.talking, DECIMALS),
                "ringing": round(self.ringing, DECIMALS),
                "total": round(self.total, DECIMALS),
            },
            "dashboard_s": self.dashboard,
            "ratio": self.ratio and round(self.ratio, DECIMALS),
            "counts": {
                "menus": self.menus,
                "transfers": self.transfers,
                "tellings": self.tellings,
                "checks": self.checks,
                "cut_off": self.cut_off,
                "promises": self.promises,
                "broken": self.broken,
                "contacts": self.contacts,
            },
            "worst_felt": self.worst_felt,
            **{key: score[key] for key in ("effort_minutes", "by_policy", "by_owner", "by_kind")},
        }


def _queue(company: Company, reason: str) -> str:
    """The queue that such a reason leads to, else the largest."""
    line = next(iter(company.lines.values()))
    return next(iter(line.queues_for(reason)), company.largest_queue)


def _counted(queue: Queue) -> float | None:
    """The mean wait that its file has; what is only assumed of a queue is nobody's report."""
    return None if _MEASURED in queue.assumed else queue.measured


def _time(kept: KeptCall) -> dict[Stage, float]:
    sums: dict[Stage, float] = {}
    for stretch in stretches(kept.entries):
        sums[stretch.stage] = sums.get(stretch.stage, 0.0) + stretch.seconds
    return sums


def _times(pressed: Iterable[Mark], mark: Mark) -> int:
    return sum(one == mark for one in pressed)
