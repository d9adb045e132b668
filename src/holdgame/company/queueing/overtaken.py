"""The waits of ordinary callers whom VIPs overtake, where callers hang up.

What holds up an ordinary caller is only how many are ahead: those who waited when the call came in,
of either kind, less those answered or gone, and the VIPs who have come since. That number is a
birth and death chain of its own, because all who are ahead are answered and hang up alike. So the
two classes need one dimension: the wait ends when the next free agent finds nobody ahead.

Sources:
    Jensen, A. (1953), Skandinavisk Aktuarietidskrift 36: a chain seen at the ticks of one clock
        (uniformisation).
    Jouini, O. & Roubos, A. (2014), J. Operational Research Society 65: the same queue, by
        transforms.
"""

from __future__ import annotations

import math

from holdgame.company.queueing.exponential import Exponential
from holdgame.company.queueing.fluid import Stretched
from holdgame.company.queueing.impatient import Impatient
from holdgame.company.queueing.mixed_erlang import MixedErlang
from holdgame.company.queueing.offered_wait import Tail

FOREVER = 365 * 86_400.0  # seconds: a mean wait that nobody can tell from never
MOST_AHEAD = 2000  # callers in the chain
_MOST_WORK = 6_000_000  # callers times ticks: half a second
_UNSEEN = 1e-14  # a share of callers too small to be followed
_LAST = 1e-10  # what is left of the waits when it no longer matters how they end
_LOOKS_BACK = (16, 48)  # ticks; two, for at a turning point one look would see nothing move


def overtaken(alone: Impatient, vips: float) -> tuple[Tail, bool]:
    """The waits of ordinary callers who find all agents busy, and whether they are the fluid limit.

    They are where the chain is too much work: a queue so long that the limit is near.

    Args:
        alone: the waits if nobody went ahead.
        vips: calls that go ahead, in one mean patience.
    """
    never = Exponential(FOREVER, alone.patience)
    if _starved(alone, vips):
        return never, False
    chain = _chain(alone, vips)
    if chain is not None:
        return chain, False
    return (Stretched(alone, vips / alone.shape) if vips < alone.shape else never), True


def _starved(alone: Impatient, vips: float) -> bool:
    """Whether ordinary callers are answered so seldom that they wait `FOREVER`.

    While they wait the VIPs' own queue settles to its law, and each of them is answered at the
    rate at which agents find it empty, or less often (the Rayleigh quotient of the chain).
    """
    ahead = _waiting(alone.shape, vips)
    return ahead is not None and alone.shape * ahead[0] * FOREVER < alone.patience


def _chain(alone: Impatient, vips: float) -> MixedErlang | None:
    """The chain solved; None where that is too much work."""
    shape = alone.shape
    ahead = _waiting(shape, alone.offered)
    if ahead is None:
        return None
    rate = vips + shape + len(ahead)  # ticks in one patience: as often as anything can happen
    comes = vips / rate
    goes = [(shape + k) / rate for k in range(len(ahead) + 1)]
    stays = [1 - comes - go for go in goes]
    outlast, endings, work = [1.0], [0.0], 0
    while outlast[-1] > _LAST:
        endings.append(goes[0] * ahead[0] / outlast[-1])
        if _stands(endings):
            break
        ahead = [
            stay * here + comes * fewer + go * more
            for stay, go, here, fewer, more in zip(
                stays, goes[1:], ahead, (0.0, *ahead), (*ahead[1:], 0.0), strict=False
            )
        ]
        outlast.append(outlast[-1] * (1 - endings[-1]))
        while ahead[-1] < _UNSEEN * outlast[-1]:
            ahead.pop()
        work += len(ahead)
        if work > _MOST_WORK:
            return None
    settled, ending = len(outlast) - 1, endings[-1]
    for _ in range(int(14 * math.sqrt(settled)) + 100):  # as far ahead as a Poisson law sees
        outlast.append(outlast[-1] * (1 - ending))
    return MixedErlang(rate / alone.patience, tuple(outlast), settled, ending, alone.patience)


def _stands(endings: list[float]) -> bool:
    """Whether the share of waits that end at a tick has stopped moving."""
    return len(endings) > _LOOKS_BACK[-1] and all(
        abs(endings[-1] - endings[-back]) < 1e-10 * endings[-1] for back in _LOOKS_BACK
    )


def _waiting(shape: float, offered: float) -> list[float] | None:
    """P(k callers wait | all agents are busy), k = 0, 1, …, in Erlang A; None if too many may."""
    logs, most = [0.0], 0.0
    while logs[-1] > most + math.log(_UNSEEN):
        if len(logs) > MOST_AHEAD:
            return None
        logs.append(logs[-1] + math.log(offered / (shape + len(logs))))
        most = max(most, logs[-1])
    shares = [math.exp(log - most) for log in logs]
    whole = sum(shares)
    return [share / whole for share in shares]
