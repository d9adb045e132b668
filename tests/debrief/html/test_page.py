"""The page of HTML: it fetches nothing, runs nothing, says the same twice, and adds up."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from holdgame.debrief.debrief import Debrief
from holdgame.debrief.html.board import board_html
from holdgame.debrief.html.page import debrief_html
from holdgame.debrief.page_journey import journey_page
from holdgame.play.notes import Before, Commitment
from tests.debrief.looked_back import PLAYED, PLAYS, looked_back

HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=y>\x00\x1b[2J\u202eabc\ud800"
MAKERS = (debrief_html, board_html)
Maker = Callable[..., str]
each_play = pytest.mark.parametrize("play", PLAYS, ids=str)
both = pytest.mark.parametrize("made", MAKERS, ids=["page", "board"])


class Outline(HTMLParser):
    """What of a page is looked at here: its elements, its headings, its tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.tables: list[list[list[str]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.tables[-1][-1][-1] += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


@both
@each_play
def test_it_fetches_nothing_and_runs_nothing(made: Maker, play: tuple[str, str, int]) -> None:
    text = made(looked_back(*play), PLAYED)
    assert not re.search(r"https?:|//|url\(|@import", text)
    found = Outline(text)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & {
        tag for tag, _ in found.elements
    }
    attributes = {name for _, given in found.elements for name in given}
    assert not [name for name in attributes if name.startswith("on") or name in ("href", "src")]


@both
def test_the_same_play_makes_the_same_bytes(made: Maker) -> None:
    assert made(looked_back(), PLAYED) == made(looked_back(), PLAYED)


@each_play
def test_it_is_small(play: tuple[str, str, int]) -> None:
    assert len(debrief_html(looked_back(*play), PLAYED).encode()) < 150_000


@both
@each_play
def test_every_chart_has_its_title_its_words_and_its_table(
    made: Maker, play: tuple[str, str, int]
) -> None:
    text = made(looked_back(*play), PLAYED)
    figures = re.findall(r"<figure>.*?</figure>", text, re.DOTALL)
    assert figures
    assert len(figures) == len(re.findall(r'class="drawing"', text))
    for figure in figures:
        assert "<figcaption>" in figure
        assert re.search(r'<svg class="drawing" role="img" aria-label="[^"]{20,}"', figure)
        assert "<caption>" in figure
        assert "<tbody><tr>" in figure


def test_where_nobody_said_how_it_felt_the_strips_and_their_table_say_so() -> None:
    debrief = looked_back()
    unsaid = replace(debrief, strips=replace(debrief.strips, answers=(), most_apart=None))
    section = debrief_html(unsaid).partition("<h2>Head and heart</h2>")[2].partition("</figure>")[0]
    drawn, _, table = section.partition("<table>")
    assert '<tbody><tr><th scope="row">nobody said how it felt</th>' in table
    assert "nobody said how it felt" in drawn
    assert "here there are none." in section
    assert "nobody said how it felt" in "\n".join(journey_page(unsaid, 80))


@both
def test_it_has_a_language_a_title_and_headings_in_order(made: Maker) -> None:
    text = made(looked_back(), PLAYED)
    assert '<html lang="en">' in text
    assert "<title>The refund: Meridian Mobile" in text
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@both
def test_whatever_was_written_is_text(made: Maker) -> None:
    debrief = looked_back(commitment=Commitment(HOSTILE, HOSTILE, HOSTILE))
    rule = replace(debrief.rules[0].rule, name=HOSTILE, by=HOSTILE, source=HOSTILE, value=HOSTILE)
    debrief = replace(
        debrief,
        title=HOSTILE,
        company_name=HOSTILE,
        rules=(replace(debrief.rules[0], rule=rule), *debrief.rules[1:]),
        before=Before(HOSTILE, HOSTILE, HOSTILE),
        tellings=tuple(replace(told, text=HOSTILE, label=HOSTILE) for told in debrief.tellings),
        timeline=tuple(replace(h, what=HOSTILE, phase=HOSTILE) for h in debrief.timeline),
    )
    text = made(debrief, PLAYED)
    assert not {"script", "img"} & {tag for tag, _ in Outline(text).elements}
    assert not set(text) & {"\x00", "\x1b", "\u202e", "\ud800"}
    text.encode()


@each_play
def test_tables_of_effort_add_up_to_the_total_below_them(play: tuple[str, str, int]) -> None:
    debrief = looked_back(*play)
    added = 0
    for head, *body in Outline(debrief_html(debrief, PLAYED)).tables:
        *rows, foot = body
        column = next((i for i, h in enumerate(head) if h in ("effort-minutes", "effort")), None)
        if column is None or foot[0] != "in all":
            continue
        amounts = [Decimal(row[column].split(" · ")[0] or "0") for row in rows]
        assert sum(amounts) == Decimal(foot[column]) == debrief.shown.total, head
        added += 1
    assert added >= 6


def test_what_was_not_asked_or_said_is_left_out() -> None:
    debrief = replace(looked_back(), compared=(), sat=None, tellings=(), before=None, after=None)
    text = debrief_html(debrief)
    assert "What was predicted" not in text
    assert "How it seemed" not in text
    assert "played on" not in text


# -- in a browser, and by a validator ---------------------------------------------------------


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("there is no chromium here")
    return found


def printed_pages(chromium: str, text: str, folder: Path, paper: str) -> int:
    """How many pages a browser prints it on."""
    sized = re.sub(r"(@page (?:board )?\{)", rf"\1 size: {paper};", text)
    assert sized != text
    (folder / "page.html").write_text(sized, encoding="utf-8")
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}",
         (folder / "page.html").as_uri()],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", (folder / "page.pdf").read_bytes()))


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@each_play
def test_the_board_s_page_is_one_page(
    chromium: str, tmp_path: Path, play: tuple[str, str, int], paper: str
) -> None:
    wordy = Commitment("a customer waits " * 20, "let them go " * 20, "May")
    debrief: Debrief = looked_back(*play, commitment=wordy)
    assert printed_pages(chromium, board_html(debrief, PLAYED), tmp_path, paper) == 1


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_whole_prints_on_a_dozen_pages(chromium: str, tmp_path: Path, paper: str) -> None:
    text = debrief_html(looked_back(), PLAYED)
    assert 5 <= printed_pages(chromium, text, tmp_path, paper) <= 13


@pytest.mark.slow
@each_play
def test_a_validator_finds_nothing(tmp_path: Path, play: tuple[str, str, int]) -> None:
    validator = shutil.which("html-validate")
    if validator is None:
        pytest.skip("html-validate is not on the path: npm install -g html-validate")
    for made in MAKERS:
        page = tmp_path / f"{made.__name__}.html"
        page.write_text(made(looked_back(*play), PLAYED), encoding="utf-8")
        ran = subprocess.run([validator, str(page)], capture_output=True, text=True, timeout=60)
        assert ran.returncode == 0, ran.stdout
