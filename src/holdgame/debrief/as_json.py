"""as_json: a debrief for other programs; keys stay what they are from one version to the next."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from holdgame.debrief.booked import Felt
from holdgame.debrief.debrief import Compared, Debrief, Money
from holdgame.debrief.journey_map import Stretch
from holdgame.debrief.made_for import made_for_sums
from holdgame.debrief.result import with_nobody
from holdgame.debrief.shares import percent
from holdgame.debrief.strips import Strips
from holdgame.engine.moments import NOBODY
from holdgame.friction.rounding import DECIMALS, for_display

FORMAT: Final = 1
_CENTS: Final = 2


def as_dict(debrief: Debrief) -> dict[str, Any]:
    """Everything of a debrief. Efforts are effort-minutes with three decimals at most, as felt;
    times are seconds unless a key says minutes or days; money is in `money.currency`."""
    return {
        "holdgame_debrief": FORMAT,
        "story": debrief.story,
        "title": debrief.title,
        "company": debrief.company,
        "company_name": debrief.company_name,
        "seed": debrief.seed,
        "ending": {
            "id": debrief.ending.ending,
            "title": debrief.ending.title,
            "text": debrief.ending.text,
            "resolved": debrief.ending.resolved,
        },
        "sentences": list(debrief.sentences.told()),
        "facts": asdict(debrief.facts),
        "score": _score(debrief),
        "predicted": [_compared(row) for row in debrief.compared],
        "rules": [
            {
                **f.rule.as_dict(),
                "effort_minutes": _minutes(f.effort),
                "percent": percent(f.shown, debrief.shown.total),
                "best_known": f.best_known and asdict(f.best_known),
            }
            for f in debrief.rules
        ],
        "bonuses": [
            {
                "role": bonus.role,
                "metric": bonus.metric,
                "protects": bonus.protects,
                "effort_minutes": _minutes(bonus.effort),
                "policies": list(bonus.rules),
            }
            for bonus in debrief.bonuses
        ],
        "said_no": debrief.said_no
        and {
            "outright": debrief.said_no.outright,
            "rules": [rule.as_dict() for rule in debrief.said_no.rules],
        },
        "made_for": _made_for(debrief),
        "at_work": [rule.as_dict() for rule in debrief.at_work],
        "origins": dict(debrief.origins),
        "best_known": debrief.gap and _best_known(debrief.gap),
        "causes": debrief.causes and _causes(debrief),
        "timeline": [
            {
                "at": round(h.at, DECIMALS),
                "clock": h.clock.isoformat(timespec="seconds"),
                "phase": h.phase,
                "channel": h.channel,
                "what": h.what,
                "seconds": round(h.seconds, DECIMALS),
                "effort_minutes": _minutes(h.effort),
                "felt": h.felt,
            }
            for h in debrief.timeline
        ],
        "journey_map": [_stretch(stretch) for stretch in debrief.journey_map],
        "strips": _strips(debrief.strips),
        "hold_at_the_table": debrief.sat and {**asdict(debrief.sat), "ratio": debrief.sat.ratio},
        "tellings": [{**asdict(t), "words": t.words} for t in debrief.tellings],
        "before": debrief.before and asdict(debrief.before),
        "after": debrief.after and asdict(debrief.after),
        "commitment": debrief.commitment and asdict(debrief.commitment),
        "money": _money(debrief.money),
        "weights": [{"name": used.name, **asdict(used.figure)} for used in debrief.weights],
        "label": debrief.label.as_dict(),
        "on_the_box": debrief.on_the_box and debrief.on_the_box.yes,
        "today": debrief.today and debrief.today.isoformat(),
    }


def _causes(debrief: Debrief) -> dict[str, Any]:
    from holdgame.debrief.causes.causes_json import as_dict as causes_as_dict

    assert debrief.causes is not None
    return causes_as_dict(debrief.causes, debrief.score.effort_minutes)


def _score(debrief: Debrief) -> dict[str, Any]:
    said = debrief.score.as_dict()
    grouped = ("by_policy", "by_owner", "by_touchpoint")
    return {**said, **{name: with_nobody(said[name]) for name in grouped}}


def _compared(row: Compared) -> dict[str, Any]:
    if row.unit == "yes":
        predicted, actual = bool(row.predicted), bool(row.actual)
        return {
            "what": row.what,
            "predicted": predicted,
            "actual": actual,
            "difference": None,
            "part": None,
        }
    return {
        "what": row.what,
        "predicted": row.predicted,
        "actual": round(row.actual, DECIMALS),
        "difference": round(row.difference, DECIMALS),
        "part": None if row.part is None else round(row.part, DECIMALS),
    }


def _made_for(debrief: Debrief) -> dict[str, float]:
    felt = ((f, f.effort) for f in debrief.rules)
    sums = made_for_sums(felt, debrief.score.by_policy.get(NOBODY, 0))
    return {key: _minutes(milli) for key, milli in sums.items()}


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {
        "phase": stretch.phase,
        "channel": stretch.channel,
        "clock": stretch.clock.isoformat(timespec="seconds"),
        "did": list(stretch.did),
        "passed_seconds": round(stretch.passed, DECIMALS),
        "felt": list(stretch.felt),
        "touchpoints": [
            {
                "touchpoint": touch.touchpoint,
                "what": list(touch.what),
                "seconds": round(touch.seconds, DECIMALS),
                "effort_minutes": _minutes(touch.effort),
            }
            for touch in stretch.touches
        ],
    }


def _strips(strips: Strips) -> dict[str, Any]:
    """`head` and `heart` are 0 to 1 on a scale of this play; `most_apart` counts from 0."""
    most = strips.most_apart
    return {
        "minutes": round(strips.minutes, DECIMALS),
        "effort": [[round(minute, DECIMALS), _minutes(milli)] for minute, milli in strips.effort],
        "answers": [
            {
                "minute": round(answer.minute, DECIMALS),
                "clock": answer.clock.isoformat(timespec="seconds"),
                "felt": answer.felt,
                "effort_minutes": _minutes(answer.effort),
                "head": round(answer.head, DECIMALS),
                "heart": round(answer.heart, DECIMALS),
            }
            for answer in strips.answers
        ],
        "gaps": [[round(gap.minute, DECIMALS), gap.seconds] for gap in strips.gaps],
        "most_apart": None if most is None else strips.answers.index(most),
    }


def _best_known(felt: Felt) -> dict[str, Any]:
    """The one rule that most could be made of: where better is known than what was felt."""
    known = felt.best_known
    assert known is not None
    return {
        "policy": felt.rule.policy,
        "here": known.here,
        "best": known.best,
        "source": known.source,
        "provenance": known.provenance,
    }


def _money(money: Money) -> dict[str, Any]:
    risk = money.purse.at_risk
    return {
        "currency": money.currency,
        "customer": round(money.purse.customer, _CENTS),
        "company": round(money.purse.company, _CENTS),
        "at_risk": risk and {"low": round(risk.low, _CENTS), "high": round(risk.high, _CENTS)},
        "charges": round(money.charges, _CENTS),
        "given": round(money.given, _CENTS),
        "terms": asdict(money.terms),
        "unpriced": list(money.unpriced),
    }


def _minutes(milli: int) -> float:
    return float(for_display(milli, DECIMALS))
