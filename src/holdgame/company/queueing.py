"""queueing: the law of the wait that a queue offers, with hang-ups or without.

The *offered wait* V is what a customer who never hangs up would feel. It is what a player who
stays on the line feels, and it is longer than the waits companies record: those are cut short by
everybody who hung up.

Sources:
    Erlang, A. K. (1917): the loss formula (Erlang B) and the delay formula (Erlang C).
    Palm, C. (1957): callers with exponential patience, now called Erlang A.
    Zeltyn, S. & Mandelbaum, A. (2005), Queueing Systems 51: the offered wait in M/M/n+G.
    Takahasi, H. & Mori, M. (1974): the double exponential rule used to integrate its density.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

SECONDS_PER_HOUR: Final = 3600.0

# The double exponential rule for a half line: points exp(x - exp(-x)), x evenly spaced. Range and
# step leave no error above rounding: measured against 40-digit series over the range of erlang_a.
_STEP: Final = 1 / 8
_RULE: Final = tuple(
    (point, _STEP * point * (1 + math.exp(-x)))
    for x in (_STEP * i for i in range(-28, 33))
    for point in (math.exp(x - math.exp(-x)),)
)

Points = list[tuple[float, float]]  # distances from a start, and the mass the rule puts there


@dataclass(frozen=True, slots=True)
class Exponential:
    """The waits of those who wait, when they are exponential."""

    mean: float  # E[V | V > 0], seconds
    patience: float | None = None  # mean patience, seconds; None when nobody hangs up

    def survival(self, t: float) -> float:
        """P(V > t | V > 0)."""
        return math.exp(-t / self.mean)

    def quantile(self, above: float, below: float) -> float:
        """The wait, in seconds, with a share `above` of V beyond it and `below` up to it."""
        return -self.mean * _log_share(above, below)

    def answered_by(self, t: float) -> float:
        """P(V <= t and the caller is still there | V > 0)."""
        answers = 1 / self.mean
        leaves = answers + (1 / self.patience if self.patience else 0.0)
        return -answers / leaves * math.expm1(-leaves * t)


@dataclass(frozen=True, slots=True)
class Impatient:
    """The waits of those who wait, when others hang up ahead of them (Erlang A).

    With w = t / patience, the density of V at w is in proportion to
    exp(offered * (1 - exp(-w)) - shape * w) (Zeltyn & Mandelbaum 2005). So
    P(V > t | V > 0) = P(shape, offered * exp(-w)) / P(shape, offered), P the regularised lower
    incomplete gamma function. In that form both halves underflow in a quiet queue, so the density
    is integrated outwards from its mode instead, where nothing cancels or underflows.

    The mode is past 0 only if more is offered than can be served. The side before it is integrated
    backwards to minus infinity, less the part before 0. Unit of mass: patience * density at mode.
    """

    patience: float  # mean patience, seconds
    shape: float  # calls the agents can finish in one mean patience
    offered: float  # calls that arrive in one mean patience
    mode: float  # the most likely wait of those who wait, in patiences
    after_mode: float  # mass of the density beyond the mode
    before_zero: float  # mass before 0 of the density continued backwards; 0 if the mode is at 0
    whole: float  # mass of the density from 0 on
    mean: float  # E[V | V > 0], seconds

    def survival(self, t: float) -> float:
        """P(V > t | V > 0)."""
        from_mode = t / self.patience - self.mode
        if from_mode >= 0:
            share = math.exp(self._beyond(from_mode)[0]) / self.whole
        else:
            share = 1 - (math.exp(self._before(-from_mode)[0]) - self.before_zero) / self.whole
        return min(max(share, 0.0), 1.0)

    def quantile(self, above: float, below: float) -> float:
        """The wait, in seconds, with a share `above` of V beyond it and `below` up to it."""
        if above * self.whole <= self.after_mode:
            target = _log_share(above, below) + math.log(self.whole)
            from_mode = _where(self._beyond, target)
        else:
            before = below * self.whole + self.before_zero
            target = math.log(max(before, sys.float_info.min))
            from_mode = -min(_where(self._before, target), self.mode)
        return self.patience * (self.mode + from_mode)

    def answered_by(self, t: float) -> float:
        """P(V <= t and the caller is still there | V > 0)."""
        return max(self._answered_after(0.0) - self._answered_after(t), 0.0)

    def _answered_after(self, t: float) -> float:
        """Integral of density * exp(-w) from t on, by parts: P(V > t and still there | V > 0)."""
        from_mode = t / self.patience - self.mode
        density = math.exp(-self._fall(from_mode)) / self.whole
        return max(self.shape * self.survival(t) - density, 0.0) / self.offered

    def _fall(self, from_mode: float) -> float:
        """How far the log of the density has fallen, this far (in patiences) from the mode."""
        at_mode = min(self.offered, self.shape)
        return (self.shape - at_mode) * from_mode + at_mode * _bend(-from_mode)

    def _beyond(self, distance: float) -> tuple[float, float, float]:
        """Log of the mass beyond mode + distance, its hazard, the density's rate of fall."""
        load = min(self.offered, self.shape) * math.exp(-distance)
        mass = _mass(_onwards(self.shape, load))
        return math.log(mass) - self._fall(distance), 1 / mass, self.shape - load

    def _before(self, distance: float) -> tuple[float, float, float]:
        """The same, backwards, from mode - distance."""
        load = self.shape * math.exp(distance)
        mass = _mass(_backwards(self.shape, load))
        return math.log(mass) - self._fall(-distance), 1 / mass, load - self.shape


