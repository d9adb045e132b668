"""Strategies: small stories over every verb, and companies that do anything they may."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml
from hypothesis import strategies as st

from holdgame.company.profile import Company
from holdgame.story.model import Story
from tests.builders import ENDINGS, TOP, catalogue, company, story_from

SCENES = ("here", "there", "yonder")
PLACES = (*SCENES, *ENDINGS)
VARS = {
    "flag": False,
    "n": {"from": 0, "to": 3},
    "mood": ["calm", "cross"],
}
CONDITIONS = (
    "flag",
    "not flag",
    "n > 1",
    "mood == cross",
    "visits.there > 1",
    "told.nadia.trouble",
    "told.anyone.trouble",
    "company.refund.days > 3",
    "company.hold.information == 'none' and n < 2",
)
SENTENCES = (
    "It rains.",
    "You have been there {{ visits.there | plural('time') }}.",
    "{% if flag %}The flag is up.{% else %}No flag.{% endif %} You feel {{ mood }}.",
    "They say {{ company.refund.days | plural('day') }}, n is {{ n }}.",
)
SPEAKERS = ("nadia", "omar", "sue", "hale", "you", "recording")

conditions = st.sampled_from(CONDITIONS)
sentences = st.sampled_from(SENTENCES)
places = st.sampled_from(PLACES)
people = st.sampled_from(("nadia", "omar", "sue", "hale"))
durations = st.sampled_from(("10m", "5h", "2d", "40d"))


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def _one(verb: str, value: Any) -> dict[str, Any]:
    return {verb: value}


def verb(name: str, needed: dict[str, Any], maybe: dict[str, Any]) -> st.SearchStrategy[Any]:
    fixed = {k: v if isinstance(v, st.SearchStrategy) else st.just(v) for k, v in needed.items()}
    return st.fixed_dictionaries(fixed, optional=maybe).map(lambda body: _one(name, body))


plain_steps = st.one_of(
    sentences,
    st.builds(_one, st.sampled_from(SPEAKERS), sentences),
    st.sampled_from(
        [
            {"set": {"flag": "not flag"}},
            {"set": {"n": "n + 1", "mood": "cross"}},
            {"set": {"mood": "calm if flag else cross"}},
            {"set": {"n": 0}},
            {"do": "ask_again", "with": {"times": "n"}},
            {"do": "nothing"},
            {"do": "twice"},
            "feel",
            "closing",
            "hang_up",
            "hold",
        ]
    ),
)
phone_steps = st.one_of(
    verb("dial", {"line": "support"}, {"answers": people, "closed": places}),
    verb(
        "menu",
        {"reason": st.sampled_from(["refund", "order", "unheard of"])},
        {"line": st.sampled_from(["support", "short"]), "hung_up": places},
    ),
    verb(
        "hold",
        {},
        {
            "queue": st.sampled_from(["billing", "nowhere"]),
            "answers": people,
            "hung_up": places,
            "dropped": places,
        },
    ),
    verb("verify", {"facts": ["account", "holder"]}, {"failed": places}),
    verb("explain", {"fact": st.sampled_from(["trouble", "wish"])}, {}),
    verb(
        "transfer",
        {"to": st.sampled_from(["billing", "omar", "sue", "hale"])},
        {"dropped": places, "hung_up": places},
    ),
    verb("closing", {}, {"dropped": places}),
    verb("later", {"for": durations}, {"without": st.booleans()}),
    verb("visit", {}, {"answers": people, "closed": places, "hung_up": places}),
    verb("pay", {"amount": st.sampled_from(["n * 2", 3])}, {"because": st.just("refund.days")}),
    verb("charge", {"because": "people.tools", "minutes": 2}, {}),
)
simple_steps = plain_steps | phone_steps


def compound_steps(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    bodies = st.lists(inner, max_size=2)
    return st.one_of(
        st.builds(lambda options: {"choose": options}, options(bodies)),
        st.builds(lambda c, a, b: {"if": c, "then": a, "else": b}, conditions, bodies, bodies),
        st.builds(
            lambda odds, a, b: {"chance": [{"odds": odds, "then": a}, {"odds": 0.3, "then": b}]},
            st.sampled_from([0, 0.5, 0.7, "0.1 * n", "company.transfer.dropped"]),
            bodies,
            bodies,
        ),
        verb(
            "request",
            {
                "what": st.sampled_from(["refund", "replacement", "return"]),
                "granted": bodies,
                "refused": bodies,
            },
            {
                "escalated": bodies,
                "amount": st.sampled_from([50, 150, 250, "n * 100"]),
                "needs": st.just("port_out"),
                "age": durations,
                "has": st.sampled_from([[], ["receipt"]]),
            },
        ),
        verb("pitch", {"offer": sentences}, {"accepted": bodies, "declined": bodies}),
        verb("cancel", {"left": bodies}, {"stayed": bodies}),
        verb(
            "promise", {"what": "a call", "within": durations, "kept": bodies, "broken": bodies}, {}
        ),
        verb(
            "write",
            {
                "channel": st.sampled_from(["email", "chat", "store", "app"]),
                "resolved": bodies,
                "unresolved": bodies,
            },
            {},
        ),
    )


@st.composite
def options(draw: st.DrawFn, bodies: st.SearchStrategy[list[Any]]) -> list[dict[str, Any]]:
    """Options of a choice: some once, some under conditions, and always one of last resort."""
    made: list[dict[str, Any]] = [{"text": "Go on", "otherwise": True}]
    for number in range(draw(st.integers(0, 3))):
        option: dict[str, Any] = {"text": f"Way {number}", "id": f"way-{number}"}
        option |= draw(
            optional(once=st.just(True), weight=st.sampled_from([0, 2, "n"]), then=bodies)
        )
        if draw(st.booleans()):
            option["if"] = draw(conditions)
            option |= draw(optional(disabled=sentences))
        made.append(option)
    return made


steps = st.recursive(simple_steps, compound_steps, max_leaves=5)
leaving = st.one_of(
    st.sampled_from([{"go": s} for s in SCENES]),
    st.sampled_from([{"end": e} for e in ENDINGS]),
    st.just({"choose": [{"text": "Back", "go": "here"}, {"text": "Stop", "end": "not_done"}]}),
    st.builds(
        lambda c, a, b: {"if": c, "then": [a], "else": [b]},
        conditions,
        st.sampled_from([{"go": s} for s in SCENES]),
        st.sampled_from([{"end": e} for e in ENDINGS]),
    ),
)


@st.composite
def scenes(draw: st.DrawFn) -> Any:
    body = [*draw(st.lists(steps, max_size=4)), draw(leaving)]
    if draw(st.integers(0, 3)) == 0:
        return {"at": draw(st.sampled_from(["09:00", "23:30"])), "steps": body}
    return body


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A story as its file holds it."""
    top: dict[str, Any] = TOP | {"vars": VARS}
    top["starts"] = draw(st.sampled_from(["2026-03-07 12:00 UTC", "2026-03-27 21:00 Europe/Kyiv"]))
    top["you"] = {"name": "Jo", "calling_from": draw(st.sampled_from(["home", "abroad"]))}
    top["exits"] = {e: draw(places) for e in ("hung_up", "dropped", "closed", "failed")}
    top["endings"] = ENDINGS | {
        "not_done": {"resolved": False, "text": "You feel {{ mood }}; {{ visits.here }}."}
    }
    top["routines"] = {
        "ask_again": {"params": ["times"], "steps": draw(st.lists(steps, min_size=1, max_size=2))},
        "nothing": [],
        "twice": [{"do": "ask_again", "with": {"times": 2}}],
    }
    top["routines"]["ask_again"]["steps"] = [
        {"you": "I said it {{ times }} times."},
        *_without_calls(top["routines"]["ask_again"]["steps"]),
    ]
    top["scenes"] = {name: draw(scenes()) for name in SCENES}
    return Draft(top)


