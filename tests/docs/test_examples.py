"""What the docs show is true: every example runs, every link leads somewhere, every table is fresh.

Fenced blocks say what they are:

    yaml story      a whole story; the first of a page is the frame of its other blocks
    yaml steps      steps of the frame's first scene
    yaml keys       top-level keys, in place of the frame's
    yaml wrong HGn  steps with the mistake HGn
    yaml company    a whole company file; the first of a page is the frame too
    console         commands after `$ `, run in an empty folder; what is shown must be in the output
    python          a session with `>>>`
    text            an excerpt of something else
    sh              what needs a terminal, a network or a long time: read, not run
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from docs.make_policies import TABLES, filled
from holdgame.cli.run import parser
from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import SHIPPED
from holdgame.company.company_file import load_company
from holdgame.documents.diagnostics import Diagnostic
from holdgame.engine.moments import Ended
from holdgame.engine.rehearsal import rehearse
from holdgame.engine.rest import MOST_SILENT_STEPS
from holdgame.engine.world import World
from holdgame.story.loader import read_story

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), *sorted(REPOSITORY.glob("*.md"))]
_FENCE = re.compile(r"(?ms)^```(?P<kind>[^\n`]*)\n(?P<text>.*?)^```$")
_STORIES = ("yaml story", "yaml steps", "yaml keys")
_KINDS = (*_STORIES, "yaml wrong", "yaml company", "console", "python", "sh", "text")
_TITLE_BLOCK = re.compile(r"(?m)^(?=[a-z_]+:)")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page. `line` is where it begins, counted from 1."""

    page: Path
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(*kinds: str) -> list[Block]:
    return [block for page in PAGES for block in _blocks(page) if block.kind.startswith(kinds)]


def _blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(page, line, match["kind"].strip(), match["text"])


def test_every_block_says_what_it_is() -> None:
    unknown = [f"{b}: {b.kind!r}" for b in blocks("") if not b.kind.startswith(_KINDS)]
    assert not unknown


# -- stories ----------------------------------------------------------------------------------


def _frame(page: Path, kind: str) -> str:
    return next(block.text for block in _blocks(page) if block.kind == kind)


def _top(text: str) -> dict[str, str]:
    """The top-level keys of a YAML text, each with all of its lines."""
    parts = [part for part in _TITLE_BLOCK.split(text) if part.strip()]
    return {part.split(":")[0]: part for part in parts}


def _story_with(block: Block) -> str:
    """A whole story around a block of steps or keys."""
    if block.kind == "yaml story":
        return block.text
    keys = _top(_frame(block.page, "yaml story"))
    if block.kind == "yaml keys":
        new = _top(block.text)
        if "scenes" in new:  # the frame's other scene stays
            new["scenes"] += "  elsewhere:\n    - end: done\n"
        return "".join((keys | new).values())
    keys["scenes"] = (
        "scenes:\n  elsewhere:\n    - end: done\n  here:\n"
        + textwrap.indent(block.text, "    ")
        + "    - end: done\n"
    )
    return "".join(keys.values())


def _read(text: str, folder: Path) -> tuple[World, ...] | list[Diagnostic]:
    """The story under each company that ships, or what is wrong with it."""
    (folder / "story.yaml").write_text(text, encoding="utf-8")
    catalogue = Catalogue.load()
    loaded = read_story(folder / "story.yaml", tuple(catalogue))
    if loaded.story is None:
        return list(loaded.diagnostics)
    joined = catalogue.joined(loaded.story.policies)
    return tuple(
        World(loaded.story, load_company(path, joined)) for path in sorted(SHIPPED.glob("*.yaml"))
    )


@pytest.mark.parametrize("block", blocks(*_STORIES), ids=str)
def test_a_story_in_the_docs_plays_to_an_ending(block: Block, tmp_path: Path) -> None:
    worlds = _read(_story_with(block), tmp_path)
    assert isinstance(worlds, tuple), "\n".join(d.render() for d in worlds)
    for world in worlds:
        for seed in range(12):
            moment = rehearse(world, seed).moment
            assert isinstance(moment, Ended)
            assert not moment.broken


@pytest.mark.parametrize("block", blocks("yaml wrong"), ids=str)
def test_a_mistake_in_the_docs_is_the_one_it_says(block: Block, tmp_path: Path) -> None:
    found = _read(_story_with(block), tmp_path)
    assert isinstance(found, list), "this was taken for a good story"
    assert block.kind.split()[-1] in {d.code for d in found}
    assert all(d.mend for d in found if d.code.startswith("HG01"))


def test_every_verb_has_a_section_and_an_example() -> None:
    from holdgame.story.verbs import VERBS

    page = DOCS / "story-language.md"
    titles = re.findall(r"(?m)^### (.+)$", page.read_text(encoding="utf-8"))
    named = {name for title in titles for name in re.split(r", ", title)}
    assert not set(VERBS) - named
    shown = "\n".join(b.text for b in _blocks(page) if b.kind in ("yaml steps", "yaml keys"))
    assert not [verb for verb in VERBS if not re.search(rf"\b{verb}\b", shown)]


