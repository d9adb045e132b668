"""A terminal that was closed: nobody can see the program any more, and it must not go on."""

from __future__ import annotations

import subprocess
import sys

import pytest

# As Textual does where its output went with the terminal: it waits for it, for ever.
STUCK = """
import os, signal, threading
from holdgame.tui.looking_app import LookingApp, look_at_page

class Stuck(LookingApp):
    async def _shutdown(self):
        threading.Event().wait()

threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGHUP)).start()
Stuck(look_at_page(["a"], ["b"])).run(headless=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")
def test_a_program_whose_terminal_was_closed_ends_though_its_output_hangs() -> None:
    ran = subprocess.run([sys.executable, "-c", STUCK], capture_output=True, timeout=60)
    assert ran.returncode == 0
