"""Taking values out of a mapping: each asked for by name and kind, every mistake reported.

A reader asks for the keys it knows and then calls `done()`, which reports the keys nobody asked
for, with the nearest right name. Nothing raises: a wrong value is reported and its default used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from holdgame.documents.diagnostics import Diagnostics, Place, did_you_mean
from holdgame.documents.nodes import Mapping, Node, Scalar, Sequence, kind

_DURATION = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,3})?)\s*(?P<unit>s|m|h|d|w)\Z")
_UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_SAID = {bool: "`true` or `false`", float: "a number", int: "a whole number", str: "a text"}


def parse_duration(text: str) -> float | None:
    """Seconds of `90s`, `8m`, `1.5h`, `3d`, `2w`; None when it is not a duration."""
    match = _DURATION.match(text.strip())
    return float(match["number"]) * _UNIT_SECONDS[match["unit"]] if match else None


def read_share(node: Scalar) -> float | None:
    """A share written as `0.1` or `10%`; None when it is neither. Quoted digits are text."""
    if not node.plain or not node.text.endswith("%"):
        return node.number
    try:
        return float(node.text[:-1]) / 100
    except ValueError:
        return None


class Fields:
    """The keys of one mapping, taken one by one. `what` names the mapping in sentences."""

    def __init__(self, node: Mapping, what: str, diagnostics: Diagnostics) -> None:
        self.whole = node
        self.what = what
        self.diagnostics = diagnostics
        self._nodes = {key.text: value for key, value in node.entries}
        self._known: list[str] = []

    @property
    def place(self) -> Place:
        return self.whole.place

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def place_of(self, key: str) -> Place:
        """Where the value of a key stands, or the mapping itself when the key is missing."""
        node = self._nodes.get(key)
        return self.place if node is None else node.place

    def node(self, key: str, *, required: bool = False) -> Node | None:
        """The value as written."""
        self._known.append(key)
        node = self._nodes.get(key)
        if node is None and required:
            self.diagnostics.error("HG020", self.place, f"{self.what} needs `{key}:`.")
        return node

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        node = self.node(key, required=required)
        if node is None or isinstance(node, Scalar):
            return node
        self.wrong(node, f"`{key}:` takes a single value, and this is {kind(node)}.")
        return None

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """A text as typed: `No`, `12` and `23:10` stay what they are."""
        node = self.scalar(key, required=required)
        return default if node is None else node.text

    def word(
        self, key: str, known: Iterable[str], default: str = "", *, required: bool = False
    ) -> str:
        """One of a few words."""
        node = self.scalar(key, required=required)
        if node is None:
            return default
        names = list(known)
        if node.text not in names:
            self.wrong(
                node,
                f"`{key}:` cannot be `{node.text}`.",
                did_you_mean(node.text, names),
                code="HG023",
            )
            return default
        return node.text

    def boolean(self, key: str, default: bool = False, *, required: bool = False) -> bool:
        node = self.scalar(key, required=required)
        if node is None:
            return default
        if node.boolean is None:
            self.wrong(node, f"`{key}:` is `true` or `false`, and this is `{node.text}`.")
            return default
        return node.boolean

    def number(
        self,
        key: str,
        default: float | None = None,
        *,
        low: float | None = None,
        high: float | None = None,
        whole: bool = False,
        required: bool = False,
    ) -> float | None:
        """A number within bounds (both included)."""
        node = self.scalar(key, required=required)
        if node is None:
            return default
        value = node.number
        if value is None or (whole and value != int(value)):
            self.wrong(node, f"`{key}:` is {_SAID[int if whole else float]}, not `{node.text}`.")
            return default
        return value if self.in_range(key, node, value, low, high) else default

    def seconds(
        self,
        key: str,
        default: float | None = None,
        *,
        low: float = 0,
        high: float | None = None,
        required: bool = False,
    ) -> float | None:
        """A duration such as `90s`, `8m`, `6h` or `3d`, in seconds. A bare number is seconds."""
        node = self.scalar(key, required=required)
        if node is None:
            return default
        value = node.number if node.number is not None else parse_duration(node.text)
        if value is None:
            self.wrong(
                node,
                f"`{key}:` is a duration, and `{node.text}` is not one.",
                "Write for example `90s`, `8m`, `6h` or `3d`.",
            )
            return default
        return value if self.in_range(key, node, value, low, high) else default

    def share(self, key: str) -> float | None:
        """A share from 0 to 1, written as `0.1` or `10%`."""
        node = self.scalar(key)
        if node is None:
            return None
        value = read_share(node)
        if value is None:
            self.wrong(node, f"`{key}:` is a share such as 0.3 or 30%, not `{node.text}`.")
            return None
        return value if self.in_range(key, node, value, 0, 1) else None

    def in_range(
        self, key: str, node: Scalar, value: float, low: float | None, high: float | None
    ) -> bool:
        """Whether a value lies within its bounds; reports it if not."""
        if (low is not None and value < low) or (high is not None and value > high):
            bounds = (
                f"from {low:g} to {high:g}"
                if low is not None and high is not None
                else (f"at least {low:g}" if low is not None else f"at most {high:g}")
            )
            self.wrong(node, f"`{key}:` must be {bounds}, and this is {node.text}.", code="HG022")
            return False
        return True

    def names(self, key: str, *, required: bool = False) -> list[Scalar]:
        """A list of single values; one value alone is a list of one."""
        node = self.node(key, required=required)
        if node is None:
            return []
        if isinstance(node, Scalar):
            return [node]
        if isinstance(node, Sequence):
            good = [item for item in node.items if isinstance(item, Scalar)]
            for item in node.items:
                if not isinstance(item, Scalar):
                    self.wrong(item, f"`{key}:` lists single values, and this is {kind(item)}.")
            return good
        self.wrong(node, f"`{key}:` takes a list, and this is {kind(node)}.")
        return []

    def sequence(self, key: str, *, required: bool = False) -> Sequence | None:
        node = self.node(key, required=required)
        if node is None or isinstance(node, Sequence):
            return node
        self.wrong(node, f"`{key}:` takes a list, and this is {kind(node)}.")
        return None

    def mapping(self, key: str, what: str = "", *, required: bool = False) -> Fields | None:
        """A nested mapping, to be taken in the same way."""
        node = self.node(key, required=required)
        if node is None:
            return None
        if isinstance(node, Mapping):
            return Fields(node, what or f"`{key}:`", self.diagnostics)
        self.wrong(node, f"`{key}:` takes keys and values, and this is {kind(node)}.")
        return None

    def entries(self) -> Iterator[tuple[Scalar, Node]]:
        """All keys with their values, for mappings whose keys are names; `done` is then moot."""
        self._known.extend(self._nodes)
        yield from self.whole.entries

    def wrong(self, node: Node, sentence: str, mend: str = "", *, code: str = "HG021") -> None:
        self.diagnostics.error(code, node.place, sentence, mend)

    def done(self, also: Iterable[str] = ()) -> None:
        """Report every key that nobody asked for."""
        known = [*self._known, *also]
        for key, _ in self.whole.entries:
            if key.text not in known:
                self.diagnostics.error(
                    "HG024",
                    key.place,
                    f"{self.what} has no `{key.text}:`.",
                    did_you_mean(key.text, known),
                )
