"""What every test shares: how hypothesis looks for examples, and where programs keep bytecode."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.examples import USUAL, examples

# No deadline: how long an example takes on a busy machine says nothing about the rules.
settings.register_profile("default", deadline=None, max_examples=examples(USUAL))
# CI tries the same examples every time, so that a red run means a change and not a new example.
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# Hundreds of programs are started by tests: each would compile all of holdgame anew where the
# environment forbids to keep it, and beside the source where it does not.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")


@pytest.fixture
def nothing_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    """No value of a rule is worked out before it is asked for: it would take a processor that other
    tests want. See tests/tui/test_what_if_work.py."""
    monkeypatch.setattr("holdgame.tui.screens.what_if.MOST_TRIED", 0)
