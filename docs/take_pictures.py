"""Takes the pictures in the README: `make pictures`. The same program, the same pictures.

Each is a real play, brought to its moment by a rehearsal customer and opened on the screen.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from holdgame.company.companies import SHIPPED
from holdgame.debrief.causes.causes import Causes, causes_of
from holdgame.debrief.wording import Wording
from holdgame.engine.journey import Chose, Served
from holdgame.engine.moments import Ask, Ended, Wait
from holdgame.engine.rehearsal import habit
from holdgame.engine.world import World
from holdgame.friction.weights import Weights
from holdgame.play.folders import shipped
from holdgame.play.notes import After, Commitment, Feeling, Prediction, Table
from holdgame.play.pace import HONEST
from holdgame.play.sitting import Sitting, begin
from holdgame.play.worlds import open_world
from holdgame.tui.app import HoldgameApp
from holdgame.tui.screens.debrief import WORKED_OUT, DebriefScreen
from holdgame.tui.setup import Setup

PICTURES = Path(__file__).with_name("pictures")
SIZE = (80, 24)
SEED = 4
SETTLED = 1.0  # seconds after a key, in which a what-if is worked out
Reached = Callable[[Sitting], bool]


class Clock:
    """Seconds that pass only when a picture needs them to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def brought_to(reached: Reached, folder: Path) -> Path:
    """The journey file of a customer who rings, stays on the line, and has come this far."""
    story, company = shipped("stories") / "refund-abroad" / "story.yaml", SHIPPED / "meridian.yaml"
    opened = open_world(story, company)
    sitting = begin(
        opened.world,
        SEED,
        HONEST,
        folder,
        story_file=opened.story_file,
        company_text=opened.company_text,
        now=lambda: datetime(2026, 3, 10, 21, 10, tzinfo=UTC),
    )
    sitting.note(Prediction(8, 1, 1, True))
    while not reached(sitting):
        moment = sitting.moment
        if isinstance(moment, Wait):
            sitting.hold_begins()
            sitting.note(Table(moment.here.place, sitting.journey.visit, 240))
            sitting.note(Feeling(sitting.journey.now + 600, 4, moment.here.place))
            sitting.answer(Served())
        elif isinstance(moment, Ask) and moment.option("ring"):
            sitting.answer(Chose("ring"))
        else:
            sitting.answer(habit(sitting.journey))
    if isinstance(sitting.moment, Ended):
        sitting.note(After(9, 3, 2))
        sitting.note(Commitment("it is under 200", "let the first person say yes", "1 December"))
    sitting.close()
    assert sitting.path is not None
    return sitting.path


def second_menu(sitting: Sitting) -> bool:
    moment = sitting.moment
    return isinstance(moment, Ask) and moment.how == "key" and "menu.3" in moment.here.place


def on_hold(sitting: Sitting) -> bool:
    return isinstance(sitting.moment, Wait)


def told_twice(sitting: Sitting) -> bool:
    told = sum(1 for _, charge in sitting.journey.charges() if charge.did == "telling")
    asked = isinstance(sitting.moment, Ask) and sitting.moment.how == "own_words"
    return asked and told == 1


def ended(sitting: Sitting) -> bool:
    return isinstance(sitting.moment, Ended)


def worked_out(world: World) -> Causes | None:
    return causes_of(world, Weights.load(), Wording.load())


def shown(app: HoldgameApp) -> str:
    """What stands on the screen."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def take(name: str, reached: Reached, seconds: float = 0.0, *, keys: str = "") -> None:
    """One picture, `seconds` after the moment was reached, with `keys` pressed; after a play as
    soon as it is worked out what changes would buy."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        journey = brought_to(reached, Path(folder))
        app = HoldgameApp(
            Setup(
                stories=tuple, companies=tuple, journeys=None, clock=clock, resume=journey,
                still=True, owns_terminal=False, today=lambda: date(2026, 3, 11), causes=worked_out,
            )
        )  # fmt: skip
        app.title = "holdgame"
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(1.0)
            if isinstance(app.screen, DebriefScreen):
                while WORKED_OUT not in shown(app):
                    await pilot.pause(0.1)
            for second in range(int(seconds)):
                clock.now += 1
                if second % 10 == 0:
                    await pilot.pause(0.3)
            await pilot.pause(0.5)
            for key in keys.split():
                await pilot.press(key)
                await pilot.pause(SETTLED)
            PICTURES.mkdir(exist_ok=True)
            app.save_screenshot(f"{name}.svg", str(PICTURES))
    print(f"docs/pictures/{name}.svg")


async def main() -> None:
    """All of them."""
    await take("menu", second_menu, 40)
    await take("hold", on_hold, 36)
    await take("telling", told_twice)
    await take("debrief", ended)
    await take("rules", ended, keys="3")
    await take("what-if", ended, keys="f b down b")


if __name__ == "__main__":
    asyncio.run(main())
