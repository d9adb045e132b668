"""portrait_text: a company by itself in lines of text, touchpoint by touchpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.company.profile import Executive, Queue
from holdgame.company.queueing import OfferedWait
from holdgame.debrief import words
from holdgame.debrief.columns import both_ends, cells, left, right, wrap
from holdgame.debrief.portrait import Portrait
from holdgame.debrief.rules import Rule, origins
from holdgame.debrief.wording import Wording

MADE_FOR: Final = {
    "customer": "for the customer",
    "us": "for the company",
    "law": "for the law",
    "nobody remembers": "nobody remembers for whom",
}
_NAME: Final = 30
_BELOW: Final = " " * 6
_COUNTED: Final = "* a wait that was counted; how it spreads is our judgement"
_COMPANY: Final = "About the company"
_QUEUES: Final = (
    ("calls/h", 8),
    ("people", 7),
    ("takes", 8),
    ("patience", 9),
    ("median", 9),
    ("90 %", 9),
    ("hang up", 9),
)


def portrait_lines(portrait: Portrait, wording: Wording, width: int) -> Iterator[str]:
    """Everything, from what the company is to what looks odd; no line wider than `width`."""
    company = portrait.company
    yield both_ends(company.name, f"{company.id} · {company.currency}", width, "")
    if company.about:
        yield from wrap(company.about, width, "")
    yield ""
    yield from wrap(_how_known(portrait), width, "")
    for touchpoint, rules in portrait.rules.items():
        yield from ("", _heading(touchpoint, wording))
        for rule in rules:
            yield from _rule(rule, width)
    yield from ("", "Queues: how long whoever stays on the line waits")
    yield from _queues(portrait, width)
    if portrait.executives:
        yield from ("", "Whose bonus")
    for executive in portrait.executives:
        yield from _executive(executive, width)
    if portrait.oddities:
        yield from ("", "What looks odd")
    for sentence in portrait.oddities:
        yield from wrap(sentence, width)


def _how_known(portrait: Portrait) -> str:
    """How many of the rules somebody has said, and where the others come from."""
    counts = origins(portrait.all_rules)
    preset = portrait.company.preset
    known = f"{counts['measured']} measured, {counts['stated']} stated"
    if not counts["assumed"]:
        return f"{sum(counts.values())} rules: {known}, none assumed."
    source = f"from {preset}, else what is usual" if preset else "what is usual"
    return f"{sum(counts.values())} rules: {known}, {counts['assumed']} assumed ({source})."


def _heading(touchpoint: str, wording: Wording) -> str:
    name = wording.touchpoints.get(touchpoint, _COMPANY)
    return name[:1].upper() + name[1:]


def _rule(rule: Rule, width: int) -> Iterator[str]:
    """The id, the value and how it is known; below, in plain words, whose it is and for whom."""
    known = how_known(rule)
    room = width - 2 - _NAME - cells(known) - 2
    beside = cells(rule.value) <= room
    first, *more = wrap(rule.value, room if beside else width - 2 - _NAME, "") or [""]
    yield both_ends(left(rule.policy, _NAME) + first, known if beside else "", width).rstrip()
    yield from (f"  {'':<{_NAME}}{line}" for line in more)
    if not beside:
        yield from wrap(known, width, _BELOW)
    yield both_ends(f"{rule.name} · {rule.serves}", MADE_FOR[rule.made_for], width, _BELOW)
    yield from wrap(rule.source, width, _BELOW)


def how_known(rule: Rule) -> str:
    """`measured, call records of March`, `assumed, our judgement`, without the source."""
    mark = "our judgement" if rule.provenance == "judgement" else rule.provenance
    return ", ".join(part for part in (rule.origin, rule.by or mark) if part)


def _queues(portrait: Portrait, width: int) -> Iterator[str]:
    room = width - 2 - sum(size for _, size in _QUEUES)
    yield "  " + left("", room) + "".join(right(name, size) for name, size in _QUEUES)
    for id, wait in portrait.waits.items():
        queue = portrait.company.queues[id]
        figures = zip(_figures(queue, wait), _QUEUES, strict=True)
        yield "  " + left(id, room) + "".join(right(text, size) for text, (_, size) in figures)
        assumed = [_ASSUMED[name] for name in queue.assumed]
        if assumed:
            yield from wrap(f"assumed: {words.listed(assumed)}", width, _BELOW)
    if any(queue.measured is not None for queue in portrait.company.queues.values()):
        yield f"  {_COUNTED}"


_ASSUMED: Final = {
    "hold.measured": "the wait",
    "handle": "how long a call takes",
    "patience": "how long callers would wait",
}


def _figures(queue: Queue, wait: OfferedWait) -> Iterator[str]:
    """The texts of a row; a wait that was counted has no people behind it."""
    counted = queue.measured is not None
    yield "–" if queue.calls_per_hour is None else f"{queue.calls_per_hour:g}"
    yield "–" if queue.agents is None else f"{queue.agents}"
    yield words.brief(queue.handle)
    yield words.brief(queue.patience)
    yield words.brief(wait.quantile(0.5)) + ("*" if counted else "")
    yield words.brief(wait.quantile(0.9))
    yield f"{wait.abandoned:.0%}"


def _executive(executive: Executive, width: int) -> Iterator[str]:
    """The role, what it is paid for and what that protects; below, the rules it owns."""
    yield from wrap(
        f"{executive.role}: {executive.bonus}, to protect {executive.protects}", width, "  ", "  "
    )
    owned = ", ".join(executive.owns) or "owns no rule by name"
    yield from wrap(owned, width, _BELOW)
