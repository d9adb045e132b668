"""weights: every number the score rests on, each with its unit, provenance and source.

The numbers stand in `weights.yaml` beside this file; nothing is read until `Weights.load()`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, cast, get_args

from holdgame.documents.diagnostics import Diagnostics, FileProblem
from holdgame.documents.fields import Fields
from holdgame.documents.nodes import Mapping as MappingNode
from holdgame.documents.reader import read_file
from holdgame.engine.moments import ChargeKind, Flag

Provenance = Literal["published", "derived", "judgement"]
Burden = Literal["learning", "compliance", "psychological"]
"""The three burdens of dealing with an office: Herd & Moynihan 2018, Administrative Burden."""

KINDS: Final[tuple[ChargeKind, ...]] = get_args(ChargeKind)
FLAGS: Final[tuple[Flag, ...]] = get_args(Flag)

# The units that decide how a charge is counted; others are for the reader.
A_MINUTE: Final = "effort-minutes a minute"
A_DAY: Final = "effort-minutes a day"
EACH: Final = "effort-minutes each"

LIMITS: Final = ("wait_most", "without_most", "tau")
MONEY: Final = (
    "wage_active",
    "wage_waiting",
    "live_contact",
    "defects_resolved_first",
    "defects_resolved_later",
    "defects_unresolved",
    "acted_on_low",
    "acted_on_high",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its unit and where it comes from."""

    value: float
    unit: str
    provenance: Provenance
    source: str


@dataclass(frozen=True, slots=True)
class Weights:
    """All numbers of the score.

    `figures` holds every number by name: the charge kinds and flags of `engine.moments`, `LIMITS`
    and `MONEY`. `burden` and `touchpoint` are those of a kind (the latter where a charge names
    none); of the flags `about` the same thing only the heaviest counts.
    """

    figures: Mapping[str, Figure]
    burden: Mapping[ChargeKind, Burden]
    touchpoint: Mapping[ChargeKind, str]
    about: Mapping[Flag, str]

    @staticmethod
    def load(path: Path | None = None) -> Weights:
        """The weights of a file, by default those that ship with the game.

        Raises:
            FileProblem: the file cannot be read, or lacks a number; says all that is wrong.
        """
        diagnostics = Diagnostics()
        root = read_file(path or Path(__file__).with_name("weights.yaml"), diagnostics)
        weights = None
        if isinstance(root, MappingNode):
            weights = _read(Fields(root, "The file of weights", diagnostics))
        elif root is not None:
            diagnostics.error("HG021", root.place, "The weights are keys and values.")
        if weights is None or diagnostics.errors:
            raise FileProblem(diagnostics)
        return weights

    def __getitem__(self, name: str) -> float:
        """The value of a figure; raises KeyError when nothing has that name."""
        return self.figures[name].value

    def changed(self, values: Mapping[str, float]) -> Weights:
        """The same weights with other values under some names; raises KeyError for a new name.

        What is never resolved weighs the same with another contact and without, as ever.
        """
        other = {name: replace(self.figures[name], value=value) for name, value in values.items()}
        figures = {**self.figures, **other}
        rest = max(0.0, figures["unresolved"].value - figures["another_contact"].value)
        figures["still_unresolved"] = replace(figures["still_unresolved"], value=rest)
        return replace(self, figures=figures)

    def named(self, provenance: Provenance) -> Iterator[str]:
        """The names of the figures of one provenance, in the order of the file's sections."""
        return (name for name, figure in self.figures.items() if figure.provenance == provenance)


def _read(file: Fields) -> Weights:
    figures: dict[str, Figure] = {}
    burden: dict[ChargeKind, Burden] = {}
    touchpoint: dict[ChargeKind, str] = {}
    about: dict[Flag, str] = {}
    for name, fields in _section(file, "kinds", KINDS):
        kind = cast(ChargeKind, name)
        figures[name] = _figure(fields, units=(A_MINUTE, A_DAY, EACH))
        burden[kind] = cast(Burden, fields.word("burden", get_args(Burden), required=True))
        touchpoint[kind] = fields.text("touchpoint", required=True)
        fields.done()
    for name, fields in _section(file, "flags", FLAGS):
        figures[name] = _figure(fields, units=(A_MINUTE,))
        about[cast(Flag, name)] = fields.text("about", required=True)
        fields.done()
    for section, names in (("limits", LIMITS), ("money", MONEY)):
        for name, fields in _section(file, section, names):
            figures[name] = _figure(fields)
            fields.done()
    file.done()
    return Weights(figures, burden, touchpoint, about)


def _section(file: Fields, key: str, names: tuple[str, ...]) -> Iterator[tuple[str, Fields]]:
    """The mappings of a section by name: each name is needed, and no other is known."""
    section = file.mapping(key, required=True)
    if section is None:
        return
    for name in names:
        fields = section.mapping(name, required=True)
        if fields is not None:
            yield name, fields
    section.done()


def _figure(fields: Fields, units: tuple[str, ...] = ()) -> Figure:
    """A number as written; `units` are the ones it may have, where the unit decides something."""
    unit = (
        fields.word("unit", units, required=True) if units else fields.text("unit", required=True)
    )
    provenance = fields.word("provenance", get_args(Provenance), required=True)
    return Figure(
        value=float(fields.number("value", low=0, required=True) or 0.0),
        unit=unit,
        provenance=cast(Provenance, provenance),
        source=fields.text("source", required=True),
    )
