"""What a rule for an action of Architect is given: the action, where a call goes on, the draft."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from holdgame.company.imports.flows.draft import HANG_UP, Draft
from holdgame.company.imports.flows.genesys.flow import CallFlow
from holdgame.company.imports.flows.genesys.values import audio, text
from holdgame.documents.nodes import Mapping, Node


class Scope(NamedTuple):
    """Where a call goes on from inside something: ids of nodes.

    `end` is where the end of a task leads, `paths` where its ends with a name do. `menu` is the
    menu that is open, `above` the one before it. `again` and `out` lead on in a loop and out of
    it. `calls` counts the tasks that have called one another.
    """

    end: str = HANG_UP
    paths: tuple[tuple[str, str], ...] = ()
    menu: str = HANG_UP
    above: str = HANG_UP
    again: str = HANG_UP
    out: str = HANG_UP
    calls: int = 0


class Action(NamedTuple):
    """An action as it is written, the id of its node, and of the one that follows."""

    id: str
    kind: str
    body: Mapping
    then: str
    scope: Scope
    flow: CallFlow

    def said(self, key: str) -> str:
        """The words under a key of the action."""
        return audio(self.body.get(key), self.flow.language)

    @property
    def named(self) -> str:
        """What people can find it by."""
        return f"{text(self.body.get('name')) or self.kind} (line {self.body.line})"

    @property
    def where(self) -> str:
        return f"{self.body.source.path}, line {self.body.line}"


class Tests(NamedTuple):
    """Conditions in the order they are looked at, each with the id it leads to, and the last."""

    ways: tuple[tuple[str, str], ...]
    otherwise: str


class Onward(Protocol):
    """What a rule asks for to lead on."""

    draft: Draft
    tests: dict[str, Tests]
    """of the decisions so far, by their ids"""
    unseen: dict[str, Action]
    """those so far of which nobody can see what they come to"""

    def chain(self, flow: CallFlow, actions: Node | None, then: str, scope: Scope) -> str:
        """The id of the first of some actions, the last of which leads to `then`."""
        ...

    def at(self, flow: CallFlow, target: Node | None, scope: Scope) -> str:
        """The id of a menu or of a task."""
        ...

    def flow(self, name: str) -> str:
        """The id at which a flow begins; empty if it is not there."""
        ...
