"""Stories of any size, made up: what authors write, in the proportions in which they write it.

Every verb of the language occurs, and about two thirds of the text is speech. The same seed gives
the same story.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable

HEAD = """\
holdgame: 1
id: made-up
title: A made-up story
blurb: Nobody wrote this one.
minutes: 14
starts: 2026-03-10 23:10 Europe/Kyiv
currency: USD
you: {name: Jordan Avery, wage: 24/h, calling_from: abroad}
facts:
  account: {label: account number, value: "8841220761359904", as: digits}
  holder: {label: name on the account, value: Jordan Avery, as: words}
  trouble:
    label: what happened
    as: own_words
    value: >-
      I bought your roaming pack before I left. It has never worked here, not for a single day,
      and you billed me for the month. I would like that money back.
cast:
  nadia: {name: Nadia, role: agent}
  dev: {name: Dev, role: agent}
  ines: {name: Ines, role: supervisor}
  hale: {name: Ms. Hale, role: manager}
vars:
  calls: {from: 0, to: 3}
  above: false
  mood: [calm, tired, done]
exits: {hung_up: s000, dropped: s000, closed: s000, failed: s000}
start: s000
scenes:
"""
TAIL = """\
routines:
  ask_again:
    params: [times]
    steps:
      - if: times > 1
        then:
          - nadia: I know you have said it before. Could you say it once more, from the beginning?
        else:
          - nadia: Could you say it for me, from the beginning?
      - explain: trouble
endings:
  refunded: {resolved: true, title: Money back, text: "The {{ facts.account }} is settled."}
  gave_up: {resolved: false, title: You let it go, text: You stopped asking., because: refund.days}
