"""An evening at the table for tests: a small story, a company, a clock that only tests move."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from holdgame.engine.moments import Ask
from holdgame.engine.world import World
from holdgame.play.pace import parse_pace
from holdgame.play.sitting import Sitting, begin
from holdgame.play.worlds import open_world
from holdgame.tui.app import HoldgameApp
from holdgame.tui.screens.play import PlayScreen
from holdgame.tui.script import Entry
from holdgame.tui.setup import Choice, Setup
from holdgame.tui.widgets.hold_view import HoldView
from holdgame.tui.widgets.spoken_line import SpokenLine
from holdgame.tui.widgets.table import Table

SOURCE = Path(__file__).parents[2] / "src" / "holdgame"
SHIPPED = SOURCE / "company" / "shipped"
REFUND = Path(__file__).parents[2] / "stories" / "refund-abroad"
PATIENCE = 400  # tries of a fiftieth of a second
STILL = 4  # looks in which a text must not have moved

STORY = """\
holdgame: 1
id: small
title: A small matter
blurb: Something small went wrong.
starts: 2026-03-10 23:10 Europe/Kyiv
currency: USD
you: {name: Jordan Avery, wage: 24/h, calling_from: abroad}
facts:
  account: {label: account number, value: "88412207", as: digits}
  holder: {label: name on the account, value: Jordan Avery, as: words}
  trouble: {label: what happened, as: own_words, value: "It broke and I would like it mended."}
cast:
  nadia: {name: Nadia, role: agent}
  omar: {name: Omar, role: agent}
exits: {hung_up: put_down, dropped: gone, closed: put_down, failed: put_down}
start: kitchen
scenes:
  kitchen:
    - A [kitchen], late.
    - The thing is broken.
    - choose:
        - {id: ring, text: Ring them, go: call}
        - {id: sleep, text: Go to bed, go: put_down}
  call:
    - dial: support
    - menu: {line: support, reason: refund}
    - hold: {answers: nadia}
    - nadia: Nadia speaking.
    - verify: [account, holder]
    - nadia: What is it?
    - explain: {fact: trouble, phrases: [It is broken.]}
    - feel: How is this?
    - transfer: {to: billing, answers: omar}
    - omar: Omar here.
    - verify: [account, holder]
    - explain: trouble
    - omar: Done.
    - end: mended
  put_down:
    - You put it down.
    - end: gave_up
  gone:
    - Nobody is there.
    - end: gave_up
endings:
  mended: {resolved: true, title: Mended, text: It works again.}
  gave_up: {resolved: false, title: You let it go}
"""


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def company_text(**policies: str) -> str:
    """Meridian, open at all hours, nothing left to luck but the wait; policies changed."""
    changed = {
        "hours.open": "always",
        "transfer.dropped": "0",
        "identity.false_reject": "0",
        "targets.handle_minutes": "none",
    } | {name.replace("__", "."): value for name, value in policies.items()}
    lines = []
    for line in (SHIPPED / "meridian.yaml").read_text(encoding="utf-8").splitlines():
        id = line.strip().partition(":")[0]
        if id in changed and line.startswith("  ") and not line.startswith("    "):
            line = f"  {id}: {changed.pop(id)}"
        lines.append(line)
    at = lines.index("policies:") + 1
    lines[at:at] = [f"  {id}: {value}" for id, value in changed.items()]
    return "\n".join(lines) + "\n"


@functools.cache
def world_of(story: str, company: str) -> World:
    """A story's text under a company's."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "story.yaml").write_text(story, encoding="utf-8")
        Path(folder, "company.yaml").write_text(company, encoding="utf-8")
        return open_world(Path(folder, "story.yaml"), Path(folder, "company.yaml")).world


