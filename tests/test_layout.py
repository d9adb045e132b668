"""The house rules that no linter knows: how the source tree is cut up, and what it is called."""

import ast
import re
import warnings
from pathlib import Path

import pytest

import holdgame

REPOSITORY = Path(__file__).parent.parent
SOURCE = REPOSITORY / "src" / "holdgame"
MODULES = sorted(SOURCE.rglob("*.py"))

TWO_THINGS = 300  # lines: past this a file is probably two things
TOO_LONG = 400

NAMES_THAT_SAY_NOTHING = {
    "base", "common", "core", "helper", "helpers", "manager", "managers", "misc", "util", "utils",
}  # fmt: skip


def name(module: Path) -> str:
    return module.relative_to(SOURCE.parent).as_posix()


def lines(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def test_the_package_under_test_is_the_one_in_this_folder() -> None:
    assert Path(holdgame.__file__).parent == SOURCE


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        name(module)
        for module in MODULES
        if not ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    ]
    assert not silent, f"no docstring at the top of {silent}"


@pytest.mark.filterwarnings("default::UserWarning")
def test_no_module_is_more_than_one_thing() -> None:
    for module in MODULES:
        if lines(module) > TWO_THINGS:
            warnings.warn(f"{name(module)} has {lines(module)} lines: two things?", stacklevel=1)
    too_long = {name(module): lines(module) for module in MODULES if lines(module) > TOO_LONG}
    assert not too_long, f"more than {TOO_LONG} lines: {too_long}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [
        name(module)
        for module in MODULES
        for part in (module.stem, module.parent.name)
        if NAMES_THAT_SAY_NOTHING & set(part.split("_"))
    ]
    assert not vague, f"name these after what they do: {vague}"


@pytest.mark.parametrize("lock", ["lock-play.txt", "lock-dev.txt"])
def test_a_lock_pins_every_package_by_hash_and_names_no_index(lock: str) -> None:
    text = (REPOSITORY / "requirements" / lock).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", re.sub(r"(?m)^ *#.*\n", "", text))
    unpinned = [package for package in packages if "==" not in package or "--hash=" not in package]
    assert not unpinned
    assert "://" not in text
    assert "--index-url" not in text


def test_one_lock_builds_on_the_other() -> None:
    def pins(lock: str) -> set[str]:
        text = (REPOSITORY / "requirements" / lock).read_text(encoding="utf-8")
        return set(re.findall(r"(?m)^([\w.-]+==\S+)", text))

    assert pins("lock-play.txt") < pins("lock-dev.txt")