"""
SENTENCES = (
    "The kettle has gone cold and you have not noticed.",
    "Somebody upstairs moves a chair, and then moves it back.",
    "I can see the charge here, and I can see that it never connected.",
    "There's a limit on what I can send back from this desk, and you're over it.",
    "You read the number out twice, the second time in groups of four.",
    "Bear with me while I try something, it sometimes lets me.",
    "That'd be for somebody over me, and she isn't at her desk yet.",
    "You write the name down under the other two names.",
    "I'd have said yes. It doesn't ask me what I think.",
    "Across the street one window is lit, and then it isn't.",
    "We put people through and we never hear how it ended.",
    "The line is so quiet that you say hello again to be sure.",
)
CONDITIONS = (
    "calls == {n} and not above",
    "company.refund.days > {n}",
    "company.transfer.context_carried",
    "visits.{scene} > {n}",
    "told.nadia.trouble or told.anyone.account",
    "mood == 'tired' and calls >= {n}",
    "company.authority.frontline >= {n}0 and company.authority.frontline < 186.40",
)
TEMPLATES = (
    "It says {{{{ facts.account }}}} on the bill, and {{{{ you.name }}}} under it.",
    "Give it {{{{ company.refund.days }}}} days. You'll get a message within the hour.",
    "{{% if company.refund.days <= {n} %}}It is quick.{{% else %}}It is not quick.{{% endif %}} "
    "You thank {{{{ company.name }}}} for {{{{ calls | plural('call') }}}}.",
)


def made_up(scenes: int = 100, seed: int = 1) -> str:
    """A story of so many scenes, about 700 characters each, as YAML."""
    return _Author(scenes, seed).story()


class _Author:
    def __init__(self, scenes: int, seed: int) -> None:
        self.scenes = scenes
        self.random = random.Random(seed)
        self.verbs: tuple[Callable[[], str], ...] = (
            self.call, self.identify, self.asking, self.away, self.shop, self.selling, self.luck,
        )  # fmt: skip

    def story(self) -> str:
        written = [self.scene(number) for number in range(self.scenes)]
        return HEAD + "".join(written) + TAIL

    def scene(self, number: int) -> str:
        phase = ("notice", "reach", "identify", "explain", "decide", "close")[number % 6]
        steps = [self.speech() for _ in range(2)]
        if number % 3 == 1:
            steps.append(self.fork())
        steps.append(self.verbs[number % len(self.verbs)]())
        steps.append(self.choice() if number % 2 else f"- go: {self.name()}\n")
        head = (
            f"  s{number:03}:\n    title: The {number}th of many\n    phase: {phase}\n    steps:\n"
        )
        return head + textwrap.indent("".join(steps), " " * 6)

    def name(self) -> str:
        return f"s{self.random.randrange(self.scenes):03}"

    def sentence(self) -> str:
        return self.random.choice(SENTENCES)

    def condition(self) -> str:
        made = self.random.choice(CONDITIONS)
        return made.format(n=self.random.randint(0, 3), scene=self.name())

    def speech(self) -> str:
        kind = self.random.random()
        who = self.random.choice(("nadia", "dev", "ines", "hale", "you"))
        if kind < 0.15:
            said = self.random.choice(TEMPLATES).format(n=self.random.randint(1, 9))
            return f"- {who}: >-\n    {said}\n"
        if kind < 0.6:
            return f"- {who}: {self.sentence()}\n"
        return f"- {self.sentence()}\n"

    def fork(self) -> str:
        return (
            f"- if: {self.condition()}\n  then:\n    - {self.sentence()}\n"
            f"  else:\n    - nadia: {self.sentence()}\n"
        )

    def choice(self) -> str:
        return (
            f"- choose:\n    - id: on\n      text: Go on asking\n      go: {self.name()}\n"
            "      weight: 6\n    - id: above\n      text: Ask for somebody above her\n"
            f"      if: {self.condition()}\n"
            f"      then:\n        - ines: {self.sentence()}\n        - go: {self.name()}\n"
            "    - id: leave\n      text: Leave it there\n      once: true\n      end: gave_up\n"
        )

    # Between them, these hold every verb that is not in every scene.

    def call(self) -> str:
        return (
            "- dial: support\n- set: {calls: calls + 1}\n- menu: {line: support, reason: refund}\n"
            "- hold: {answers: nadia}\n"
        )

    def identify(self) -> str:
        return (
            "- verify: [account, holder]\n- explain:\n    fact: trouble\n    phrases:\n"
            f"      - {self.sentence()}\n- do: ask_again\n  with: {{times: calls}}\n"
        )

    def asking(self) -> str:
        return (
            "- request:\n    what: refund\n    amount: 186.40\n    granted:\n"
            f"      - nadia: {self.sentence()}\n      - closing\n      - end: refunded\n"
            f"    escalated:\n      - transfer: {{to: billing, answers: ines}}\n"
            f"    refused:\n      - set: {{above: true}}\n      - hang_up\n"
        )

    def away(self) -> str:
        return (
            "- promise:\n    what: a message\n    within: 60m\n"
            f"    kept:\n      - {self.sentence()}\n    broken:\n      - {self.sentence()}\n"
            "- later: 11h\n- feel: And now?\n"
        )

    def shop(self) -> str:
        return (
            "- visit: dev\n- pay: {amount: 4.20, what: the bus}\n"
            "- charge: {minutes: 3, kind: doing, because: identity.checks, what: an older bill}\n"
        )

    def selling(self) -> str:
        return (
            f"- pitch:\n    offer: {self.sentence()}\n    declined:\n"
            "      - you: No, thank you.\n"
            "- write:\n    channel: email\n    about: refund\n    resolved:\n"
            "      - end: refunded\n    unresolved:\n      - feel\n"
        )

    def luck(self) -> str:
        return (
            f"- chance:\n    - odds: 0.3\n      then:\n        - {self.sentence()}\n"
            f"    - odds: 0.7\n      go: {self.name()}\n"
            f"- cancel:\n    left:\n      - end: refunded\n    stayed:\n"
            f"      - {self.sentence()}\n"
        )
