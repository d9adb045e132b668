"""Stories of a few lines, companies of a few policies, and plays to look at.

>>> story = tell("- dial: support\n- explain: trouble\n")
>>> play(story, company(transfer__context_carried=False)).counts.tellings
1
"""

from __future__ import annotations

import functools
import re
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.company.policy import PolicyValue
from holdgame.company.profile import Company
from holdgame.documents.diagnostics import Diagnostic
from holdgame.engine.expand import expand
from holdgame.engine.journey import Answer, Befell, Chose, Event, Journey, Served, lines_of
from holdgame.engine.moments import Ask, Chance, Charge, Ended, Exit, Moment, Tell, Wait
from holdgame.engine.rehearsal import habit
from holdgame.engine.state import State
from holdgame.engine.world import World
from holdgame.friction.counts import Counts
from holdgame.friction.ledger import Ledger
from holdgame.friction.weights import Weights
from holdgame.story.loader import Loaded, load_story, read_story
from holdgame.story.model import Story

SOURCE = Path(__file__).parents[1] / "src" / "holdgame"
SHIPPED_STORY = Path(__file__).parents[1] / "stories" / "refund-abroad"
MOST_MOMENTS = 500
TROUBLE = "You took money for a service that I never had and I want it back"  # 14 words


# -- companies ------------------------------------------------------------------------------

# A company that does nothing to anybody: every rule is off, and somebody picks up at once.
PLAIN_COMPANY = """
holdgame_company: 1
id: plain
name: Plain
currency: USD
lines:
  support:
    tree:
      say: Welcome.
      options:
        - {key: 1, text: sales, queue: sales}
        - key: 2
          text: existing customers
          menu:
            say: Go on.
            options:
              - {key: 1, text: our hours, say: We are open now and then. Goodbye for now.}
              - {key: 2, text: your bill, queue: billing}
              - {key: "*", text: to return to the main menu, main: true}
        - {key: 0, text: anybody, queue: support}
    reasons: {refund: [billing], order: [sales], anything: [support]}
  short:
    tree: {say: Hello., options: [{key: 1, text: help, queue: support}]}
    reasons: {default: [support]}
queues:
  support: {calls_per_hour: 60, agents: 60, handle: 8m, patience: 30m, hold.measured: 0s}
  billing: {calls_per_hour: 20, agents: 40, handle: 8m, patience: 30m, hold.measured: 0s}
  sales: {calls_per_hour: 10, agents: 20, handle: 8m, patience: 30m, hold.measured: 0s}
  escalations: {calls_per_hour: 5, agents: 9, handle: 8m, patience: 30m, hold.measured: 0s}
policies:
  hours.open: always
  hours.zone: UTC
  hold.information: none
  hold.music: chosen
  hold.announcement_seconds: 0
  hold.upsell: false
  callback.offered: false
  callback.kept: 1
  menu.wrong_turn: 0
  bot.first: false
  people.turnover: 0
  people.trained_on: [all]
  people.informed: 1
  people.tools: 1
  people.may_raise_rule: true
  script.empathy: own_words
  loyalty.recognised: true
  contacts.resolved: 1
  replacement.ship_first: true
  returns.who_pays: company
  returns.info_minutes: 0
  channels.store.resolves: 1
  identity.checks: 0
  identity.again_after_transfer: false
  identity.false_reject: 0
  transfer.misrouted: 0
  transfer.kind: warm
  transfer.context_carried: true
  transfer.dropped: 0
  authority.frontline: 100
  authority.supervisor: 200
  authority.manager: 300
  refund.window_days: 30
  refund.evidence: none
  refund.days: 5
  replacement.days: 3
  returns.window_days: 14
  abroad.toll_free: true
  abroad.minute_charge: 0
  vip.bypass: none
  script.upsell: false
  script.closing_question: false
  targets.handle_minutes: none
  account.restrictions: []
  followup.kept: 1
  context.ticket: false
  cancel.steps: 1
  cancel.retention_offers: 0
  channels.email.offered: true
  channels.email.reply_hours: 24
  channels.email.resolves: 0.5
says:
  greeting: Hello.
  closed: We are closed now.
  closing: Is there anything else that I can do?
"""


@functools.cache
def catalogue() -> Catalogue:
    return Catalogue.load()


