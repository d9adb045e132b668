"""section_happened: what happened, what was predicted, and what will be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.bias import bias_in_words, shown, summed_up
from holdgame.debrief.commitment import commitment_sentence
from holdgame.debrief.debrief import Compared, Debrief
from holdgame.debrief.html.document import section
from holdgame.debrief.html.markup import Html, el
from holdgame.debrief.html.table import Column, numbers_in, table, wide
from holdgame.play import questions

PREDICTED: Final = "What was predicted, and what it was"
BLANK: Final = "_" * 24


def happened(debrief: Debrief) -> Html:
    """The sentences of page one, and its figures."""
    return section("What happened", lead(debrief), figures(debrief), *said_no(debrief))


def lead(debrief: Debrief, besides: int | None = None) -> Html:
    """What happened, in sentences; of what else happened, all or so many."""
    return el("p", " ".join(debrief.sentences.told(besides)), class_="lead")


def figures(debrief: Debrief) -> Html:
    """What it came to, in large figures."""
    facts, shown_ = debrief.facts, debrief.shown
    told = [
        ("minutes", f"{words.tidy(facts.minutes):g}"),
        ("on hold", f"{words.tidy(facts.on_hold):g}"),
        ("effort-minutes", str(shown_.total)),
        ("people", str(facts.spoke_to)),
        ("times told", str(facts.tellings)),
        ("resolved", "yes" if debrief.ending.resolved else "no"),
    ]
    return el("dl", *(el("div", el("dt", n), el("dd", v)) for n, v in told), class_="figures")


def said_no(debrief: Debrief, most: int | None = None) -> Iterator[Html]:
    """Which rules said no, the last of them first; all or so many."""
    no = debrief.said_no
    if no is not None:
        named = [f"{r.name}, {r.value}" if r.value else r.name for r in no.rules[:most]]
        said = "Said no" if no.outright else "In the way"
        yield el("p", el("strong", f"{said}:"), f" {'; '.join(named)}.")


def predicted(debrief: Debrief) -> Iterator[Html]:
    """Predicted against actual, with its sign; nothing where nobody predicted."""
    if not debrief.compared:
        return
    columns = (Column("what"), *numbers_in("predicted", "it was", "off by"), Column("in words"))
    made = table(PREDICTED, columns, (_row(row, debrief) for row in debrief.compared))
    summed = summed_up(debrief.compared, debrief.wording)
    note = f"{summed} {debrief.wording.bias['what_it_is']}"
    yield section(PREDICTED, wide(PREDICTED, made), el("p", note.strip(), class_="note"))


def _row(row: Compared, debrief: Debrief) -> tuple[str, ...]:
    off = f"{row.off:+g}".replace("-", "−") if row.unit != "yes" and row.off else ""
    told = bias_in_words(row, debrief.wording)
    return row.what, shown(row, row.predicted), shown(row, row.actual), off, told


def next_steps(debrief: Debrief) -> Html:
    """The commitment, and the real call: what is not said is left blank."""
    said = commitment_sentence(debrief.commitment)
    return section(
        "What will be done",
        el("blockquote", el("p", said or debrief.wording.letters["blank"], class_="lead")),
        real_call(debrief),
    )


def real_call(debrief: Debrief) -> Html:
    """The number to ring, and a date."""
    today = debrief.today
    date = f"{today.day} {today:%B %Y}" if today is not None else BLANK
    return el(
        "div",
        el("p", el("strong", questions.REAL_CALL)),
        el("p", f"The number to ring: {BLANK}", el("br"), f"The date: {date}"),
        class_="call",
    )
