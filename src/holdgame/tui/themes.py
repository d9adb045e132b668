"""Two themes, night and day, from variables only.

`company` is the colour of the company speaking, `you` of the player; `quiet` is for what may be
overlooked, `rule` for lines. No meaning hangs on a colour alone.
"""

from __future__ import annotations

from textual.theme import Theme

NIGHT = Theme(
    name="night",
    primary="#9cc4e4",
    secondary="#e0b07a",
    accent="#e0b07a",
    foreground="#d6cfc2",
    background="#12110f",
    surface="#1b1916",
    panel="#24211d",
    warning="#e0b07a",
    error="#e39b8b",
    success="#a8c09a",
    dark=True,
    variables={
        "company": "#9cc4e4",
        "you": "#e0b07a",
        "quiet": "#8f887c",
        "rule": "#3a362f",
        "input-cursor-background": "#e0b07a",
        "scrollbar": "#2d2a25",
        "scrollbar-background": "#12110f",
    },
)
DAY = Theme(
    name="day",
    primary="#1c5a88",
    secondary="#86480c",
    accent="#86480c",
    foreground="#2b2723",
    background="#f5f1e8",
    surface="#ece6d9",
    panel="#e4dccb",
    warning="#86480c",
    error="#9a3324",
    success="#41633a",
    dark=False,
    variables={
        "company": "#1c5a88",
        "you": "#86480c",
        "quiet": "#665f54",
        "rule": "#cfc6b4",
        "input-cursor-background": "#86480c",
        "scrollbar": "#d8cfbc",
        "scrollbar-background": "#f5f1e8",
    },
)
