"""The real call, at the size of a small terminal and of a large one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from holdgame.tui.call_app import CallApp
from tests.play.calls import Clock, calling_in
from tests.tui.ringing import CUT_OFF, HELD, OVER, Caller

Scene = Callable[[Caller], Awaitable[None]]
both = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@pytest.fixture
def seen(snap_compare: Any, tmp_path: Path) -> Callable[..., bool]:
    """Whether a scene of a call looks as it did."""

    def compare(scene: Scene, size: tuple[int, int], *, shop: bool = False, **given: Any) -> bool:
        clock = Clock()
        calling = calling_in(tmp_path, clock, shop=shop)

        async def before(pilot: Pilot[None]) -> None:
            await pilot.pause()
            await scene(Caller(pilot, clock, calling))
            await pilot.pause(0.2)

        app = CallApp(calling, ticks=20.0, owns_terminal=False, **given)
        alike = bool(snap_compare(app, terminal_size=size, run_before=before))
        calling.leave()
        return alike

    return compare


async def nothing(she: Caller) -> None:
    await she.pilot.pause()


async def holding(she: Caller) -> None:
    await she.do(HELD)
    she.clock.seconds += 437


async def saying_how_it_feels(she: Caller) -> None:
    await holding(she)
    await she.press("f")


async def writing_a_note(she: Caller) -> None:
    await holding(she)
    await she.press("space", *"the same tune")


async def cut_off(she: Caller) -> None:
    await she.do(CUT_OFF)


async def over(she: Caller) -> None:
    await she.do(OVER[:-1])


async def asked(she: Caller) -> None:
    await she.do(OVER)
    await she.on("QuestionsScreen")
    await she.press("1", "1", "2")


async def the_card(she: Caller) -> None:
    await asked(she)
    await she.press("3", "enter")
    await she.press(*"4:48", "enter")
    await she.on("CallCardScreen")


async def helped(she: Caller) -> None:
    await holding(she)
    await she.press("question_mark")


@both
@pytest.mark.parametrize(
    "scene",
    [nothing, holding, saying_how_it_feels, writing_a_note, cut_off, over, asked, the_card, helped],
    ids=lambda scene: scene.__name__,
)
def test_a_call(seen: Any, scene: Scene, size: tuple[int, int]) -> None:
    assert seen(scene, size)


def test_a_visit(seen: Any) -> None:
    assert seen(nothing, (80, 24), shop=True)


def test_by_day(seen: Any) -> None:
    assert seen(holding, (80, 24), light=True)


def test_in_a_low_window(seen: Any) -> None:
    assert seen(cut_off, (80, 20))
