"""company new without a screen: answers from a file, or line by line."""

from pathlib import Path

import pytest

from holdgame.company.companies import find_company

KNOWN = """\
holdgame_answers: 1
name: Acme Broadband
preset: uk-mobile
currency: EUR
by: Operations
answers:
  wait: 8 min
  hung_up: 12%
  authority.frontline: {value: 20, made_for: us}
  transfer.context_carried: no
  people: unknown
executives:
  - {role: Finance, bonus: working capital, protects: cash in the bank, owns: [money]}
"""
FIVE = "Acme\n€\n1\n8 min\n12\nlots\n200\n2\nno\n4\n\n"


@pytest.fixture
def known(tmp_path):
    file = tmp_path / "known.yaml"
    file.write_text(KNOWN, encoding="utf-8")
    return file


def test_a_file_of_answers_becomes_a_company(holdgame, known, data):
    ran = holdgame("company", "new", "--answers", known)
    assert (ran.code, ran.err) == (0, "")
    said = ran.out.splitlines()
    assert said[0] == "You knew 4 of 15; 11 were assumed."
    assert said[1].startswith("Of those who stay, half wait longer than 9 minutes;")
    assert said[-2] == f"Written to {data}/companies/acme-broadband.yaml"
    assert said[-1] == "Play under it: holdgame play --company acme-broadband"
    text = find_company("Acme Broadband", data / "companies").read_text(encoding="utf-8")
    assert "authority.frontline: {value: 20, from: stated, by: Operations, made_for: us}" in text


def test_it_can_be_played_under_at_once(holdgame, known):
    holdgame("company", "new", "--answers", known)
    assert holdgame("company", "check", "acme-broadband").code == 0
    played = holdgame("play", "--bot", "--json", "--seed", "1")
    assert '"company": "acme-broadband"' in played.out


def test_a_second_company_of_the_name_stands_beside_the_first(holdgame, known, data):
    for _ in range(2):
        assert holdgame("company", "new", "--answers", known).code == 0
    assert sorted(p.name for p in (data / "companies").iterdir()) == [
        "acme-broadband-2.yaml", "acme-broadband.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize(("answer", "kept"), [("y", False), ("n", True), ("", True)])
def test_at_a_terminal_one_is_asked_before_a_file_is_lost(
    holdgame, known, tmp_path, monkeypatch, answer, kept
):
    output = tmp_path / "acme.yaml"
    output.write_text("mine")
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda asked: (print(asked), answer)[1])
    ran = holdgame("company", "new", "--answers", known, "--output", output)
    assert "is there already. Write over it? y or n" in ran.out
    assert (output.read_text(encoding="utf-8") == "mine") == kept
    assert ran.code == (1 if kept else 0)


def test_an_output_that_is_there_is_written_over_only_by_force(holdgame, known, tmp_path):
    output = tmp_path / "acme.yaml"
    output.write_text("mine")
    refused = holdgame("company", "new", "--answers", known, "--output", output)
    assert refused.code == 1
    assert "--force" in refused.err
    assert output.read_text() == "mine"
    forced = holdgame("company", "new", "--answers", known, "--output", output, "--force")
    assert forced.code == 0
    assert "holdgame_company: 1" in output.read_text(encoding="utf-8")
    assert f"holdgame play --company {output}" in forced.out


def test_answers_come_from_a_pipe_too(shell, tmp_path):
    output = tmp_path / "acme.yaml"
    ran = shell("company", "new", "--answers", "-", "--output", output, input=KNOWN)
    assert ran.code == 0
    assert output.exists()
    broken = shell("company", "new", "--answers", "-", input=KNOWN.replace("8 min", "lots"))
    assert broken.code == 1
    assert broken.err.startswith("standard input:7:9: error HG051: `lots` is no answer to")


def test_mistakes_have_their_places_and_write_nothing(holdgame, known, data):
    known.write_text(KNOWN.replace("wait:", "wiat:").replace("[money]", "[mony]"))
    ran = holdgame("company", "new", "--answers", known)
    assert ran.code == 1
    assert f"{known}:7:3: error HG050: There is no question `wiat`." in ran.err
    assert "Did you mean `money`?" in ran.err
    assert not (data / "companies").exists()
    assert holdgame("company", "new", "--answers", "nowhere.yaml").code == 1


def test_what_does_not_fit_is_said(holdgame, known):
    known.write_text(KNOWN.replace("12%", "80%").replace("unknown", "5"))
    said = holdgame("company", "new", "--answers", known).out
    assert "The wait is played as it was told." in said


def test_without_a_terminal_it_says_how(shell):
    ran = shell("company", "new")
    assert ran.code == 2
    assert "--plain" in ran.err
    assert "--answers FILE" in ran.err


def test_line_by_line(shell, data):
    ran = shell("company", "new", "--plain", "--five", input=FIVE)
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert "An empty line means: I don't know." in said
    assert "1 of 5. How long do customers wait on hold, on average?" in said
    assert "So a caller would hold for 67 minutes" in said
    assert "An amount of EUR, please; 0 for nothing." in said
    assert "A customer who is owed 200 EUR or less is paid by the first person" in said
    assert "Made for whom? 1 the customer" in said
    assert "Assumed: 2 checks (our judgement)." in said
    assert "You knew 4 of 5; 1 was assumed." in said
    text = (data / "companies" / "acme.yaml").read_text(encoding="utf-8")
    assert "value: 200" in text
    assert "currency: EUR" in text


def test_all_fifteen_and_the_executives_line_by_line(shell, data):
    owners = "Finance\nworking capital\n\n5, 1\nOperations\n\n\n1\n\n"
    ran = shell("company", "new", "--plain", input="Acme\n\n7\n" + "\n" * 15 + owners)
    assert ran.code == 0
    assert "You knew 0 of 15; 15 were assumed." in ran.out
    text = (data / "companies" / "acme.yaml").read_text(encoding="utf-8")
    assert "  - role: Finance\n    bonus: working capital\n    protects: not said\n" in text
    assert "owns: [staffing, hours, hold, callback, authority, refund, replacement" in text
    assert "  - role: Operations\n" in text
    assert "owns: [menu, bot]" in text


def test_questions_that_are_not_all_answered_write_nothing(shell, data):
    ran = shell("company", "new", "--plain", input="Acme\n€\n")
    assert ran.code == 1
    assert "Nothing was written" in ran.err
    assert ran.said_nothing_of_python
    assert not (data / "companies").exists()


def test_a_folder_that_cannot_be_written_is_told(holdgame, known, data):
    data.mkdir()
    (data / "companies").write_text("a file, not a folder")
    ran = holdgame("company", "new", "--answers", known)
    assert ran.code == 1
    assert ran.said_nothing_of_python


def test_it_explains_itself_with_examples(holdgame):
    ran = holdgame("company", "new", "--help")
    assert ran.code == 0
    assert "holdgame company new --answers known.yaml" in ran.out
    assert (Path(__file__).parents[2] / "docs" / "interview.md").exists()
