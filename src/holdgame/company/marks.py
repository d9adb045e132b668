"""Where a value came from, as a company file says it: `from:`, `by:`, `made_for:`."""

from __future__ import annotations

from typing import cast

from holdgame.company.policy import MADE_FOR, MadeFor, Policy
from holdgame.company.profile import Origin
from holdgame.documents.fields import Fields

ORIGINS: tuple[Origin, ...] = ("measured", "stated", "assumed")


def read_marks(fields: Fields, policy: Policy) -> tuple[Origin, str, MadeFor]:
    """Origin (stated when not said), who said so, and whom the rule was made for."""
    origin = cast(Origin, fields.word("from", ORIGINS, "stated"))
    by = fields.text("by")
    made_for = cast(MadeFor, fields.word("made_for", MADE_FOR, policy.made_for))
    return origin, by, made_for
