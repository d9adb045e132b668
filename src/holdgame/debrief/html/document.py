"""document: a whole page of HTML around what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from holdgame.debrief.html.markup import Html, el, joined

STYLE: Final = Path(__file__).with_name("page.css")


def document(title: str, *inside: str, class_: str = "") -> str:
    """The page. Its style stands in it; it fetches nothing."""
    style = STYLE.read_text(encoding="utf-8").strip()
    head = el(
        "head",
        "\n",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        el("style", Html(f"\n{style}\n")),
    )
    body = el("body", "\n", joined(inside, "\n"), "\n", class_=class_ or None)
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n{body}\n</html>\n'


def section(title: str, *inside: str, class_: str = "") -> Html:
    """A part of the page under a heading; one of the class `leaf` is printed from a new leaf on."""
    return el("section", el("h2", title), *inside, class_=class_ or None)