def _without_calls(steps: list[Any]) -> list[Any]:
    """Steps with every `do:` taken out, so that no routine calls itself."""
    kept: list[Any] = []
    for step in steps:
        if isinstance(step, dict):
            if "do" in step:
                continue
            step = {k: _inner(v) for k, v in step.items()}
        kept.append(step)
    return kept


def _inner(value: Any) -> Any:
    match value:
        case list():
            return _without_calls(value)
        case dict():
            return {k: _inner(v) for k, v in value.items()}
    return value


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


class Draft:
    """A story as its file holds it; shown as that text when a law fails."""

    def __init__(self, top: dict[str, Any]) -> None:
        self.top = top

    @cached_property
    def text(self) -> str:
        return yaml.dump(
            self.top, Dumper=_NoAliases, sort_keys=False, allow_unicode=True, width=10_000
        )

    @cached_property
    def story(self) -> Story:
        return story_from(self.text)

    def __repr__(self) -> str:
        return f"Draft of\n{self.text[self.text.index('vars:') :]}"


# What each policy may be in these companies; one that is not named stays as in the plain one.
POLICIES: dict[str, tuple[Any, ...]] = {
    "hours.open": ("always", "08:00-20:00"),
    "hours.zone": ("UTC", "America/New_York"),
    "hold.information": ("none", "position", "time"),
    "callback.offered": (False, True),
    "callback.kept": (1, 0.6),
    "callback.after_seconds": (0, 60),
    "menu.wrong_turn": (0, 0.3),
    "identity.checks": (0, 2),
    "identity.again_after_transfer": (False, True),
    "identity.false_reject": (0, 0.2),
    "transfer.misrouted": (0, 0.3),
    "transfer.kind": ("warm", "cold"),
    "transfer.context_carried": (True, False),
    "transfer.dropped": (0, 0.2),
    "authority.frontline": (0, 100),
    "refund.window_days": (1, 30),
    "refund.evidence": ("none", "receipt"),
    "refund.days": (2, 9),
    "abroad.toll_free": (True, False),
    "abroad.minute_charge": (0, 0.5),
    "vip.bypass": ("none", "hidden", "visible"),
    "vip.share": (0, 0.3),
    "script.upsell": (False, True),
    "script.closing_question": (False, True),
    "targets.handle_minutes": (0, 6),
    "account.restrictions": ((), ("port_out",)),
    "followup.kept": (1, 0.5),
    "context.ticket": (False, True),
    "cancel.steps": (1, 3),
    "cancel.retention_offers": (0, 2),
    "channels.email.offered": (True, False),
    "channels.email.resolves": (0.5, 0),
}


@dataclass
class Rules:
    """A company by what it does; shown as its policies when a law fails."""

    policies: dict[str, Any]
    waits: dict[str, float]

    @cached_property
    def company(self) -> Company:
        return company(waits=self.waits).with_values(self.policies)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    chosen = {id: draw(st.sampled_from(values)) for id, values in POLICIES.items()}
    return Rules(chosen, draw(st.sampled_from([{}, {"billing": 200.0, "support": 90.0}])))


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Any]:
    """One policy with another value."""
    id = draw(st.sampled_from(sorted(POLICIES)))
    assert id in catalogue()
    return {id: draw(st.sampled_from(POLICIES[id]))}


seeds = st.integers(0, 2**32)
