"""done: what is seen of an answer that was given, and of time that passed, in the same words on
every screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.engine.journey import CalledBack, Chose, Event, Served
from holdgame.engine.moments import Ask, Line, Wait
from holdgame.play.heard import unsaid

YOU: Final = "you"
HUNG_UP: Final = "(You hang up.)"


def done(event: Event) -> Iterator[Line]:
    """Stage directions, and what the customer did and said."""
    if passed := unsaid(event):
        yield _aside(f"({passed} later)")
    if event.hung_up:
        yield _aside(HUNG_UP)
        return
    match event.moment, event.answer:
        case Ask(how="choice" | "feeling") as ask, Chose(option=option):
            chosen = ask.option(option)
            yield Line(YOU, "", "you", f"› {chosen.text if chosen else option}")
        case Ask(how="key"), Chose(option=option):
            yield _you(f"press {option}")
        case Ask(how="digits" | "words"), Chose(text=text):
            yield _you(text)
        case Ask(how="own_words") as ask, Chose(text=text):
            yield _you(text or ask.expects)
        case Wait() as wait, Served():
            yield _aside(_picked_up(wait, event.seconds))
        case Wait(), CalledBack():
            yield _aside("(You put the phone down. They have your number.)")


def _aside(text: str) -> Line:
    return Line("", "", "narration", text)


def _you(text: str) -> Line:
    return Line(YOU, YOU, "you", text)


def _picked_up(moment: Wait, seconds: float) -> str:
    if not seconds:
        return "(Somebody picks up at once.)"
    silent = moment.heard.music in ("", "none")
    return "(You hold. A click.)" if silent else "(You hold. The music stops.)"
