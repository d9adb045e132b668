"""choose, go, end, if, set, do, chance, feel: how they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holdgame.documents.fields import Fields
from holdgame.documents.nodes import Mapping, Node, Scalar, Sequence
from holdgame.documents.speech import QUOTE
from holdgame.story import model as m
from holdgame.story.expressions import Constant, Expression

if TYPE_CHECKING:
    from holdgame.story.step_reader import At, StepReader


def slug(text: str) -> str:
    """A stable id from a sentence: `Call the number` is `call-the-number`."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-")[:48].strip("-") or "option"


def choose(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`choose: [{text:, go:}, …]`."""
    prompt = r.optional_text(fields, "prompt")
    if not isinstance(value, Sequence) or not value.items:
        r.diagnostics.error("HG047", value.place, "`choose:` takes a list of options.")
        return None
    options: list[m.Option] = []
    taken: set[str] = set()
    for item in value.items:
        if not isinstance(item, Mapping):
            r.diagnostics.error(
                "HG021", item.place, "An option is `text:` with `go:` or steps.", QUOTE
            )
            continue
        f = Fields(item, "an option", r.diagnostics)
        text = r.text(f.node("text", required=True))
        named = f.text("id")
        id = named or slug(text.source)
        if id in taken:
            r.diagnostics.error(
                "HG041",
                f.place_of("id" if named else "text"),
                f"Two options here have the id `{id}`.",
                "Give one of them an `id:` of its own.",
            )
        taken.add(id)
        condition = r.optional_expression(f, "if")
        disabled = r.optional_text(f, "disabled")
        option = m.Option(
            item.place,
            id,
            text,
            r.then(f),
            condition,
            f.boolean("once"),
            f.boolean("otherwise"),
            disabled,
            r.optional_expression(f, "weight"),
        )
        if disabled is not None and condition is None:
            r.diagnostics.error(
                "HG020", disabled.place, "`disabled:` says why an `if:` fails, and there is none."
            )
        f.done()
        options.append(option)
    return m.Choose(at.place, tuple(options), prompt, at.id) if options else None


def _name(r: StepReader, value: Node, verb: str) -> str:
    if isinstance(value, Scalar) and not value.is_null:
        return value.text
    r.diagnostics.error("HG021", value.place, f"`{verb}:` takes a name.")
    return ""


def go(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step:
    """`go: scene`."""
    return m.Go(value.place, _name(r, value, "go"), at.id)


def end(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step:
    """`end: ending`."""
    return m.End(value.place, _name(r, value, "end"), at.id)


def if_(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step:
    """`if: condition`, `then:`, `else:`."""
    condition = r.expression(value)
    otherwise = r.steps(fields.node("else"))
    if "then" not in fields and not ("go" in fields or "end" in fields):
        r.diagnostics.error("HG020", at.place, "`if:` needs `then:`.")
    return m.If(at.place, condition, r.then(fields), otherwise, at.id)


def set_(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`set: {name: value}`."""
    if not isinstance(value, Mapping):
        r.diagnostics.error("HG021", value.place, "`set:` takes names and values.")
        return None
    values = tuple((key.text, r.expression(node)) for key, node in value.entries)
    return m.Set(at.place, values, at.id)


def do(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step:
    """`do: routine`, `with: {name: value}`."""
    arguments: tuple[tuple[str, Expression], ...] = ()
    given = fields.node("with")
    if isinstance(given, Mapping):
        arguments = tuple((key.text, r.expression(node)) for key, node in given.entries)
    elif given is not None:
        r.diagnostics.error("HG021", given.place, "`with:` takes names and values.")
    return m.Do(value.place, _name(r, value, "do"), arguments, at.id)


def chance(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`chance: [{odds: 0.3, then: […]}, …]`."""
    if not isinstance(value, Sequence) or not value.items:
        r.diagnostics.error("HG047", value.place, "`chance:` takes a list of `odds:` and `then:`.")
        return None
    outcomes: list[m.Outcome] = []
    for item in value.items:
        if not isinstance(item, Mapping):
            r.diagnostics.error("HG021", item.place, "An outcome is `odds:` with `then:`.")
            continue
        f = Fields(item, "an outcome", r.diagnostics)
        odds = f.node("odds", required=True)
        outcomes.append(
            m.Outcome(
                item.place,
                Constant(0, item.place) if odds is None else r.expression(odds),
                r.then(f),
            )
        )
        f.done()
    known = [o.odds.constant for o in outcomes if isinstance(o.odds, Constant)]
    if any(isinstance(v, int | float) and v < 0 for v in known) or (
        sum(v for v in known if isinstance(v, int | float)) > 1 + 1e-9
    ):
        r.diagnostics.error(
            "HG022", value.place, "`odds:` are shares from 0 to 1, and together at most 1."
        )
    return m.Chance(at.place, tuple(outcomes), at.id)


def feel(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step:
    """`feel`, or `feel: a question`."""
    null = isinstance(value, Scalar) and value.is_null
    return m.Feel(at.place, None if null else r.text(value), at.id)
