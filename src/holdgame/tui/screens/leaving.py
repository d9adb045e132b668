"""Leaving an interview, from whichever of its screens."""

from __future__ import annotations

from textual.screen import Screen

from holdgame.company.interview.answers import Answers
from holdgame.tui.asking import Interviewed
from holdgame.tui.screens.confirm import ConfirmScreen

LEAVE = (
    "Leave the questions? What you have answered is kept. To go on from here later, choose "
    "“A company of my own” again, or type: holdgame company new"
)


def leave(screen: Screen[Interviewed], answers: Answers, *, kept: bool = True) -> None:
    """Ask once, and only where something is kept that one could go on with."""

    def left(yes: bool | None) -> None:
        if yes:
            screen.dismiss(Interviewed(answers, "left"))

    if kept and answers.said:
        screen.app.push_screen(ConfirmScreen(LEAVE), left)
    else:
        left(True)
