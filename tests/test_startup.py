"""Start fast: what a first screen or a small command does not use, it does not load.

Each test asks a new interpreter for its `sys.modules`, which no import left over from another test
can spoil.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
SOURCE = REPOSITORY / "src" / "holdgame"

HEAVY = {
    "argparse", "asyncio", "concurrent", "dataclasses", "email", "http", "importlib.metadata",
    "inspect", "jinja2", "json", "numpy", "pathlib", "platformdirs", "pydantic", "rich", "socket",
    "subprocess", "tempfile", "textual", "typing", "urllib", "yaml", "zoneinfo",
}  # fmt: skip

# Modules that Windows has not, or that are of no use there.
POSIX_ONLY = {
    "crypt", "curses", "fcntl", "grp", "nis", "posix", "pty", "pwd", "readline", "resource",
    "spwd", "syslog", "termios", "tty",
}  # fmt: skip
SCREENLESS = ("documents", "story", "company", "engine", "friction", "play", "plain", "debrief")


def loaded_by(program: str) -> set[str]:
    """What a new interpreter has in `sys.modules` after a program, and had not before it."""
    shown = "\nimport sys as _sys\nprint('\\n#', *_sys.modules)"
    before = _modules(shown)
    return _modules(program + shown) - before


def _modules(program: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(run.stdout.rsplit("#", 1)[1].split())


def after(*arguments: str) -> set[str]:
    """What running a command loaded."""
    return loaded_by(f"from holdgame.cli.main import main\nmain({json.dumps(arguments)})")


def test_importing_holdgame_loads_holdgame_alone() -> None:
    assert {name for name in loaded_by("import holdgame") if name != "__future__"} == {"holdgame"}


def test_version_loads_next_to_nothing() -> None:
    loaded = after("--version")
    assert not loaded & HEAVY
    assert {name for name in loaded if name.startswith("holdgame")} == {
        "holdgame", "holdgame.cli", "holdgame.cli.main",
    }  # fmt: skip


def test_the_console_script_names_a_module_that_loads_next_to_nothing() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert 'holdgame = "holdgame.cli.main:main"' in text


@pytest.mark.parametrize("command", ["companies", "where"])
def test_a_list_loads_no_screen_and_no_story_language(command: str, tmp_path: Path) -> None:
    loaded = after("--data-dir", str(tmp_path), command)
    assert not loaded & {"textual", "rich", "jinja2", "pydantic", "asyncio", "holdgame.engine"}


def test_forget_reads_no_yaml(tmp_path: Path) -> None:
    assert "yaml" not in after("--data-dir", str(tmp_path), "forget", "--yes")


def test_working_out_a_wait_loads_the_formulas_and_little_else() -> None:
    queue = ["--calls-per-hour", "60", "--agents", "7", "--handle", "8m", "--patience", "6m"]
    loaded = after("company", "wait", *queue, "--vip-share", "0.1", "--json")
    assert "holdgame.company.queueing" in loaded
    assert not loaded & {"numpy", "scipy", "yaml", "textual", "holdgame.engine", "holdgame.story"}


@pytest.mark.parametrize(
    "command",
    ["company show", "company promise", "company compare meridian larkspur",
     "company explain menu", "company check larkspur", "call --list"],
)  # fmt: skip
def test_looking_at_a_company_or_a_call_loads_no_screen_and_no_story_language(
    command: str, tmp_path: Path
) -> None:
    loaded = after("--data-dir", str(tmp_path), *command.split())
    assert not loaded & {"textual", "rich", "jinja2", "asyncio", "numpy", "holdgame.story"}


def test_a_rehearsal_loads_no_screen(tmp_path: Path) -> None:
    loaded = after("--data-dir", str(tmp_path), "play", "--bot", "--json", "--seed", "1")
    assert "holdgame.engine" in loaded
    assert not loaded & {"textual", "rich", "asyncio", "holdgame.tui"}


@pytest.mark.parametrize("row", SCREENLESS)
def test_what_is_below_the_screens_loads_no_screen_and_no_event_loop(row: str) -> None:
    modules = [
        ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
        for file in sorted((SOURCE / row).rglob("*.py"))
        if file.stem not in ("__init__", "__main__")
    ]
    loaded = loaded_by("\n".join(f"import {module}" for module in modules))
    assert not loaded & {"textual", "rich", "asyncio", "holdgame.tui"}


def test_a_debrief_loads_the_analysis_only_where_it_is_wanted() -> None:
    modules = ("debrief", "text", "as_json", "html.page", "html.board", "sheets", "page_one")
    loaded = loaded_by("\n".join(f"import holdgame.debrief.{module}" for module in modules))
    assert not loaded & {"numpy", "holdgame.analysis"}


def test_the_title_loads_nothing_but_textual(tmp_path: Path) -> None:
    """As `holdgame` alone goes about it, up to where the app would take the terminal."""
    loaded = loaded_by(
        "from holdgame.cli.run import parser\n"
        "from holdgame.cli.screen import play_on_screen\n"
        "from holdgame.tui.app import HoldgameApp\n"
        "HoldgameApp.run = lambda app: app.get_default_screen()\n"
        f"arguments = ['--data-dir', {str(tmp_path)!r}, 'play']\n"
        "play_on_screen(parser(arguments).parse_args(arguments), choosing=True)\n"
    )
    assert "textual" in loaded
    assert not loaded & {
        "jinja2", "yaml", "pydantic", "holdgame.engine", "holdgame.story", "holdgame.company",
        "holdgame.friction", "holdgame.debrief", "holdgame.documents",
    }  # fmt: skip
    commands = {m for m in loaded if m.startswith("holdgame.cli.")}
    assert not commands & {"holdgame.cli.company", "holdgame.cli.call", "holdgame.cli.debrief"}


def imported_by(module: Path) -> set[str]:
    """The top-level names of every import in a source file, wherever it stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names


