"""The rules know no screen: import-linter reads it in the source, and here a process shows it."""

import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "holdgame"
PURE = ("documents", "story", "company", "engine", "friction", "analysis")


def loaded_by(*modules: str) -> set[str]:
    """The top-level names in `sys.modules` after a new interpreter imported `modules`."""
    program = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return {module.partition(".")[0] for module in run.stdout.split()}


def test_importing_holdgame_loads_nothing_else() -> None:
    heavy = {"textual", "rich", "jinja2", "yaml", "pydantic", "platformdirs", "asyncio"}
    assert not loaded_by("holdgame") & heavy


def test_the_rules_load_no_screen() -> None:
    modules = [
        ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
        for row in PURE
        for file in sorted((SOURCE / row).rglob("*.py"))
        if file.stem not in ("__init__", "__main__")
    ]
    assert not loaded_by("holdgame", *modules) & {"textual", "rich"}
