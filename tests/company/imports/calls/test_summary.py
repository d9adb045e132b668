"""What a person reads: each figure with a name, the one that is written, no words of the trade."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from holdgame.company.imports.calls.summary import render
from holdgame.company.imports.calls.values import figures, written
from holdgame.company.imports.calls.words import minutes
from tests.company.imports.calls.recorded import MONDAY, contact, lines, measured, table


def busy_and_quiet() -> str:
    """An hour of long waits of which some hang up, and one of short waits."""
    rows = []
    for n in range(240):
        start = MONDAY + timedelta(days=n % 5, minutes=n // 5)
        gave_up = n % 8 == 0
        wait = 30 + n % 120
        rows.append((start.isoformat(), wait, "abandoned" if gave_up else "answered", 200))
        later = start + timedelta(hours=2)
        if n % 2:
            rows.append((later.isoformat(), 5, "answered", 200))
    return table(rows, ("start", "wait", "outcome", "handle"))


def test_each_mean_has_a_name_and_the_one_that_is_written_is_shown(tmp_path: Path) -> None:
    found = measured(tmp_path, busy_and_quiet())
    (queue,) = found.queues
    shown = render(found)
    said = " ".join(shown.split())
    in_json = json.loads(json.dumps(found.as_dict()))["queues"]["support"]
    hour = in_json["busiest_hour"]
    stays, everybody = hour["offered"]["mean_s"], hour["everybody_mean_s"]
    assert f"those who stay wait {minutes(stays)}" in said
    assert f"everybody, those who hang up among them, {minutes(everybody)}" in said
    assert f"makes everybody wait {minutes(in_json['fit']['everybody_mean_s'])} on average" in said
    held = figures(queue)["hold.measured"]
    assert held == f"{stays:.0f}s"
    assert f"takes the mean of those who stay in that hour: hold.measured {held}" in said
    assert written(found)["queues"]["support"]["hold.measured"] == held


def test_words_of_the_trade_are_for_the_json_only(tmp_path: Path) -> None:
    shown = render(measured(tmp_path, busy_and_quiet()))
    assert not [word for word in ("Kaplan", "censor", "misfit") if word in shown]


def test_of_a_queue_in_which_all_hang_up_a_sentence_says_so(tmp_path: Path) -> None:
    rows = [(9, "answered", "open"), (20, "abandoned", "lost"), (30, "abandoned", "lost")]
    shown = render(measured(tmp_path, table(rows, ("wait", "outcome", "queue"))))
    assert "lost: nobody was answered in 2 calls" in shown
    assert "lost:" not in shown.partition("For a company file:")[2]


def test_one_is_one(tmp_path: Path) -> None:
    found = measured(tmp_path, table([(9, "answered"), ("soon", "answered")], ("wait", "outcome")))
    shown = render(found)
    assert "1 call (CSV)\n2 rows read, 1 used" in shown
    assert "not used: rows without a wait that can be read (1)" in shown
    assert "by: '1 call;" in shown
    assert not [slip for slip in ("1 calls", "1 rows", "1 contacts") if slip in shown]


def test_whoever_reads_is_told_to_look_at_the_names(tmp_path: Path) -> None:
    named = contact("a", Queue=contact("a")["Queue"] | {"Name": "Yuri"})
    shown = render(measured(tmp_path, lines([named])))
    assert "Yuri" in shown
    assert "queue names are kept as they are; look whether one is a person's" in shown


def test_calls_and_chats_are_told_apart(tmp_path: Path) -> None:
    chat = contact("b", Channel="CHAT", InitiationMethod="API")
    assert render(measured(tmp_path, lines([contact("a"), chat]))).startswith("1 call and 1 chat, ")


def test_calls_of_which_none_was_answered_are_nothing_to_play(tmp_path: Path) -> None:
    found = measured(tmp_path, table([(9, "abandoned")] * 2, ("wait", "outcome")))
    assert "2 calls, none of them answered: nothing to play" in render(found)
