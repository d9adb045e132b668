"""Presets: published benchmarks that stand in for what a company has not said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import cast

from holdgame.company.catalogue import Catalogue, read_figure
from holdgame.company.policy import PROVENANCES, Figure, Provenance
from holdgame.company.profile import Assumed
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem, did_you_mean
from holdgame.documents.fields import Fields
from holdgame.documents.reader import read_file

PRESETS = Path(__file__).with_name("presets")
QUEUE_FIELDS = ("hold.measured", "handle", "patience")


@dataclass(frozen=True, slots=True)
class Preset:
    """Values by policy id, and what a queue takes. `illustrative`: no series stands behind it."""

    id: str
    title: str
    note: str
    illustrative: bool
    queue: Mapping[str, Assumed]
    values: Mapping[str, Figure]


def preset_names(folder: Path = PRESETS) -> tuple[str, ...]:
    """The ids of the presets that ship."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def load_preset(id: str, catalogue: Catalogue, folder: Path = PRESETS) -> Preset:
    """Read a preset by a name `preset_names` knows; raises `FileProblem`."""
    diagnostics = Diagnostics()
    root = read_file(folder / f"{id}.yaml", diagnostics)
    preset = None
    if isinstance(root, nodes.Mapping):
        preset = _read(Fields(root, "A preset", diagnostics), catalogue, diagnostics)
    if preset is None or diagnostics.errors:
        raise FileProblem(diagnostics)
    return preset


def _read(fields: Fields, catalogue: Catalogue, diagnostics: Diagnostics) -> Preset:
    fields.node("holdgame_preset", required=True)
    values: dict[str, Figure] = {}
    rows = fields.mapping("policies")
    for key, _ in rows.entries() if rows else ():
        if key.text not in catalogue:
            mend = did_you_mean(key.text, catalogue)
            diagnostics.error("HG050", key.place, f"There is no policy `{key.text}`.", mend)
        elif rows and (figure := read_figure(rows, key.text, catalogue[key.text], diagnostics)):
            values[key.text] = figure
    queue = fields.mapping("queue")
    preset = Preset(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        note=fields.text("note"),
        illustrative=fields.boolean("illustrative"),
        queue=read_assumed(queue) if queue else MappingProxyType({}),
        values=MappingProxyType(values),
    )
    fields.done()
    return preset


def read_assumed(fields: Fields) -> Mapping[str, Assumed]:
    """A `queue:` mapping of a preset or of the catalogue: figures in seconds, with sources."""
    found: dict[str, Assumed] = {}
    for key in QUEUE_FIELDS:
        inner = fields.mapping(key)
        if inner is None:
            continue
        seconds = inner.seconds("value", None, low=1, required=True)
        provenance = inner.word("provenance", PROVENANCES, required=True)
        source = inner.text("source", required=provenance != "judgement")
        inner.done()
        if seconds is not None and provenance:
            found[key] = Assumed(seconds, source, cast(Provenance, provenance))
    fields.done()
    return MappingProxyType(found)


def queue_defaults(catalogue: Catalogue, presets: Iterable[Preset]) -> Mapping[str, Assumed]:
    """What a queue takes where nothing is said: the first preset that says, else the catalogue."""
    found = dict(read_assumed(Fields(catalogue.queue, "`queue:`", Diagnostics())))
    for preset in presets:
        found |= preset.queue
    return MappingProxyType(found)
