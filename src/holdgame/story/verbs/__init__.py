"""How each verb is written: one small reader a verb, from its node to a step of the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from holdgame.documents.diagnostics import Place
from holdgame.documents.fields import Fields
from holdgame.documents.nodes import Node
from holdgame.story import model as m
from holdgame.story.verbs import elsewhere, flow, phone

if TYPE_CHECKING:
    from holdgame.story.step_reader import At, StepReader

Reader = Callable[["StepReader", "At", Node, Fields], m.Step | None]

# Verbs that may stand alone, as a word among sentences.
BARE: dict[str, Callable[[Place], m.Step]] = {
    "hold": m.Hold,
    "closing": m.Closing,
    "feel": m.Feel,
    "hang_up": m.HangUp,
    "send_back": m.SendBack,
}
VERBS: dict[str, Reader] = {
    "choose": flow.choose,
    "go": flow.go,
    "end": flow.end,
    "if": flow.if_,
    "set": flow.set_,
    "do": flow.do,
    "chance": flow.chance,
    "dial": phone.dial,
    "menu": phone.menu,
    "hold": phone.hold,
    "verify": phone.verify,
    "explain": phone.explain,
    "transfer": phone.transfer,
    "request": phone.request,
    "pitch": phone.pitch,
    "cancel": phone.cancel,
    "promise": elsewhere.promise,
    "later": elsewhere.later,
    "send_back": elsewhere.send_back,
    "closing": phone.closing,
    "hang_up": phone.hang_up,
    "write": elsewhere.write,
    "visit": elsewhere.visit,
    "pay": elsewhere.pay,
    "feel": flow.feel,
    "charge": elsewhere.charge,
}