def test_no_module_imports_what_windows_has_not() -> None:
    found = {
        module.relative_to(SOURCE).as_posix(): sorted(bad)
        for module in sorted(SOURCE.rglob("*.py"))
        if (bad := imported_by(module) & POSIX_ONLY)
    }
    assert not found


def test_only_the_screens_and_rooms_name_textual() -> None:
    found = [
        module.relative_to(SOURCE).as_posix()
        for module in sorted(SOURCE.rglob("*.py"))
        if module.relative_to(SOURCE).parts[0] not in ("tui", "room")
        and imported_by(module) & {"textual", "rich"}
    ]
    assert not found


def test_the_stories_are_timed_without_a_screen_and_without_numpy(tmp_path: Path) -> None:
    loaded = after("--data-dir", str(tmp_path), "stories")
    assert not loaded & {"textual", "rich", "asyncio", "numpy"}


def test_a_play_is_watched_as_text_and_a_room_is_read_without_a_screen(tmp_path: Path) -> None:
    from tests.kept import keep

    files = [str(keep(tmp_path / "journeys", seed)) for seed in range(1, 6)]
    for command in (["watch", files[0]], ["debrief", *files]):
        loaded = after("--data-dir", str(tmp_path), *command)
        assert not loaded & {"textual", "rich", "asyncio", "numpy", "holdgame.tui"}


@pytest.mark.parametrize("command", ["play --plain --pace instant", "play --bot --json --seed 1"])
def test_a_play_in_lines_loads_no_arrays(command: str, tmp_path: Path) -> None:
    loaded = after("--data-dir", str(tmp_path), *command.split())
    assert "holdgame.engine.journey" in loaded
    assert not loaded & {"numpy", "holdgame.analysis", "textual", "holdgame.tui"}


def test_a_quick_debrief_loads_no_arrays_and_a_whole_one_no_screen(tmp_path: Path) -> None:
    from tests.kept import keep

    file = str(keep(tmp_path / "journeys"))
    for form in ("--text", "--json"):
        loaded = after("--data-dir", str(tmp_path), "debrief", file, "--quick", form)
        assert "holdgame.debrief" in loaded
        assert not loaded & {"numpy", "holdgame.analysis", "textual"}
    loaded = after("--data-dir", str(tmp_path), "debrief", file, "--text")
    assert {"numpy", "holdgame.analysis"} <= loaded
    assert not loaded & {"textual", "rich", "asyncio", "holdgame.tui"}


@pytest.mark.parametrize("command", ["analyse", "whatif --set refund.days=2", "attribute"])
def test_what_analyses_loads_no_screen_and_its_help_no_arrays(command: str, tmp_path: Path) -> None:
    from tests.kept import files

    name, *rest = command.split()
    story, company = map(str, files(tmp_path / "files"))
    loaded = after("--data-dir", str(tmp_path), name, story, "--company", company, *rest)
    assert {"numpy", "scipy"} <= loaded
    assert not loaded & {"textual", "rich", "asyncio", "holdgame.tui"}
    helped = loaded_by(
        "from holdgame.cli.main import main\n"
        "try:\n"
        f"    main([{name!r}, '--help'])\n"
        "except SystemExit:\n"
        "    pass\n"
    )
    assert not helped & {"numpy", "scipy", "yaml", "holdgame.analysis", "holdgame.company"}
