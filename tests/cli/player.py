"""Somebody who plays in plain text through a pipe: reads each question, and answers it."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

from holdgame.play.folders import shipped
from holdgame.story.loader import load_story

MOST_ANSWERS = 400
_OPTION = re.compile(r"^(\d+)\. (?!.* \(not now: )", re.MULTILINE)
_KEYS = "1234567890*#"


class Player:
    """Plays `holdgame` with these arguments to the end of the output; `said` is all of it."""

    def __init__(self, *arguments: str, seed: int = 1) -> None:
        facts = load_story(shipped("stories") / "refund-abroad", _policies()).facts.values()
        self.facts = {f"Your {fact.label}": fact.value for fact in facts}
        self.random = random.Random(seed)
        self.said = ""
        self.code = self._play([sys.executable, "-m", "holdgame.cli.main", *arguments])

    def _play(self, command: list[str]) -> int:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as game:
            assert game.stdin is not None
            assert game.stdout is not None
            answers = 0
            heard = 0
            while read := game.stdout.read1(65_536):  # type: ignore[attr-defined]
                self.said += read.decode()
                if not self.said.endswith(" > "):
                    continue
                answers += 1
                if answers > MOST_ANSWERS:
                    game.kill()
                    raise AssertionError(f"No end after {MOST_ANSWERS} answers.")
                game.stdin.write(self._answer(self.said[heard:]).encode() + b"\n")
                game.stdin.flush()
                heard = len(self.said)
            return game.wait()

    def _answer(self, heard: str) -> str:
        question = heard.rstrip().splitlines()[-1].removesuffix(" >")
        if question == "Your choice":
            return self.random.choice(_OPTION.findall(heard))
        if question == "Press a key":
            return self.random.choice(_KEYS)
        if question in self.facts:
            return self.facts[question]
        return ""


def _policies() -> tuple[str, ...]:
    from holdgame.company.catalogue import Catalogue

    return tuple(Catalogue.load())


def journeys(data: Path) -> list[Path]:
    """The plays kept in a data folder."""
    return sorted((data / "journeys").glob("*.journey"))
