"""Pipes that close, streams that are not there, terminals that speak little."""

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import COMMAND

PRINTING = [
    ["--version"],
    ["--help"],
    ["stories"],
    ["companies", "--json"],
    ["where"],
    ["play", "--bot", "--seed", "1"],
    ["play", "--plain", "--pace", "instant"],
]


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_reader_who_has_gone_is_no_trouble(data, arguments):
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [*COMMAND, *arguments] if len(arguments) == 1 and arguments[0].startswith("--")
        else [*COMMAND, "--data-dir", str(data), *arguments],
        stdin=subprocess.DEVNULL, stdout=write, stderr=subprocess.PIPE, timeout=60,
    )  # fmt: skip
    os.close(write)
    assert ran.stderr == b""
    assert ran.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="uses a POSIX shell")
def test_head_may_close_the_pipe(data):
    command = f"{sys.executable} -m holdgame.cli.main --data-dir {data} play --bot | head -1"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert ran.stdout.startswith("A rehearsal customer")
    assert ran.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="uses a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["companies", "play", "play --plain"])
def test_a_stream_that_is_closed_is_no_trouble(data, closed, arguments):
    command = f"{sys.executable} -m holdgame.cli.main --data-dir {data} {arguments} {closed}"
    ran = subprocess.run(
        ["sh", "-c", command], input=b"", capture_output=True, text=False, timeout=60
    )
    assert ran.returncode in (0, 2)
    assert b"Traceback" not in ran.stderr
    assert not (data / "log").exists()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("arguments", [["play", "--bot", "--seed", "1"], ["play", "--plain"]])
def test_a_terminal_that_knows_few_letters_gets_the_rest_replaced(shell, encoding, arguments):
    ran = shell(*arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert ran.code == 0
    assert ran.said_nothing_of_python


def test_json_is_the_same_bytes_in_every_encoding(shell):
    command = ("play", "--bot", "--json", "--seed", "1")
    assert (
        shell(*command).out
        == shell(*command, PYTHONIOENCODING="ascii").out
        == shell(*command, PYTHONIOENCODING="cp1252").out
    )