@dataclass(frozen=True, slots=True)
class OfferedWait:
    """The law of V: an atom at 0 with probability 1 - p_wait, then a tail. A value: hashable."""

    p_wait: float  # P(V > 0)
    mean: float  # E[V], seconds
    abandoned: float  # share of all callers who hang up; 0 when nobody does
    actual_mean: float  # E[W], seconds: as felt by all callers, those who hang up among them
    occupancy: float | None  # share of agents' time on calls; None when only waits were measured
    patience: float | None  # mean patience, seconds, exponential; None when nobody hangs up
    tail: Exponential | Impatient  # the law of V among those who wait; unused if p_wait is 0

    def survival(self, t: float) -> float:
        """P(V > t), t in seconds."""
        if t < 0:
            return 1.0
        if self.p_wait == 0 or t == math.inf:
            return 0.0
        return self.p_wait * self.tail.survival(t)

    def quantile(self, p: float) -> float:
        """The wait, in seconds, that a share p of callers would not exceed: 0 within the atom.

        Raises:
            ValueError: p is not in [0, 1).
        """
        if not 0 <= p < 1:
            raise ValueError(f"a share of callers must be at least 0 and less than 1, not {p!r}")
        waiting = p - (1 - self.p_wait)
        if waiting <= 0:
            return 0.0
        return self.tail.quantile((1 - p) / self.p_wait, waiting / self.p_wait)

    def draw(self, u: float) -> float:
        """One offered wait, in seconds, for u uniform in [0, 1): the same u, the same luck.

        Raises:
            ValueError: u is not in [0, 1).
        """
        return self.quantile(u)

    def within(self, seconds: float) -> float:
        """Share of all callers answered within so many seconds; a hang-up counts as no."""
        if seconds < 0:
            return 0.0
        at_once = 1 - self.p_wait
        if self.p_wait == 0:
            return at_once
        if seconds == math.inf:
            return 1 - self.abandoned
        return min(at_once + self.p_wait * self.tail.answered_by(seconds), 1.0)


