"""holdgame company import-calls: what it prints, what it writes, and that nobody is in it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from holdgame.cli import company_import_calls
from holdgame.cli.progress import Progress
from holdgame.company.catalogue import Catalogue
from holdgame.company.company_file import load_company
from holdgame.company.imports.calls.kept_file import read_kept
from holdgame.documents.diagnostics import FileProblem
from tests.company.imports.calls.recorded import (
    contact,
    conversation,
    lines,
    queue_calls,
    queue_log,
    reported,
    table,
)

Command = Callable[..., int]
COMPANY = """\
# Ours. This line stays.
holdgame_company: 1
id: acme
name: Acme
currency: EUR
queues:
  billing: {hold.measured: 4m, hung_up: 0.1}   # as Finance says
policies:
  refund.days: 14
"""


@pytest.fixture
def command() -> Command:
    """Run the command as its own words say, in this process."""

    def run(*arguments: str | Path) -> int:
        parser = argparse.ArgumentParser()
        company_import_calls.add(parser.add_subparsers())
        options = parser.parse_args(["import-calls", *map(str, arguments)])
        return company_import_calls.run(options)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    path.write_text(reported(queue_calls(3_000, 60, 6, 480, 360)))
    return path


def test_at_a_terminal_it_is_said_how_much_has_been_read(
    command: Command, report: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert command(report) == 0
    assert "%" not in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(company_import_calls, "Progress", lambda: Progress(patience=0))
    assert command(report) == 0
    said = capsys.readouterr().err
    assert "\r\x1b[Kcalls.csv: " in said
    assert said.endswith("\r\x1b[K")


def test_the_summary_ends_in_what_a_company_file_takes(
    command: Command, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(report) == 0
    shown = capsys.readouterr().out
    assert "3,000 calls, 2 March to" in shown
    assert "the queue formula (Erlang A) makes everybody wait" in shown
    head = "holdgame_company: 1\nid: acme\nname: Acme\ncurrency: EUR\n"
    path = tmp_path / "acme.yaml"
    path.write_text(head + shown.partition("For a company file:")[2])
    company = load_company(path, Catalogue.load())
    assert not company.warnings
    queue = company.queues["support"]
    assert queue.agents == 6
    assert queue.patience == pytest.approx(360, rel=0.1)
    assert queue.calls_per_hour == pytest.approx(60, rel=0.06)
    value = company.values["staffing.support"]
    assert value.origin == "measured"
    assert "people and patience fitted" in value.by
    assert "08:00 to 09:00" in value.by


def test_json_is_all_that_is_printed_when_it_is_asked_for(
    command: Command, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("--json", report) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["rows"] == shown["understood"] == 3000
    assert list(shown["queues"]) == ["support"]


def test_a_company_file_is_rewritten_and_its_journeys_are_kept_beside_it(
    command: Command, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "acme.yaml"
    path.write_text(COMPANY)
    assert command(report, "--company", path) == 0
    assert "measured now are support" in capsys.readouterr().out
    text = path.read_text()
    assert text.startswith("# Ours. This line stays.\n")
    assert "# as Finance says" in text
    company = load_company(path, Catalogue.load())
    assert set(company.queues) == {"billing", "support"}
    assert company.queues["billing"].measured == 240
    assert company.queues["support"].agents == 6
    assert company.queues["support"].measured is None  # it follows from people and calls
    assert company.value("refund.days") == 14
    assert set(read_kept(tmp_path / "acme.recorded.json")) == {"median", "p90", "longest"}


def test_where_no_people_fit_the_offered_wait_is_what_is_written(
    command: Command, tmp_path: Path
) -> None:
    path, records = tmp_path / "acme.yaml", tmp_path / "calls.csv"
    path.write_text(COMPANY.replace("hung_up: 0.1", "hung_up: 0.1, patience: 20m"))
    ends = [(10, "answered")] * 4 + [(20, "answered"), (30, "abandoned"), (40, "answered")]
    records.write_text(table([(*end, "billing") for end in ends], ("wait", "outcome", "queue")))
    assert command(records, "--company", path) == 0
    billing = load_company(path, Catalogue.load()).queues["billing"]
    assert billing.measured == 20  # 10, and 3 of 7 for 10 more, and 2 of 7 for 20 more
    assert billing.patience == 1200  # one hang-up says nothing: what was stated stays
    assert "the mean wait of those who stay" in path.read_text()


def test_hours_are_told_on_the_clock_that_the_company_states(
    command: Command, tmp_path: Path
) -> None:
    company, records = tmp_path / "acme.yaml", tmp_path / "records.json"
    company.write_text(COMPANY + "  hours.zone: Europe/Berlin\n")
    records.write_text(
        lines(
            contact(
                f"{day}-{n}",
                Queue={"Name": "billing", "Duration": 5,
                       "EnqueueTimestamp": f"2026-03-{day:02d}T{7 + n // 6:02d}:{n % 6}0:00Z"},
            )
            for day in range(2, 12)
            for n in range(72)
        )
    )  # fmt: skip
    assert command(records, "--company", company) == 0
    values = load_company(company, Catalogue.load()).values
    assert (values["hours.open"].value, values["hours.open"].origin) == ("08:00-20:00", "measured")
    assert values["hours.zone"].value == "Europe/Berlin"


def test_a_company_file_that_is_wrong_is_not_touched(
    command: Command, report: Path, tmp_path: Path
) -> None:
    path = tmp_path / "acme.yaml"
    path.write_text("holdgame_company: 1\nid: acme\n")
    with pytest.raises(FileProblem):
        command(report, "--company", path)
    assert path.read_text() == "holdgame_company: 1\nid: acme\n"
    assert not (tmp_path / "acme.recorded.json").exists()


def test_a_file_that_is_no_record_is_a_sentence_and_exit_code_1(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert command(path) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "", "holdgame: report.pdf: This is a PDF. Export the report as CSV.\n",
    )  # fmt: skip


def test_a_chat_is_measured_and_is_nothing_to_play(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, records = tmp_path / "acme.yaml", tmp_path / "chat.json"
    path.write_text(COMPANY)
    records.write_text(lines([contact("a", Channel="CHAT", InitiationMethod="API")]))
    assert command(records, "--company", path) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 chat, 2 March 2026")
    assert "1 chat; no calls: nothing to play." in said
    assert "nothing was measured that it takes" in said
    assert path.read_text() == COMPANY
    assert not (tmp_path / "acme.recorded.json").exists()


def test_what_is_written_and_who_is_passed_on_is_in_the_json(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = tmp_path / "calls.csv"
    records.write_text(table([(20, "answered", 1)] * 3, ("wait", "outcome", "transfers")))
    assert command("--json", records) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["passed_on_share"] == 0.5
    assert shown["written"]["queues"]["support"]["hold.measured"] == "20s"
    assert shown["written"]["policies"]["transfer.misrouted"]["value"] == 0.5
    assert command(records) == 0
    assert "of those who pick up, 50 % pass the caller on" in capsys.readouterr().out


def test_the_help_ends_in_examples() -> None:
    parser = argparse.ArgumentParser()
    made = company_import_calls.add(parser.add_subparsers())
    assert "import-calls march.csv --map columns.yaml" in made.format_help()


def test_a_company_file_that_is_not_there_is_a_sentence(
    command: Command, report: Path, tmp_path: Path
) -> None:
    with pytest.raises(FileProblem, match="no such file"):
        command(report, "--company", tmp_path / "none.yaml")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", ""])
def test_a_zone_that_is_none_is_wrong_usage(command: Command, report: Path, zone: str) -> None:
    with pytest.raises(SystemExit) as left:
        command(report, "--zone", zone)
    assert left.value.code == 2


SECRETS = (
    "30123456", "301234567", "arn:aws", "123456789012", "AKIAIOSFODNN7EXAMPLE", "Maria", "Moreno",
    "maria@example.org", "7f3c2a9e-1b2c-4d5e-8f90-123456789abc", "10.0.0.8", "PJSIP", "u-1",
    "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
)  # fmt: skip


def leaking(kind: str) -> str:
    """Records in which identifiers stand wherever a reader could take one along."""
    queue = "support +49 30 123456 maria@example.org"
    if kind == "csv":
        header = ("start", "queue +49 30 1234567", "caller", "wait", "status", "agent", "call id",
                  "maria@example.org", "queue")  # fmt: skip
        row = ("2026-03-02T09:00:00Z", "x", "+4930123456", 40, "answered", "Maria Moreno",
               "7f3c2a9e-1b2c-4d5e-8f90-123456789abc", "AKIAIOSFODNN7EXAMPLE", queue)  # fmt: skip
        odd = (*row[:4], "sk_live_4eC39HqLyjWDarjtT1zdp7dc 10.0.0.8", *row[5:])
        return table([row, odd], header)
    if kind == "amazon":
        record = contact("7f3c2a9e-1b2c-4d5e-8f90-123456789abc")
        nameless = record["Queue"] | {"Name": None}
        return lines(
            [record | {"Queue": record["Queue"] | {"Name": queue}},
             contact("b", Queue=nameless, Attributes={"name": "Maria Moreno"})]
        )  # fmt: skip
    if kind == "genesys":
        record = conversation("7f3c2a9e-1b2c-4d5e-8f90-123456789abc")
        record["participants"][1]["participantName"] = queue
        return lines([record])
    log = queue_log("0 c.1 ENTERQUEUE|https://maria@example.org/|+4930123456|1",
                    "30 c.1 CONNECT|30|b|1", "99 c.1 COMPLETEAGENT|30|69|1")  # fmt: skip
    return log.replace("|support|", f"|{queue}|")


@pytest.mark.parametrize("kind", ["csv", "amazon", "genesys", "asterisk"])
def test_nobody_is_in_what_is_printed_or_written(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    records, company = tmp_path / "+49 30 123456.txt", tmp_path / "acme.yaml"
    records.write_text(leaking(kind))
    company.write_text(COMPANY)
    assert command(records) == 0
    assert command(records, "--json") == 0
    assert command(records, "--company", company) == 0
    said = capsys.readouterr()
    shown = (said.out + said.err).replace(str(tmp_path), "")
    kept = company.read_text() + (tmp_path / "acme.recorded.json").read_text()
    for text in (shown, kept):
        assert not [secret for secret in SECRETS if secret in text.replace(" ", "") + text]
    assert "support … …" in shown
