"""The words of a real call: what each key is called, and what the log says of it."""

from __future__ import annotations

from typing import Final

from holdgame.engine.steps.feel import SCALE
from holdgame.play.real_call import Entry, Felt, Mark, Noted, Pressed, Stage

# On the line: the key, what it is called, what the log says.
_PHONE: Final[dict[Mark, tuple[str, str, str]]] = {
    "ring": ("enter", "it rings", "It rings"),
    "menu": ("m", "menu", "A menu"),
    "hold": ("h", "on hold", "On hold"),
    "person": ("p", "a person", "A person"),
    "identity": ("i", "who you are", "You prove who you are"),
    "transfer": ("t", "passed on", "Passed on, and on hold again"),
    "again": ("a", "told again", "You tell it again"),
    "promise": ("k", "a promise", "They promise to ring back, or to do something"),
    "broken": ("b", "not kept", "A promise was not kept"),
    "cut": ("x", "cut off", "The line goes dead"),
    "resolved": ("r", "resolved", "Resolved"),
    "unresolved": ("u", "not resolved", "Not resolved"),
}
# In a shop, where it is called otherwise.
_SHOP: Final[dict[Mark, tuple[str, str, str]]] = {
    "ring": ("enter", "walk in", "You walk in"),
    "hold": ("h", "you wait", "You wait"),
    "transfer": ("t", "sent on", "Sent to somebody else, and you wait again"),
}
# What goes on, and what to do where nothing does.
_STAGES: Final[dict[Stage, tuple[str, str]]] = {
    "before": ("Ring your own line.", "Press enter when it rings."),
    "ring": ("It rings", ""),
    "menu": ("In a menu", ""),
    "hold": ("On hold", ""),
    "person": ("With a person", ""),
    "identity": ("Proving who you are", ""),
    "off": ("Off the line", "Press enter when it rings again, or r or u."),
    "over": ("It is over", ""),
}
_STAGES_IN_A_SHOP: Final[dict[Stage, tuple[str, str]]] = {
    "before": ("Go to your own shop.", "Press enter when you walk in."),
    "ring": ("In the shop", ""),
    "hold": ("Waiting", ""),
}


def key_of(mark: Mark, *, shop: bool) -> tuple[str, str]:
    """The key of a mark, and what it is called."""
    key, called, _ = _words(mark, shop)
    return key, called


def stage_words(stage: Stage, *, shop: bool) -> tuple[str, str]:
    """What is going on, and what to do about it where no time is counted."""
    return _STAGES_IN_A_SHOP.get(stage, _STAGES[stage]) if shop else _STAGES[stage]


def logged(entry: Entry, *, shop: bool) -> str:
    """What the log says of a key."""
    match entry:
        case Pressed(_, mark):
            return _words(mark, shop)[2]
        case Felt(_, value):
            return f"It feels: {dict(SCALE)[str(value)]}"
        case Noted(_, text):
            return f"“{text}”"


def _words(mark: Mark, shop: bool) -> tuple[str, str, str]:
    return _SHOP.get(mark, _PHONE[mark]) if shop else _PHONE[mark]
