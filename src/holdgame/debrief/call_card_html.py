"""call_card_html: the card of a real call as a page of HTML, to print; it fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from holdgame.debrief.call_card import (
    DASHBOARD,
    MEASURED,
    NO_DASHBOARD,
    Effort,
    clock,
    compared,
    fine_print,
    happened,
    summary,
    times,
    title,
    when,
)
from holdgame.debrief.shares import share
from holdgame.debrief.wording import NOBODY_MADE, Wording
from holdgame.engine.moments import NOBODY
from holdgame.play.call_result import CallResult

_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>
@page {{ size: A4; margin: 18mm; }}
body {{ font: 11pt/1.4 Georgia, "Times New Roman", serif; color: #222; background: #fff;
  max-width: 40em; margin: 2em auto; padding: 0 1em; }}
header {{ display: flex; justify-content: space-between; border-bottom: 3px solid #222; }}
h1 {{ font-size: 1.5em; margin: 0; }}
h2 {{ font-size: 1em; margin: 1.4em 0 .3em; }}
.quiet {{ color: #555; }}
table {{ border-collapse: collapse; width: 100%; }}
td {{ padding: .1em .8em .1em 0; vertical-align: baseline; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; padding: 0 .8em 0 .5em;
  white-space: nowrap; }}
.bar div {{ background: #1c5a88; height: .7em; print-color-adjust: exact; }}
.bar {{ width: 45%; }}
.sum td {{ border-top: 1px solid #222; }}
.ratio {{ font-size: 1.4em; font-weight: bold; margin: .3em 0; }}
footer {{ margin-top: 1.4em; font-size: .85em; }}
@media print {{ body {{ margin: 0; padding: 0; max-width: none; font-size: 10.5pt; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def card_html(result: CallResult, wording: Wording) -> str:
    """A whole page; printed, it is one of A4. Nobody is named on it."""
    name = f"{title(result)}: {result.company.name}"
    return _PAGE.format(name=escape(name), body="\n".join(_body(result, wording)))


def _body(result: CallResult, wording: Wording) -> Iterator[str]:
    head = f"<h1>{escape(title(result))}</h1><span>{escape(MEASURED)}</span>"
    yield f"<header>{head}</header>"
    yield f'<p class="quiet">{escape(result.company.name)}<br>{escape(when(result))}</p>'
    yield f"<p>{escape(summary(result))}</p>"
    most = max((seconds for _, seconds in times(result)), default=0.0)
    yield _table(_time(name, seconds, most) for name, seconds in times(result))
    yield f"<p>{escape(happened(result))}</p>"
    yield from _dashboard(result)
    yield "<h2>Where it was felt, in effort-minutes</h2>"
    yield _table(_effort(result, wording))
    yield f'<footer class="quiet">{escape(fine_print(result))}</footer>'


def _dashboard(result: CallResult) -> Iterator[str]:
    if result.dashboard is None:
        yield f'<p class="quiet">{escape(NO_DASHBOARD)}</p>'
        return
    most = max(result.on_hold, result.dashboard)
    this = "this visit" if result.shop else "this call"
    yield "<h2>Beside what we report</h2>"
    rows = ((this, result.on_hold), (DASHBOARD, result.dashboard))
    yield _table(_time(name, seconds, most) for name, seconds in rows)
    yield f'<p class="ratio">{escape(compared(result))}</p>'


def _effort(result: CallResult, wording: Wording) -> Iterator[str]:
    effort = Effort.of(result, wording)
    for rule in effort.rules:
        numbers = f"{rule.shown}", share(rule.shown, effort.call.total)
        yield _row(rule.rule.name, rule.rule.serves, *numbers)
    nobody = effort.call.by_policy.get(NOBODY)
    if nobody is not None:
        yield _row(NOBODY_MADE, "", f"{nobody}", share(nobody, effort.call.total))
    for name, amount in effort.sums():
        yield _row(name, "", f"{amount}", "", kind="sum")


def _table(rows: Iterator[str]) -> str:
    return "<table>" + "".join(rows) + "</table>"


def _row(name: str, serves: str, amount: str, part: str, kind: str = "") -> str:
    cells = f'<td>{escape(name)}</td><td class="quiet">{escape(serves)}</td>'
    if not serves:
        cells = f'<td colspan="2">{escape(name)}</td>'
    numbers = "".join(f'<td class="number">{escape(text)}</td>' for text in (amount, part))
    return f'<tr class="{kind}">{cells}{numbers}</tr>' if kind else f"<tr>{cells}{numbers}</tr>"


def _time(name: str, seconds: float, most: float) -> str:
    width = 100 * seconds / most if most else 0.0
    drawn = f'<td class="bar"><div style="width: {width:.1f}%"></div></td>'
    return f'<tr><td>{escape(name)}</td><td class="number">{clock(seconds)}</td>{drawn}</tr>'