@functools.cache
def company_from(text: str) -> Company:
    """A company file's text, loaded."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "company.yaml"
        path.write_text(text, encoding="utf-8")
        return load_company(path, catalogue())


@functools.cache
def shipped_company(name: str) -> Company:
    return load_company(SOURCE / "company" / "shipped" / f"{name}.yaml", catalogue())


def company(
    base: str = PLAIN_COMPANY, *, waits: Mapping[str, float] | None = None, **policies: PolicyValue
) -> Company:
    """The plain company with some policies changed: `transfer__kind="cold"` is `transfer.kind`.

    `waits` are mean waits by queue, in seconds; a queue not named answers at once.
    """
    changed = {name.replace("__", "."): value for name, value in policies.items()}
    made = company_from(base).with_values(changed)
    queues = dict(made.queues)
    for id, mean in (waits or {}).items():
        queues[id] = replace(queues[id], measured=mean)
    return replace(made, queues=MappingProxyType(queues))


# -- stories --------------------------------------------------------------------------------

CAST = {
    "nadia": {"name": "Nadia", "role": "agent"},
    "omar": {"name": "Omar", "role": "agent"},
    "sue": {"name": "Sue", "role": "supervisor"},
    "hale": {"name": "Ms. Hale", "role": "manager"},
}
FACTS = {
    "account": {"label": "account number", "value": "8841220761359904", "as": "digits"},
    "holder": {"label": "name", "value": "Jordan Avery", "as": "words"},
    "trouble": {"label": "what happened", "value": TROUBLE, "as": "own_words"},
    "wish": {"label": "what you want", "value": "My money back", "as": "own_words"},
}
ENDINGS = {
    "done": {"resolved": True, "title": "Done"},
    "not_done": {"resolved": False, "title": "Not done"},
    "gave_up": {"resolved": False, "title": "You let it go"},
    "cut_off": {"resolved": False, "title": "Cut off"},
    "shut": {"resolved": False, "title": "Closed"},
    "not_me": {"resolved": False, "title": "Not you"},
}
EXITS = {"hung_up": "gave_up", "dropped": "cut_off", "closed": "shut", "failed": "not_me"}
TOP = {
    "holdgame": 1,
    "id": "tiny",
    "title": "Tiny",
    "starts": "2026-03-10 12:00 UTC",
    "start": "here",
    "you": {"name": "Jordan", "wage": 24},
    "cast": CAST,
    "facts": FACTS,
    "exits": EXITS,
    "endings": ENDINGS,
}


def text_of(
    steps: str,
    *,
    scenes: Mapping[str, str] | None = None,
    routines: Mapping[str, str] | None = None,
    **options: Any,
) -> str:
    """The YAML of a small story: `steps` are its first scene, `here`, which ends in `done`.

    Other scenes and routines are steps by name; `greet(n)` is a routine with a parameter. Every
    other option is a key of the story's top level, in place of the usual one.
    """
    top = yaml.safe_dump(TOP | options, sort_keys=False, allow_unicode=True, width=10_000)
    bodies = {"here": steps.rstrip() + "\n- end: done\n"}
    for name, body in (scenes or {}).items():
        bodies[name] = textwrap.dedent(body)
    parts = [top, "scenes:\n"]
    for name, body in bodies.items():
        parts.append(f"  {name}:\n{textwrap.indent(textwrap.dedent(body).strip(), '    ')}\n")
    if routines:
        parts.append("routines:\n")
    for name, body in (routines or {}).items():
        id, _, params = name.rstrip(")").partition("(")
        inner = textwrap.indent(textwrap.dedent(body).strip(), "      ")
        parts.append(f"  {id}:\n    params: [{params}]\n    steps:\n{inner}\n")
    return "".join(parts)


def tell(steps: str, **options: Any) -> Story:
    """A story of a few lines; what may stand in `options` is said at `text_of`."""
    return story_from(text_of(textwrap.dedent(steps), **options))


def story_from(text: str) -> Story:
    """A whole story file's text, loaded; raises `FileProblem`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        path.write_text(text, encoding="utf-8")
        return load_story(path, set(catalogue()))


def mistakes_in(text: str | bytes, *, parts: Mapping[str, str] | None = None) -> list[Diagnostic]:
    """All that the loader says about a story file, in order of place."""
    return list(read(text, parts=parts).diagnostics)


