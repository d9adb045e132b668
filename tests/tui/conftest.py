"""What the tests of the screens share."""

from pathlib import Path

import pytest

from tests.tui.evenings import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return Evening(tmp_path)
