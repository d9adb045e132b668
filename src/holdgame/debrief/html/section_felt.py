"""section_felt: the journey, head and heart, how it seemed, what was told and answered."""

from __future__ import annotations

from collections.abc import Iterator

from holdgame.debrief import words
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.bars import Bar, bars
from holdgame.debrief.html.document import section
from holdgame.debrief.html.journey_figure import journey_figure
from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.strips_figure import strips_figure
from holdgame.debrief.html.table import table, wide, words_in
from holdgame.debrief.page_felt import answers_given, seemed_in_words


def journey(debrief: Debrief) -> Iterator[Html]:
    """The map, and the two strips; no strips of a play that took nobody's time."""
    yield section("The journey", journey_figure(debrief).html())
    if debrief.strips.minutes:
        yield section("Head and heart", strips_figure(debrief).html())


def seemed(debrief: Debrief) -> Iterator[Html]:
    """How it seemed to whoever sat there; nothing of a rehearsal."""
    parts = [*_sat(debrief), *_answers(debrief), *_tellings(debrief)]
    if parts:
        yield section("How it seemed", *parts)


def _sat(debrief: Debrief) -> Iterator[Html]:
    sat = debrief.sat
    if sat is None:
        return
    rows = [] if sat.guess is None else [_minutes("you said", sat.guess)]
    rows.append(_minutes("it was", sat.seconds))
    if sat.holds > 1:
        rows.append(_minutes("the longest hold of them", sat.longest))
    note = seemed_in_words(sat)
    yield bars("On hold at the table", rows, unit="minutes at the table", note=note).html()


def _minutes(name: str, seconds: float) -> Bar:
    return Bar(name, seconds, f"{seconds / 60:.1f} min")


def _answers(debrief: Debrief) -> Iterator[Html]:
    if rows := answers_given(debrief):
        title = "What was answered"
        yield el("h3", title)
        yield wide(title, table(title, words_in("asked", "answer"), rows))


def _tellings(debrief: Debrief) -> Iterator[Html]:
    if debrief.tellings:
        yield el("h3", "Each time it was told")
    for told in debrief.tellings:
        how = "" if told.typed else ", as printed"
        count = words.counted(told.words, "word")
        about = f"{told.label}, time {told.time}: {count}{how}"
        yield el("p", about, class_="note")
        yield el("blockquote", el("p", f"“{told.text}”"))
