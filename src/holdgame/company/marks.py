"""Where a value came from, as a company file says it: `from:`, `by:`, `made_for:`."""

from __future__ import annotations

from typing import NamedTuple, cast

from holdgame.company.policy import MADE_FOR, MadeFor, Policy, PolicyValue
from holdgame.company.profile import Origin, Value
from holdgame.documents.fields import Fields

ORIGINS: tuple[Origin, ...] = ("measured", "stated", "assumed")


class Marks(NamedTuple):
    """Origin (stated when not said), who said so, whom the rule was made for, and whether
    somebody said that."""

    origin: Origin
    by: str
    made_for: MadeFor
    made_for_said: bool

    def on(self, value: PolicyValue) -> Value:
        """A value with these marks on it."""
        return Value(value, self.origin, self.by, self.made_for, made_for_said=self.made_for_said)


def read_marks(fields: Fields, policy: Policy) -> Marks:
    """What a file says of a value; where it does not say for whom, that is what is usual."""
    return Marks(
        cast(Origin, fields.word("from", ORIGINS, "stated")),
        fields.text("by"),
        cast(MadeFor, fields.word("made_for", MADE_FOR, policy.made_for)),
        "made_for" in fields,
    )
