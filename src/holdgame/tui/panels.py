"""Which widget asks what: one for each way of asking."""

from __future__ import annotations

from textual.widget import Widget

from holdgame.engine.going import HANG_UP
from holdgame.engine.moments import Ask
from holdgame.play.questions import A_NUMBER
from holdgame.play.sitting import Sitting
from holdgame.play.watching import Watched
from holdgame.tui import script
from holdgame.tui.widgets.keypad import Keypad
from holdgame.tui.widgets.options import Options, Row
from holdgame.tui.widgets.telling import Telling
from holdgame.tui.widgets.typed_fact import TypedFact


def panel_for(moment: Ask, sitting: Sitting | Watched) -> Widget:
    """The widget that asks this; hanging up is a key everywhere and stands in no list."""
    match moment.how:
        case "key":
            return Keypad()
        case "digits" | "words":
            fact = sitting.world.story.facts.get(moment.fact)
            return TypedFact(fact.label if fact else A_NUMBER)
        case "own_words":
            before = script.tellings(sitting.journey, moment.fact)
            return Telling(before, moment.phrases, moment.expects)
        case _:
            offered = (o for o in moment.options if o.id != HANG_UP)
            return Options([Row(o.id, o.text, closed=o.closed) for o in offered])
