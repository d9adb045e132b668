"""A company's own phone tree, as it was exported, played on the screen in its own words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from holdgame.company.imports.flows.as_yaml import tree_yaml
from holdgame.company.imports.flows.flow import ImportFile
from holdgame.company.imports.flows.trees import read_flow
from tests.tui.evenings import Evening, Player


def action(id: str, type: str, next: str = "", text: str = "", **more: Any) -> dict[str, Any]:
    parameters = {"Text": text} if text else {}
    transitions: dict[str, Any] = {"Errors": [], "Conditions": more.pop("conditions", [])}
    if next:
        transitions["NextAction"] = next
    return {
        "Identifier": id,
        "Type": type,
        "Parameters": parameters | more,
        "Transitions": transitions,
    }


def key(pressed: str, to: str) -> dict[str, Any]:
    return {"NextAction": to, "Condition": {"Operator": "Equals", "Operands": [pressed]}}


FLOW = {
    "Version": "2019-10-30",
    "StartAction": "hello",
    "Actions": [
        action("hello", "MessageParticipant", "ask", "Welcome to the workshop."),
        action(
            "ask", "GetParticipantInput", "", "For repairs press 1, for anything else press 2.",
            conditions=[key("1", "to repairs"), key("2", "to others")],
            StoreInput="False", InputTimeLimitSeconds="5",
        ),
        action("to repairs", "UpdateContactTargetQueue", "in", QueueId="repairs"),
        action("to others", "UpdateContactTargetQueue", "in", QueueId="others"),
        action("in", "TransferContactToQueue"),
    ],
}  # fmt: skip
COMPANY = """\
holdgame_company: 1
id: workshop
name: The Workshop
currency: USD
queues:
  queue-1: {hold.measured: 20s, hung_up: 0.1}
  queue-2: {hold.measured: 20s, hung_up: 0.1}
policies: {hours.open: always, bot.first: false, menu.wrong_turn: 0, identity.checks: 0}
"""


@asynccontextmanager
async def ringing(evening: Evening) -> AsyncIterator[Player]:
    """At the first menu of the workshop."""
    flow = read_flow([ImportFile("flow.json", json.dumps(FLOW))])
    written = tree_yaml(flow).replace("    reasons:", "    reasons:\n      refund: [queue-1]", 1)
    evening.company = COMPANY + written
    async with evening.at_table(pace="instant") as player:
        await player.to("choice")
        await player.press("1")
        await player.to("key")
        yield player


async def test_the_keypad_walks_the_companys_own_menu_in_its_own_words(evening: Evening) -> None:
    async with ringing(evening) as player:
        said = player.said_text
        assert "Welcome to the workshop." in said
        assert "For repairs press 1, for anything else press 2." in said
        assert "To hear these options again" not in said  # nothing is added to its own words
        await player.press("1")
        await player.until(lambda: "Nadia speaking." in player.said_text)
        queues = [e.moment.heard.queue for e in player.sitting.journey.events
                  if hasattr(e.moment, "heard")]  # fmt: skip
        assert queues[0] == "queue-1"


async def test_pressing_nothing_is_a_key_too_where_the_menu_does_not_wait_for_ever(
    evening: Evening,
) -> None:
    async with ringing(evening) as player:
        assert "enter: nothing" in player.shown()
        before = len(player.sitting.journey.events)
        await player.press("enter")
        assert len(player.sitting.journey.events) > before
