"""Looking back on real calls that are kept: the list, and the card of one."""

from __future__ import annotations

import sys
from pathlib import Path

from holdgame.cli.output import print_json, printable, printable_lines
from holdgame.debrief.call_card import card_lines
from holdgame.debrief.call_list import call_rows
from holdgame.debrief.wording import Wording
from holdgame.play.call_file import KeptCall, kept_calls, read_call
from holdgame.play.call_result import CallResult
from holdgame.play.folders import Folders

NONE_KEPT = "holdgame: no call is kept yet. Make one: holdgame call"
NOT_OVER = "holdgame: this call is not over. Go on with it: holdgame call --resume"


def list_calls(where: Folders, *, as_json: bool) -> int:
    """The calls that are over, the newest first."""
    found = [(kept.path, CallResult.of(kept)) for kept in kept_calls(where.calls) if kept.ended]
    if as_json:
        print_json([{"file": str(path), **result.as_dict()} for path, result in found])
        return 0
    for line in call_rows(found):
        print(printable(line))
    if not found:
        print(NONE_KEPT, file=sys.stderr)
    return 0


def print_card(where: Folders, named: str, *, html: Path | None, as_json: bool) -> int:
    """The card of a call by its file, or of the newest: as text, as JSON, or as a page in a file.

    Raises `LinesProblem` where there is no such call.
    """
    if html is not None and not html.parent.is_dir():
        print(printable(f"holdgame: There is no folder {html.parent}."), file=sys.stderr)
        return 1
    kept = _named(where, named) if named else _newest(where)
    if kept is None or not kept.ended:
        print(NONE_KEPT if kept is None else NOT_OVER, file=sys.stderr)
        return 1
    if as_json:
        print_json(CallResult.of(kept).as_dict())
    elif html is None:
        show_card(kept)
    else:
        from holdgame.debrief.call_card_html import card_html
        from holdgame.documents.writer import write_text

        write_text(html, card_html(CallResult.of(kept), Wording.load()))
        print(printable(f"To print: {html}"))
    return 0


def show_card(kept: KeptCall) -> None:
    """Print the card as text."""
    print(printable_lines("\n".join(card_lines(CallResult.of(kept), Wording.load()))))


def _named(where: Folders, named: str) -> KeptCall:
    """By a path, or by its name alone where calls are kept."""
    path = Path(named)
    return read_call(path if path.exists() or path.name != named else where.calls / named)


def _newest(where: Folders) -> KeptCall | None:
    return next((kept for kept in kept_calls(where.calls) if kept.ended), None)
