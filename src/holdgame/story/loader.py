"""From a story's files to a `Story`, or to everything that is wrong with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdgame.company.catalogue import read_policy
from holdgame.company.policy import Policy
from holdgame.documents.diagnostics import Diagnostics, FileProblem, Place, Source
from holdgame.documents.fields import Fields
from holdgame.documents.nodes import Mapping, Node, Scalar, Sequence, kind
from holdgame.documents.reader import read_source, read_text
from holdgame.story import model as m
from holdgame.story.references import check_references
from holdgame.story.step_reader import StepReader
from holdgame.story.verbs import BARE, VERBS

FORMAT = 1
MAX_PARTS = 200
_ID = re.compile(r"[a-z_][a-z0-9_]*\Z")
_STORY_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_WAGE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:/\s*h)?\Z")
_TIME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2} )?(?P<hour>\d{2}):(?P<minute>\d{2})\Z")
_RESERVED = {"company", "facts", "told", "visits", "days", "true", "false", "none"}


@dataclass(slots=True)
class Loaded:
    """A story and what was noticed about it. `story` is None when it cannot be played."""

    story: m.Story | None
    diagnostics: Diagnostics


@dataclass(slots=True)
class _Parts:
    """What the main file and its parts hold together."""

    scenes: dict[str, m.Scene] = field(default_factory=dict)
    routines: dict[str, m.Routine] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)


def load_story(path: Path, policies: Collection[str]) -> m.Story:
    """The story in a file, or in the `story.yaml` of a folder.

    `policies` are the ids that a company can set. Raises `FileProblem` with every mistake.
    """
    loaded = read_story(path, policies)
    if loaded.story is None:
        raise FileProblem(loaded.diagnostics)
    return loaded.story


def read_story(path: Path, policies: Collection[str]) -> Loaded:
    """A story with all its diagnostics, warnings too."""
    diagnostics = Diagnostics()
    path = path / "story.yaml" if path.is_dir() else path
    source = read_source(path, diagnostics)
    root = None if source is None else read_text(source, diagnostics)
    if source is None or (root is None and diagnostics.errors):
        return Loaded(None, diagnostics)
    if not isinstance(root, Mapping):
        found = "nothing" if root is None else kind(root)
        diagnostics.error(
            "HG021",
            Place(source) if root is None else root.place,
            f"A story is a mapping that begins `holdgame: 1`; this is {found}.",
        )
        return Loaded(None, diagnostics)
    loader = _Loader(path, root, source, diagnostics)
    story = loader.load()
    known = {*policies, *(p.id for p in story.policies)}
    check_references(story, known, loader.places(), diagnostics)
    return Loaded(None if diagnostics.errors else story, diagnostics)


class _Loader:
    def __init__(self, path: Path, root: Mapping, source: Source, diagnostics: Diagnostics) -> None:
        self.path = path
        self.diagnostics = diagnostics
        self.top = Fields(root, "a story", diagnostics)
        self.parts = _Parts(sources=[source])

    def load(self) -> m.Story:
        top = self.top
        if top.number("holdgame", required=True) not in (None, FORMAT):
            top.wrong(
                top.whole.get("holdgame") or top.whole,
                f"This story is for another version; this program reads `holdgame: {FORMAT}`.",
            )
        id = top.text("id", required=True)
        if id and not _STORY_ID.match(id):
            self.diagnostics.error(
                "HG046", top.place_of("id"), "An id is small letters, digits and hyphens."
            )
        cast = self._cast()
        steps = StepReader(cast, self.diagnostics)
        self._read_parts(steps)
        return m.Story(
            id=id,
            title=top.text("title", required=True),
            blurb=top.text("blurb"),
            minutes=top.number("minutes", 0.0, low=0, high=600) or 0.0,
            starts=self._starts(),
            currency=self._currency(),
            you=self._you(),
            facts=self._facts(),
            cast=cast,
            vars=self._vars(),
            exits=self._exits(),
            start=top.text("start", required=True),
            scenes=self.parts.scenes,
            routines=self.parts.routines,
            endings=self._endings(steps),
            renamed=self._renamed(),
            policies=self._policies(),
            fingerprint=self._finish(),
        )

    def places(self) -> dict[str, Place]:
        """Where `start` and each of the exits stand."""
        exits = self.top.mapping("exits") or self.top
        names = m.Exits.__dataclass_fields__
        return {"start": self.top.place_of("start")} | {n: exits.place_of(n) for n in names}

    def _currency(self) -> str:
        node = self.top.scalar("currency")
        if node is not None and not _CURRENCY.match(node.text):
            self.top.wrong(node, f"`currency:` is three letters such as USD, not `{node.text}`.")
        return "USD" if node is None else node.text

    def _finish(self) -> str:
        self.top.done()
        digest = hashlib.blake2b(digest_size=12)
        for source in self.parts.sources:
            digest.update(source.text.encode())
        return digest.hexdigest()

    # -- scenes, routines, includes ---------------------------------------------------------

    def _read_parts(self, steps: StepReader) -> None:
        self._scenes_of(self.top, steps)
        folder = self.path.parent.resolve()
        names = self.top.names("include")
        for name in names[MAX_PARTS:]:
            self.diagnostics.error("HG045", name.place, f"A story has at most {MAX_PARTS} parts.")
        for name in names[:MAX_PARTS]:
            try:
                part = (folder / name.text).resolve()
                there = part.is_file()
            except (OSError, ValueError, RuntimeError):  # too long, not a name, links in a ring
                part, there = folder, False
            if not part.is_relative_to(folder):
                self.diagnostics.error(
                    "HG045", name.place, "A part must lie inside the story's own folder."
                )
                continue
            if not there:
                self.diagnostics.error(
                    "HG045", name.place, f"There is no file `{name.text}` beside the story."
                )
                continue
            source = read_source(part, self.diagnostics)
            root = None if source is None else read_text(source, self.diagnostics)
            if source is None or root is None:
                continue
            self.parts.sources.append(source)
            if not isinstance(root, Mapping):
                self.diagnostics.error(
                    "HG021", root.place, "A part holds `scenes:` and `routines:`."
                )
                continue
            fields = Fields(root, "a part", self.diagnostics)
            self._scenes_of(fields, steps)
            fields.done()

    def _scenes_of(self, fields: Fields, steps: StepReader) -> None:
        if scenes := fields.mapping("scenes"):
            for key, node in scenes.entries():
                if self._new_name(key, self.parts.scenes, "scene"):
                    self.parts.scenes[key.text] = self._scene(key, node, steps)
        if routines := fields.mapping("routines"):
            for key, node in routines.entries():
                if self._new_name(key, self.parts.routines, "routine"):
                    self.parts.routines[key.text] = self._routine(key, node, steps)

    def _new_name(self, key: Scalar, taken: Collection[str], what: str) -> bool:
        if not _ID.match(key.text):
            self.diagnostics.error(
                "HG046",
                key.place,
                f"`{key.text}` cannot name a {what}: use small letters, digits and `_`.",
            )
        if key.text in taken:
            self.diagnostics.error(
                "HG041", key.place, f"There is a {what} `{key.text}` already in another file."
            )
            return False
        return True

    def _scene(self, key: Scalar, node: Node, steps: StepReader) -> m.Scene:
        if not isinstance(node, Mapping) or "steps" not in node.keys():  # noqa: SIM118
            return m.Scene(key.place, key.text, steps.steps(node))
        fields = Fields(node, "a scene", self.diagnostics)
        scene = m.Scene(
            key.place,
            key.text,
            steps.steps(fields.node("steps")),
            fields.text("title"),
            fields.word("phase", m.PHASES),
            self._minute(fields),
        )
        fields.done()
        return scene

    def _minute(self, fields: Fields) -> int | None:
        node = fields.scalar("at")
        if node is None:
            return None
        match = _TIME.match(node.text)
        if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
            fields.wrong(node, f"`at:` is a time of day such as `23:40`, not `{node.text}`.")
            return None
        return int(match["hour"]) * 60 + int(match["minute"])

    def _routine(self, key: Scalar, node: Node, steps: StepReader) -> m.Routine:
        if not isinstance(node, Mapping) or "steps" not in node.keys():  # noqa: SIM118
            return m.Routine(key.place, key.text, (), steps.steps(node))
        fields = Fields(node, "a routine", self.diagnostics)
        params = tuple(name.text for name in fields.names("params"))
        body = steps.steps(fields.node("steps"))
        fields.done()
        return m.Routine(key.place, key.text, params, body)

    # -- the rest of the top level ----------------------------------------------------------

    def _cast(self) -> dict[str, m.CastMember]:
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
                if not self._new_name(key, members, "member of the cast"):
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

    def _facts(self) -> dict[str, m.Fact]:
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

    def _vars(self) -> dict[str, m.Variable]:
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

    def _you(self) -> m.You:
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
        )
        fields.done()
        return you

    def _exits(self) -> m.Exits:
        fields = self.top.mapping("exits")
        if fields is None:
            return m.Exits()
        exits = m.Exits(*(fields.text(name) for name in m.Exits.__dataclass_fields__))
        fields.done()
        return exits

    def _endings(self, steps: StepReader) -> dict[str, m.Ending]:
        endings: dict[str, m.Ending] = {}
        if given := self.top.mapping("endings", required=True):
            for key, node in given.entries():
                self._new_name(key, (), "ending")
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

    def _renamed(self) -> dict[str, str]:
        fields = self.top.mapping("renamed")
        if fields is None:
            return {}
        return {key.text: node.text for key, node in fields.entries() if isinstance(node, Scalar)}

    def _policies(self) -> tuple[Policy, ...]:
        """The story's own rows of the catalogue, for one company's peculiar rule."""
        fields = self.top.mapping("policies")
        if fields is None:
            return ()
        rows = (read_policy(key.text, node, self.diagnostics) for key, node in fields.entries())
        return tuple(row for row in rows if row is not None)

    def _starts(self) -> datetime:
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
