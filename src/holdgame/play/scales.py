"""scales: what 0 and 10 mean where a number from 0 to 10 is asked for, the same on every screen."""

from __future__ import annotations

from typing import Final

Ends = tuple[str, str]
DEGREE: Final[Ends] = ("not at all", "completely")
CERTAINTY: Final[Ends] = ("certainly not", "certainly")
