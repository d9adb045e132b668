"""unnamed: who called twice, without knowing who.

What identifies a customer becomes a token of eight bytes that only says who is the same as whom.
It is never written anywhere, and could not be undone if it were: a secret goes into it that is
made for one import and never leaves it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

# What systems write where they know no number; all of these people are not one.
_NOBODY: Final = frozenset(
    form
    for word in ("anonymous", "unknown", "private", "restricted", "unavailable", "withheld",
                 "blocked", "none", "null", "n/a")
    for form in (word, word.capitalize(), word.upper())
) | {"", " ", "-", "0"}  # fmt: skip

_BYTES: Final = tuple(bytes((value,)) for value in range(256))


class Unnamed:
    """Makes the tokens of one import, by BLAKE2.

    The secret goes in ahead of what is hashed, which BLAKE2 allows, and not as its key, which
    would take a block of its own and so twice the time. The first byte comes from Python's own
    hash, which costs next to nothing: whoever counts customers and has too many lets some go by
    that byte, and these need no token any more.
    """

    def __init__(self) -> None:
        self._begun = blake2b(secrets.token_bytes(16), digest_size=7)
        self.let_go = 0  # customers whose first byte has any of these bits get no token

    def one(self, identity: str) -> bytes | None:
        """The token of one customer; None where the system knew nobody."""
        return self.many((identity.encode("utf-8", "replace").decode(),))[0]

    def many(self, identities: Iterable[str]) -> list[bytes | None]:
        """The same for a column."""
        begin, let_go = self._begun.copy, self.let_go
        tokens: list[bytes | None] = []
        for identity in identities:
            if identity in _NOBODY or hash(identity) & let_go:
                tokens.append(None)
            else:
                rest = begin()
                rest.update(identity.encode())
                tokens.append(_BYTES[hash(identity) & 255] + rest.digest())
        return tokens
