"""Plays kept in files: a small story, a company, and somebody who chose, waited and felt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from holdgame.engine.journey import Answer, Served
from holdgame.engine.moments import Ask, Wait
from holdgame.engine.rehearsal import habit
from holdgame.play.notes import After, Before, Feeling, Note, Prediction
from holdgame.play.pace import BRISK
from holdgame.play.sitting import Sitting, begin
from holdgame.play.worlds import open_world
from tests.builders import PLAIN_COMPANY, answered, text_of

ACCOUNT = "8841220761359904"  # what the story wants typed
STEPS = """
- You sit down.
- choose:
    - {id: ring, text: Ring them, go: call}
    - {id: sleep, text: Let it be, go: bed}
"""
CALL = """
- dial: support
- hold: {queue: support, answers: nadia}
- nadia: Nadia speaking.
- verify: [account]
- explain: trouble
- nadia: I have noted that.
- transfer: {to: billing, answers: omar}
- omar: Done.
- end: done
"""
BED = """
- You go to bed.
- end: gave_up
"""


def files(
    folder: Path, name: str = "plain", policies: Mapping[str, str] | None = None
) -> tuple[Path, Path]:
    """The files of a story, and of a company that asks for an account number and lets one wait."""
    folder.mkdir(parents=True, exist_ok=True)
    story, company = folder / "tiny.yaml", folder / f"{name}.yaml"
    scenes = {"call": CALL, "bed": BED}
    story.write_text(text_of(STEPS, scenes=scenes), encoding="utf-8")
    text = PLAIN_COMPANY.replace("id: plain\nname: Plain", f"id: {name}\nname: {name.title()}")
    text = text.replace("hold.measured: 0s", "hold.measured: 10m")
    for policy, value in {"identity.checks": "1", **(policies or {})}.items():
        text = re.sub(rf"(?m)^  {re.escape(policy)}: .*$", f"  {policy}: {value}", text)
    company.write_text(text, encoding="utf-8")
    return story, company


def keep(
    folder: Path,
    seed: int = 1,
    *,
    name: str = "plain",
    choices: Iterable[str] = ("ring",),
    waits: Iterable[Answer] = (),
    feels: Sequence[int] = (),
    before: Sequence[Note] = (Before("never", "", "", 8), Prediction(2, 0, 1, True)),
    after: Sequence[Note] = (After(None, 3, 4),),
    leave_at: float | None = None,
    policies: Mapping[str, str] | None = None,
) -> Path:
    """The file of a play of the small story; `feels` are said 60 seconds into each hold.

    `leave_at` leaves it in the first hold, after so many seconds.
    """
    story, company = files(folder.parent / "files", name, policies)
    opened = open_world(story, company)
    sitting = begin(
        opened.world, seed, BRISK, folder,
        story_file=opened.story_file, company_text=opened.company_text,
        now=lambda: datetime(2026, 3, 10, 21, 10, tzinfo=UTC) + timedelta(seconds=seed),
    )  # fmt: skip
    for note in before:
        sitting.note(note)
    if _played(sitting, iter(choices), iter(waits), iter(feels), leave_at):
        for note in after:
            sitting.note(note)
    sitting.close()
    assert sitting.path is not None
    return sitting.path


def _played(sitting: Sitting, choices, waits, feels, leave_at: float | None) -> bool:
    """Play to the end, or up to where it is left."""
    while not sitting.journey.ended:
        match sitting.moment:
            case Wait() as wait:
                sitting.hold_begins()
                if leave_at is not None:
                    sitting.hold_left_at(leave_at)
                    return False
                felt = next(feels, None)
                if felt is not None:
                    sitting.note(Feeling(sitting.journey.now + 60, felt, wait.here.place))
                sitting.answer(next(waits, None) or Served())
            case Ask() as ask:
                said = next(choices, None)
                sitting.answer(habit(sitting.journey) if said is None else answered(ask, said))
            case _:
                sitting.answer()
    return True