def erlang_a(
    calls_per_hour: float, agents: int, handle_seconds: float, patience_seconds: float
) -> OfferedWait:
    """The offered wait when callers hang up: Erlang A, that is M/M/n+M (Palm 1957).

    Formulas of Zeltyn & Mandelbaum (2005): with J the integral of the unscaled density and
    B = ErlangB(n - 1), P(V > 0) = lam * J * B / (1 + lam * J * B); the share who hang up is
    patience's distribution function averaged over V; E[W] = that share * mean patience.
    Sound, to about twelve digits, for 1 to 5,000 agents, a load of 0.01 to 3 times their number,
    and a patience of 10 seconds to 2 hours. Time grows with the agents: 0.1 microseconds each.

    Args:
        calls_per_hour: arrivals, answered or not; 0 or more.
        agents: people on the phones at that hour; 1 or more.
        handle_seconds: mean time an agent spends on a call, talk and wrap-up.
        patience_seconds: mean time a caller would wait before hanging up.

    Raises:
        ValueError: a quantity is not a number of its kind.
    """
    load = _load(calls_per_hour, agents, handle_seconds)
    _positive("the mean patience", patience_seconds)
    shape = agents * patience_seconds / handle_seconds
    offered = calls_per_hour / SECONDS_PER_HOUR * patience_seconds
    if offered == 0:
        return OfferedWait(0.0, 0.0, 0.0, 0.0, 0.0, patience_seconds, Exponential(0.0))
    tail, gone = _impatient(patience_seconds, shape, offered)
    # The odds against having to wait, 1 / (lam * J * B), as a logarithm: J can pass exp(700).
    all_busy = max(_erlang_b(load, agents - 1), sys.float_info.min)
    against = -math.log(all_busy) - math.log(offered * tail.whole) - tail._fall(-tail.mode)
    p_wait = 1 / (1 + math.exp(against)) if against < 700 else 0.0
    abandoned = p_wait * gone
    return OfferedWait(
        p_wait=p_wait,
        mean=p_wait * tail.mean,
        abandoned=abandoned,
        actual_mean=abandoned * patience_seconds,
        occupancy=min(load * (1 - abandoned) / agents, 1.0),
        patience=patience_seconds,
        tail=tail,
    )


def erlang_c(calls_per_hour: float, agents: int, handle_seconds: float) -> OfferedWait:
    """The offered wait when nobody hangs up: Erlang C, that is M/M/n (Erlang 1917).

    Args:
        calls_per_hour: arrivals; 0 or more.
        agents: people on the phones; more than the calls keep busy.
        handle_seconds: mean time an agent spends on a call.

    Raises:
        ValueError: a quantity is not a number of its kind, or the queue would grow for ever.
    """
    load = _load(calls_per_hour, agents, handle_seconds)
    if load >= agents:
        raise ValueError(
            f"{calls_per_hour:g} calls an hour of {handle_seconds:g} seconds keep {load:.6g} agents"
            f" busy, and there are {agents}: if nobody hangs up, the queue grows for ever"
        )
    busy = _erlang_b(load, agents)
    p_wait = agents * busy / (agents - load * (1 - busy))
    tail = Exponential(handle_seconds / (agents - load))
    mean = p_wait * tail.mean
    return OfferedWait(p_wait, mean, 0.0, mean, load / agents, None, tail)


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
    _not_negative("the mean wait", mean_seconds)
    if not 0 <= p_wait <= 1:
        raise ValueError(f"the share of callers who wait must be from 0 to 1, not {p_wait!r}")
    if patience_seconds is not None:
        _positive("the mean patience", patience_seconds)
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


