"""Moments a second: rehearsal customers play the shipped refund under its carrier, in process.

Sampling, what-if and the checks of a story all play thousands of journeys. Start-up is left out:
the world has been played a while with other seeds, so most of its moments are known, and those
that are not are worked out and their text rendered within the time taken. What the start costs is
printed below it, from a world that knows nothing. The peer is a bare loop of one dictionary look-up
and one die a moment: what this machine could do at all.
"""

from __future__ import annotations

from hashlib import blake2b

from benchmarks.measure import Figure, Report, in_turns, seconds
from benchmarks.shipped import shipped_world
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.world import World

JOURNEYS = 400
START_UP = 4000
ROUNDS = 15
LEAST = 60_000


def run() -> Report:
    world = shipped_world()
    start = seconds(lambda: play(world, 0, START_UP))
    first = play(world, 0, START_UP)
    played: list[float] = []  # moments a second, round by round
    seeds = iter(range(START_UP, START_UP + (ROUNDS + 1) * JOURNEYS, JOURNEYS))

    def ours() -> float:
        seed, moments = next(seeds), 0

        def once() -> None:
            nonlocal moments
            moments = play(world, seed, JOURNEYS)

        taken = seconds(once) / moments
        played.append(1 / taken)
        return taken

    def peer() -> float:
        return seconds(lambda: bare(20_000)) / 20_000

    pair = in_turns(ours, peer, ROUNDS)
    rate = max(played)
    return Report(
        f"rehearsals of refund-abroad under meridian, {ROUNDS} rounds of {JOURNEYS} journeys",
        (
            Figure(
                "moments a second, best round", f"{rate:,.0f}", f"at least {LEAST:,}", rate >= LEAST
            ),
            Figure("a bare loop: look-up and die", f"{1 / min(pair.peer):,.0f}"),
            Figure("ratio", f"{pair.ratio:.1f} times"),
            Figure(f"the first {START_UP:,} journeys, world empty", f"{first / start:,.0f}"),
            Figure("moments it knows after all this", f"{len(world.moments):,}"),
        ),
    )


def play(world: World, seed: int, journeys: int) -> int:
    """Play so many journeys from a seed on; returns how many moments they had."""
    return sum(len(rehearse(world, s).events) for s in range(seed, seed + journeys))


def bare(moments: int) -> None:
    """One look-up and one die a moment."""
    known = {f"place {number}": number for number in range(1000)}
    for number in range(moments):
        place = f"place {number % 1000}"
        known[place]
        key = f"{number}\x1f{place}\x1f1\x1fhabit".encode()
        int.from_bytes(blake2b(key, digest_size=7).digest(), "big")
