"""Which of two ways of a time condition is the open one."""

from __future__ import annotations

import pytest

from holdgame.company.imports.flows.asterisk.hours import opens


@pytest.mark.parametrize(
    ("times", "target", "is_open"),
    [
        ("9:00-17:00,mon-fri,*,*", "day,s,1", True),
        ("9:00-17:00|mon-fri|*|*", "200", True),
        ("17:00-9:00,*,*,*", "300,1", False),
        ("*,sat-sun,*,*", "300,1", False),
        ("*,mon-fri,*,*", "300,1", True),
        ("*,*,25,dec", "300,1", False),
        ("17:00-9:00,*,*,*", "open,s,1", True),
        ("9:00-17:00,*,*,*", "closed,s,1", False),
        ("", "", True),
    ],
)
def test_the_open_way(times: str, target: str, is_open: bool) -> None:
    assert opens(times, target) is is_open
