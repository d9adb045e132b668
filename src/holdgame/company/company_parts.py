"""The other parts of a company file: its lines, its executives, its recorded voice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from holdgame.company.catalogue import Catalogue
from holdgame.company.marks import Marks, read_marks
from holdgame.company.phone_tree import PhoneTree, depth, keys_to
from holdgame.company.policy import STAFFING, Policy
from holdgame.company.profile import Executive, PhoneLine, Queue, Says, Value
from holdgame.company.tree_generator import Shape
from holdgame.company.tree_reader import grown, is_shape, read_shape, read_tree
from holdgame.documents import nodes
from holdgame.documents.diagnostics import Diagnostics, did_you_mean
from holdgame.documents.fields import Fields
from holdgame.documents.reader import must_read

SAYS = Path(__file__).with_name("says.yaml")
ONLY_LINE = "support"  # of a company that has named none


def read_lines(
    fields: Fields, queues: Mapping[str, Queue], name: str, row: Policy
) -> tuple[Mapping[str, PhoneLine], Value]:
    """The lines by id, and the value of `menu`: the keys to press on the longest way."""
    lines: dict[str, PhoneLine] = {}
    told: Marks | None = None
    rows = fields.mapping("lines", "`lines:`")
    for key, node in rows.entries() if rows else ():
        if not isinstance(node, nodes.Mapping):
            fields.wrong(node, f"A line is keys and values, and this is {nodes.kind(node)}.")
            continue
        inner = Fields(node, f"The line `{key.text}`", fields.diagnostics)
        line = _line(key.text, inner, queues, name, row)
        marks = read_marks(inner, row)
        inner.done()
        if line is None:
            continue
        lines[line.id] = line
        if "tree" in inner:
            told = marks
    if not lines and not fields.diagnostics.errors:
        empty = Fields(nodes.Mapping(fields.whole.source, 0, 0), "A line", fields.diagnostics)
        line = _line(ONLY_LINE, empty, queues, name, row)
        lines |= {line.id: line} if line else {}
    levels = max((depth(line.tree) for line in lines.values()), default=0)
    if told is None:
        typical = row.typical
        usual = ("", row.made_for, typical.source, typical.provenance)
        return MappingProxyType(lines), Value(levels, "assumed", *usual)
    return MappingProxyType(lines), told.on(levels)


def _line(
    id: str, fields: Fields, queues: Mapping[str, Queue], name: str, row: Policy
) -> PhoneLine | None:
    reasons = _reasons(fields, queues)
    largest = max(queues.values(), key=lambda q: q.calls_per_hour or 0).id
    written = fields.mapping("tree", f"The tree of `{id}`")
    if written is not None and not is_shape(written):
        tree = read_tree(written, list(queues), name)
    else:
        assumed = Shape(int(_number(row.typical.value)), 4)
        shape = read_shape(written) if written else assumed
        place = written or fields
        wanted = [q for to in reasons.values() for q in to] or list(queues)
        tree = grown(shape, place, wanted, reasons, largest, name)
    if tree is None:
        return None
    _unreachable(tree, reasons, fields)
    return PhoneLine(id, tree, reasons)


def _reasons(fields: Fields, queues: Mapping[str, Queue]) -> Mapping[str, tuple[str, ...]]:
    rows = fields.mapping("reasons", "`reasons:`")
    reasons: dict[str, tuple[str, ...]] = {}
    for key, _ in list(rows.entries()) if rows else ():
        named = rows.names(key.text) if rows else []
        for queue in named:
            if queue.text not in queues:
                fields.diagnostics.error(
                    "HG053",
                    queue.place,
                    f"The reason `{key.text}` leads to `{queue.text}`, and there is no such queue.",
                    did_you_mean(queue.text, queues),
                )
        reasons[key.text] = tuple(q.text for q in named if q.text in queues)
    return MappingProxyType(reasons)


def _unreachable(tree: PhoneTree, reasons: Mapping[str, tuple[str, ...]], fields: Fields) -> None:
    """Warn of a reason whose queues no key leads to: its customers land where the keys lead."""
    led = " or ".join(f"`{queue}`" for queue in tree.queues())
    for reason, queues in reasons.items():
        if queues and tree.entry not in keys_to(tree, queues):
            fields.diagnostics.warn(
                "HG058",
                fields.place_of("reasons"),
                f"No key of the tree leads to a queue for the reason `{reason}`.",
                f"Let `reasons:` name a queue that the tree leads to ({led}), or add an option "
                f"that leads to {' or '.join(f'`{q}`' for q in queues)}.",
            )


def read_executives(
    fields: Fields, catalogue: Catalogue, queues: Iterable[str]
) -> tuple[Executive, ...]:
    """The executives, in the order written; no policy has two owners."""
    known = {*catalogue, *_beginnings(catalogue), *(f"{STAFFING}.{q}" for q in queues)}
    found: list[Executive] = []
    taken: dict[str, str] = {}
    rows = fields.sequence("executives")
    for node in rows.items if rows else ():
        if not isinstance(node, nodes.Mapping):
            fields.wrong(node, f"An executive is keys and values, and this is {nodes.kind(node)}.")
            continue
        inner = Fields(node, "An executive", fields.diagnostics)
        role = inner.text("role", required=True)
        executive = Executive(
            role,
            inner.text("bonus", required=True),
            inner.text("protects", required=True),
            tuple(owned(inner, role, known, taken, partial(_no_policy, role))),
        )
        inner.done()
        if role and any(e.role == role for e in found):
            inner.wrong(node, f"There are two executives with the role {role}.", code="HG057")
        found.append(executive)
    return tuple(found)


def owned(
    fields: Fields,
    role: str,
    known: Collection[str],
    taken: dict[str, str],
    unknown: Callable[[str], str],
) -> Iterator[str]:
    """What an executive owns, of the names `known`; each has one owner, put down in `taken`.

    `unknown` says what is wrong with any other name.
    """
    for name in fields.names("owns"):
        if name.text not in known:
            mend = did_you_mean(name.text, known)
            fields.diagnostics.error("HG055", name.place, unknown(name.text), mend)
        elif name.text in taken:
            sentence = f"`{name.text}` is owned by {taken[name.text]} already."
            fields.diagnostics.error("HG057", name.place, sentence, "A rule has one owner.")
        else:
            taken[name.text] = role
            yield name.text


def _no_policy(role: str, name: str) -> str:
    return f"{role or 'This executive'} owns `{name}`, and there is no such policy."


def _beginnings(catalogue: Catalogue) -> Iterable[str]:
    """`channels` and `channels.email` of `channels.email.offered`."""
    for id in catalogue:
        parts = id.split(".")
        yield from (".".join(parts[:length]) for length in range(1, len(parts)))


def read_says(fields: Fields, name: str) -> Says:
    """The company's recorded voice; what it does not say, the neutral one does."""
    neutral = must_read(SAYS)
    assert isinstance(neutral, nodes.Mapping)
    defaults = Fields(neutral, "The neutral voice", Diagnostics())
    own = fields.mapping("says", "`says:`")

    def text(key: str) -> str:
        said = own.text(key, defaults.text(key)) if own else defaults.text(key)
        return said.replace("{name}", name)

    said = own.names("hold") if own and "hold" in own else defaults.names("hold")
    says = Says(
        greeting=text("greeting"),
        hold=tuple(line.text.replace("{name}", name) for line in said),
        upsell=text("upsell"),
        closed=text("closed"),
        wrong_key=text("wrong_key"),
        closing=text("closing"),
        bot=text("bot"),
        bot_again=text("bot_again"),
    )
    if own:
        own.done()
    return says


def _number(value: object) -> float:
    return value if isinstance(value, int | float) else 0
