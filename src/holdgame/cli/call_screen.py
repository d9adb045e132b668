"""Opening the stopwatch of a real call: what the app needs, handed to it."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import datetime
from pathlib import Path

from holdgame.cli.call_kept import show_card
from holdgame.cli.loading import own_company
from holdgame.cli.output import printable
from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import find_company
from holdgame.company.company_file import read_company
from holdgame.play.call_file import kept_calls
from holdgame.play.calling import Calling, own_line
from holdgame.play.folders import Folders

NONE_UNDER_WAY = "holdgame: there is no call under way to go on with."


def call_on_screen(where: Folders, options: argparse.Namespace) -> int:
    """Open the app; when the call is over its card stands in the terminal."""
    calling = _resumed(where) if options.resume else _begun(where, options)
    if calling is None:
        print(NONE_UNDER_WAY, file=sys.stderr)
        return 1
    from holdgame.tui.call_app import CallApp

    app = CallApp(calling, log=where.log / "error.log")
    app.run()
    if app.card is not None:
        show_card(calling.kept())
        print(printable(f"Kept in {calling.path}"))
        print(printable(f"To print: {app.card}"))
    return app.return_code or 0


def _begun(where: Folders, options: argparse.Namespace) -> Calling:
    path = _company_file(where, options.company)
    text = own_line(shop=options.shop) if path is None else path.read_text(encoding="utf-8-sig")
    return Calling(
        read_company(str(path), text, Catalogue.load()),
        text,
        shop=options.shop,
        folder=where.calls,
        clock=time.monotonic,
        now=_now,
    )


def _company_file(where: Folders, named: str | None) -> Path | None:
    """The company named, else the user's own: one that ships answers no telephone."""
    return find_company(named, where.companies) if named else own_company(where)


def _resumed(where: Folders) -> Calling | None:
    """The newest call whose questions have not been answered; None where there is none."""
    kept = next((call for call in kept_calls(where.calls) if call.answers is None), None)
    if kept is None:
        return None
    if kept.warning:
        print(printable(f"holdgame: {kept.warning}"), file=sys.stderr)
    return Calling.resume(kept, clock=time.monotonic, now=_now)


def _now() -> datetime:
    return datetime.now().astimezone()
