"""The tail of Erlang A: waits when others hang up ahead.

Sources:
    Zeltyn, S. & Mandelbaum, A. (2005), Queueing Systems 51: the offered wait in M/M/n+G.
    Takahasi, H. & Mori, M. (1974): the double exponential rule used to integrate its density.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from holdgame.company.queueing.exponential import log_share

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
    hang_up: float  # share of those who wait that hang up

    @classmethod
    def of(cls, patience: float, shape: float, offered: float) -> Impatient:
        """The tail, from the mean patience in seconds and the calls in one patience."""
        onwards = _onwards(shape, min(offered, shape))
        after, moment = _mass(onwards), _moment(onwards)
        if offered <= shape:
            gone = sum(-math.expm1(-w) * mass for w, mass in onwards) / after
            mean = patience * moment / after
            return cls(patience, shape, offered, 0.0, after, 0.0, after, mean, gone)
        mode = math.log(offered / shape)
        at_mode, at_zero = _backwards(shape, shape), _backwards(shape, offered)
        density_at_zero = math.exp(-shape * _bend(mode))
        before_zero = density_at_zero * _mass(at_zero)
        whole = after + _mass(at_mode) - before_zero
        moment += density_at_zero * (mode * _mass(at_zero) + _moment(at_zero)) - _moment(at_mode)
        mean = patience * (mode + moment / whole)
        gone = 1 - shape / offered + density_at_zero / (offered * whole)
        return cls(patience, shape, offered, mode, after, before_zero, whole, mean, gone)

    @property
    def log_mass(self) -> float:
        """log of the integral of exp(offered * (1 - exp(-w)) - shape * w), w from 0 on."""
        return math.log(self.whole) + self._fall(-self.mode)

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
            target = log_share(above, below) + math.log(self.whole)
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
