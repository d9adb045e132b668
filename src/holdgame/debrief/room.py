"""room: what many plays come to together: a trainer's page, with nobody in it.

Of each play a room knows only what a `Play` holds: no name, no words that were typed, no
commitment. What is said of them is said of five or more (`few`).
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from holdgame.debrief.debrief import Compared, Debrief
from holdgame.debrief.few import LEAST, Spread, Tally, among, mean, tally
from holdgame.engine.moments import NOBODY
from holdgame.friction.rounding import in_proportion
from holdgame.friction.scale import MILLI
from holdgame.play import questions as q
from holdgame.play.notes import Before

MOST_RULES: Final = 8  # on the page; what is left is one line
YES, NO, UNSAID = "yes", "no", "not said"
_ASKED: Final[tuple[tuple[str, Callable[[Before], str]], ...]] = (
    (q.LAST_CALLED, lambda before: before.last_called),
    (q.LAST_VISITED, lambda before: before.last_visited),
    (q.LAST_SAT_BESIDE, lambda before: before.last_sat_beside),
)


@dataclass(frozen=True, slots=True)
class Play:
    """As much of one play as a room may know.

    `played` is the story and the company, `effort` is in milli-effort-minutes, `rules` are those
    that made effort, with their names and whose they are, `felt` has what was said of how it felt,
    by phase of the journey.
    """

    story: str
    company: str
    played: tuple[str, str]
    minutes: float
    effort: int
    by_policy: Mapping[str, int]
    rules: Mapping[str, tuple[str, str]]
    ending: str
    resolved: bool
    compared: tuple[Compared, ...]
    before: Before | None
    business: tuple[int, int] | None
    felt: Mapping[str, Sequence[int]]

    @staticmethod
    def of(debrief: Debrief) -> Play:
        """What a room may know of a play that has ended."""
        felt: dict[str, list[int]] = {}
        for happening in debrief.timeline:
            if happening.felt:
                felt.setdefault(happening.phase, []).append(happening.felt)
        before, after = debrief.before, debrief.after
        first = None if before is None else before.would_do_business
        then = None if after is None else after.would_do_business
        return Play(
            story=debrief.title,
            company=debrief.company_name,
            played=(debrief.story, debrief.company),
            minutes=debrief.facts.minutes,
            effort=debrief.score.effort,
            by_policy=debrief.score.by_policy,
            rules={f.rule.policy: (f.rule.name, f.rule.serves) for f in debrief.rules},
            ending=debrief.ending.title,
            resolved=debrief.ending.resolved,
            compared=debrief.compared,
            before=before,
            business=None if first is None or then is None else (first, then),
            felt=felt,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Five plays or more of one story under one company; of several, with neither named.

    `endings` is one tally, or one of what was resolved and one of what was not.
    """

    story: str
    company: str
    plays: int
    minutes: Spread | None
    effort: Spread | None
    resolved: Tally[str]
    endings: tuple[Tally[str], ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """What was predicted beside what it was, on average of those who did; `bias` is by how much
    it was more. `plays` is None where the number would tell the others apart."""

    what: str
    unit: Literal["min", "", "yes"]
    plays: int | None
    predicted: float
    actual: float

    @property
    def bias(self) -> float:
        return round(self.actual - self.predicted, 1)


@dataclass(frozen=True, slots=True)
class Share:
    """A rule that was felt in five plays or more, and its share of all effort in percent."""

    policy: str
    name: str
    serves: str
    percent: int


@dataclass(frozen=True, slots=True)
class Business:
    """Would you do business with you: the mean before and after, of those who said both."""

    plays: int | None
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class FeltIn:
    """How it felt in a phase of the journey, 1 (fine) to 5, on average."""

    phase: str
    mean: float


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that is said of a room. With fewer than five plays there is only their number.

    `minutes` and `effort` are those of all plays. `rest` is the share of effort, in percent, of
    what no rule made, and of rules that few felt.
    """

    plays: int
    groups: tuple[Group, ...] = ()
    minutes: Spread | None = None
    effort: Spread | None = None
    guesses: tuple[Guess, ...] = ()
    expected: Tally[str] | None = None
    rules: tuple[Share, ...] = ()
    rest: int = 0
    last: tuple[tuple[str, Tally[str]], ...] = ()
    business: Business | None = None
    felt: tuple[FeltIn, ...] = ()

    @property
    def missing(self) -> int:
        """How many plays more it takes."""
        return max(0, LEAST - self.plays)

    @staticmethod
    def of(plays: Sequence[Play]) -> Room:
        """What may be said of these plays together."""
        if len(plays) < LEAST:
            return Room(len(plays))
        rules, rest = _rules(plays)
        return Room(
            plays=len(plays),
            groups=_groups(plays),
            minutes=Spread.of([play.minutes for play in plays]),
            effort=Spread.of([play.effort / MILLI for play in plays]),
            guesses=tuple(_guesses(plays)),
            expected=_expected(plays),
            rules=rules,
            rest=rest,
            last=tuple(_last(plays)),
            business=_business(plays),
            felt=_felt(plays),
        )


def _groups(plays: Sequence[Play]) -> tuple[Group, ...]:
    """By story and company, the largest first; the small ones are one group, the last."""
    sizes = tally(Counter(play.played for play in plays))
    by_itself = [key for key, _ in sizes.shown]
    groups = [[play for play in plays if play.played == key] for key in by_itself]
    groups.append([play for play in plays if play.played not in by_itself])
    return tuple(_group(group) for group in groups if group)


def _group(plays: Sequence[Play]) -> Group:
    of_one = len({play.played for play in plays}) == 1
    resolved = tally(Counter(YES if play.resolved else NO for play in plays))
    parts: list[Sequence[Play]] = [plays]
    if len(resolved.shown) == 2:  # both numbers are told, so each ending is one of either
        parts = [[p for p in plays if p.resolved is yes] for yes in (True, False)]
    return Group(
        story=plays[0].story if of_one else "",
        company=plays[0].company if of_one else "",
        plays=len(plays),
        minutes=Spread.of([play.minutes for play in plays]),
        effort=Spread.of([play.effort / MILLI for play in plays]),
        resolved=resolved,
        endings=tuple(tally(Counter(play.ending for play in part)) for part in parts),
    )


def _guesses(plays: Sequence[Play]) -> Iterable[Guess]:
    """What can be averaged of what was predicted."""
    rows: dict[str, list[Compared]] = {}
    for play in plays:
        for row in play.compared:
            if row.unit != "yes":
                rows.setdefault(row.what, []).append(row)
    for what, said in rows.items():
        predicted, actual = mean([r.predicted for r in said]), mean([r.actual for r in said])
        if predicted is not None and actual is not None:
            yield Guess(what, said[0].unit, among(len(said), len(plays)), predicted, actual)


def _expected(plays: Sequence[Play]) -> Tally[str] | None:
    """Whether it was expected to be resolved; None where hardly anybody said."""
    said = [
        next((YES if r.predicted else NO for r in play.compared if r.unit == "yes"), UNSAID)
        for play in plays
    ]
    return _asked(said)


def _last(plays: Sequence[Play]) -> Iterable[tuple[str, Tally[str]]]:
    """When each of the three was last done."""
    for question, answer in _ASKED:
        said = [UNSAID if p.before is None else answer(p.before) or UNSAID for p in plays]
        counted = _asked(said)
        if counted is not None:
            yield question, counted


def _asked(said: Sequence[str]) -> Tally[str] | None:
    """The answers of all plays, those counted in that have none; None for fewer than five."""
    enough = sum(answer != UNSAID for answer in said) >= LEAST
    return tally(Counter(said)) if enough else None


def _rules(plays: Sequence[Play]) -> tuple[tuple[Share, ...], int]:
    """The rules that made most of all effort, and what is left; together 100 %, or nothing."""
    total = sum(play.effort for play in plays)
    felt_in = Counter(p for play in plays for p, milli in play.by_policy.items() if milli)
    sums = {
        policy: sum(play.by_policy.get(policy, 0) for play in plays)
        for policy, count in felt_in.items()
        if count >= LEAST and policy != NOBODY
    }
    most = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:MOST_RULES]
    if total <= 0:
        return (), 0
    left = total - sum(milli for _, milli in most)
    *percents, rest = in_proportion(100, [*(milli for _, milli in most), left])
    shares = zip(most, percents, strict=True)
    return tuple(Share(p, *_said_of(p, plays), percent) for (p, _), percent in shares), rest


def _said_of(policy: str, plays: Sequence[Play]) -> tuple[str, str]:
    """A rule's name and whose it is; empty where that is not the same everywhere."""
    said = [play.rules[policy] for play in plays if policy in play.rules]
    whose = {serves for _, serves in said}
    return said[0][0], whose.pop() if len(whose) == 1 else ""


def _business(plays: Sequence[Play]) -> Business | None:
    said = [play.business for play in plays if play.business is not None]
    first, then = mean([before for before, _ in said]), mean([after for _, after in said])
    if first is None or then is None:
        return None
    return Business(among(len(said), len(plays)), first, then)


def _felt(plays: Sequence[Play]) -> tuple[FeltIn, ...]:
    """The phases in which five or more said how it felt, the worst first; a play counts once."""
    phases = {phase: None for play in plays for phase in play.felt}
    found: list[FeltIn] = []
    for phase in phases:
        average = mean([statistics.fmean(play.felt[phase]) for play in plays if phase in play.felt])
        if average is not None:
            found.append(FeltIn(phase, average))
    return tuple(sorted(found, key=lambda felt: -felt.mean))
