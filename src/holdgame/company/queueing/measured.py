"""A wait of which only the mean is known."""

from __future__ import annotations

from holdgame.company.queueing.exponential import Exponential
from holdgame.company.queueing.offered_wait import OfferedWait
from holdgame.company.queueing.quantities import not_negative, positive


def measured(
    mean_seconds: float, p_wait: float = 1.0, patience_seconds: float | None = None
) -> OfferedWait:
    """A wait known only by its mean: an atom at 0 and an exponential tail.

    The shape is judgement, not measurement [J]: an exponential is the exact tail of Erlang C and
    fair for Erlang A near balance; in an overloaded queue waits vary much less than it says.

    Args:
        mean_seconds: E[V] over all callers, those who did not wait among them; 0 or more.
        p_wait: share of callers who wait at all.
        patience_seconds: mean patience, exponential; None when nobody hangs up.

    Raises:
        ValueError: a quantity is not a number of its kind, or nobody waits and yet the mean is
            more than 0.
    """
    not_negative("the mean wait", mean_seconds)
    if not 0 <= p_wait <= 1:
        raise ValueError(f"the share of callers who wait must be from 0 to 1, not {p_wait!r}")
    if patience_seconds is not None:
        positive("the mean patience", patience_seconds)
    if mean_seconds == 0:
        return OfferedWait(0.0, 0.0, 0.0, 0.0, None, patience_seconds, Exponential(0.0))
    if p_wait == 0:
        raise ValueError(f"the mean wait cannot be {mean_seconds:g} seconds when nobody waits")
    tail = Exponential(mean_seconds / p_wait, patience_seconds)
    if patience_seconds is None:
        return OfferedWait(p_wait, mean_seconds, 0.0, mean_seconds, None, None, tail)
    abandoned = p_wait * tail.mean / (tail.mean + patience_seconds)
    actual = abandoned * patience_seconds
    return OfferedWait(p_wait, mean_seconds, abandoned, actual, None, patience_seconds, tail)
