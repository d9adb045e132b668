"""From a story's files to a `Story`, or to everything that is wrong with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from holdgame.documents.diagnostics import Diagnostics, FileProblem, Place, Source
from holdgame.documents.fields import Fields
from holdgame.documents.nodes import Mapping, Node, Scalar, kind
from holdgame.documents.reader import read_source, read_text
from holdgame.story import model as m
from holdgame.story.head import Head, may_name
from holdgame.story.references import check_references
from holdgame.story.step_reader import StepReader

FORMAT = 1
MAX_PARTS = 200
_STORY_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_TIME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2} )?(?P<hour>\d{2}):(?P<minute>\d{2})\Z")


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
        head = Head(top, self.diagnostics)
        cast = head.cast()
        steps = StepReader(cast, self.diagnostics)
        self._read_parts(steps)
        return m.Story(
            id=id,
            title=top.text("title", required=True),
            blurb=top.text("blurb"),
            minutes=top.number("minutes", 0.0, low=0, high=600) or 0.0,
            starts=head.starts(),
            currency=head.currency(),
            you=head.you(),
            facts=head.facts(),
            cast=cast,
            vars=head.vars(),
            exits=head.exits(),
            start=top.text("start", required=True),
            scenes=self.parts.scenes,
            routines=self.parts.routines,
            endings=head.endings(steps),
            renamed=head.renamed(),
            policies=head.policies(),
            fingerprint=self._finish(),
        )

    def places(self) -> dict[str, Place]:
        """Where `start` and each of the exits stand."""
        exits = self.top.mapping("exits") or self.top
        names = m.Exits.__dataclass_fields__
        return {"start": self.top.place_of("start")} | {n: exits.place_of(n) for n in names}

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
                if may_name(key, self.parts.scenes, "scene", self.diagnostics):
                    self.parts.scenes[key.text] = self._scene(key, node, steps)
        if routines := fields.mapping("routines"):
            for key, node in routines.entries():
                if may_name(key, self.parts.routines, "routine", self.diagnostics):
                    self.parts.routines[key.text] = self._routine(key, node, steps)

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
