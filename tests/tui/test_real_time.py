"""Against the wall clock, and in a real terminal: slow, and worth it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import textwrap
import time
from pathlib import Path

import pytest

from holdgame.play.journal import read_journal
from holdgame.play.notes import Paused
from holdgame.tui.widgets.hold_view import HoldView
from tests.tui.evenings import Evening, Player

pytestmark = pytest.mark.slow

LATE = 0.05  # seconds
ROOT = Path(__file__).parents[2]


async def redraw_without_pause(player: Player, until: float) -> int:
    """Everything on the screen laid out and painted again, as often as it can be."""
    times = 0
    while time.monotonic() < until:
        player.app.screen.refresh(layout=True)
        await asyncio.sleep(0)
        times += 1
    return times


@pytest.mark.timeout(700)
@pytest.mark.parametrize("length", [20.0, 600.0], ids=["20 seconds", "ten minutes"])
async def test_a_hold_ends_on_time_whatever_is_drawn(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, length: float
) -> None:
    ended: list[float] = []
    over = HoldView.Over.__init__

    def noticed(message: HoldView.Over) -> None:
        over(message)
        ended.append(time.monotonic())

    async with evening.at_table(pace="honest", clock=time.monotonic, ticks=60.0) as player:
        await player.call_from_kitchen()
        view = await player.on_hold()
        hold = view.hold
        monkeypatch.setattr(HoldView.Over, "__init__", noticed)
        hold.offered = hold.waited + length
        view.look()
        due = time.monotonic() + hold.real_left
        assert await redraw_without_pause(player, due + 0.5) > 100
        await player.until(lambda: "The music stops." in player.said_text)
    (at,) = ended
    assert -0.01 <= at - due < LATE, f"{at - due:.4f} s"


PROGRAM = """
    import sys, time
    from pathlib import Path
    from holdgame.tui.app import HoldgameApp
    from tests.tui.evenings import Evening

    evening = Evening(Path(sys.argv[1]))
    given = dict(pace="honest", clock=time.monotonic, owns_terminal=True)
    if len(sys.argv) > 2:
        given["resume"] = Path(sys.argv[2])
    HoldgameApp(evening.setup(**given)).run()
"""


class Terminal:
    """The app in a pseudo-terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.seen = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.environ |= {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
            command = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(folder), *arguments]
            os.execv(sys.executable, command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.set_blocking(self.fd, False)

    def read(self, seconds: float = 0.1) -> bytes:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                self.seen += os.read(self.fd, 65536)
            except BlockingIOError:
                time.sleep(0.01)
            except OSError:  # the other end is closed
                break
        return self.seen

    def until(self, text: str, seconds: float = 20.0) -> None:
        began = time.monotonic()
        while text.encode() not in self.read(0.05):
            assert time.monotonic() - began < seconds, f"never {text!r}: {self.seen[-2000:]!r}"

    def press(self, *keys: str) -> None:
        for key in keys:
            os.write(self.fd, key.encode())
            self.read(0.15)

    def status(self, seconds: float = 10.0) -> int:
        """The exit status, once it has ended."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("it did not end")


def to_the_hold(terminal: Terminal) -> None:
    terminal.until("Press enter")
    terminal.press("\r")
    terminal.until("call your own line")
    for _ in range(8):
        terminal.press("\x1b")
        terminal.read(0.3)  # a lone escape takes its time
    terminal.until("late.")
    terminal.press(" ", "1", " ", " ")
    terminal.until("press 1")
    terminal.press("3", "3", "4", "4", " ")
    terminal.until("the same eight bars")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
@pytest.mark.parametrize("way", ["q", "SIGHUP", "SIGTERM"])
def test_leaving_in_the_middle_of_a_hold_loses_nothing(evening: Evening, way: str) -> None:
    terminal = Terminal(evening.folder)
    to_the_hold(terminal)
    terminal.read(2.0)
    if way == "q":
        terminal.press("q")
    else:
        os.kill(terminal.pid, getattr(signal, way))
    assert terminal.status() == 0
    assert b"Traceback" not in terminal.seen
    assert b"Your call is kept: holdgame play --resume" in terminal.seen
    (file,) = evening.journeys()
    journal = read_journal(file)
    assert not journal.warning
    waited = [note.seconds for note in journal.notes if isinstance(note, Paused)]
    assert len(waited) == 1
    assert waited[0] > 1.5
    again = Terminal(evening.folder, str(file))
    again.until("the same eight bars")
    again.press("q")
    assert again.status() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_terminal_that_is_closed_takes_nothing_with_it(evening: Evening) -> None:
    terminal = Terminal(evening.folder)
    to_the_hold(terminal)
    terminal.read(1.0)
    os.close(terminal.fd)  # the kernel sends SIGHUP
    for _ in range(500):
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.02)
    assert pid, "it stayed alive"
    assert os.waitstatus_to_exitcode(status) >= 0  # it left by itself
    (file,) = evening.journeys()
    assert any(isinstance(note, Paused) for note in read_journal(file).notes)
