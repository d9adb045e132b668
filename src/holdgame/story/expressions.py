"""Conditions and text in stories: a small, safe part of Jinja.

Names, attributes, literals, comparison, `and or not`, `+ - * /` on numbers, inline `if`, `in`
and a few filters; text adds `{{ }}` and `{% if %}`. No loops and no calls, so that nothing a
story can write runs long or large. Expressions are parsed when a story is loaded and compiled
when first used (a compile costs about half a millisecond).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from holdgame.documents.diagnostics import Place

MAX_LENGTH = 4_000
MAX_DEPTH = 40
LARGEST = 1e15  # as in the numbers that YAML reads
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.Name,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Getattr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.Neg,
    nodes.Pos,
    nodes.CondExpr,
    nodes.Filter,
)
_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div)
_TEMPLATE_MARK = re.compile(r"\{[{%#]")
_MARKUP = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HOLE = re.compile(r"\{\{.*?\}\}", re.DOTALL)


class ExpressionProblem(Exception):
    """An expression that cannot be read, or that failed when it was used."""

    def __init__(self, sentence: str, mend: str = "", place: Place | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.mend, self.place = sentence, mend, place


def _money(value: float) -> str:
    return f"{_number(value):,.2f}"


def _round(value: float, digits: int = 0) -> float | int:
    rounded = round(_number(value), min(max(int(digits), 0), 9))
    return rounded if digits > 0 else int(rounded)


def _plural(count: float, one: str, many: str = "") -> str:
    """`{{ days | plural("day") }}`: the number with its word."""
    word = one if count == 1 else (many or one + "s")
    return f"{count:g} {word}"


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise jinja2.TemplateRuntimeError(f"a number is needed here, not {value!r}")
    if not math.isfinite(value):
        raise jinja2.TemplateRuntimeError("this number is too large")
    return value


FILTERS: dict[str, Callable[..., Any]] = {
    "money": _money,
    "round": _round,
    "plural": _plural,
    "lower": lambda value: str(value).lower(),
    "upper": lambda value: str(value).upper(),
}


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with attribute look-up on our own namespaces only, and arithmetic on numbers only."""

    intercepted_binops = frozenset({"+", "-", "*", "/"})

    def __init__(self) -> None:
        super().__init__(undefined=jinja2.StrictUndefined, autoescape=False, cache_size=0)
        self.filters = dict(FILTERS)
        self.globals = {}
        self.tests = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        return _number(super().call_binop(context, operator, _number(left), _number(right)))


_ENVIRONMENT = _Sandbox()
Names = Mapping[str, Any]


class Expression:
    """A condition or a value written in a story.

    `reads` are the dotted names it uses, such as `("company", "refund", "days")`. `constant` is
    the value when it reads nothing and needs no computing.
    """

    __slots__ = ("_run", "constant", "place", "reads", "source")

    def __init__(self, source: str, place: Place) -> None:
        self.source, self.place = source, place
        tree = _parse(source, place, template=False)
        self.reads = frozenset(_reads(tree))
        self.constant: Any = tree.value if isinstance(tree, nodes.Const) else None
        self._run: Callable[[Names], Any] | None = None

    def __call__(self, names: Names) -> Any:
        """The value under these names. Raises `ExpressionProblem` when it has none."""
        if self.constant is not None:
            return self.constant
        if self._run is None:
            self._run = _guard(self.place, _compile, self.source)
        value = _guard(self.place, self._run, names)
        if isinstance(value, jinja2.Undefined):
            raise ExpressionProblem(
                f"`{self.source}` has no value here: {value._undefined_message}.", place=self.place
            )
        return value

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"


class Constant(Expression):
    """A value that was written as a plain number, word or boolean."""

    __slots__ = ()

    def __init__(self, value: bool | float | str, place: Place) -> None:
        self.source, self.place = str(value), place
        self.reads = frozenset()
        self.constant = value
        self._run = None


class Text:
    """What is said or shown. A text without braces is never a template (it costs 20 us less)."""

    __slots__ = ("_run", "place", "plain", "reads", "source", "words")

    def __init__(self, source: str, place: Place) -> None:
        self.source, self.place = source, place
        self.reads: frozenset[tuple[str, ...]] = frozenset()
        self.plain = _TEMPLATE_MARK.search(source) is None
        self.words = len(source.split()) if self.plain else word_count(source)
        if not self.plain:
            self.reads = frozenset(_reads(_parse(source, place, template=True)))
        self._run: Callable[[Names], str] | None = None

    def __call__(self, names: Names) -> str:
        """The text under these names. Raises `ExpressionProblem`."""
        if self.plain:
            return self.source
        if self._run is None:
            self._run = _guard(self.place, _ENVIRONMENT.from_string, self.source).render
        return str(_guard(self.place, self._run, names))

    def __repr__(self) -> str:
        return f"Text({self.source!r})"


