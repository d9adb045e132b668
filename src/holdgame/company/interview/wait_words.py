"""wait_words: a queue that was worked out, in sentences."""

from __future__ import annotations

from holdgame.company.interview.amounts import HOUR, MINUTE, spoken
from holdgame.company.interview.wait import FITS, UNLIKELY, Felt, Told, Worked
from holdgame.company.queueing import OfferedWait


def lasting(seconds: float) -> str:
    """A length of time: `45 seconds`, `8 minutes`, `1.5 hours`."""
    if seconds < 1.5 * MINUTE:
        return _counted(round(seconds), "second")
    if seconds < 2 * HOUR:
        return _counted(round(seconds / MINUTE), "minute")
    return _counted(round(seconds / HOUR, 1), "hour")


def figures(question: str, felt: Felt) -> str:
    """What one more figure says of the queue, beside the waits that are drawn.

    Args:
        question: the one of the three that was answered.
        felt: the queue with that answer.
    """
    told, worked = felt.told, felt.worked
    match question:
        case "wait" if told.wait and worked.calls_per_hour is not None:
            return "A report ends a wait where a caller gives up. Whoever stays waits longer."
        case "hung_up":
            return hang_ups(worked, told)
        case "people" if worked.calls_per_hour is not None:
            calls = f"about {worked.calls_per_hour:,.0f} calls an hour"
            return f"That would be {calls}, at {lasting(worked.handle)} a call. Is it so?"
    return ""


def stayers(law: OfferedWait) -> str:
    """What whoever stays on the line goes through."""
    half, most = law.quantile(0.5), law.quantile(0.9)
    if not round(most):
        return "Nearly everybody is answered at once."
    one_in_ten = f"one in ten waits longer than {lasting(most)}"
    if not round(half):
        return f"Half of those who stay are answered at once; {one_in_ten}."
    return f"Of those who stay, half wait longer than {lasting(half)}; {one_in_ten}."


def understood(felt: Felt) -> str:
    """Why later pages have another wait than was told; empty where they have the same."""
    told, worked, law = felt.told, felt.worked, felt.law
    if not told.wait or worked.calls_per_hour is None:
        return ""
    among = ["those who give up"] if worked.hung_up >= FITS else []
    among += ["those who go ahead"] if law.actual_mean > (1 + FITS) * worked.wait else []
    if not among:
        return ""
    said = (
        f"The {spoken(told.wait)} count {' and '.join(among)} as well. "
        f"Whoever else stays waits {_close(law.mean)} on average"
    )
    more = told.hung_up and law.abandoned - told.hung_up >= 0.005
    return f"{said}, and {100 * law.abandoned:.0f} in 100 hang up." if more else f"{said}."


def hang_ups(worked: Worked, told: Told) -> str:
    """What the share who hang up says of the others: how long callers would hold."""
    if not told.hung_up or not worked.wait:
        return ""
    return f"So a caller would hold for {lasting(worked.patience)}, on average, before giving up."


def doubt(worked: Worked, told: Told) -> str:
    """What does not fit in what was told, and what was made of it; empty where all fits."""
    if told.wait == 0 and told.hung_up:
        return "Where nobody waits, nobody hangs up waiting: that share was left aside."
    if told.anything and worked.calls_per_hour is None and worked.wait:
        limit = f"at {'most' if worked.misfit < 0 else 'least'}"
        limit = f"{limit} {lasting(worked.wait + worked.misfit)} on average"
        if told.hung_up:
            people = "one person" if worked.agents == 1 else f"{worked.agents:,} people"
            lost = f"{100 * told.hung_up:.3g} %"
            why = f"Where {people} answer and {lost} hang up, callers wait {limit}."
        else:
            patience = lasting(worked.patience)
            why = f"Callers as patient as is assumed ({patience}) would wait {limit}."
        return (
            f"{why} The wait is played as it {'is assumed' if told.wait is None else 'was told'}."
        )
    if told.hung_up is not None and told.wait and worked.patience > UNLIKELY:
        return (
            f"That {100 * told.hung_up:.3g} % hang up takes callers who would hold for "
            f"{lasting(worked.patience)} on average. Are both figures of the same hour?"
        )
    return ""


def _close(seconds: float) -> str:
    """A length of time, short ones to a tenth: `9.7 minutes`."""
    minutes = seconds / MINUTE
    return _counted(round(minutes, 1), "minute") if 1.5 <= minutes < 10 else lasting(seconds)


def _counted(amount: float, unit: str) -> str:
    return f"{amount:,g} {unit}{'' if amount == 1 else 's'}"
