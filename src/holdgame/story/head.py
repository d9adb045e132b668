"""The head of a story: who you are, who answers, what is known, how it can end."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdgame.company.catalogue import read_policy
from holdgame.company.policy import Policy
from holdgame.documents.diagnostics import Diagnostics
from holdgame.documents.fields import Fields
from holdgame.documents.nodes import Mapping, Node, Scalar, Sequence
from holdgame.story import model as m
from holdgame.story.step_reader import StepReader
from holdgame.story.verbs import BARE, VERBS

_ID = re.compile(r"[a-z_][a-z0-9_]*\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_WAGE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:/\s*h)?\Z")
_RESERVED = {"company", "facts", "told", "visits", "days", "true", "false", "none"}


def may_name(key: Scalar, taken: Collection[str], what: str, diagnostics: Diagnostics) -> bool:
    """Whether a key is a new name for something; reports it when it is not, or is misspelt."""
    if not _ID.match(key.text):
        diagnostics.error(
            "HG046",
            key.place,
            f"`{key.text}` cannot name a {what}: use small letters, digits and `_`.",
        )
    if key.text in taken:
        diagnostics.error(
            "HG041", key.place, f"There is a {what} `{key.text}` already in another file."
        )
        return False
    return True


class Head:
    """Takes the keys of a story's first file that stand above its scenes."""

    def __init__(self, top: Fields, diagnostics: Diagnostics) -> None:
        self.top = top
        self.diagnostics = diagnostics

    def currency(self) -> str:
        node = self.top.scalar("currency")
        if node is not None and not _CURRENCY.match(node.text):
            self.top.wrong(node, f"`currency:` is three letters such as USD, not `{node.text}`.")
        return "USD" if node is None else node.text

    def starts(self) -> datetime:
        node = self.top.scalar("starts")
        if node is None:
            return datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
        stamp, _, zone = node.text.rpartition(" ")
        try:
            starts = datetime.strptime(stamp, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(zone))
            if not 1900 <= starts.year <= 2200:
                raise ValueError("years are counted on from here")
            return starts
        except (ValueError, ZoneInfoNotFoundError, OSError):
            self.top.wrong(
                node,
                f"`starts:` is a date, a time and a zone, and `{node.text}` is not.",
                "Write for example `2026-03-10 23:10 Europe/Kyiv`.",
            )
            return datetime(2026, 3, 10, 10, 0, tzinfo=UTC)

    def you(self) -> m.You:
        fields = self.top.mapping("you")
        if fields is None:
            return m.You()
        wage = fields.scalar("wage")
        match = _WAGE.match(wage.text) if wage else None
        if wage and not match:
            fields.wrong(wage, f"`wage:` is money an hour such as `24/h`, not `{wage.text}`.")
        you = m.You(
            fields.text("name", "you"),
            float(match[1]) if match else m.You().wage,
            fields.word("calling_from", ("home", "abroad"), "home"),  # type: ignore[arg-type]
            fields.number("years", 0.0, low=0, high=120) or 0.0,
        )
        fields.done()
        return you

    def cast(self) -> dict[str, m.CastMember]:
        members: dict[str, m.CastMember] = {}
        if cast := self.top.mapping("cast"):
            for key, node in cast.entries():
                if key.text in VERBS or key.text in BARE or key.text in (m.YOU, m.RECORDING):
                    self.diagnostics.error(
                        "HG042",
                        key.place,
                        f"`{key.text}` is a word of the story language.",
                        "Give this person another id; the `name:` may be anything.",
                    )
                if not may_name(key, members, "member of the cast", self.diagnostics):
                    continue
                if not isinstance(node, Mapping):
                    cast.wrong(node, "A member of the cast has `name:` and `role:`.")
                    continue
                fields = Fields(node, f"`{key.text}:`", self.diagnostics)
                members[key.text] = m.CastMember(
                    key.place,
                    key.text,
                    fields.text("name", key.text.title()),
                    fields.word("role", ("agent", "supervisor", "manager"), "agent"),  # type: ignore[arg-type]
                )
                fields.done()
        return members

    def facts(self) -> dict[str, m.Fact]:
        facts: dict[str, m.Fact] = {}
        if given := self.top.mapping("facts"):
            for key, node in given.entries():
                if not isinstance(node, Mapping):
                    given.wrong(node, "A fact has `label:`, `value:` and `as:`.")
                    continue
                fields = Fields(node, f"`{key.text}:`", self.diagnostics)
                facts[key.text] = m.Fact(
                    key.place,
                    key.text,
                    fields.text("label", key.text.replace("_", " ")),
                    fields.text("value", required=True),
                    fields.word("as", ("digits", "words", "own_words"), "words"),  # type: ignore[arg-type]
                )
                fields.done()
        return facts

    def vars(self) -> dict[str, m.Variable]:
        made: dict[str, m.Variable] = {}
        if given := self.top.mapping("vars"):
            for key, node in given.entries():
                if key.text in _RESERVED or key.text == m.YOU:
                    self.diagnostics.error(
                        "HG042", key.place, f"`{key.text}` is a name of the language's own."
                    )
                variable = self._variable(key, node, given)
                if variable is not None:
                    made[key.text] = variable
        words = {value for variable in made.values() for value in variable.values}
        for id in words & made.keys():
            self.diagnostics.error(
                "HG042", made[str(id)].place, f"`{id}` is a variable and a word of another one."
            )
        return made

    def _variable(self, key: Scalar, node: Node, given: Fields) -> m.Variable | None:
        match node:
            case Scalar() if node.boolean is not None:
                return m.Variable(key.place, key.text, node.boolean, (False, True))
            case Sequence() if node.items and all(isinstance(i, Scalar) for i in node.items):
                values = tuple(i.text for i in node.items if isinstance(i, Scalar))
                return m.Variable(key.place, key.text, values[0], values)
            case Mapping():
                fields = Fields(node, f"`{key.text}:`", self.diagnostics)
                low = int(fields.number("from", 0, whole=True, required=True) or 0)
                high = int(fields.number("to", low, low=low, high=low + 1000, whole=True) or low)
                start = int(fields.number("start", low, low=low, high=high, whole=True) or low)
                fields.done()
                return m.Variable(key.place, key.text, start, tuple(range(low, high + 1)))
        given.wrong(
            node,
            "A variable is `true` or `false`, a list of words, or `{from: 0, to: 5}`.",
            "Few values keep a story small enough to be worked out exactly.",
        )
        return None

    def exits(self) -> m.Exits:
        fields = self.top.mapping("exits")
        if fields is None:
            return m.Exits()
        exits = m.Exits(*(fields.text(name) for name in m.Exits.__dataclass_fields__))
        fields.done()
        return exits

    def endings(self, steps: StepReader) -> dict[str, m.Ending]:
        endings: dict[str, m.Ending] = {}
        if given := self.top.mapping("endings", required=True):
            for key, node in given.entries():
                may_name(key, (), "ending", self.diagnostics)
                if not isinstance(node, Mapping):
                    given.wrong(node, "An ending has `resolved:` and `title:`.")
                    continue
                fields = Fields(node, f"`{key.text}:`", self.diagnostics)
                endings[key.text] = m.Ending(
                    key.place,
                    key.text,
                    fields.boolean("resolved", required=True),
                    fields.text("title", key.text.replace("_", " ").capitalize()),
                    steps.optional_text(fields, "text"),
                    fields.text("because"),
                )
                fields.done()
        return endings

    def renamed(self) -> dict[str, str]:
        fields = self.top.mapping("renamed")
        if fields is None:
            return {}
        return {key.text: node.text for key, node in fields.entries() if isinstance(node, Scalar)}

    def policies(self) -> tuple[Policy, ...]:
        """The story's own rows of the catalogue, for one company's peculiar rule."""
        fields = self.top.mapping("policies")
        if fields is None:
            return ()
        rows = (read_policy(key.text, node, self.diagnostics) for key, node in fields.entries())
        return tuple(row for row in rows if row is not None)