@dataclass
class Player:
    """A person at the keyboard, who sees what is on the screen."""

    pilot: Pilot[None]
    clock: Clock

    @property
    def app(self) -> HoldgameApp:
        assert isinstance(self.pilot.app, HoldgameApp)
        return self.pilot.app

    @property
    def screen(self) -> PlayScreen:
        return next(s for s in reversed(self.app.screen_stack) if isinstance(s, PlayScreen))

    @property
    def sitting(self) -> Sitting:
        return self.screen.sitting

    @property
    def table(self) -> Table:
        return self.screen.query_one(Table)

    @property
    def asked(self) -> Ask | None:
        return self.table.asking

    @property
    def view(self) -> HoldView | None:
        return self.table.view

    @property
    def said(self) -> list[Entry]:
        """What stands in the transcript."""
        return [
            line.entry for line in self.screen.query("Transcript SpokenLine").results(SpokenLine)
        ]

    @property
    def said_text(self) -> str:
        return "\n".join(entry.text for entry in self.said)

    def shown(self) -> str:
        """The screen as text."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type the first letter, paste the rest: pressing keys takes a test long."""
        await self.press(text[0])
        self.app.post_message(events.Paste(text[1:]))
        await self.pilot.pause()

    async def click(self, text: str) -> None:
        """Click on the middle of a text that can be seen, and that stays where it is."""
        await self.until(lambda: text in self.shown(), text)
        places = [self._place(text)]
        while places[-1] is None or places[-STILL:] != [places[-1]] * STILL:
            await self.pilot.pause(0.05)
            places.append(self._place(text))
            assert len(places) < PATIENCE, text
        column, row = places[-1]
        await self.pilot.click(offset=(column + len(text) // 2, row))
        await self.pilot.pause()

    def _place(self, text: str) -> tuple[int, int] | None:
        """Where a text begins: its column and row."""
        rows = enumerate(self.shown().splitlines())
        return next(((line.index(text), row) for row, line in rows if text in line), None)

    async def until(self, true: Any, what: str = "") -> None:
        """Give the app time until something is so."""
        for _ in range(PATIENCE):
            if true():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never: {what or true}\n{self.shown()}")

    async def on(self, screen: str) -> None:
        """Wait for a screen by the name of its class."""
        await self.until(lambda: type(self.app.screen).__name__ == screen, screen)

    async def read_on(self) -> None:
        """Read until something is asked, a hold begins or the play is over.

        What space does is done without pressing it, which takes a test twenty times as long.
        """

        def rests() -> bool:
            return not isinstance(self.app.screen, PlayScreen) or bool(self.asked or self.view)

        for _ in range(200):
            await self.pilot.pause(0.005)
            if rests():
                return
            self.screen.action_next()
        raise AssertionError(f"nothing comes\n{self.shown()}")

    async def to(self, how: str) -> None:
        """Read on until this is asked."""
        await self.read_on()
        assert self.asked is not None, self.shown()
        assert self.asked.how == how, (self.asked.how, self.shown())
        await self.until(lambda: self.screen.focused is not None, "the keys")

    async def call(self) -> None:
        """Skip the questions, ring and press the keys that lead to the queue."""
        await self.skip_questions()
        await self.call_from_kitchen()

    async def call_from_kitchen(self) -> None:
        await self.to("choice")
        await self.press("1")
        await self.to("key")
        for key in "3344":
            await self.press(key)

    async def skip_questions(self) -> None:
        if isinstance(self.app.screen, PlayScreen):
            return
        await self.on("QuestionsScreen")
        for _ in range(8):
            await self.press("escape")
        await self.on("PlayScreen")

    async def on_hold(self) -> HoldView:
        await self.until(lambda: self.view is not None, "a hold")
        assert self.view is not None
        return self.view

    async def wait(self, seconds: float) -> None:
        """Let the clock go on and the hold look at it."""
        self.clock.now += seconds
        if self.view is not None:
            self.view.look()
        await self.pilot.pause(0.02)

    async def identify(self, holder: str = "Jordan Avery") -> None:
        await self.to("digits")
        await self.type("88412207")
        await self.press("enter")
        await self.to("words")
        await self.type(holder)
        await self.press("enter")


@dataclass
class Evening:
    """What an app is started with. `folder` holds the files and the journeys."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    story: str = STORY
    company: str = field(default_factory=company_text)

    def setup(self, **given: Any) -> Setup:
        (self.folder / "story.yaml").write_text(self.story, encoding="utf-8")
        (self.folder / "company.yaml").write_text(self.company, encoding="utf-8")
        stories = [
            Choice("small", "A small matter", self.folder / "story.yaml", "Something small.")
        ]
        companies = [
            Choice("meridian", "Meridian Mobile", self.folder / "company.yaml", "A carrier."),
            Choice("larkspur", "Larkspur Shoes", SHIPPED / "larkspur.yaml", "A shop."),
        ]
        usual: dict[str, Any] = {
            "stories": lambda: stories,
            "companies": lambda: companies,
            "journeys": self.folder / "journeys",
            "clock": self.clock,
            "story": "small",
            "company": "meridian",
            "pace": "instant",
            "seed": 3,
            "ticks": 2.0,
            "owns_terminal": False,
        }
        return Setup(**(usual | given))

    def app(self, **given: Any) -> HoldgameApp:
        return HoldgameApp(self.setup(**given))

    @asynccontextmanager
    async def player(
        self, size: tuple[int, int] = (80, 24), *, begin: bool = True, **given: Any
    ) -> AsyncIterator[Player]:
        """Somebody sits down; past the title unless `begin` is false."""
        async with self.app(**given).run_test(size=size) as pilot:
            player = Player(pilot, self.clock)
            await pilot.pause()
            if begin and given.get("resume") is None:
                await player.press("enter")
            yield player

    @asynccontextmanager
    async def at_table(
        self, size: tuple[int, int] = (80, 24), **given: Any
    ) -> AsyncIterator[Player]:
        """Somebody who has answered the questions already: the play has just begun."""
        async with self.app(**given).run_test(size=size) as pilot:
            player = Player(pilot, self.clock)
            sitting = await self.sit_down(player)
            yield player
            sitting.close()

    async def sit_down(self, player: Player) -> Sitting:
        """Begin a play with nothing asked before."""
        app, setup = player.app, player.app.setup
        sitting = begin(
            world_of(self.story, self.company),
            setup.seed or 0,
            parse_pace(setup.pace),
            setup.journeys,
            story_file=str(self.folder / "story.yaml"),
            company_text=self.company,
        )
        await app.push_screen(PlayScreen(sitting, setup, still=app.stilled))
        return sitting

    def journeys(self) -> Sequence[Path]:
        files = (self.folder / "journeys").glob("*.journey")
        return sorted(files, key=lambda file: file.stat().st_mtime_ns)