def test_the_number_of_silent_steps_is_the_one_told() -> None:
    assert f"{MOST_SILENT_STEPS} steps" in (DOCS / "developing.md").read_text(encoding="utf-8")


# -- companies --------------------------------------------------------------------------------


@pytest.mark.parametrize("block", blocks("yaml company"), ids=str)
def test_a_company_in_the_docs_loads_and_can_be_played(block: Block, tmp_path: Path) -> None:
    text = block.text
    if "holdgame_company:" not in text:
        text = "".join((_top(_frame(block.page, "yaml company")) | _top(text)).values())
    (tmp_path / "company.yaml").write_text(text, encoding="utf-8")
    catalogue = Catalogue.load()
    company = load_company(tmp_path / "company.yaml", catalogue)
    assert not company.warnings
    story = read_story(REPOSITORY / "stories" / "refund-abroad", tuple(catalogue)).story
    assert story is not None
    moment = rehearse(World(story, company), 1).moment
    assert isinstance(moment, Ended)
    assert not moment.broken


# -- tables -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_the_tables_are_what_the_script_makes(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert filled(text) == text, "run: python -m docs.make_policies"


def test_every_table_that_is_made_stands_somewhere() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    assert set(re.findall(r"<!-- made: ([\w-]+) -->", text)) == set(TABLES)


# -- commands ---------------------------------------------------------------------------------


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `holdgame` is this source, with a home of its own."""
    if os.name == "nt" or shutil.which("bash") is None:
        pytest.skip("the commands are written for bash")
    program = tmp_path / "bin" / "holdgame"
    program.parent.mkdir()
    ours = [sys.executable, "-m", "holdgame.cli.main", "--data-dir", str(tmp_path / "data")]
    command = shlex.join(ours)
    program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONPATH": str(REPOSITORY / "src"),
        "HOME": str(tmp_path),
        "COLUMNS": "100",
    }


@pytest.mark.parametrize("block", blocks("console"), ids=str)
def test_a_session_in_the_docs_goes_as_shown(
    block: Block, shell: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    for command, shown in _session(block.text):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=shell,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
        )
        assert "Traceback" not in done.stdout
        assert "something went wrong inside" not in done.stdout
        assert _stands_in(shown, done.stdout), done.stdout


def _session(text: str) -> Iterator[tuple[str, str]]:
    """Each command with what is shown after it."""
    for part in re.split(r"(?m)^\$ ", text):
        command, _, shown = part.partition("\n")
        if command.strip():
            yield command, shown


def _stands_in(shown: str, output: str) -> bool:
    """Whether the lines shown are in an output, in order, others between them; `…` is anything."""
    output, at = _blank(output), 0
    for part in re.split(r"[…\n]", shown):
        part = _blank(part)
        found = output.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _blank(text: str) -> str:
    """A text in which one space is like another and any number like another."""
    return " ".join(re.sub(r"(?<![A-Za-z])\d+(?:[.,]\d+)*", "NUMBER", text).split())


def _commands() -> Iterator[tuple[str, list[str]]]:
    """Every `holdgame …` that is shown as a command and not run."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        shown = [b.text for b in _blocks(page) if b.kind == "sh"]
        shown.append("\n".join(re.findall(r"(?m)^    (\S.*)$", text)))
        for line in "\n".join(shown).splitlines():
            words = shlex.split(line, comments=True) if line.startswith("holdgame ") else []
            if words:
                yield f"{page.name}: {line}", words[1:]


@pytest.mark.parametrize("arguments", [pytest.param(words, id=line) for line, words in _commands()])
def test_a_command_in_the_docs_is_one_there_is(arguments: list[str]) -> None:
    parser().parse_args(arguments)


def test_a_target_of_make_in_the_docs_is_one_there_is() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):", makefile))
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"(?:`|^    |\$ )make ([a-z-]+)", text, re.MULTILINE))
    assert not named - targets


@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_a_python_session_in_the_docs_goes_as_shown(block: Block) -> None:
    test = doctest.DocTestParser().get_doctest(block.text, {}, str(block), str(block.page), 0)
    assert test.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert not told, "".join(told)


# -- links ------------------------------------------------------------------------------------


def _slug(title: str) -> str:
    """The anchor that a heading gets."""
    kept = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).casefold())
    return kept.replace(" ", "-")


def _anchors(page: Path) -> set[str]:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return {_slug(title) for title in re.findall(r"(?m)^#+ (.+)$", text)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    lost = []
    for target in re.findall(r"(?<!`)\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        if not to.exists() or (anchor and to.suffix == ".md" and anchor not in _anchors(to)):
            lost.append(target)
    assert not lost


def test_every_page_is_listed() -> None:
    listed = (DOCS / "README.md").read_text(encoding="utf-8")
    missing = [p.name for p in DOCS.glob("*.md") if f"({p.name})" not in listed]
    assert missing in ([], ["README.md"])


def test_what_each_policy_moves_was_measured_of_every_one() -> None:
    measured = yaml.safe_load((DOCS / "effects.yaml").read_text(encoding="utf-8"))["effects"]
    rows = Catalogue.load().policies
    assert set(measured) == {id for id, row in rows.items() if not row.fact}
