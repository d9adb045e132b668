"""A phone tree drawn as SVG, from left to right, with what each way costs the customer.

Text in its own right: no library, no font of its own, the same bytes for the same tree. It is
light or dark as its reader's screen is.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuNode,
    OpaqueNode,
    PhoneTree,
    QueueNode,
    TransferNode,
    TreeNode,
)
from holdgame.company.tree_edges import Edge
from holdgame.company.tree_outline import cost, heard, in_all, named
from holdgame.company.tree_places import Place, places

BOX: Final = 230  # pixels, as are all of these
GAP: Final = 204  # between two boxes, where it is written when that way is taken
SHORT_GAP: Final = 84  # where there is one way only
LINE: Final = 17
LETTER: Final = 9
KEY: Final = 18
PADDING: Final = 10
BETWEEN: Final = 16  # two places, one below the other
MARGIN: Final = 28
TITLE: Final = 56
LEAST_WIDTH: Final = 460  # the title's
_LETTERS: Final = 31  # that fit into a box, in a wide font
_LETTERS_OF_A_NAME: Final = 25
_LETTERS_OF_A_WAY: Final = 20
_LETTERS_WITHOUT_A_KEY: Final = 23
_MOST_LINES: Final = 5

STYLE: Final = """\
  svg { font: 13px system-ui, -apple-system, "Segoe UI", "Helvetica Neue", sans-serif; }
  .paper { fill: #ffffff; }
  text { fill: #1c2733; }
  .title { font-size: 18px; font-weight: 600; }
  .name { font-weight: 600; }
  .small, .cost { fill: #5b6875; font-size: 12px; }
  .cost { font-variant-numeric: tabular-nums; }
  .way { fill: none; stroke: #a9b4bf; stroke-width: 1.5; }
  .else { stroke-dasharray: 4 4; }
  .key { fill: #ffffff; stroke: #5b6875; }
  .on { text-anchor: middle; }
  .box { fill: #f4f6f8; stroke: #a9b4bf; }
  .menu { fill: #e8f0fb; stroke: #6f97c9; }
  .people { fill: #e3f4e8; stroke: #62a878; }
  .dead { fill: #fbe9e7; stroke: #cf8177; }
  .decides { fill: #fdf5e0; stroke: #c9a75a; stroke-dasharray: 5 3; }
  .again { fill: none; stroke: #a9b4bf; stroke-dasharray: 2 3; }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #12181f; }
    text { fill: #e4eaf0; }
    .small, .cost { fill: #98a5b3; }
    .way { stroke: #566472; }
    .key { fill: #12181f; stroke: #98a5b3; }
    .box { fill: #1c252e; stroke: #566472; }
    .menu { fill: #18283d; stroke: #4f78ab; }
    .people { fill: #14301f; stroke: #4a8c60; }
    .dead { fill: #3a1d1a; stroke: #a8635a; }
    .decides { fill: #33290f; stroke: #97793a; }
    .again { stroke: #566472; }
  }"""


@dataclass(frozen=True, slots=True)
class _Box:
    """A place with its corner and its size, and the lines in it: its name, and what there is."""

    place: Place
    name: tuple[str, ...]
    more: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int

    @property
    def end(self) -> int:
        return self.x + self.width

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


def draw(tree: PhoneTree, title: str) -> str:
    """The whole file."""
    boxes = _laid_out(places(tree))
    width = max(max(box.end for box in boxes) + MARGIN, LEAST_WIDTH)
    height = max(box.y + box.height for box in boxes) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{_text(title)}">',
        f"<style>\n{STYLE}\n</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        f'<text class="title" x="{MARGIN}" y="38">{_text(title)}</text>',
        f'<text class="small" x="{MARGIN}" y="60">On each way: seconds on the line, and keys '
        "that are pressed.</text>",
    ]
    for box in boxes:
        if box.place.above >= 0:
            parts += _way(boxes[box.place.above], box)
    for box in boxes:
        parts += _box(box)
    return "\n".join([*parts, "</svg>\n"])


# -- where everything stands ------------------------------------------------------------------


def _laid_out(drawn: Sequence[Place]) -> list[_Box]:
    """Each place to the right of the one above it, and in the middle of those that follow it."""
    names = [_name(place) for place in drawn]
    more = [_more(place) for place in drawn]
    heights = [2 * PADDING + LINE * len(n + m) for n, m in zip(names, more, strict=True)]
    below: list[list[int]] = [[] for _ in drawn]
    for number, place in enumerate(drawn):
        if place.above >= 0:
            below[place.above].append(number)
    takes = [max(h, _height_of_way(p.edge)) for h, p in zip(heights, drawn, strict=True)]
    for number in reversed(range(len(drawn))):  # what follows a place has a higher number
        takes[number] = max(takes[number], _together([takes[n] for n in below[number]]))
    tops = [MARGIN + TITLE] * len(drawn)
    for number, after in enumerate(below):
        at = tops[number] + (takes[number] - _together([takes[n] for n in after])) // 2
        for n in after:
            tops[n] = at
            at += takes[n] + BETWEEN
    middles = [top + room // 2 for top, room in zip(tops, takes, strict=True)]
    for number in reversed(range(len(drawn))):
        if below[number]:
            wanted = (middles[below[number][0]] + middles[below[number][-1]]) // 2
            half = heights[number] // 2
            lowest = tops[number] + takes[number] - half
            middles[number] = min(max(wanted, tops[number] + half), lowest)
    boxes: list[_Box] = []
    for number, place in enumerate(drawn):
        name, height = names[number], heights[number]
        x = boxes[place.above].end + (GAP if place.edge.text else SHORT_GAP) if boxes else MARGIN
        width = 2 * PADDING + LETTER * max(map(len, name)) if place.again else BOX
        top = middles[number] - height // 2
        boxes.append(_Box(place, name, more[number], x, top, min(width, BOX), height))
    return boxes


def _together(rooms: Sequence[int]) -> int:
    """What places take that stand below one another."""
    return sum(rooms) + BETWEEN * max(0, len(rooms) - 1)


def _name(place: Place) -> tuple[str, ...]:
    """What is there; with an arrow back where all that follows is drawn elsewhere."""
    return _wrapped(named(place.node) + (" ↩" if place.again else ""), _LETTERS_OF_A_NAME, 3)


def _more(place: Place) -> tuple[str, ...]:
    """What is said there, and what it took to reach somebody."""
    said = "" if place.again else heard(place.node)
    quoted = _wrapped(f"“{said}”", _LETTERS, _MOST_LINES) if said else ()
    reached = in_all(place)
    return (*quoted, reached) if reached else quoted


def _height_of_way(edge: Edge) -> int:
    return 2 * LINE * max(len(_text_of_way(edge)), 1 if cost(edge) else 0)


def _text_of_way(edge: Edge) -> tuple[str, ...]:
    return _wrapped(edge.text, _LETTERS_OF_A_WAY if edge.key else _LETTERS_WITHOUT_A_KEY, 2)


def _wrapped(text: str, width: int, most: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, width, max_lines=most, placeholder="…"))


# -- what is drawn ----------------------------------------------------------------------------


def _way(above: _Box, box: _Box) -> Iterator[str]:
    """The line from a box to the next; above it when it is taken, below it what it costs."""
    edge = box.place.edge
    bend = above.end + 20
    kind = "way" if edge.deliberate else "way else"
    yield f'<path class="{kind}" d="M{above.end} {above.middle}H{bend}V{box.middle}H{box.x}"/>'
    x, text = bend + 8, _text_of_way(edge)
    if edge.key:
        y = box.middle - 4 - KEY - LINE * (len(text) - 1)
        yield f'<rect class="key" x="{x}" y="{y}" width="{KEY}" height="{KEY}" rx="4"/>'
        middle = x + KEY // 2
        yield f'<text class="name on" x="{middle}" y="{y + 14}">{_text(edge.key)}</text>'
        x += KEY + 6
    for number, line in enumerate(text):
        y = box.middle - 8 - LINE * (len(text) - 1 - number)
        yield f'<text x="{x}" y="{y}">{_text(line)}</text>'
    if cost(edge):
        yield f'<text class="cost" x="{x}" y="{box.middle + LINE - 1}">{_text(cost(edge))}</text>'


def _box(box: _Box) -> Iterator[str]:
    kind = "again" if box.place.again else _kind(box.place.node)
    size = f'width="{box.width}" height="{box.height}"'
    yield f'<rect class="{kind}" x="{box.x}" y="{box.y}" {size} rx="7"/>'
    styled = [*(("name", line) for line in box.name), *(("small", line) for line in box.more)]
    for number, (style, line) in enumerate(styled):
        y = box.y + PADDING + 13 + LINE * number
        yield f'<text class="{style}" x="{box.x + PADDING}" y="{y}">{_text(line)}</text>'


def _kind(node: TreeNode) -> str:
    """What sort of box a node is. Whom a way leads to that nobody has seen is left open."""
    unseen = isinstance(node, TransferNode) and not node.given
    return "decides" if unseen else _KINDS.get(type(node), "box")


_KINDS: Final[dict[type[TreeNode], str]] = {
    MenuNode: "menu",
    InputNode: "menu",
    QueueNode: "people",
    TransferNode: "people",
    CallbackNode: "people",
    EndNode: "dead",
    HoursNode: "decides",
    OpaqueNode: "decides",
}


def _text(text: str) -> str:
    """Text as XML can hold it."""
    return escape("".join(c if c.isprintable() else " " for c in text))