def read(text: str | bytes, *, parts: Mapping[str, str] | None = None) -> Loaded:
    """A story file's text with its diagnostics; `parts` are the files beside it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        for name, part in (parts or {}).items():
            (Path(folder) / name).write_text(part, encoding="utf-8")
        return read_story(path, set(catalogue()))


# -- plays ----------------------------------------------------------------------------------


@functools.cache
def weights() -> Weights:
    return Weights.load()


@dataclass(frozen=True)
class Played:
    """A journey that was played to its end, as a person would look at it."""

    journey: Journey

    @property
    def events(self) -> list[Event]:
        return self.journey.events

    @property
    def end(self) -> Ended:
        moment = self.journey.moment
        assert isinstance(moment, Ended), f"still at {moment.here.place}"
        return moment

    @property
    def ending(self) -> str:
        return self.end.ending

    @property
    def lines(self) -> list[str]:
        """What was said, as `Name: words`; narration bare."""
        return list(lines_of(self.events))

    @property
    def charges(self) -> list[Charge]:
        return [charge for _, charge in self.journey.charges()]

    def charged(self, kind: str, because: str | None = None) -> list[Charge]:
        """The charges of a kind, of one policy if one is named."""
        return [c for c in self.charges if c.kind == kind and because in (None, c.because)]

    def seconds(self, kind: str, because: str | None = None) -> float:
        return sum(c.seconds for c in self.charged(kind, because))

    def paid(self, because: str | None = None) -> float:
        return sum(c.amount for c in self.charged("paid", because))

    @property
    def ledger(self) -> Ledger:
        return Ledger.of(self.journey.charges(), weights(), tuple(catalogue()))

    @property
    def counts(self) -> Counts:
        return Counts.of(self.charges)

    @property
    def asks(self) -> list[Ask]:
        return [e.moment for e in self.events if isinstance(e.moment, Ask)]

    @property
    def waits(self) -> list[Wait]:
        return [e.moment for e in self.events if isinstance(e.moment, Wait)]

    @property
    def chances(self) -> list[Chance]:
        return [e.moment for e in self.events if isinstance(e.moment, Chance)]


def play(
    story: Story,
    under: Company | None = None,
    seed: int = 1,
    *,
    choices: Iterable[str] = (),
    holds: Iterable[float] = (),
    waits: Iterable[Answer] = (),
    luck: Iterable[str] = (),
) -> Played:
    """Play a story to its end.

    Each in its order, as far as they go: `choices` answer what is asked (option ids, or what is
    typed), `holds` are the seconds until somebody picks up, `waits` what one does meanwhile,
    `luck` what befalls. After that one does what customers do, waits for ever, and the dice roll.
    """
    return Played(_played(World(story, under or company()), seed, choices, holds, waits, luck))


def _played(
    world: World,
    seed: int,
    choices: Iterable[str],
    holds: Iterable[float],
    waits: Iterable[Answer],
    luck: Iterable[str],
) -> Journey:
    journey = Journey(world, seed)
    chosen, held, waited, lucky = iter(choices), iter(holds), iter(waits), iter(luck)
    for _ in range(MOST_MOMENTS):
        moment = journey.moment
        if isinstance(moment, Ended):
            left = [*chosen, *held, *waited, *lucky]
            assert not left, f"the story ended in {moment.ending} before {left}"
            return journey
        answer: Answer | None = None
        match moment:
            case Ask():
                said = next(chosen, None)
                answer = habit(journey) if said is None else answered(moment, said)
            case Wait():
                seconds = next(held, None)
                if seconds is not None:
                    journey.offer(seconds)
                answer = next(waited, None) or Served()
            case Chance():
                outcome = next(lucky, None)
                answer = None if outcome is None else Befell(outcome)
        journey.answer(answer)
    raise AssertionError(f"after {MOST_MOMENTS} moments still at {journey.moment.here.place}")


def answered(moment: Ask, said: str) -> Chose:
    """An option by its id, or else what was typed."""
    if moment.option(said) is not None:
        return Chose(said)
    return Chose(moment.option_for(said), said)


# -- every state ----------------------------------------------------------------------------


def exits_of(moment: Moment) -> Iterator[Exit]:
    """The ways out of a moment that can be taken."""
    match moment:
        case Tell():
            yield moment.exit
            yield from filter(None, moment.away)
        case Ask():
            yield from (option.exit for option in moment.options if not option.closed)
        case Wait():
            yield moment.served
            yield moment.hung_up
            if moment.offer is not None:
                yield moment.offer.exit
        case Chance():
            yield from (outcome.exit for outcome in moment.outcomes)


def explore(world: World, most: int = 400) -> dict[State, Moment]:
    """The states that can be reached, breadth first, with their moments; at most so many."""
    found: dict[State, Moment] = {}
    edge = [world.start()]
    while edge and len(found) < most:
        after: list[State] = []
        for state in edge:
            if state in found or len(found) >= most:
                continue
            found[state] = expand(world, state)
            after += [exit.to for exit in exits_of(found[state])]
        edge = after
    return found


def moments_at(world: World, place: str, most: int = 400) -> list[Moment]:
    """The moments that stand at a place and differ, in what is seen or where they lead."""
    found: list[Moment] = []
    for moment in explore(world, most).values():
        if moment.here.place == place and moment not in found:
            found.append(moment)
    return found


def spot(text: str, word: str, nth: int = 1) -> tuple[int, int]:
    """Line and column, from 1, of the nth time a word stands in a text."""
    at = [match.start() for match in re.finditer(re.escape(word), text)][nth - 1]
    line = text.count("\n", 0, at) + 1
    return line, at - (text.rfind("\n", 0, at) + 1) + 1
