"""Several saved plays looked at together: a room of them, or one story under two companies."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from holdgame.cli import loading
from holdgame.cli.output import line_width, print_json, printable_lines
from holdgame.cli.progress import Progress
from holdgame.debrief.debrief import Debrief
from holdgame.debrief.twice import Pair, pair_as_dict, pair_of, render_pair
from holdgame.debrief.wording import Wording
from holdgame.debrief.words import counted
from holdgame.documents.diagnostics import FileProblem
from holdgame.engine.log import Entry
from holdgame.engine.world import World
from holdgame.friction.weights import Weights
from holdgame.play.folders import JOURNEY, Folders
from holdgame.play.journal import Header, Journal, JournalProblem, read_journal
from holdgame.play.notes import Twice
from holdgame.play.sitting import Sitting, resume

EMPTY = "there is no play in {folder}: their names end in .journey."
TWICE = "{file} is a play that was given already; it counts once."
UNFINISHED = "{count} without an ending {are} left out."
EDITED = "{count} of a story that was edited since, or cut short, {are} taken as far as they fit."


def look_at_several(options: argparse.Namespace, where: Folders) -> int:
    """Exit code 1 if something given is no play; the others are shown all the same."""
    read = Together(where)
    read.read(options.files)
    if not read.debriefs:
        return 1
    on_screen = not (options.json or options.text) and sys.stdout.isatty() and sys.stdin.isatty()
    pair = _pair(read)
    if pair is None:
        _show_room(read, on_screen, where, as_json=options.json)
    elif on_screen:
        from holdgame.cli.screen import pair_on_screen

        pair_on_screen(where, pair, [read.files[at] for at in _places(pair, read)])
    else:
        _show_pair(pair, read, quick=options.quick, as_json=options.json)
    return 1 if read.wrong else 0


def _pair(read: Together) -> Pair | None:
    """Exactly two plays of one story under two companies; else None."""
    if len(read.debriefs) != 2:
        return None
    one, other = read.debriefs
    return pair_of(one, other, [sitting.last(Twice) for sitting in read.sittings])


def _places(pair: Pair, read: Together) -> tuple[int, int]:
    """Where the first and the second play stand among those that were given."""
    return (0, 1) if pair.first is read.debriefs[0] else (1, 0)


def _show_pair(pair: Pair, read: Together, *, quick: bool, as_json: bool) -> None:
    if not quick:
        from holdgame.cli.causes import between_told

        one, other = (read.sittings[at].world for at in _places(pair, read))
        pair = replace(pair, between=between_told(one, other))
    if as_json:
        print_json(pair_as_dict(pair))
    else:
        print(printable_lines(render_pair(pair, line_width())))


def _show_room(read: Together, on_screen: bool, where: Folders, *, as_json: bool) -> None:
    from holdgame.debrief.page_room import render_room, room_head, room_page
    from holdgame.debrief.room import Play, Room
    from holdgame.debrief.room_json import room_as_dict
    from holdgame.debrief.room_words import RoomWords

    room, words = Room.of([Play.of(debrief) for debrief in read.debriefs]), RoomWords.load()
    if as_json:
        print_json(room_as_dict(room, words))
    elif on_screen and not room.missing:
        from holdgame.cli.screen import page_on_screen
        from holdgame.tui.widgets.debrief_page import WIDTH

        page_on_screen(where, room_head(room, words, WIDTH), room_page(room, words, WIDTH))
    else:
        print(printable_lines(render_room(room, words, line_width())))


# -- reading --------------------------------------------------------------------------------------


class Together:
    """What was given, read: each play that is over, once; what is wrong with others is said."""

    def __init__(self, where: Folders) -> None:
        self.files: list[Path] = []
        self.sittings: list[Sitting] = []
        self.debriefs: list[Debrief] = []
        self.wrong = 0
        self._where = where
        self._seen: set[tuple[Header, tuple[Entry, ...]]] = set()
        self._worlds: dict[tuple[str, str, str], World] = {}  # a room plays one or two
        self._weights, self._wording, self._today = Weights.load(), Wording.load(), date.today()
        self._progress = Progress()
        self._unfinished = self._changed = 0

    def read(self, given: Sequence[Path]) -> None:
        """Files, names of plays, and folders."""
        files = [file for named in given for file in self._in(named)]
        for number, path in enumerate(files, 1):
            self._progress.say(f"{number} of {len(files)} plays")
            try:
                self._take(path, read_journal(path))
            except (JournalProblem, FileProblem) as problem:
                self._wrong(str(problem))
        self._progress.done()
        for told, count in ((UNFINISHED, self._unfinished), (EDITED, self._changed)):
            if count:
                are = "is" if count == 1 else "are"
                self._say(told.format(count=counted(count, "play"), are=are))

    def _in(self, named: Path) -> Sequence[Path]:
        """The plays of a folder by their names; else what was named."""
        if not named.is_dir():
            return [loading.kept_play(self._where, named)]
        found = sorted(named.glob(f"*{JOURNEY}"))
        if not found:
            self._wrong(EMPTY.format(folder=named))
        return found

    def _take(self, path: Path, journal: Journal) -> None:
        """Raises `JournalProblem`, `FileProblem`."""
        play = (journal.header, journal.entries)
        if play in self._seen:
            self._say(TWICE.format(file=path))
            return
        self._seen.add(play)
        world = self._world(journal)
        sitting = resume(world, journal, write=False)
        if not sitting.journey.ended:
            self._unfinished += 1
            return
        edited = journal.header.story_fingerprint != world.story.fingerprint
        self._changed += edited or bool(sitting.told)
        self.files.append(path)
        self.sittings.append(sitting)
        self.debriefs.append(
            Debrief.of(sitting, self._weights, wording=self._wording, today=self._today)
        )

    def _world(self, journal: Journal) -> World:
        header = journal.header
        key = (header.story, header.story_file, header.company_text)
        if key not in self._worlds:
            self._worlds[key] = loading.world_of(journal, self._where)
        return self._worlds[key]

    def _wrong(self, text: str) -> None:
        self.wrong += 1
        self._say(text)

    def _say(self, text: str) -> None:
        self._progress.done()
        print(printable_lines(f"holdgame: {text}"), file=sys.stderr)
