"""The same story once more in plain text, under a second company's rules; then both together."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from holdgame.plain.game import PlainGame
from holdgame.plain.lines import EndOfInput
from holdgame.play import questions as q
from holdgame.play.notes import Twice
from holdgame.play.sitting import Sitting

if TYPE_CHECKING:
    from holdgame.debrief.causes.between import Between
    from holdgame.engine.world import World


def play_again(
    game: PlainGame,
    then: Callable[[Sitting], Sitting],
    between: Callable[[World, World], Between | None] | None = None,
) -> None:
    """Ask about the first play, play the second, ask which of the two, and show both.

    `between` works out what the analysis says of the two companies.
    """
    from holdgame.debrief.debrief import Debrief
    from holdgame.debrief.twice import Pair, render_pair
    from holdgame.debrief.words import possessive

    first = game.sitting
    game.after()
    second = then(first)
    try:
        again = replace(game, sitting=second)
        again.say(f"{possessive(second.world.company.name)} rules, now. {q.THEN}")
        again.say()
        if not again.play():
            again.say(q.KEPT)
            return
        with contextlib.suppress(EndOfInput):
            again.after()
            second.note(_asked(again, first, second))
        parted = between(first.world, second.world) if between is not None else None
        pair = Pair(Debrief.of(first), Debrief.of(second), second.last(Twice), parted)
        print(render_pair(pair), file=again.out)
        for sitting in (first, second):
            if sitting.path is not None:
                again.say(f"Kept in {sitting.path}")
    finally:
        second.close()


def _asked(game: PlainGame, first: Sitting, second: Sitting) -> Twice:
    names = [s.world.company.name for s in (first, second)]
    offered = ", ".join(f"{n} {name}" for n, name in enumerate((*names, q.NEITHER), 1))
    number = game.whole(f"{q.AGAIN}\n{offered}", 1, 3)
    months = [game.whole(q.MONTHS.format(name=name), 0, 12) for name in names]
    again = None if number is None else (*names, "")[number - 1]
    return Twice(names[0], names[1], again, months[0], months[1])
