"""What somebody else gets: the wheel, in an empty environment, far from this folder."""

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import holdgame

REPOSITORY = Path(__file__).parent.parent.parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),  # building and installing, over the network
    pytest.mark.xdist_group("wheel"),  # one process, so one build
]


@dataclass(frozen=True)
class Installed:
    """The installed program, and an empty home for it to live in."""

    program: Path
    home: Path

    def run(self, *arguments: str) -> str:
        """Run `holdgame` away from the source tree; return what it printed.

        Raises:
            AssertionError: it did not exit with 0, or printed a traceback.
        """
        at_home = {"HOME": str(self.home), "USERPROFILE": str(self.home)}
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "PYTHON"))}
        done = subprocess.run(
            [self.program, *arguments],
            cwd=self.home,
            env={**kept, **at_home},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout


def run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive, which is built from this folder."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out)
    (built,) = out.glob("holdgame-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    place = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", place / "venv")
    scripts = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel)
    run(scripts / "python", "-m", "pip", "check")
    (place / "home").mkdir()
    return Installed(scripts / "holdgame", place / "home")


def test_the_stories_and_assets_are_inside_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("stories", "assets"):
        missing = {
            f"holdgame/_data/{file.relative_to(REPOSITORY).as_posix()}"
            for file in (REPOSITORY / folder).rglob("*")
            if file.is_file() and not file.name.startswith(".")
        } - inside
        assert not missing
    assert any(file.endswith("/story.yaml") for file in inside)


def test_everything_beside_the_code_is_inside_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    source = REPOSITORY / "src"
    ours = {
        file.relative_to(source).as_posix()
        for file in (source / "holdgame").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert not ours - inside


def test_the_installed_program_says_its_version(installed: Installed) -> None:
    assert holdgame.__version__ in installed.run("--version")


def test_the_installed_program_rehearses_a_play(installed: Installed) -> None:
    debrief = json.loads(installed.run("play", "--bot", "--seed", "1", "--json"))
    assert isinstance(debrief, dict)
    assert debrief


def test_the_same_seed_rehearses_the_same_play(installed: Installed) -> None:
    rehearsal = ("play", "--bot", "--seed", "1", "--json")
    assert json.loads(installed.run(*rehearsal)) == json.loads(installed.run(*rehearsal))
