"""How many examples a property is tried on."""

from __future__ import annotations

import os
from typing import Final

THOROUGH: Final = bool(os.environ.get("THOROUGH"))
USUAL: Final = 100  # where a test does not say
_PART: Final = 0.25  # of them, when somebody waits for the answer
_FEWEST: Final = 10


def examples(wanted: int) -> int:
    """So many, or fewer unless the environment says THOROUGH, as `make test-all` does."""
    return wanted if THOROUGH else min(wanted, max(_FEWEST, round(wanted * _PART)))
