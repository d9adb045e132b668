"""page_one: the page that fits the screen: what happened, what was thought, what made it so.

It holds five things: one sentence; predicted and actual; the three rules that were felt most; what
is known to be better; one commitment. With its title it is at most 24 lines of 80 cells.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from holdgame.debrief import words
from holdgame.debrief.columns import bar, both_ends, clip, left, right, wrap
from holdgame.debrief.debrief import MOST_FELT, Compared, Debrief
from holdgame.debrief.rules import Felt, decimals_for
from holdgame.engine.moments import NOBODY
from holdgame.friction.rounding import for_display
from holdgame.play import questions

MOST_LINES: Final = 22  # below a title of two lines
_MOST_SENTENCE, _MOST_GAP, _MOST_COMMITMENT = 3, 3, 2
_MORE, _LESS = "+", "-"
_BAR: Final = 5
_NAME: Final = 30
_TABLE_BAR: Final = 20
_APART: Final = (2, 4, 3, 1, 5)  # which parts are set off by an empty line, while there is room


def page_one(debrief: Debrief, width: int) -> list[str]:
    """The lines of page one below its title; never more than `MOST_LINES`."""
    foot = [commitment_lines(debrief, width), [last_line(debrief, width)]]
    return _fitted([*_body(debrief, width), *foot], MOST_LINES)


def above_the_commitment(debrief: Debrief, width: int, most: int) -> list[str]:
    """Page one down to where a screen asks for the commitment, in at most so many lines."""
    return _fitted([*_body(debrief, width), [], []], most)


def _body(debrief: Debrief, width: int) -> list[list[str]]:
    return [
        _sentences(debrief, width),
        _compared(debrief, width),
        _rules(debrief, width),
        _better(debrief, width),
    ]


def commitment_lines(debrief: Debrief, width: int, *, whole: bool = False) -> list[str]:
    """What the player will do, in their own words; none while there is no commitment.

    Two lines at most, unless the `whole` of it is wanted.
    """
    said = debrief.commitment
    if said is None or not any((said.when, said.will, said.by)):
        return []
    spoken = (("If", said.when, ","), ("I will", said.will, ""), ("by", said.by, ""))
    parts = [f"{lead} {_after(lead, text)}{stop}" for lead, text, stop in spoken if text.strip()]
    lines = wrap(words.stopped(" ".join(parts)), width)
    return lines if whole else _cut(lines, _MOST_COMMITMENT, width)


def _after(lead: str, text: str) -> str:
    """What was typed after a word, without the word if that was typed too."""
    text = text.strip().rstrip(",.")
    typed = text[: len(lead) + 1].casefold()
    return text[len(lead) :].lstrip() if typed == f"{lead.casefold()} " else text


def _cut(lines: list[str], most: int, width: int) -> list[str]:
    """The first so many lines; where that leaves some out, the last one says so."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], clip(lines[most - 1].rstrip(". "), width - 1) + "…"]


def _sentences(debrief: Debrief, width: int) -> list[str]:
    """What happened; of what else happened, as much as there is room for."""
    wanted, took, *besides, ended = debrief.sentences
    lines: list[str] = []
    for kept in range(len(besides), -1, -1):
        lines = wrap(" ".join([wanted, took, *besides[:kept], ended]), width)
        if len(lines) <= _MOST_SENTENCE:
            return lines
    return _cut(lines, _MOST_SENTENCE, width)


# -- predicted and actual -------------------------------------------------------------------------


def _compared(debrief: Debrief, width: int) -> list[str]:
    """A row for each prediction; without any, what it was on one line."""
    if not debrief.compared:
        facts, counts = debrief.facts, debrief.score.counts
        told = f"told {words.times(counts.tellings)}" if counts.tellings else "never told"
        transfers = words.counted(counts.transfers, "transfer")
        end = "resolved" if debrief.ending.resolved else "not resolved"
        hold = f"{_minutes(facts.on_hold)} on hold"
        return wrap(f"{hold} · {transfers} · {told} · {end}.", width)
    head = "  " + left("", 14) + right("you thought", 13) + right("it was", 11)
    return [head, *(_row(row, width) for row in debrief.compared)]


def _row(row: Compared, width: int) -> str:
    predicted, actual = shown(row, row.predicted), shown(row, row.actual)
    start = "  " + left("  " + row.what, 14) + right(predicted, 13) + right(actual, 11)
    if row.unit == "yes":
        return start
    return f"{start}    {_two_tone(row)}".rstrip()[:width]


def shown(row: Compared, amount: float) -> str:
    """A predicted or an actual amount as the table says it."""
    match row.unit:
        case "yes":
            return "yes" if amount else "no"
        case "min":
            return _minutes(amount)
    return f"{amount:g}"