def _impatient(patience: float, shape: float, offered: float) -> tuple[Impatient, float]:
    """The tail of Erlang A, and the share of those who wait that hang up."""
    onwards = _onwards(shape, min(offered, shape))
    after, moment = _mass(onwards), _moment(onwards)
    if offered <= shape:
        gone = sum(-math.expm1(-w) * mass for w, mass in onwards) / after
        mean = patience * moment / after
        return Impatient(patience, shape, offered, 0.0, after, 0.0, after, mean), gone
    mode = math.log(offered / shape)
    at_mode, at_zero = _backwards(shape, shape), _backwards(shape, offered)
    density_at_zero = math.exp(-shape * _bend(mode))
    before_zero = density_at_zero * _mass(at_zero)
    whole = after + _mass(at_mode) - before_zero
    moment += density_at_zero * (mode * _mass(at_zero) + _moment(at_zero)) - _moment(at_mode)
    mean = patience * (mode + moment / whole)
    gone = 1 - shape / offered + density_at_zero / (offered * whole)
    return Impatient(patience, shape, offered, mode, after, before_zero, whole, mean), gone


def _onwards(shape: float, load: float) -> Points:
    """Points and masses of the density from where `load` <= shape is left, relative to there."""
    scale, rate = _scale(shape, shape - load), shape - load
    return [
        (w, scale * weight * math.exp(-rate * w - load * _bend(-w)))
        for point, weight in _RULE
        for w in (scale * point,)
    ]


def _backwards(shape: float, load: float) -> Points:
    """The same towards minus infinity, `load` >= shape; in r = exp(w) - 1, where it is smooth."""
    scale, rate = _scale(load, load - shape), load - shape
    return [
        (w, scale * weight * math.exp(-rate * r - shape * (r - w)) / (1 + r))
        for point, weight in _RULE
        for r in (scale * point,)
        for w in (math.log1p(r),)
    ]


def _scale(larger: float, rate: float) -> float:
    """About how far the density takes to fall by a factor e: fit for a bell and an exponential."""
    half = 2 * rate - 1
    root = math.sqrt(half * half + 8 * larger)
    return 4 / (root + half) if half > 0 else (root - half) / (2 * larger)


def _bend(w: float) -> float:
    """exp(w) - 1 - w."""
    return math.expm1(w) - w


def _mass(points: Points) -> float:
    return sum([mass for _, mass in points])


def _moment(points: Points) -> float:
    return sum([w * mass for w, mass in points])


def _where(log_mass: Callable[[float], tuple[float, float, float]], target: float) -> float:
    """The distance at which a log of mass has fallen to target, by Halley's method.

    The density is log-concave, so the log of the mass beyond a point is concave and falling,
    and the steps settle from any start: two to five of them. They shrink cubically, so after a
    step of a millionth of the scale (1 / hazard) only rounding is left.
    """
    distance = 0.0
    for _ in range(40):
        value, hazard, rate = log_mass(distance)
        newton = (value - target) / hazard
        step = newton / (1 + newton * (hazard - rate) / 2)
        distance = max(distance + step, 0.0)
        if abs(step) * hazard <= 1e-6:
            break
    return distance


def _log_share(share: float, rest: float) -> float:
    """log(share), from the rest where that keeps more digits; share + rest = 1."""
    return math.log(share) if share < 0.5 else math.log1p(-rest)


def _erlang_b(load: float, agents: int) -> float:
    """Share of calls lost when nobody can wait, load in agents kept busy (Erlang 1917)."""
    blocked = 1.0
    for busy in range(1, agents + 1):
        blocked = load * blocked / (busy + load * blocked)
    return blocked


def _load(calls_per_hour: float, agents: int, handle_seconds: float) -> float:
    """Agents that the calls would keep busy if all were answered."""
    _not_negative("the number of calls an hour", calls_per_hour)
    if type(agents) is not int or agents < 1:
        raise ValueError(f"the number of agents must be a whole number, 1 or more, not {agents!r}")
    _positive("the mean handle time", handle_seconds)
    return calls_per_hour / SECONDS_PER_HOUR * handle_seconds


def _positive(name: str, value: float) -> None:
    if not 0 < value < math.inf:
        raise ValueError(f"{name} must be a finite number greater than 0, not {value!r}")


def _not_negative(name: str, value: float) -> None:
    if not 0 <= value < math.inf:
        raise ValueError(f"{name} must be a finite number, 0 or more, not {value!r}")
