"""commitment: what the player will do, in their own words, as one sentence."""

from __future__ import annotations

from holdgame.debrief import words
from holdgame.play.notes import Commitment


def commitment_sentence(said: Commitment | None) -> str:
    """“If …, I will … by …”; empty while there is none."""
    if said is None or not any((said.when, said.will, said.by)):
        return ""
    spoken = (("If", said.when, ","), ("I will", said.will, ""), ("by", said.by, ""))
    parts = [f"{lead} {_after(lead, text)}{stop}" for lead, text, stop in spoken if text.strip()]
    return words.stopped(" ".join(parts))


def _after(lead: str, text: str) -> str:
    """What was typed after a word, without the word if that was typed too."""
    text = text.strip().rstrip(",.")
    typed = text[: len(lead) + 1].casefold()
    return text[len(lead) :].lstrip() if typed == f"{lead.casefold()} " else text
