"""--help and --version."""

import pytest

import holdgame as package

COMMANDS = ("play", "stories", "companies", "company", "debrief", "where", "forget")


def test_version_says_which(holdgame, shell):
    assert shell("--version").out == f"holdgame {package.__version__}\n"
    assert holdgame("--version").out == f"holdgame {package.__version__}\n"


def test_help_mentions_every_command_and_shows_examples(holdgame):
    ran = holdgame("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert f"\n    {command} " in ran.out
    assert "holdgame play --plain" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(holdgame, command):
    ran = holdgame(command, "--help")
    assert ran.code == 0
    assert "--data-dir" in ran.out
    assert ran.out.startswith(f"usage: holdgame {command}")
