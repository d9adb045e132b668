"""page_one: the page that fits the screen: what happened, what was thought, what made it so.

It holds what happened; predicted and actual; the three changes that would take most off, and what
the best of them buys and costs; which rule said no; one commitment. Without the analysis it is the
three rules that were felt most, each beside the best that is known. With its title it is at most
24 lines of 80 cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from holdgame.debrief.columns import both_ends, cells, clip, wrap
from holdgame.debrief.commitment import commitment_sentence
from holdgame.debrief.debrief import MOST_FELT, Debrief
from holdgame.debrief.label_box import ASSUMED
from holdgame.debrief.predicted import predicted_rows
from holdgame.debrief.rule_rows import best_known_row, rule_row
from holdgame.play import questions

MOST_LINES: Final = 22  # below a title of two lines
_MOST_SENTENCE, _MOST_COMMITMENT = 3, 2
_APART: Final = (2, 4, 1, 3, 5)  # which parts are set off by an empty line, while there is room


def page_one(debrief: Debrief, width: int) -> list[str]:
    """The lines of page one below its title; never more than `MOST_LINES`."""
    foot = [commitment_lines(debrief, width), [last_line(debrief, width)]]
    return _fitted(debrief, width, foot, MOST_LINES)


def above_the_commitment(debrief: Debrief, width: int, most: int) -> list[str]:
    """Page one down to where a screen asks for the commitment, in at most so many lines."""
    return _fitted(debrief, width, [[], []], most)


def _fitted(debrief: Debrief, width: int, foot: list[list[str]], most: int) -> list[str]:
    """All parts; as much of what made it so, then empty lines, as there is room."""
    happened, thought = _sentences(debrief, width), predicted_rows(debrief, width)
    no = _said_no(debrief, width)
    for middle in _middles(debrief, width):
        parts = [happened, thought, middle, no, *foot]
        spare = most - sum(map(len, parts))
        if spare >= 0:
            break
    apart = [i for i in _APART if parts[i]][: max(spare, 0)]
    lines: list[str] = []
    for number, part in enumerate(parts):
        lines += [""] if number in apart else []
        lines += part
    return lines


def _middles(debrief: Debrief, width: int) -> Iterator[list[str]]:
    """What made it so, from all that can be said of it to the least.

    Where the analysis is there: the changes that would take most off, and what the best of them
    buys and costs. Else the rules where most was felt.
    """
    if debrief.causes is not None:
        from holdgame.debrief.causes.page_changes import best_change_sentence, page_one_changes

        changes = page_one_changes(debrief.causes, width)
        best = wrap(best_change_sentence(debrief.causes, debrief.money.currency), width)
        yield [*changes, *([""] if changes else []), *best]
        yield [*changes, *best]
        yield changes
        yield changes[:2]
        return
    for beside in range(MOST_FELT, -1, -1):
        yield _rules(debrief, width, beside)


def _sentences(debrief: Debrief, width: int) -> list[str]:
    """What happened; of what else happened, as much as there is room for."""
    said = debrief.sentences
    for besides in range(said.most_besides, -1, -1):
        lines = wrap(" ".join(said.told(besides)), width)
        if len(lines) <= _MOST_SENTENCE:
            return lines
    return _cut(lines, _MOST_SENTENCE, width)


# -- rules ----------------------------------------------------------------------------------------


def _rules(debrief: Debrief, width: int, beside: int) -> list[str]:
    """The heaviest rules, the first so many `beside` the best known, and one line for the rest.

    The numbers add up.
    """
    most = debrief.rules[:MOST_FELT]
    total = debrief.shown.total
    if not most:
        return wrap(f"No rule made this any harder: it came to {total} effort-minutes.", width)
    heading = {1: "The one rule where effort was felt", 2: "Two rules where effort was felt"}.get(
        len(debrief.rules), "Three rules where most effort was felt"
    )
    lines = [both_ends(heading, "effort-minutes (page 3), share", width)]
    for number, felt in enumerate(most):
        lines.append(rule_row(felt, total, width))
        lines += best_known_row(felt, width) if number < beside else []
    rest = total - sum(felt.shown for felt in most)
    else_ = f"all else {rest} · " if rest else ""
    return [*lines, "    " + clip(f"{else_}in all {total}{_for_the_end(debrief)}", width - 4)]


def _for_the_end(debrief: Debrief) -> str:
    """How much of the effort is for how it ended, which the rules above carry too."""
    for kind, why in (
        ("unresolved", "it was not resolved"),
        ("still_unresolved", "it was not resolved"),
        ("another_contact", "it took another contact"),
    ):
        if amount := debrief.shown.by_kind.get(kind):
            return f", of which {amount} because {why}"
    return ""


def _said_no(debrief: Debrief, width: int) -> list[str]:
    """Which rule said no, with its value and whose it is, as far as they fit on one line."""
    no = debrief.said_no
    if no is None:
        return []
    lead = "Said no:" if no.outright else "In the way:"
    valued = "; ".join(f"{r.name}, {r.value}" if r.value else r.name for r in no.rules)
    named = "; ".join(r.name for r in no.rules)
    first, *others = no.rules
    whose = [first.serves, first.owner] if all(r.owner == first.owner for r in others) else []
    for text, end in (*((valued, end) for end in whose), (valued, ""), (named, "")):
        if 2 + cells(f"{lead} {text}") + 2 * bool(end) + cells(end) <= width:
            break
    return [both_ends(f"{lead} {text}", end, width).rstrip()]


# -- the foot -------------------------------------------------------------------------------------


def commitment_lines(debrief: Debrief, width: int, *, whole: bool = False) -> list[str]:
    """What the player will do, in their own words; none while there is no commitment.

    Two lines at most, unless the `whole` of it is wanted.
    """
    sentence = commitment_sentence(debrief.commitment)
    lines = wrap(sentence, width) if sentence else []
    return lines if whole else _cut(lines, _MOST_COMMITMENT, width)


def _cut(lines: list[str], most: int, width: int) -> list[str]:
    """The first so many lines; where that leaves some out, the last one says so."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], clip(lines[most - 1].rstrip(". "), width - 1) + "…"]


def last_line(debrief: Debrief, width: int) -> str:
    """What to do now, the date, and how much of all this was assumed."""
    call = questions.REAL_CALL
    if debrief.today is not None:
        call += f" {debrief.today.day} {debrief.today:%B %Y}."
    return both_ends(call, _assumed(debrief), width).rstrip()


def _assumed(debrief: Debrief) -> str:
    """`* 4 of 9 rules assumed (page 5)`: nobody has said how they are here."""
    acted = sum(debrief.origins.values())
    if not acted:
        return ""
    assumed = debrief.origins["assumed"]
    of = f"of {acted} {'rule' if acted == 1 else 'rules'} assumed (page 5)"
    return f"{ASSUMED} {assumed} {of}" if assumed else f"none {of}"
