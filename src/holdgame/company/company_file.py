"""From a YAML file to a `Company`: every mistake at once, every gap assumed and marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_parts import read_executives, read_lines, read_says
from holdgame.company.company_queues import read_queues
from holdgame.company.marks import read_marks
from holdgame.company.policy import STAFFING, Policy
from holdgame.company.presets import Preset, load_preset, preset_names, queue_defaults
from holdgame.company.profile import Company, Value
from holdgame.company.values import read_value
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, FileProblem, Place, Source, did_you_mean
from holdgame.documents.fields import Fields
from holdgame.documents.reader import read_file, read_text

FORMAT = 1
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_ELSEWHERE = {
    STAFFING: "Say it under `queues:`, as `agents:`.",
    "menu": "Say it under `lines:`, as `tree:`.",
}


def load_company(path: Path, catalogue: Catalogue) -> Company:
    """Read a company file. What it does not say is assumed from its preset, else typical.

    Warnings are kept on the company.

    Raises:
        FileProblem: all that is wrong with the file, with positions.
    """
    diagnostics = Diagnostics()
    return _company(read_file(path, diagnostics), catalogue, diagnostics)


def read_company(name: str, text: str, catalogue: Catalogue) -> Company:
    """The same from a text, such as the one a saved play keeps; `name` stands for its file.

    Raises:
        FileProblem: all that is wrong with the text, with positions.
    """
    diagnostics = Diagnostics()
    return _company(read_text(Source(name, text), diagnostics), catalogue, diagnostics)


def _company(root: nodes.Node | None, catalogue: Catalogue, diagnostics: Diagnostics) -> Company:
    company = None
    if isinstance(root, nodes.Mapping):
        company = _read(Fields(root, "A company", diagnostics), catalogue)
    elif root is not None:
        diagnostics.error("HG021", root.place, "A company file is keys and values.")
    if company is None or diagnostics.errors:
        raise FileProblem(diagnostics)
    return company


def _read(fields: Fields, catalogue: Catalogue) -> Company:
    if fields.number("holdgame_company", None, required=True) not in (None, FORMAT):
        fields.diagnostics.error(
            "HG022",
            fields.place_of("holdgame_company"),
            f"This file is for another version; this program reads `holdgame_company: {FORMAT}`.",
        )
    id, name = fields.text("id", required=True), fields.text("name", required=True)
    if id and not _ID.match(id):
        mend = "Use small letters, digits, `-` and `_`."
        fields.diagnostics.error("HG051", fields.place_of("id"), f"`{id}` cannot be an id.", mend)
    currency = fields.text("currency", required=True)
    _is_currency(currency, fields.place_of("currency"), fields.diagnostics)
    preset = _preset(fields, catalogue)
    defaults = queue_defaults(catalogue, [preset] if preset else [])
    queues, staffing = read_queues(fields, defaults, catalogue[STAFFING])
    lines, menu = read_lines(fields, queues, name, catalogue["menu"])
    values = _values(fields, catalogue, preset) | staffing | {"menu": menu}
    company = Company(
        id=id,
        name=name,
        currency=currency,
        preset=preset.id if preset else "",
        catalogue=catalogue,
        values=MappingProxyType(dict(sorted(values.items(), key=lambda v: catalogue.order(v[0])))),
        lines=lines,
        queues=queues,
        executives=read_executives(fields, catalogue, queues),
        rates=_rates(fields),
        says=read_says(fields, name),
        about=fields.text("about"),
        competitors=tuple(c.text for c in fields.names("competitors")),
        warnings=tuple(d for d in fields.diagnostics if d.severity == "warning"),
    )
    fields.done()
    return company


def _preset(fields: Fields, catalogue: Catalogue) -> Preset | None:
    node = fields.scalar("preset")
    if node is None or node.is_null:
        return None
    names = preset_names()
    if node.text not in names:
        mend = did_you_mean(node.text, names)
        sentence = f"There is no preset `{node.text}`."
        fields.diagnostics.error("HG056", node.place, sentence, mend)
        return None
    return load_preset(node.text, catalogue)


def _values(fields: Fields, catalogue: Catalogue, preset: Preset | None) -> dict[str, Value]:
    """Every policy of the catalogue: as said, else as the preset has it, else typical."""
    values = {
        id: _assumed(policy, preset)
        for id, policy in catalogue.policies.items()
        if id not in _ELSEWHERE
    }
    rows = fields.mapping("policies", "`policies:`")
    for key, node in rows.entries() if rows else ():
        if key.text in values:
            said = _said(node, catalogue[key.text], fields.diagnostics)
            values |= {key.text: said} if said else {}
        else:
            _unknown(key, node, catalogue, fields.diagnostics)
    return values


def _assumed(policy: Policy, preset: Preset | None) -> Value:
    figure = preset.values.get(policy.id, policy.typical) if preset else policy.typical
    return Value(figure.value, "assumed", "", policy.made_for, figure.source, figure.provenance)


def _said(node: nodes.Node, policy: Policy, diagnostics: Diagnostics) -> Value | None:
    """The short form is the value alone; the long form says where it came from."""
    if not isinstance(node, nodes.Mapping):
        value = read_value(node, policy, diagnostics)
        return None if value is None else Value(value, "stated", "", policy.made_for)
    fields = Fields(node, f"`{policy.id}`", diagnostics)
    inner = fields.node("value", required=True)
    marks = read_marks(fields, policy)
    fields.done()
    value = None if inner is None else read_value(inner, policy, diagnostics)
    return None if value is None else marks.on(value)


def _unknown(
    key: nodes.Scalar, node: nodes.Node, catalogue: Catalogue, diagnostics: Diagnostics
) -> None:
    first = key.text.split(".")[0]
    inside = [id for id in catalogue if id.startswith(key.text + ".")]
    if key.text in _ELSEWHERE or first == STAFFING:
        mend = _ELSEWHERE[first]
        sentence = f"`{key.text}` does not stand among the policies."
    elif inside and isinstance(node, nodes.Mapping):
        mend = f"Write the whole name on one line, such as `{inside[0]}: …`."
        sentence = f"`{key.text}` is not a policy but the beginning of {len(inside)}."
    else:
        mend = did_you_mean(key.text, set(catalogue) - set(_ELSEWHERE))
        sentence = f"There is no policy `{key.text}`."
    diagnostics.error("HG050", key.place, sentence, mend)


def _rates(fields: Fields) -> Mapping[str, float]:
    """Units of each currency for one of the company's own."""
    rows = fields.mapping("rates", "`rates:`")
    rates: dict[str, float] = {}
    for key, _ in list(rows.entries()) if rows else ():
        _is_currency(key.text, key.place, fields.diagnostics)
        rate = rows.number(key.text, None, low=1e-6, high=1e9) if rows else None
        rates |= {key.text: float(rate)} if rate is not None else {}
    return MappingProxyType(rates)


def _is_currency(text: str, place: Place, diagnostics: Diagnostics) -> None:
    if text and not _CURRENCY.match(text):
        mend = "Write its three letters, such as `USD`, `EUR` or `GBP`."
        diagnostics.error("HG051", place, f"`{text}` is not a currency.", mend)
