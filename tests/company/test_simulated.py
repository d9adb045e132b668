"""The formulas beside a simulation that knows none of them: `ciw`, call by call.

Figures are means over batches of calls, so that their standard errors are known. A recorded wait
is cut short by a hang-up, so a share P(V > t) * exp(-t / patience) of the records is longer than t:
that is how the law of the offered wait is seen in them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Any

import ciw
import pytest

from holdgame.company.queueing import OfferedWait, ordinary_wait, vip_wait

BATCHES = 40
WARM_UP = 0.05  # of the calls, left out; as many at the end, some of whom still wait


@dataclass(frozen=True)
class Setting:
    """A queue, and how many calls of it are simulated with which seed."""

    calls_per_hour: float
    agents: int
    handle: float
    patience: float | None
    vip_share: float
    calls: int
    seed: int

    def law(self, of: Callable[..., OfferedWait]) -> OfferedWait:
        return of(self.calls_per_hour, self.agents, self.handle, self.patience, self.vip_share)


SETTINGS = [
    # Erlang A
    Setting(60, 6, 480, 360, 0, 15_000, 1),
    Setting(60, 9, 480, 360, 0, 15_000, 2),
    Setting(108, 9, 480, 4200, 0, 20_000, 3),
    # Erlang C
    Setting(6, 1, 300, None, 0, 20_000, 4),
    Setting(120, 12, 300, None, 0, 30_000, 5),
    # VIPs, callers hang up
    Setting(60, 6, 480, 360, 0.1, 25_000, 6),
    Setting(108, 9, 480, 4200, 0.05, 30_000, 7),
    Setting(30, 2, 300, 120, 0.5, 20_000, 8),
    # VIPs, nobody hangs up
    Setting(60, 10, 480, None, 0.1, 30_000, 9),
    Setting(42, 4, 300, None, 0.4, 30_000, 10),
]


def simulate(setting: Setting) -> list[Any]:
    """Records of so many calls, in the order in which they came."""
    kinds = {"vip": setting.vip_share, "other": 1 - setting.vip_share}
    leaves = None if setting.patience is None else ciw.dists.Exponential(1 / setting.patience)
    arrivals = {
        kind: [ciw.dists.Exponential(share * setting.calls_per_hour / 3600) if share else None]
        for kind, share in kinds.items()
    }
    network = ciw.create_network(
        arrival_distributions=arrivals,
        service_distributions={key: [ciw.dists.Exponential(1 / setting.handle)] for key in kinds},
        reneging_time_distributions={key: [leaves] for key in kinds},
        number_of_servers=[setting.agents],
        priority_classes={"vip": 0, "other": 1},
    )
    ciw.seed(setting.seed)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(setting.calls, method="Arrive")
    records = sorted(simulation.get_all_records(), key=lambda record: record.arrival_date)
    edge = int(WARM_UP * len(records))
    return records[edge:-edge]


def errors(records: list[Any], law: OfferedWait) -> dict[str, float]:
    """For each figure, how many standard errors the simulation is away from the law."""
    leaves = 0.0 if law.patience is None else 1 / law.patience
    figures: dict[str, tuple[Callable[[Any], float], float]] = {
        "has to wait": (lambda r: r.waiting_time > 0, law.p_wait),
        "hangs up": (lambda r: r.record_type == "renege", law.abandoned),
        "mean felt": (lambda r: r.waiting_time, law.actual_mean),
        "within a minute": (
            lambda r: r.record_type == "service" and r.waiting_time <= 60,
            law.within(60),
        ),
    }
    for share in (0.5, 0.9):
        t = law.tail.quantile(1 - share, share)
        figures[f"quantile {share:g}"] = (
            lambda r, t=t: r.waiting_time > t,  # type: ignore[misc]
            law.survival(t) * math.exp(-leaves * t),
        )
    size = len(records) // BATCHES
    found = {}
    for name, (of, expected) in figures.items():
        means = [fmean(of(r) for r in records[i * size : (i + 1) * size]) for i in range(BATCHES)]
        error = stdev(means) / math.sqrt(BATCHES)
        found[name] = (fmean(means) - expected) / error if error else fmean(means) - expected
    return found


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: f"seed {s.seed}")
def test_formulas_and_simulation_agree_within_three_standard_errors(setting: Setting) -> None:
    records = simulate(setting)
    for kind, of in (("other", ordinary_wait), ("vip", vip_wait)):
        if mine := [record for record in records if record.customer_class == kind]:
            found = errors(mine, setting.law(of))
            assert all(abs(error) < 3 for error in found.values()), (kind, found)
