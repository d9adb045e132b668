"""dial, menu, hold, verify, explain, transfer, request, pitch, cancel, closing, hang_up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdgame.documents.fields import Fields
from holdgame.documents.nodes import Mapping, Node
from holdgame.story import model as m

if TYPE_CHECKING:
    from holdgame.story.step_reader import At, StepReader

ROLES = ("agent", "supervisor", "manager")


def dial(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`dial: line`, or `{line:, answers:, closed:}`."""
    if (f := r.inner(value, "dial", "line")) is None:
        return None
    step = m.Dial(
        at.place, f.text("line", required=True), f.text("answers"), f.text("closed"), at.id
    )
    f.done()
    return step


def menu(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`menu: {line:, reason:, settled: […]}`."""
    if (f := r.inner(value, "menu", "reason")) is None:
        return None
    step = m.Menu(
        at.place,
        f.text("reason", required=True),
        f.text("line"),
        f.text("hung_up"),
        r.steps(f.node("settled")) if "settled" in f else None,
        at.id,
    )
    f.done()
    return step


def hold(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`hold`, or `hold: {queue:, answers:, hung_up:}`."""
    if (f := r.inner(value, "hold", "queue")) is None:
        return None
    step = m.Hold(
        at.place, f.text("queue"), f.text("answers"), f.text("hung_up"), f.text("dropped"), at.id
    )
    f.done()
    return step


def verify(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`verify: [fact, …]`, or `{facts:, failed:}`."""
    if isinstance(value, Mapping):
        f = Fields(value, "`verify:`", r.diagnostics)
        names, failed = f.names("facts", required=True), f.text("failed")
        f.done()
    else:
        names, failed = fields.names("verify"), ""
    return m.Verify(at.place, tuple(n.text for n in names), failed, at.id)


def explain(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`explain: fact`, or `{fact:, phrases: […]}`."""
    if (f := r.inner(value, "explain", "fact")) is None:
        return None
    fact = f.text("fact", required=True)
    phrases = f.sequence("phrases")
    step = m.Explain(
        at.place, fact, tuple(r.text(p) for p in phrases.items) if phrases else (), at.id
    )
    f.done()
    return step


def transfer(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`transfer: queue or person`, or `{to:, answers:, dropped:}`."""
    if (f := r.inner(value, "transfer", "to")) is None:
        return None
    step = m.Transfer(
        at.place,
        f.text("to", required=True),
        f.text("answers"),
        f.text("dropped"),
        f.text("hung_up"),
        at.id,
    )
    f.done()
    return step


def request(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`request: {what:, amount:, granted: […], refused: […], escalated: […], unsettled: […]}`."""
    if (f := r.inner(value, "request", "")) is None:
        return None
    what = f.text("what", required=True)
    granted = r.steps(f.node("granted", required=True))
    refused = r.steps(f.node("refused", required=True))
    escalated = r.steps(f.node("escalated")) if "escalated" in f else None
    unsettled = r.steps(f.node("unsettled")) if "unsettled" in f else None
    age = f.seconds("age", 0.0) or 0.0
    has = frozenset(n.text for n in f.names("has")) if "has" in f else None
    step = m.Request(
        at.place,
        what,
        r.optional_expression(f, "amount"),
        granted,
        refused,
        escalated,
        unsettled,
        f.text("needs"),
        age / 86_400,
        has,
        f.word("by", ROLES) if "by" in f else "",
        at.id,
    )
    f.done()
    return step


def pitch(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`pitch: what must be said`, or `{offer:, accepted:, declined:}`."""
    if (f := r.inner(value, "pitch", "offer")) is None:
        return None
    asks = "accepted" in f or "declined" in f
    step = m.Pitch(
        at.place,
        r.text(f.node("offer", required=True)),
        r.steps(f.node("accepted")),
        r.steps(f.node("declined")),
        asks,
        at.id,
    )
    f.done()
    return step


def cancel(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`cancel: {left: […], stayed: […]}`."""
    if (f := r.inner(value, "cancel", "")) is None:
        return None
    step = m.Cancel(
        at.place, r.steps(f.node("left", required=True)), r.steps(f.node("stayed")), at.id
    )
    f.done()
    return step


def closing(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step | None:
    """`closing`, or `closing: {dropped:}`."""
    if (f := r.inner(value, "closing", "dropped")) is None:
        return None
    step = m.Closing(at.place, f.text("dropped"), at.id)
    f.done()
    return step


def hang_up(r: StepReader, at: At, value: Node, fields: Fields) -> m.Step:
    """`hang_up`."""
    return m.HangUp(at.place, at.id)
