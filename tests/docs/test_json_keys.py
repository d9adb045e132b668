"""The tables of keys in docs/analysing.md name every key of the commands' JSON, and no other."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "analysing.md"
COMMANDS = {
    "analyse": ["analyse", "refund-abroad"],
    "whatif": ["whatif", "refund-abroad", "--set", "authority.frontline=0"],
    "attribute": ["attribute", "torn-insole", "--only", "people.informed"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_keys_in_the_docs_are_those_of_the_command(command: str, tmp_path: Path) -> None:
    ours = [sys.executable, "-m", "holdgame.cli.main", "--data-dir", str(tmp_path)]
    asked = [*ours, *COMMANDS[command], "--company", "larkspur", "--json"]
    done = subprocess.run(asked, stdout=subprocess.PIPE, encoding="utf-8", timeout=60, check=True)
    _, _, section = PAGE.read_text(encoding="utf-8").partition(f"### {command}, JSON\n")
    rows = re.findall(r"(?m)^\| (`.+?) \|", section.partition("\n#")[0])
    named = [key for row in rows for key in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(json.loads(done.stdout))
