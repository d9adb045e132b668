"""bits: sets of variants as words of arrays, a bit for each variant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from holdgame.analysis.graph import Bools, Ints

Words = NDArray[np.uint64]  # a line for each set
_WORD: Final = 64


class Bits:
    """Some variants, each with a place among them.

    A set as `Expansions` has it is a whole number, with a bit for the number of each variant; here
    it is a line of words, with a bit for its place. Most variants stand side by side in both.
    """

    def __init__(self, variants: Sequence[int]) -> None:
        self._variants = len(variants)
        self._words = -(-self._variants // _WORD)
        self._bytes = self._words * _WORD // 8
        self._runs = _runs(variants)
        self.everybody = sum(1 << variant for variant in set(variants))
        self._packed: dict[int, bytes] = {}
        self._spread: dict[bytes, int] = {}

    def packed(self, variants: int) -> bytes:
        """Those of a set that are among them, as a line of words."""
        found = self._packed.get(variants)
        if found is None:
            places = sum((variants >> first & full) << at for at, first, full in self._runs)
            found = self._packed[variants] = places.to_bytes(self._bytes, "little")
        return found

    def words(self, packed: Sequence[bytes]) -> Words:
        """Lines as an array."""
        return np.frombuffer(b"".join(packed), "<u8").reshape(len(packed), self._words)

    def rows(self, sets: Mapping[int, int]) -> tuple[Ints, Words]:
        """Sets by a number: the numbers, and the lines."""
        numbers = np.fromiter(sets, np.int64, len(sets))
        return numbers, self.words([self.packed(variants) for variants in sets.values()])

    def read(self, words: Words) -> Callable[[int], int]:
        """The same the other way round: by the number of a line its set, made when it is asked
        for."""
        lines, size, known, spread = words.tobytes(), self._bytes, self._spread, self._set

        def line(number: int) -> int:
            packed = lines[number * size : number * size + size]
            found = known.get(packed)
            return spread(packed) if found is None else found

        return line

    def none(self, lines: int) -> Words:
        """Empty sets."""
        return np.zeros((lines, self._words), np.uint64)

    def apart(self, words: Words) -> tuple[Ints, Bools]:
        """By line the number of its set; and each set once, by variant whether it is in it."""
        if self._variants == 1:
            return words[:, 0].astype(np.int64), np.array([[False], [True]])
        lines = np.ascontiguousarray(words).view(np.dtype((np.void, self._bytes))).ravel()
        sets, number = np.unique(lines, return_inverse=True)
        bits = np.unpackbits(
            sets.view(np.uint8).reshape(len(sets), self._bytes),
            axis=1,
            count=self._variants,
            bitorder="little",
        )
        return number, bits.view(np.bool_)

    def _set(self, packed: bytes) -> int:
        places, found = int.from_bytes(packed, "little"), 0
        for at, first, full in self._runs:  # a variant may be among them twice
            found |= (places >> at & full) << first
        self._spread[packed] = found
        return found


def _runs(variants: Sequence[int]) -> list[tuple[int, int, int]]:
    """Variants whose numbers follow one another: the place of the first, its number, and as many
    bits."""
    starts = [n for n in range(len(variants)) if not n or variants[n] != variants[n - 1] + 1]
    ends = [*starts[1:], len(variants)]
    return [(at, variants[at], (1 << end - at) - 1) for at, end in zip(starts, ends, strict=True)]


def together(numbers: Ints, words: Words) -> tuple[Ints, Words]:
    """Sets by sorted numbers, of which some come several times: each once, with all that is in
    any of its sets."""
    if not numbers.size:
        return numbers, words
    first = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    return numbers[first], np.bitwise_or.reduceat(words, first, axis=0)
