"""sentence: what happened in two or three sentences, made of counted facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdgame.debrief import words
from holdgame.debrief.facts import Facts, Wanted
from holdgame.engine.moments import Ended
from holdgame.engine.world import World

_ON_THE_PHONE = ("phone",)
_CHANNELS = {  # in the order they are told
    "phone": ("call", "calls"),
    "store": ("visit", "visits"),
    "email": ("letter", "letters"),
    "chat": ("chat", "chats"),
    "app": ("try in the app", "tries in the app"),
}
_AN_HOUR = 1 / 24  # of a day
_WORTH_SAYING = 1.0  # minutes on hold, or days, from which they are told


def sentences_of(
    facts: Facts, ending: Ended, world: World, said: Mapping[str, str]
) -> tuple[str, ...]:
    """What was wanted; what it took; what else happened, the gravest first; how it ended.

    `said` are the phrases of `wording.yaml`.
    """
    return (
        _wanted(facts, world, said),
        _took(facts, said),
        *_besides(facts, said),
        said["ended"].format(title=words.stopped(_in_mid_sentence(ending.title, world)))
        if not ending.broken
        else words.sentence(ending.title),
    )


def _wanted(facts: Facts, world: World, said: Mapping[str, str]) -> str:
    wanted = facts.wanted
    if wanted is None:
        return said["no_request"].format(title=world.story.title, company=world.company.name)
    how = "asked" if facts.tellings else "wanted"
    if wanted.what == "refund" and wanted.amount is not None:
        return said[f"{how}_back"].format(amount=words.money(wanted.amount))
    if wanted.amount is None:
        return said["asked_for" if facts.tellings else "wanted"].format(what=_a(wanted))
    key = "asked_for_worth" if facts.tellings else "wanted_worth"
    return said[key].format(what=_a(wanted), amount=words.money(wanted.amount))


def _a(wanted: Wanted) -> str:
    article = "an" if wanted.what[:1].casefold() in "aeiou" else "a"
    return f"{article} {wanted.what}"


def _took(facts: Facts, said: Mapping[str, str]) -> str:
    contacts = [
        words.counted(count, *_CHANNELS.get(channel, (channel, channel + "s")))
        for channel, count in sorted(facts.contacts.items(), key=_order)
    ]
    minutes = words.minutes(facts.minutes)
    hold = _hold(facts, said)
    if not contacts:
        return said["never"]
    if facts.spoke_to:
        parts = contacts if sum(facts.contacts.values()) > 1 else []
        parts.append(words.counted(facts.spoke_to, "person", "people"))
        if facts.tellings > 1:
            parts.append(said["same_story"].format(times=words.times(facts.tellings)))
        if facts.days >= _WORTH_SAYING:
            parts.append(words.length(facts.days * 86_400))
        if len(parts) == 1:
            more = f"{',' if hold else ''} and {parts[0]}"
        else:
            more = f": {words.listed(parts)}"
        return said["took"].format(minutes=minutes, hold=hold, more=more)
    if not any(channel in facts.contacts for channel in _ON_THE_PHONE):
        if facts.days < _AN_HOUR:
            return said["written_soon"].format(minutes=minutes)
        elapsed = words.length(facts.days * 86_400)
        return said["written"].format(minutes=minutes, elapsed=elapsed)
    told = contacts if sum(facts.contacts.values()) > 1 else []
    made = f", on {words.listed(told)}" if told else ""
    if facts.days >= _WORTH_SAYING:
        made += f" over {words.length(facts.days * 86_400)}"
    return said["spoke_to_nobody"].format(minutes=minutes, hold=hold, contacts=made)


def _hold(facts: Facts, said: Mapping[str, str]) -> str:
    on_hold = round(facts.on_hold)
    if on_hold < _WORTH_SAYING:
        return ""
    if on_hold >= round(facts.minutes):
        return said["all_on_hold"]
    return said["some_on_hold"].format(hold=words.number(on_hold))


def _besides(facts: Facts, said: Mapping[str, str]) -> Iterator[str]:
    """What else happened. The page tells as much of it as it has room for."""
    if facts.dropped:
        yield said["dropped"].format(times=words.times(facts.dropped))
    if facts.not_believed:
        yield said["not_believed"].format(times=words.times(facts.not_believed))
    if broken := facts.promises_broken:
        kept = words.counted(broken, "promise was", "promises were")
        yield words.sentence(said["promise_broken"].format(count=kept))
    if facts.refused > 1:
        yield said["refused"].format(times=words.times(facts.refused))
    if facts.hang_ups:
        yield said["hung_up"].format(times=words.times(facts.hang_ups))
    if facts.comes_in > _WORTH_SAYING:
        yield said["money_takes"].format(length=words.length(facts.comes_in * 86_400))


def _order(item: tuple[str, int]) -> tuple[int, str]:
    known = list(_CHANNELS)
    return (known.index(item[0]) if item[0] in known else len(known), item[0])


def _in_mid_sentence(title: str, world: World) -> str:
    """A title as it reads after a colon: small, unless it begins with a name or with I."""
    first = title.split(" ")[0].strip("“”\"'.,") if title else ""
    names = {world.company.name, world.story.you.name, *(c.name for c in world.story.cast.values())}
    named = any(first in name.split() for name in names)
    if named or first.split("'")[0].split("’")[0] == "I" or (first.isupper() and len(first) > 1):
        return title
    return title[:1].lower() + title[1:]
