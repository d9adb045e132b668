"""arguments: what several commands take, read and checked the same way."""

from __future__ import annotations

import argparse

from holdgame.play.pace import Pace, parse_pace


def pace(text: str) -> Pace:
    """A pace; anything else is a mistake of usage."""
    try:
        return parse_pace(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None