def word_count(source: str) -> int:
    """Words of a text as written: each `{{ }}` is one, both sides of an `{% if %}` count."""
    return len(_HOLE.sub("word", _MARKUP.sub(" ", source)).split())


def _compile(source: str) -> Callable[[Names], Any]:
    return _ENVIRONMENT.compile_expression(source, undefined_to_none=False)


def _guard(place: Place, run: Callable[[Any], Any], argument: Any) -> Any:
    try:
        return run(argument)
    except (
        jinja2.TemplateError,
        ArithmeticError,
        TypeError,
        ValueError,
        RecursionError,
    ) as problem:
        raise ExpressionProblem(f"This cannot be worked out: {problem}.", place=place) from problem


def _parse(source: str, place: Place, *, template: bool) -> nodes.Node:
    if len(source) > MAX_LENGTH:
        raise ExpressionProblem(
            f"This is longer than {MAX_LENGTH:,} characters.", "Split it.", place
        )
    try:
        if template:
            tree: nodes.Node = _ENVIRONMENT.parse(source)
        else:
            parser = Parser(_ENVIRONMENT, source, state="variable")
            tree = parser.parse_expression()
            if not parser.stream.eos:
                raise ExpressionProblem(
                    f"`{source}` goes on after the expression has ended.", place=place
                )
        _check(tree, place)
    except jinja2.TemplateSyntaxError as problem:
        said = str(problem.message).rstrip(".")
        raise ExpressionProblem(f"This cannot be read: {said}.", place=place) from problem
    except (RecursionError, ValueError, OverflowError) as problem:
        raise ExpressionProblem(
            "This expression is too deep or too large.", place=place
        ) from problem
    return tree


def _check(node: nodes.Node, place: Place, depth: int = 0) -> None:
    if depth > MAX_DEPTH:
        raise RecursionError
    if not isinstance(node, _ALLOWED):
        name = type(node).__name__.lower()
        raise ExpressionProblem(
            f"A story cannot use `{_SPELLED.get(name, name)}` here.",
            "Use names, comparisons, `and or not`, `+ - * /`, inline `if`, `in` and the filters "
            + ", ".join(sorted(FILTERS))
            + ".",
            place,
        )
    if (
        isinstance(node, nodes.Const)
        and isinstance(node.value, int | float)
        and not abs(node.value) <= LARGEST  # `nan` is not, either
    ):
        raise ExpressionProblem("This number is too large.", place=place)
    if isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            raise ExpressionProblem(
                f"There is no filter `{node.name}`.",
                "There is: " + ", ".join(sorted(FILTERS)) + ".",
                place,
            )
        if node.node is None:
            raise ExpressionProblem("A filter needs a value before it.", place=place)
    if isinstance(node, nodes.Getattr) and not isinstance(node.node, nodes.Name | nodes.Getattr):
        raise ExpressionProblem("Only names have parts (`company.refund.days`).", place=place)
    if isinstance(node, _ARITHMETIC):
        for side in (node.left, node.right):
            if isinstance(side, nodes.Const) and not isinstance(side.value, int | float):
                raise ExpressionProblem("`+ - * /` work on numbers only.", place=place)
    for child in node.iter_child_nodes():
        _check(child, place, depth + 1)


_SPELLED = {
    "call": "a call ( )",
    "for": "{% for %}",
    "assign": "{% set %}",
    "getitem": "[ ]",
    "pow": "**",
    "mod": "%",
    "floordiv": "//",
    "concat": "~",
    "test": "is",
    "dict": "{ }",
    "include": "{% include %}",
    "import": "{% import %}",
    "macro": "{% macro %}",
}


def _reads(node: nodes.Node) -> Iterator[tuple[str, ...]]:
    """The dotted names a tree uses, longest form only."""
    match node:
        case nodes.Getattr():
            path: list[str] = []
            inner: nodes.Node = node
            while isinstance(inner, nodes.Getattr):
                path.append(inner.attr)
                inner = inner.node
            if isinstance(inner, nodes.Name):
                yield (inner.name, *reversed(path))
            else:
                yield from _reads(inner)
        case nodes.Name():
            yield (node.name,)
        case _:
            for child in node.iter_child_nodes():
                yield from _reads(child)
