"""sentence: what happened in two or three sentences, made of counted facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdgame.debrief import words
from holdgame.debrief.facts import Facts, Wanted
from holdgame.engine.moments import Ended
from holdgame.engine.world import World

_ON_THE_PHONE = "phone"
_WRITTEN = frozenset({"email", "chat", "app"})  # to write is to ask
_CHANNELS = {  # in the order they are told
    "phone": ("call", "calls"),
    "store": ("visit", "visits"),
    "email": ("letter", "letters"),
    "chat": ("chat", "chats"),
    "app": ("try in the app", "tries in the app"),
}
_AN_HOUR = 1 / 24  # of a day
_WORTH_SAYING = 1.0  # minutes on hold, or days, from which they are told
_PRONOUNS = frozenset({"I", "You", "He", "She", "It", "We", "They"})


@dataclass(frozen=True, slots=True)
class Sentences:
    """What was wanted, what it took, what else happened (the gravest first), how it ended, and
    when granted money arrives (empty: none was granted, or it is there at once)."""

    wanted: str
    took: str
    besides: tuple[str, ...]
    ended: str
    arrives: str

    @property
    def most_besides(self) -> int:
        """How many sentences can be left out."""
        return len(self.besides) + bool(self.arrives)

    def told(self, besides: int | None = None) -> tuple[str, ...]:
        """All of it in order, or with only so many of those that can be left out."""
        most = self.most_besides if besides is None else besides
        arrives = (self.arrives,) if self.arrives and most > len(self.besides) else ()
        return (self.wanted, self.took, *self.besides[:most], self.ended, *arrives)


def sentences_of(facts: Facts, ending: Ended, world: World, said: Mapping[str, str]) -> Sentences:
    """Tell what happened. `said` are the phrases of `wording.yaml`."""
    return Sentences(
        _wanted(facts, world, said),
        _took(facts, said),
        tuple(_besides(facts, said)),
        _ended(ending, world, said),
        _arrives(facts, said),
    )


def _wanted(facts: Facts, world: World, said: Mapping[str, str]) -> str:
    wanted = facts.wanted
    if wanted is None:
        return said["no_request"].format(title=world.story.title, company=world.company.name)
    asked = bool(facts.tellings) or not _WRITTEN.isdisjoint(facts.contacts)
    if wanted.amount is None:
        return said["asked_for" if asked else "wanted"].format(what=_a(wanted))
    amount = f"{words.money(wanted.amount)} {world.currency}"
    if wanted.what == "refund":
        return said["asked_back" if asked else "wanted_back"].format(amount=amount)
    key = "asked_for_worth" if asked else "wanted_worth"
    return said[key].format(what=_a(wanted), amount=amount)


def _a(wanted: Wanted) -> str:
    article = "an" if wanted.what[:1].casefold() in "aeiou" else "a"
    return f"{article} {wanted.what}"


# -- what it took ---------------------------------------------------------------------------------


def _took(facts: Facts, said: Mapping[str, str]) -> str:
    if not facts.contacts:
        return said["never"]
    if not facts.spoke_to and _ON_THE_PHONE not in facts.contacts:
        return _wrote(facts, said)
    spent = said["spent"].format(minutes=words.minutes(facts.minutes), hold=_hold(facts, said))
    if made := _contacts(facts):
        spent += f"{',' if ',' in spent else ''} {made}"
    did = [spent, said["spoke_to"].format(people=_people(facts))]
    if facts.tellings > 1:
        did.append(said["same_story"].format(times=words.times(facts.tellings)))
    return _one_after_another(did)


def _wrote(facts: Facts, said: Mapping[str, str]) -> str:
    """Nobody was spoken to, and nobody rung."""
    over = said["over_soon"]
    if facts.days >= _AN_HOUR:
        over = said["over_later"].format(elapsed=words.length(facts.days * 86_400))
    on = words.listed(_channels(facts))
    return said["wrote"].format(minutes=words.minutes(facts.minutes), contacts=on, over=over)


def _hold(facts: Facts, said: Mapping[str, str]) -> str:
    on_hold = round(facts.on_hold)
    if on_hold < _WORTH_SAYING:
        return ""
    if on_hold >= round(facts.minutes):
        return said["all_on_hold"]
    return said["some_on_hold"].format(hold=words.number(on_hold))


def _contacts(facts: Facts) -> str:
    """`on two calls and one letter over five days`; a single call within a day needs no words."""
    several = sum(facts.contacts.values()) > 1
    on = f"on {words.listed(_channels(facts))}" if several else ""
    days = facts.days >= _WORTH_SAYING
    over = f"over {words.length(facts.days * 86_400)}" if days else ""
    return " ".join(part for part in (on, over) if part)


def _channels(facts: Facts) -> list[str]:
    known = list(_CHANNELS)
    order = {channel: place for place, channel in enumerate(known)}
    named = sorted(facts.contacts, key=lambda c: (order.get(c, len(known)), c))
    return [
        words.counted(facts.contacts[channel], *_CHANNELS.get(channel, (channel, f"{channel}s")))
        for channel in named
    ]


def _people(facts: Facts) -> str:
    return words.counted(facts.spoke_to, "person", "people") if facts.spoke_to else "nobody"


def _one_after_another(did: Sequence[str]) -> str:
    """What one did, in one sentence; a first part that has commas is set off by one."""
    if len(did) == 2 and "," in did[0]:
        return f"{did[0]}, and {did[1]}."
    return f"{words.listed(did)}."


# -- what else happened, and how it ended ---------------------------------------------------------


def _besides(facts: Facts, said: Mapping[str, str]) -> Iterator[str]:
    """What else happened. The page tells as much of it as it has room for."""
    if facts.dropped:
        yield said["dropped"].format(times=words.times(facts.dropped))
    if facts.not_believed:
        yield words.sentence(said["not_believed"].format(times=words.times(facts.not_believed)))
    if broken := facts.promises_broken:
        kept = words.counted(broken, "promise was", "promises were")
        yield words.sentence(said["promise_broken"].format(count=kept))
    if facts.refused > 1:
        yield said["refused"].format(times=words.times(facts.refused))
    if facts.hang_ups == 1 == sum(facts.contacts.values()):
        yield said["hung_up"]
    elif facts.hang_ups:
        yield said["hung_up_times"].format(times=words.times(facts.hang_ups))


def _ended(ending: Ended, world: World, said: Mapping[str, str]) -> str:
    """How it ended, by the ending's title, which is a sentence about somebody or a few words."""
    if ending.broken:
        return words.sentence(ending.title)
    is_sentence = ending.title.split(" ")[0] in _PRONOUNS
    title = words.stopped(_in_mid_sentence(ending.title, world))
    return said["ended_so" if is_sentence else "ended"].format(title=title)


def _arrives(facts: Facts, said: Mapping[str, str]) -> str:
    """When what was granted is there; empty where nothing was, or at once."""
    if facts.comes_in <= _WORTH_SAYING:
        return ""
    money = facts.wanted is not None and facts.wanted.amount is not None
    key = "money_arrives" if money else "arrives"
    return said[key].format(length=words.length(facts.comes_in * 86_400))


def _in_mid_sentence(title: str, world: World) -> str:
    """A title as it reads after a colon: small, unless it begins with a name or with I."""
    first = title.split(" ")[0].strip("“”\"'.,") if title else ""
    names = {world.company.name, world.story.you.name, *(c.name for c in world.story.cast.values())}
    named = any(first in name.split() for name in names)
    if named or first.split("'")[0].split("’")[0] == "I" or (first.isupper() and len(first) > 1):
        return title
    return title[:1].lower() + title[1:]
