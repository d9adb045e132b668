"""page_room: a room as text: what was played, thought and felt, and what to ask the room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.columns import bar, clip, left, right, wrap
from holdgame.debrief.few import Spread, Tally
from holdgame.debrief.room import Group, Guess, Room
from holdgame.debrief.room_words import RoomWords, questions_for, told
from holdgame.debrief.text import WIDTH

_NAME: Final = 33
_RULE: Final = 30
_PERCENT: Final = 6
_BAR: Final = 10
_MOST_FELT: Final = 5


def render_room(room: Room, spoken: RoomWords, width: int = WIDTH) -> str:
    """The whole page as plain text, under its heading."""
    return "\n".join([*room_head(room, spoken, width), *room_page(room, spoken, width)]) + "\n"


def room_head(room: Room, spoken: RoomWords, width: int) -> list[str]:
    """The two lines above: how many plays, and a rule."""
    title = spoken.page["title"].format(plays=room.plays)
    return [left("  " + title, width).rstrip(), " " + "─" * (width - 2)]


def room_page(room: Room, spoken: RoomWords, width: int) -> list[str]:
    """The lines below, none wider than `width`."""
    if room.missing:
        return wrap(_few(room, spoken), width)
    page = _Page(room, spoken, width)
    lines = wrap(spoken.page["private"], width)
    for part in (
        page.played(), page.thought(), page.rules(), page.last(), page.business(), page.felt(),
        page.questions(),
    ):  # fmt: skip
        shown = list(part)
        lines += ["", *shown] if shown else []
    return lines


def _few(room: Room, spoken: RoomWords) -> str:
    page = spoken.page
    plays = words.sentence(words.counted(room.plays, "play")).rstrip(".")
    more = page["few_one" if room.missing == 1 else "few_more"]
    missing = words.sentence(more.format(missing=words.number(room.missing))).rstrip(".")
    return page["few"].format(plays=plays, missing=missing)


class _Page:
    """The parts of a page, each a heading and its lines; nothing where there is nothing to say."""

    def __init__(self, room: Room, spoken: RoomWords, width: int) -> None:
        self._room = room
        self._words = spoken
        self._say = spoken.page
        self._width = width

    def played(self) -> Iterator[str]:
        yield "  " + self._say["played"]
        for group in self._room.groups:
            yield ""
            yield from self._group(group)
        if len(self._room.groups) > 1:
            yield ""
            yield self._counted(self._say["all"], self._room.plays)
            yield from self._spreads(self._room.minutes, self._room.effort)

    def thought(self) -> Iterator[str]:
        room, say = self._room, self._say
        if not room.guesses and room.expected is None:
            return
        yield "  " + left(say["thought"], _NAME + 8).rstrip()
        if room.guesses:
            yield ("    " + left("", _NAME) + right(say["said"], 10) + right(say["was"], 10))
            for guess in room.guesses:
                yield self._guess(guess)
            counts = {guess.plays for guess in room.guesses}
            count = counts.pop() if len(counts) == 1 else None
            averages = say["of"] if count is None else say["of_plays"].format(plays=count)
            yield from wrap(averages, self._width, "    ")
        if room.expected is not None:
            yield from self._row(say["expected"], self._tallied(room.expected))

    def rules(self) -> Iterator[str]:
        yield from wrap(self._say["rules"], self._width)
        if not self._room.rules:
            yield from wrap(self._say["no_rules"], self._width, "    ")
            return
        for rule in self._room.rules:
            yield self._share(rule.name, rule.serves or self._say["differs"], rule.percent)
        if self._room.rest:
            yield self._share(self._say["rest"], "", self._room.rest)

    def last(self) -> Iterator[str]:
        if self._room.last:
            yield "  " + self._say["last"]
        for question, said in self._room.last:
            yield from self._row(self._words.last.get(question, question), self._tallied(said))

    def business(self) -> Iterator[str]:
        business = self._room.business
        if business is not None:
            yield "  " + self._say["business"]
            about = {"before": business.before, "after": business.after}
            yield from wrap(self._say["business_told"].format(**about), self._width, "    ")

    def felt(self) -> Iterator[str]:
        if self._room.felt:
            yield from wrap(self._say["felt"], self._width)
        for felt in self._room.felt[:_MOST_FELT]:
            name = left(felt.phase or self._say["no_phase"], _NAME)
            drawn = bar(felt.mean, 5, 2 * _BAR)
            yield f"    {name}{right(str(felt.mean), 5)}  {drawn}".rstrip()

    def questions(self) -> Iterator[str]:
        yield "  " + self._say["questions"]
        for number, question in enumerate(questions_for(self._room, self._words), 1):
            yield ""
            yield from wrap(f"{number}. {question}", self._width, "    ", "   ")

    # -- rows -----------------------------------------------------------------------------------

    def _group(self, group: Group) -> Iterator[str]:
        named = {"story": group.story, "company": words.possessive(group.company)}
        rest = "mixed" if group.plays == self._room.plays else "others"
        title = self._say["group"].format(**named) if group.story else self._say[rest]
        yield self._counted(title, group.plays)
        yield from self._spreads(group.minutes, group.effort)
        yield from self._row(self._say["resolved"], self._tallied(group.resolved))
        quoted = self._say["ending"]
        endings = "; ".join(self._tallied(said, quoted) for said in group.endings)
        yield from self._row(self._say["endings"], endings)

    def _counted(self, title: str, plays: int) -> str:
        count = words.counted(plays, "play")
        return "  " + left(f"  {title}", self._width - 4 - 12) + right(count, 12)

    def _spreads(self, minutes: Spread | None, effort: Spread | None) -> Iterator[str]:
        for name, spread in ((self._say["minutes"], minutes), (self._say["effort"], effort)):
            if spread is not None:
                about = {"low": spread.low, "middle": spread.middle, "high": spread.high}
                yield from self._row(name, self._say["spread"].format(**about))

    def _row(self, name: str, said: str) -> Iterator[str]:
        """A name, and beside it what is said, on as many lines as it takes."""
        room = " " * (6 + _NAME)
        first, *others = wrap(said, self._width, room) or [room]
        yield ("      " + left(name, _NAME) + first[len(room) :]).rstrip()
        yield from others

    def _tallied(self, said: Tally[str], named: str = "{title}") -> str:
        """Counts, and in place of small ones what may be said."""
        if said.mostly is not None:
            return self._say["mostly"].format(what=named.format(title=said.mostly))
        if said.thin:
            return self._say["thin"]
        parts = [f"{named.format(title=key)} {count}" for key, count in said.shown]
        if said.together:
            parts.append(self._say["together"].format(count=said.together))
        return ", ".join(parts)

    def _guess(self, guess: Guess) -> str:
        unit = " min" if guess.unit == "min" else ""
        name = left(guess.what, _NAME)
        cells = (right(f"{told(amount)}{unit}", 10) for amount in (guess.predicted, guess.actual))
        off = round(float(told(guess.actual)) - float(told(guess.predicted)), 1)
        more = f"{'+' if off > 0 else '−'}{abs(off):g}{unit}" if off else self._say["as_said"]
        return f"    {name}{''.join(cells)}   {more}"

    def _share(self, name: str, serves: str, percent: int) -> str:
        room = self._width - 4 - _PERCENT - 1 - _BAR
        named = left(clip(name, _RULE - 1), _RULE) if serves else left(name, room)
        whose = left(serves, room - _RULE) if serves else ""
        number = right(f"{percent} %" if percent else "<1 %", _PERCENT)
        return f"    {named}{whose}{number} {bar(percent, 100, _BAR)}".rstrip()
