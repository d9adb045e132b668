"""From a step as written to a step of the model, with every mistake on the way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from holdgame.documents.diagnostics import Diagnostics, Place, Source, did_you_mean
from holdgame.documents.fields import Fields, parse_duration
from holdgame.documents.nodes import Mapping, Node, Scalar, Sequence, kind
from holdgame.documents.speech import QUOTE, swallowed_comment
from holdgame.story import model as m
from holdgame.story.expressions import Constant, Expression, ExpressionProblem, Text
from holdgame.story.verbs import BARE, VERBS

_NO_SOURCE = Source("", "")


class At:
    """Where a step stands and what the author named it."""

    __slots__ = ("id", "place")

    def __init__(self, place: Place, id: str) -> None:
        self.place, self.id = place, id


class StepReader:
    """Reads steps; mistakes go to the diagnostics, and a step that cannot be read is left out."""

    def __init__(self, cast: Iterable[str], diagnostics: Diagnostics) -> None:
        self.speakers = {*cast, m.YOU, m.RECORDING}
        self.diagnostics = diagnostics

    # -- pieces -----------------------------------------------------------------------------

    def text(self, node: Node | None) -> Text:
        """A sentence. What is not one is reported and read as empty."""
        if node is None:
            return Text("", Place(_NO_SOURCE))
        if not isinstance(node, Scalar):
            self.diagnostics.error(
                "HG012",
                node.place,
                f"A sentence is needed here, and YAML reads {kind(node)}.",
                QUOTE,
            )
            return Text("", node.place)
        if swallowed_comment(node):
            self.diagnostics.error(
                "HG014",
                Place(node.source, node.end[0], node.end[1] + 1),
                "A space and `#` cut the sentence short: the rest is a comment to YAML.",
                "Put the sentence in quotes; for a comment leave two spaces before `#`.",
            )
        try:
            return Text(node.text, node.place)
        except ExpressionProblem as problem:
            self.diagnostics.error("HG037", node.place, problem.sentence, problem.mend)
            return Text("", node.place)

    def expression(self, node: Node) -> Expression:
        """A condition or value: plain numbers and booleans as they are, the rest is Jinja."""
        if not isinstance(node, Scalar):
            self.diagnostics.error(
                "HG021", node.place, f"An expression is needed here, and this is {kind(node)}."
            )
            return Constant(False, node.place)
        plain: Any = node.boolean if node.boolean is not None else node.number
        if plain is not None:
            return Constant(plain, node.place)
        try:
            return Expression(node.text, node.place)
        except ExpressionProblem as problem:
            self.diagnostics.error("HG037", node.place, problem.sentence, problem.mend)
            return Constant(False, node.place)

    def optional_expression(self, fields: Fields, key: str) -> Expression | None:
        node = fields.node(key)
        return None if node is None else self.expression(node)

    def optional_text(self, fields: Fields, key: str) -> Text | None:
        node = fields.node(key)
        return None if node is None else self.text(node)

    def duration(self, node: Node, what: str) -> float:
        if isinstance(node, Scalar):
            seconds = parse_duration(node.text)
            if seconds is not None:
                return seconds
        said = node.text if isinstance(node, Scalar) else kind(node)
        self.diagnostics.error(
            "HG021",
            node.place,
            f"`{what}:` is a duration, and `{said}` is not one.",
            "Write for example `45m`, `6h` or `3d`.",
        )
        return 0.0

    def steps(self, node: Node | None) -> m.Steps:
        """A list of steps; one step alone is a list of one."""
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else [node]
        read = (self.step(item) for item in items)
        return tuple(step for step in read if step is not None)

    def then(self, fields: Fields, key: str = "then") -> m.Steps:
        """`then:` with its steps, or the short forms `go:` and `end:`."""
        steps = self.steps(fields.node(key))
        go, end = fields.scalar("go"), fields.scalar("end")
        if go is not None:
            steps = (*steps, m.Go(go.place, go.text))
        if end is not None:
            steps = (*steps, m.End(end.place, end.text))
        return steps

    # -- steps ------------------------------------------------------------------------------

    def step(self, node: Node) -> m.Step | None:
        match node:
            case Scalar():
                if node.plain and node.text in BARE:
                    return BARE[node.text](node.place)
                if node.plain and not node.text:
                    self.diagnostics.error("HG030", node.place, "This step is empty.")
                return m.Say(node.place, m.NARRATOR, self.text(node))
            case Mapping():
                return self._mapping(node)
            case Sequence():
                self.diagnostics.error(
                    "HG010",
                    node.place,
                    "A step is a sentence or a verb, and YAML reads a list here.",
                    QUOTE,
                )
                return None

    def _mapping(self, node: Mapping) -> m.Step | None:
        verbs = [key for key, _ in node.entries if key.text in VERBS or key.text in self.speakers]
        if not verbs:
            self._no_verb(node)
            return None
        verb = verbs[0]
        if verb.text == "if":  # `go:` and `end:` are its short forms
            verbs = [key for key in verbs if key.text not in ("go", "end")]
        if len(verbs) > 1:
            self.diagnostics.error(
                "HG031",
                verbs[1].place,
                f"One step, one verb: here are `{verb.text}` and `{verbs[1].text}`.",
                "Begin a new step (`- `) for the second.",
            )
            return None
        fields = Fields(node, f"`{verb.text}:`", self.diagnostics)
        name = fields.text("id")
        value = fields.node(verb.text)
        assert value is not None
        if verb.text in self.speakers:
            step: m.Step | None = m.Say(verb.place, verb.text, self.text(value), name)
        else:
            step = VERBS[verb.text](self, At(verb.place, name), value, fields)
        fields.done()
        return step

    def _no_verb(self, node: Mapping) -> None:
        if not node.entries:
            self.diagnostics.error("HG030", node.place, "This step is empty.")
            return
        key = node.entries[0][0]
        if " " in key.text:
            self.diagnostics.error(
                "HG012",
                key.place,
                "A colon and a space inside a sentence split it in YAML.",
                QUOTE,
            )
        else:
            self.diagnostics.error(
                "HG030",
                key.place,
                f"No verb and nobody in the cast is called `{key.text}`.",
                did_you_mean(key.text, [*VERBS, *self.speakers], limit=0),
            )

    def inner(self, value: Node, verb: str, short: str) -> Fields | None:
        """A verb's own mapping; a single value stands for its key `short`."""
        if isinstance(value, Mapping):
            return Fields(value, f"`{verb}:`", self.diagnostics)
        if isinstance(value, Scalar) and short:
            made = Mapping(value.source, value.line, value.column)
            if not value.is_null:
                made.entries.append((Scalar(short, True, value.source, *_spot(value)), value))
            return Fields(made, f"`{verb}:`", self.diagnostics)
        self.diagnostics.error(
            "HG021", value.place, f"`{verb}:` takes keys and values, and this is {kind(value)}."
        )
        return None


def _spot(node: Scalar) -> tuple[int, int, tuple[int, int]]:
    return node.line, node.column, node.end
