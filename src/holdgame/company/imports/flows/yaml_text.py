"""YAML as it is exported: with odd characters, or broken off."""

from __future__ import annotations

import re

from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import ImportFile
from holdgame.documents.diagnostics import Diagnostics, Source
from holdgame.documents.nodes import Node
from holdgame.documents.reader import read_text

_TRIES = 4
_STOPS = ("HG001", "HG004")  # the others are mistakes of authors, who do not write exports
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def read_yaml(file: ImportFile, draft: Draft) -> Node | None:
    """The root of a file, or of what stands before the line at which it cannot be read on."""
    text = _ODD.sub(" ", file.text).replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(_TRIES):
        diagnostics = Diagnostics()
        root = read_text(Source(file.name, text), diagnostics)
        if root is not None:
            return root
        stops = [d for d in diagnostics.errors if d.place.line > 1]
        if not stops:
            return None
        problem = next((d for d in stops if d.code in _STOPS), stops[-1])
        line = problem.place.line
        draft.breaks_off(file.name, line, problem.sentence)
        text = "\n".join(text.split("\n")[: line - 1])
    return None
