"""into_company: what was measured put into a company file, what others have said left as it is.

A queue has one `from:` for all its figures. So it says `measured` only where all of them are.
Where somebody has stated others, `from:` stays as it was and `by:` ends in the figures that were
measured, by which the next import knows them again: what it does not measure anew, it takes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from holdgame.company.imports.calls.measured import Measured
from holdgame.company.imports.calls.values import figures, policies, source
from holdgame.company.imports.calls.words import listed
from holdgame.company.rewrite import set_values
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem, Source
from holdgame.documents.reader import read_text

_FIGURES: Final = ("calls_per_hour", "agents", "handle", "patience", "hold.measured", "hung_up")
_EARLIER: Final = re.compile(r"(?:^|; )measured are (?P<keys>[a-z_., ]+): .*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Done:
    """The file's new text, and what to tell whoever asked for it."""

    text: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Queue:
    """A queue as the file has it: figures that somebody stated, those of an earlier import, and
    whom `by:` names."""

    stated: tuple[str, ...]
    earlier: tuple[str, ...]
    by: str


def put_into(file: Source, measured: Measured) -> Done:
    """A company file with all that was measured; the same text where nothing was.

    Raises:
        FileProblem: the file is no YAML.
        ValueError: it cannot be rewritten; the message says why.
    """
    root = _root(file)
    there = {name: _queue(row) for name, row in _maps(root, "queues").items()}
    rules = _maps(root, "policies")
    changes: dict[tuple[str, ...], object] = {}
    whole: list[str] = []
    told: list[str] = []
    for queue in measured.queues:
        name, found = queue.name, figures(queue)
        if found:
            before = there.get(name, _Queue((), (), ""))
            new = _changed(before, found, source(queue, measured))
            changes |= {("queues", name, key): value for key, value in new.items()}
            whole += [name] if "from" in new else []
            told += [f"`{name}`: {sentence}" for sentence in _told(before, found)]
    for id, value in policies(measured).items():
        whole.append(id)
        if id in rules:  # what else it says, such as `made_for:`, stays
            changes |= {("policies", id, key): said for key, said in value.items()}
        else:
            changes["policies", id] = value
    if whole:
        told.insert(0, f"measured now are {', '.join(whole)}.")
    return Done(set_values(file.text, changes) if changes else file.text, tuple(told))


def _changed(before: _Queue, found: Mapping[str, object], by: str) -> dict[str, object]:
    """A queue's keys as they are to be; None takes one out."""
    # Where people make the wait, it follows from them. One that was stated would overrule it.
    out = [key for key in (*before.earlier, "hold.measured") if key not in found]
    ours = f"measured are {', '.join(found)}: {by}"
    marks = (
        {"by": f"{before.by}; {ours}" if before.by else ours}
        if _kept(before, found)
        else {"from": "measured", "by": by}
    )
    return {**found, **dict.fromkeys(out), **marks}


def _told(before: _Queue, found: Mapping[str, object]) -> Iterator[str]:
    """What has become of the figures that were there."""
    if kept := _kept(before, found):
        yield f"measured are {listed(list(found))}; as stated before: {listed(kept)}."
    if gone := [key for key in before.earlier if key not in found]:
        yield f"taken out is what earlier records had told: {listed(gone)}."


def _kept(before: _Queue, found: Mapping[str, object]) -> list[str]:
    """Figures that somebody stated and that were not measured."""
    return [key for key in before.stated if key not in found and key != "hold.measured"]


def _root(file: Source) -> nodes.Node | None:
    diagnostics = Diagnostics()
    root = read_text(file, diagnostics)
    if diagnostics.errors:
        raise FileProblem(diagnostics)
    return root


def _maps(root: nodes.Node | None, section: str) -> dict[str, nodes.Mapping]:
    """What a section of the file holds by name, as far as it is keys and values."""
    under = root.get(section) if isinstance(root, nodes.Mapping) else None
    rows = under.entries if isinstance(under, nodes.Mapping) else []
    return {key.text: row for key, row in rows if isinstance(row, nodes.Mapping)}


def _queue(row: nodes.Mapping) -> _Queue:
    there = [key for key in _FIGURES if row.get(key) is not None]
    by = _text(row, "by")
    ours = _EARLIER.search(by)
    named = ours["keys"].split(", ") if ours else []
    measured = _text(row, "from") == "measured"
    return _Queue(
        stated=tuple(key for key in there if not measured and key not in named),
        earlier=tuple(key for key in there if measured or key in named),
        by=by[: ours.start()] if ours else by,
    )


def _text(row: nodes.Mapping, key: str) -> str:
    found = row.get(key)
    return found.text if isinstance(found, nodes.Scalar) else ""