def difference(row: Compared) -> str:
    """`+43 min`: by how much it was more or less, of the amounts as shown."""
    if row.unit == "yes":
        return "" if row.predicted == row.actual else "not as you thought"
    by = words.tidy(row.actual) - words.tidy(row.predicted)
    unit = " min" if row.unit == "min" else ""
    return (
        f"{'+' if by > 0 else '−'}{abs(round(by, 1)):g}{unit}" if round(by, 1) else "as you thought"
    )


def _two_tone(row: Compared) -> str:
    """What was thought as a bar; what came on top as `+`, what did not come as `-`."""
    room, whole = _TABLE_BAR, max(row.predicted, row.actual)
    both = bar(min(row.predicted, row.actual), whole, room)
    sign = _MORE if row.actual > row.predicted else _LESS
    rest = max(0, room - len(both)) if row.predicted != row.actual else 0
    return f"{both}{sign * rest} {difference(row)}"


def _minutes(amount: float) -> str:
    return f"{words.tidy(amount):g} min"


# -- rules ----------------------------------------------------------------------------------------


def _rules(debrief: Debrief, width: int) -> list[str]:
    """The heaviest rules, and one line for all the rest, so that the numbers add up."""
    most, others = debrief.rules[:MOST_FELT], debrief.rules[MOST_FELT:]
    decimals = decimals_for(debrief.score.effort)
    total = for_display(debrief.score.effort, decimals)
    if not most:
        return wrap(
            f"No rule made this any harder: {total} effort-minutes, made by no rule.", width
        )
    heading = {1: "The one rule where effort was felt", 2: "Two rules where effort was felt"}.get(
        len(debrief.rules), "Three rules where most effort was felt"
    )
    lines = [both_ends(heading, "effort-minutes, share", width)]
    lines += [rule_row(felt, width) for felt in most]
    rest = []
    if others:
        name = words.counted(len(others), "other")
        rest.append(f"{name} {sum((felt.shown for felt in others), Decimal(0))}")
    if debrief.nobody_shown:
        rest.append(f"no rule {debrief.nobody_shown}")
    rest.append(f"in all {total}{_ending_in(debrief, decimals)}")
    return [*lines, "    " + clip(" · ".join(rest), width - 4)]


def _ending_in(debrief: Debrief, decimals: int) -> str:
    """How much of the effort is for how it ended, which the rules above carry too."""
    for kind, why in (("unresolved", "not being settled"), ("resolved_later", "a second try")):
        if milli := debrief.score.by_kind.get(kind):
            return f", {for_display(milli, decimals)} of it for {why}"
    return ""


def rule_row(felt: Felt, width: int, shown: Decimal | None = None) -> str:
    """A rule on one line: its name, whose bonus it serves, its effort, its share, a bar.

    The effort is as page one shows it, unless another rounding is given.
    """
    rule = felt.rule
    owner = "nobody's" if rule.owner == NOBODY else rule.owner
    serves = f"{owner} · {rule.bonus}" if rule.bonus else owner
    numbers = right(str(felt.shown if shown is None else shown), 6) + right(f"{felt.percent} %", 6)
    drawn = bar(felt.percent, 100, _BAR)
    room = width - 4 - len(numbers) - 1 - _BAR
    name = min(_NAME, room * 3 // 5)
    named = left(clip(rule.name, name - 1), name)
    return f"    {named}{left(serves, room - name)}{numbers} {drawn}".rstrip()


def _better(debrief: Debrief, width: int) -> list[str]:
    """The heaviest rule beside the best that is known of it anywhere."""
    gap = debrief.gap
    if gap is None:
        if not debrief.rules:
            return []
        return wrap("Each of these rules is already as good as the best we know of.", width)
    name = gap.rule.name[:1].upper() + gap.rule.name[1:]
    text = f"{name}. Here: {gap.here}. Best known: {gap.best} ({gap.source})."
    return _cut(wrap(text, width), _MOST_GAP, width)


# -- the foot -------------------------------------------------------------------------------------


def last_line(debrief: Debrief, width: int) -> str:
    """What to do now, the date, and how much of all this was assumed."""
    call = questions.REAL_CALL
    if debrief.today is not None:
        call += f" {debrief.today.day} {debrief.today:%B %Y}."
    return both_ends(call, provenance_line(debrief), width)


def provenance_line(debrief: Debrief) -> str:
    """`assumed: 4 of 9 values that acted`."""
    acted = sum(debrief.origins.values())
    if not acted:
        return ""
    values = "value" if acted == 1 else "values"
    return f"assumed: {debrief.origins['assumed']} of {acted} {values} that acted"


def _fitted(parts: list[list[str]], most: int) -> list[str]:
    """The parts with empty lines before them, as far as there is room, the most useful first."""
    spare = most - sum(len(part) for part in parts)
    apart = [i for i in _APART if parts[i]][: max(spare, 0)]
    lines: list[str] = []
    for number, part in enumerate(parts):
        lines += [""] if number in apart else []
        lines += part
    return lines
