"""What an import changes in a company file: its own figures, and nobody else's mark."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import read_company
from holdgame.company.imports.calls.into_company import Done, put_into
from holdgame.company.profile import Company
from holdgame.documents.diagnostics import Source
from tests.company.imports.calls.recorded import MONDAY, measured, queue_calls, reported, table

HEAD = "holdgame_company: 1\nid: acme\nname: Acme\ncurrency: EUR\n"
STATED = HEAD + "queues:\n  support: {calls_per_hour: 40, agents: 6, handle: 8m}   # by hand\n"


def imported(folder: Path, records: str, into: str) -> Done:
    return put_into(Source("acme.yaml", into), measured(folder, records))


def company(text: str) -> Company:
    return read_company("acme.yaml", text, Catalogue.load())


def queue(text: str) -> dict[str, object]:
    return dict(yaml.safe_load(text)["queues"]["support"])


def few(*waits: int, hung_up: int = 0) -> str:
    """A report that tells neither times nor handling: so no calls an hour, and no people."""
    rows = [*((wait, "answered") for wait in waits), *([(200, "abandoned")] * hung_up)]
    return table(rows, ("wait", "outcome"))


def test_what_somebody_stated_is_not_called_measured(tmp_path: Path) -> None:
    done = imported(tmp_path, few(100, 120), STATED)
    found = queue(done.text)
    assert (found["calls_per_hour"], found["agents"], found["handle"]) == (40, 6, "8m")
    assert found["hold.measured"] == "110s"
    assert "from" not in found
    assert str(found["by"]).startswith("measured are hold.measured, hung_up: 2 calls;")
    assert company(done.text).values["staffing.support"].origin == "stated"
    assert "as stated before: calls_per_hour, agents and handle." in done.told[0]
    assert "# by hand" in done.text


def test_whoever_stated_it_stays_named(tmp_path: Path) -> None:
    text = STATED.replace("handle: 8m", "handle: 8m, from: assumed, by: Operations")
    once = imported(tmp_path, few(100, hung_up=12), text).text
    twice = imported(tmp_path, few(30), once).text
    assert str(queue(twice)["by"]).startswith(
        "Operations; measured are hold.measured, hung_up: 1 c"
    )
    assert queue(twice)["from"] == "assumed"
    assert "patience" in queue(once)
    assert "patience" not in queue(twice)  # it was the first import's


def test_of_an_earlier_import_nothing_stays_that_the_next_does_not_show(tmp_path: Path) -> None:
    first = imported(tmp_path, reported(queue_calls(3_000, 60, 6, 480, 360)), HEAD).text
    assert queue(first)["agents"] == 6
    done = imported(tmp_path, few(100), first)
    found = queue(done.text)
    assert found.keys() == {"hold.measured", "hung_up", "from", "by"}
    assert found["from"] == "measured"
    assert any("calls_per_hour, agents, handle and patience" in line for line in done.told)


def test_where_everything_is_measured_the_mark_says_so(tmp_path: Path) -> None:
    text = STATED.replace("handle: 8m", "handle: 8m, hold.measured: 4m, from: stated, by: Ops")
    found = queue(imported(tmp_path, reported(queue_calls(3_000, 60, 6, 480, 360)), text).text)
    assert (found["from"], found["agents"]) == ("measured", 6)
    assert "hold.measured" not in found  # it follows from people and calls
    assert "Ops" not in str(found["by"])


def uneven(calls: int) -> str:
    """A queue with two people on one day and one on the next: no whole number makes its waits."""
    two = queue_calls(calls, 14, 2, 420, 500, seed=3)
    one = queue_calls(calls, 14, 1, 420, 500, seed=4)
    later = int(timedelta(days=400).total_seconds())
    return reported([*two, *(call._replace(start=(call.start or 0) + later) for call in one)])


@pytest.mark.parametrize(
    "records", [reported(queue_calls(3_000, 60, 6, 480, 360)), uneven(1_500)], ids=["fair", "poor"]
)
def test_a_fresh_import_agrees_with_itself(tmp_path: Path, records: str) -> None:
    done = imported(tmp_path, records, HEAD)
    assert not company(done.text).warnings
    assert "calls_per_hour" in queue(done.text)
    assert ("agents" in queue(done.text)) != ("hold.measured" in queue(done.text))


def test_people_that_do_not_make_the_waits_are_not_written(tmp_path: Path) -> None:
    found = measured(tmp_path, uneven(1_500)).queues[0].busiest
    assert found is not None
    assert found.fit is not None
    assert not found.fit.fair
    assert "agents" not in queue(imported(tmp_path, uneven(1_500), HEAD).text)


def test_a_rule_keeps_whom_it_was_made_for_and_its_quotes(tmp_path: Path) -> None:
    rule = 'transfer.misrouted: {value: 30%, from: stated, by: "IT, March", made_for: us}'
    records = table([(9, "answered", 1)] * 2, ("wait", "outcome", "transfers"))
    done = imported(tmp_path, records, f"{HEAD}policies:\n  {rule}\n")
    value = company(done.text).values["transfer.misrouted"]
    assert (value.value, value.origin, value.made_for) == (0.5, "measured", "us")
    assert 'by: "2 of 4 pick-ups' in done.text


def test_line_ends_and_one_line_rules_stay(tmp_path: Path) -> None:
    times = (MONDAY + timedelta(days=n % 10, minutes=n % 600) for n in range(600))
    records = table([(time.isoformat(), 9, "answered") for time in times], ("start", "wait", "end"))
    records = records.replace("end", "outcome", 1)
    text = (HEAD + "policies:\n  hours.open: 08:00-20:00\n").replace("\n", "\r\n")
    done = imported(tmp_path, records, text)
    assert "hours.open: {value: 08:00-18:00, from: measured, by: " in done.text
    assert done.text.count("\n") == done.text.count("\r\n")


def test_names_from_records_stand_in_quotes_where_yaml_needs_them(tmp_path: Path) -> None:
    names = ["=cmd|x:", "\x1b[31mred", "- a #b", "600", "{x}"]
    records = table([(9, "answered", name) for name in names], ("wait", "outcome", "queue"))
    done = imported(tmp_path, records, HEAD)
    assert set(company(done.text).queues) == {"=cmd|x:", "red", "- a #b", "600", "{x}"}
    again = imported(tmp_path, records, done.text)
    assert again.text == done.text


def test_nothing_measured_changes_nothing(tmp_path: Path) -> None:
    records = table([(9, "abandoned")], ("wait", "outcome"))
    assert imported(tmp_path, records, STATED) == Done(STATED, ())
