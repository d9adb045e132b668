"""play --as-recorded: the waits of one of the company's own customers."""

import json

from holdgame.company.companies import SHIPPED
from tests.cli.player import Player, journeys

KEPT = {
    "holdgame_recorded": 1,
    "journeys": [
        {
            "which": "p90", "month": "March", "wait": 95.0,
            "legs": [
                {"queue": "support", "after": 0, "wait": 90.0, "outcome": "answered",
                 "talk": 200.0, "held": None, "transfers": 1},
                {"queue": "billing", "after": 300, "wait": 5.0, "outcome": "answered",
                 "talk": 100.0, "held": None, "transfers": 0},
            ],
        }
    ],
}  # fmt: skip


def company(folder):
    path = folder / "ours.yaml"
    path.write_text((SHIPPED / "meridian.yaml").read_text())
    return path


def test_the_play_has_their_waits(tmp_path):
    path = company(tmp_path)
    path.with_suffix(".recorded.json").write_text(json.dumps(KEPT))
    data = tmp_path / "data"
    player = Player("--data-dir", str(data), "play", "--plain", "--pace", "instant", "--company",
                    str(path), "--as-recorded", "p90", "--seed", "2", seed=5)  # fmt: skip
    assert player.code == 0
    assert "this was one of your customers in March" in player.said.replace("\n", " ")
    lines = [json.loads(line) for line in journeys(data)[0].read_text().splitlines()]
    waits = [line[2]["served"] for line in lines if isinstance(line, list) and "served" in line[2]]
    assert waits[:2] == [90.0, 5.0][: len(waits)]


def test_without_records_it_says_how_to_have_some(holdgame, tmp_path):
    ran = holdgame("play", "--plain", "--company", company(tmp_path), "--as-recorded", "p90")
    assert ran.code == 1
    assert "import-calls" in ran.err
