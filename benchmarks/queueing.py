"""The law of a wait and its quantiles, beside a simulation (`ciw`) of the same queue to 1 % error.

A hold's length, a planner's question and each round of a what-if ask for a law; a play draws from
it. The simulation is as long as it must be for the mean wait to have a standard error of 1 %, by
batches of calls.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable

import ciw

from benchmarks.measure import Figure, Report, in_turns, seconds
from holdgame.company.queueing import OfferedWait, erlang_a, ordinary_wait
from holdgame.engine.waits import WaitTable

QUEUE = (60, 6, 480, 360)  # calls an hour, agents, handle and patience in seconds
ROUNDS = 3
REPEATS = 30  # of what takes milliseconds or less
DRAWS = [(i * 0.6180339887498949) % 1 for i in range(10_000)]
ERROR = 0.01
BATCHES = 40


def run() -> Report:
    calls = enough_calls()
    pair = in_turns(ours, lambda: seconds(lambda: simulated_waits(calls)), ROUNDS)
    law = erlang_a(*QUEUE)
    table = WaitTable(law)
    first = seconds(lambda: draw_all(table))
    return Report(
        "waits of Erlang A and of callers whom VIPs overtake",
        (
            *(
                at_most(f"erlang_a and two quantiles, {agents} agents", 1, erlang(agents))
                for agents in (10, 50, 100)
            ),
            at_most("ten thousand draws, quantiles known", 20, lambda: draw_all(table)),
            Figure("the first ten thousand draws of a law", f"{1000 * first:.1f} ms"),
            at_most("overtaken by 10 %, 50 agents, load 1.2", 50, overtaken(450, 360)),
            at_most("the same, load 1.6, patience 70 min", 50, overtaken(600, 4200)),
            Figure(f"ciw, {calls:,} calls", f"{statistics.median(pair.peer):.2f} s"),
            Figure(
                "erlang_a and two quantiles against ciw", f"{1 / pair.ratio:,.0f} times as fast"
            ),
        ),
    )


def at_most(what: str, milliseconds: float, timed: Callable[[], object]) -> Figure:
    """The median of some runs, in milliseconds, against the most it may be."""
    timed()
    taken = 1000 * statistics.median(seconds(timed) for _ in range(REPEATS))
    return Figure(
        what, f"{taken:.2f} ms", f"at most {milliseconds:g} ms", met=taken <= milliseconds
    )


def ours() -> float:
    return seconds(erlang(QUEUE[1]))


def erlang(agents: int) -> Callable[[], OfferedWait]:
    """The law of a queue as busy as QUEUE, with other people, and two of its quantiles."""
    calls, fewer, handle, patience = QUEUE

    def once() -> OfferedWait:
        law = erlang_a(calls * agents / fewer, agents, handle, patience)
        law.quantile(0.5), law.quantile(0.9)
        return law

    return once


def overtaken(calls: float, patience: float) -> Callable[[], OfferedWait]:
    return lambda: ordinary_wait(calls, 50, 480, patience, vip_share=0.1)


def draw_all(table: WaitTable) -> None:
    for u in DRAWS:
        table.draw(u)


def enough_calls() -> int:
    """How many calls, by doubling, leave the simulated mean wait an error of 1 %."""
    calls = 10_000
    while True:
        waits = simulated_waits(calls)
        size = len(waits) // BATCHES
        means = [statistics.fmean(waits[i * size : (i + 1) * size]) for i in range(BATCHES)]
        if statistics.stdev(means) / math.sqrt(BATCHES) <= ERROR * statistics.fmean(means):
            return calls
        calls *= 2


def simulated_waits(calls: int) -> list[float]:
    """What so many callers wait, in the order in which they came, hang-ups among them."""
    per_hour, agents, handle, patience = QUEUE
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(per_hour / 3600)],
        service_distributions=[ciw.dists.Exponential(1 / handle)],
        reneging_time_distributions=[ciw.dists.Exponential(1 / patience)],
        number_of_servers=[agents],
    )
    ciw.seed(1)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(calls, method="Arrive")
    records = sorted(simulation.get_all_records(), key=lambda record: record.arrival_date)
    return [record.waiting_time for record in records]
