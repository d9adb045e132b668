"""What a caller may press in a dialplan: the keys of a context, numbers known by heart, prompts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from holdgame.company.imports.flows.asterisk import apps
from holdgame.company.imports.flows.asterisk.call import SILENT
from holdgame.company.imports.flows.asterisk.dialplan import Dialplan, Place, Step
from holdgame.company.imports.flows.asterisk.pattern import pattern
from holdgame.company.phone_tree import KEYS

_MOST_SAID = 50  # steps in one prompt
_BY_HEART = range(2, 7)  # digits of an extension that a caller may know; more are the whole number


class Keys(NamedTuple):
    """Where each key leads, and where any other key does, if it does not end the call."""

    ways: dict[str, Place]
    other: Place | None


class Prompt(NamedTuple):
    """What is said from a place on, until the caller is waited for or something else happens.

    `after` is where silence leads, None if it ends the call; `waits` whether there is a wait for a
    key, for so many `seconds` where that is written; `unused` whether the context has a `t` for
    silence that this wait never goes to.
    """

    said: str
    after: Place | None
    waits: bool
    steps: tuple[Step, ...]
    unused: bool = False
    seconds: float | None = None


def keys(plan: Dialplan, place: Place) -> Keys:
    """The extensions of one digit in the context of a place.

    `_X` and the like stand for any other key: that is what they are written for.
    """
    ways: dict[str, Place] = {}
    other: Place | None = None
    for key in KEYS:
        pressed = place._replace(exten=key, priority=1)
        extension = next((e for e in plan.matching(place.context, key) if 1 in e.steps), None)
        if extension is None:
            continue
        if extension.name[:1] == "_" and pattern(extension.name).is_catch_all:
            other = other or pressed
        else:
            ways[key] = pressed
    return Keys(ways, other or plan.first(place, "i", "e"))


def by_heart(plan: Dialplan, place: Place) -> tuple[Place, int] | None:
    """An extension of several digits that may be dialled in the context of a place, and its
    length."""
    for dialled, length in _extensions(plan, place.context):
        if length in _BY_HEART and dialled != place.exten:
            return place._replace(exten=dialled, priority=1), length
    return None


def _extensions(plan: Dialplan, context: str) -> Iterator[tuple[str, int]]:
    for name in plan.included(context):
        for written in plan.contexts[name].extensions:
            if written[:1] == "_":
                found = pattern(written)
                yield found.example(), found.length or 0
            elif written.isdigit():
                yield written, len(written)


def prompt(plan: Dialplan, place: Place) -> Prompt:
    """What is said from a place on, and what follows it in silence."""
    said: list[str] = []
    steps: list[Step] = []
    while len(steps) < _MOST_SAID:
        step = plan.step(place)
        if step is None:
            waits = plan.waits_at_the_end
            after = plan.first(place, "t", "e") if waits else place
            return Prompt(" ".join(said), after, waits, tuple(steps))
        if step.app == "waitexten":
            goes_on = plan.step(place.next) is not None
            silence = plan.first(place, "t", "e")
            after = place.next if goes_on else silence
            unused = goes_on and plan.first(place, "t") is not None
            seconds = _seconds(plan.text(place, step.args))
            return Prompt(" ".join(said), after, True, (*steps, step), unused, seconds)
        text = apps.said(step.app, plan.text(place, step.args))
        if text is None and step.app not in SILENT:
            break
        said += filter(None, (text,))
        steps.append(step)
        place = place.next
    return Prompt(" ".join(said), place, False, tuple(steps))


def _seconds(args: str) -> float | None:
    """The seconds of `WaitExten(7.5)`."""
    match = re.match(r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?![\w.])", args)
    return float(match[0]) if match else None
