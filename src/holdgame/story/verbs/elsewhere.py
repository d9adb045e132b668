"""promise, later, send_back, write, visit, pay, charge: what happens off the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdgame.documents.fields import Fields
from holdgame.documents.nodes import Node
from holdgame.story import model as m
from holdgame.story.expressions import Constant

if TYPE_CHECKING:
    from holdgame.story.step_reader import At, StepReader


CHANNELS = ("chat", "email", "store", "app")


def promise(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`promise: {what:, within: 2d, kept: […], broken: […]}`."""
    if (f := r.inner(value, "promise", "")) is None:
        return None
    step = m.Promise(
        at.place,
        r.text(f.node("what", required=True)),
        f.seconds("within", 0.0, required=True) or 0.0,
        r.steps(f.node("kept", required=True)),
        r.steps(f.node("broken", required=True)),
        at.id,
    )
    f.done()
    return step


def later(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`later: 3d`, or `{for: 3d, without: true}`, or `{days: company.replacement.days}`."""
    if (f := r.inner(value, "later", "for")) is None:
        return None
    days = r.optional_expression(f, "days")
    node = f.node("for", required=days is None)
    seconds = 0.0 if node is None else r.duration(node, "later")
    step = m.Later(at.place, seconds, f.boolean("without"), days, at.id)
    f.done()
    return step


def send_back(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`send_back`, or `send_back: the shoes`, `{what:}`."""
    if (f := r.inner(value, "send_back", "what")) is None:
        return None
    step = m.SendBack(at.place, f.text("what", "it"), at.id)
    f.done()
    return step


def write(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`write: {channel: email, resolved: […], unresolved: […], without: true}`."""
    if (f := r.inner(value, "write", "")) is None:
        return None
    step = m.Write(
        at.place,
        f.word("channel", CHANNELS, required=True),
        r.steps(f.node("resolved", required=True)),
        r.steps(f.node("unresolved", required=True)),
        f.text("about"),
        f.boolean("without"),
        at.id,
    )
    f.done()
    return step


def visit(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`visit: person`, or `{answers:, closed:}`."""
    if (f := r.inner(value, "visit", "answers")) is None:
        return None
    step = m.Visit(at.place, f.text("answers"), f.text("closed"), f.text("hung_up"), at.id)
    f.done()
    return step


def pay(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`pay: 4.20`, or `{amount:, what:, because:}`."""
    if (f := r.inner(value, "pay", "amount")) is None:
        return None
    amount = f.node("amount", required=True)
    step = m.Pay(
        at.place,
        Constant(0, at.place) if amount is None else r.expression(amount),
        r.optional_text(f, "what"),
        f.text("because", "none"),
        at.id,
    )
    f.done()
    return step


def charge(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`charge: {minutes:, kind:, because:}`."""
    if (f := r.inner(value, "charge", "")) is None:
        return None
    seconds = f.seconds("seconds", 0.0) or 0.0
    minutes = f.number("minutes", 0.0, low=0) or 0.0
    kinds = ("doing", "waiting", "listening")
    step = m.Book(
        at.place,
        f.word("kind", kinds, "doing"),  # type: ignore[arg-type]
        seconds + 60 * minutes,
        f.text("because", required=True),
        f.text("what"),
        at.id,
    )
    f.done()
    return step
