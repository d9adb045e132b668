"""A whole session in plain text, from the first question to the commitment."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TextIO

from holdgame.plain.game import PlainGame
from holdgame.plain.lines import EndOfInput, Lines
from holdgame.plain.second_play import play_again
from holdgame.play import questions as q
from holdgame.play.notes import Commitment, OnTheBox, Prediction
from holdgame.play.sitting import Sitting

if TYPE_CHECKING:
    from holdgame.debrief.causes.between import Between
    from holdgame.debrief.causes.causes import Causes
    from holdgame.engine.world import World


def play_plainly(
    sitting: Sitting,
    stdin: TextIO,
    stdout: TextIO,
    *,
    first_run: bool = False,
    then: Callable[[Sitting], Sitting] | None = None,
    causes: Callable[[World], Causes | None] | None = None,
    between: Callable[[World, World], Between | None] | None = None,
) -> int:
    """Play, ask, debrief. The end of the input keeps the play and says how to go on.

    `then` begins the same story under a second company, for both side by side; `causes` works out
    what changes would buy, for the debrief, `between` what parts the two companies.
    """
    game = PlainGame(sitting, Lines(stdin), stdout, typed_ahead=not stdin.isatty())
    if first_run:
        game.say(q.STAYS_HERE)
        game.say()
    if sitting.told:
        game.say(sitting.told)
    game.say(f"(seed {sitting.journey.seed})")
    try:
        if sitting.last(Prediction) is None:
            game.before()
        if not game.play():
            game.say(q.KEPT)
            return 0
        if then is None:
            _afterwards(game, causes)
        else:
            play_again(game, then, between)
    except EndOfInput:
        game.say()
        if not sitting.journey.ended:
            game.say(q.KEPT)
    except KeyboardInterrupt:
        game.say()
        if not sitting.journey.ended:
            game.say(q.KEPT)
        raise
    finally:
        sitting.close()
    return 0


def _afterwards(game: PlainGame, causes: Callable[[World], Causes | None] | None = None) -> None:
    """The questions, the debrief and a commitment; the end of the input skips what is left."""
    from holdgame.debrief.debrief import Debrief
    from holdgame.debrief.text import render

    sitting = game.sitting
    with contextlib.suppress(EndOfInput):
        game.after()
    found = None if causes is None else causes(sitting.world)
    print(render(Debrief.of(sitting, today=date.today(), causes=found)), file=game.out)
    game.say()
    if sitting.path is not None:
        game.say(f"Kept in {sitting.path}")
    printed = game.yes_or_no(q.ON_THE_BOX)
    if printed is not None:
        sitting.note(OnTheBox(printed))
    game.say(q.COMMIT)
    when = game.ask("If")
    if when:
        sitting.note(Commitment(when, game.ask("I will"), game.ask("by")))
        game.say(q.REAL_CALL)
