"""Every mistake is told where it stands, in a sentence, with a mend where one is due."""

from __future__ import annotations

from typing import Any

import pytest

from holdgame.documents.diagnostics import Diagnostic
from tests.builders import mistakes_in, play, spot, story_from, tell, text_of


def found_in(steps: str, **options) -> tuple[str, list[Diagnostic]]:
    text = text_of(steps, **options)
    return text, mistakes_in(text)


# -- what YAML swallows or chokes on ------------------------------------------------------------

SWALLOWED = [
    # (the step, its code, the text at whose beginning the caret stands)
    ("- Call #12 now", "HG014", "#12"),
    ("- nadia: Call #12 now", "HG014", "#12"),
    ("- nadia: {{ name }}, hi", "HG010", "{{ name"),
    ("- {{ you.name }}, hi", "HG010", "{{ you"),
    ("- I see: nothing", "HG012", "I see"),
    ("- nadia: I see: nothing", "HG012", ": nothing"),
    ("- Who? Me: no", "HG012", "Who"),
    ("- *fine*", "HG010", "*fine"),
    ("- nadia: *fine*", "HG010", "*fine"),
    ("- &so on, and &so on", "HG010", "&so"),
    ("- [sighs] Hold", "HG010", "[sighs]"),
    ("- [sighs]", "HG010", "[sighs]"),
    ('- "Yes" she said', "HG011", "she"),
    ("- 'it''s' fine", "HG011", "fine"),
    ("- !wow such a phone", "HG010", "!wow"),
    ("- @home", "HG010", "@home"),
    ("- `code`", "HG010", "`code`"),
    ("- %d", "HG010", "%d"),
    ("- | text", "HG010", "| text"),
    ("- > text", "HG010", "> text"),
    ("- nadia: {a: b}", "HG012", "{a: b}"),
    ("- nadia: [a]", "HG012", "[a]"),
    ("- choose: [{text: Hello, Jordan, go: here}]", "HG013", "Jordan, go"),
]


@pytest.mark.parametrize(("step", "code", "at"), SWALLOWED, ids=[s[0] for s in SWALLOWED])
def test_what_yaml_swallows_is_told_with_a_mend(step: str, code: str, at: str) -> None:
    text, found = found_in(step)
    (mistake,) = found
    assert mistake.code == code
    line, column = spot(text, at)
    assert (mistake.place.line, mistake.place.column) == (line, column)
    assert "quotes" in mistake.mend
    shown, marked = mistake.render().split("\n")[1:3]
    assert shown[marked.index("^") :].startswith(at[:5].rstrip())


@pytest.mark.parametrize("step", ["- Call it  # a comment", "- nadia: Hello  # a comment"])
def test_two_spaces_make_a_comment(step: str) -> None:
    assert found_in(step)[1] == []


def test_every_speech_mistake_of_a_file_that_does_not_parse_is_told() -> None:
    text, found = found_in('- *fine*\n- nadia: `x`\n- "Yes" she said\n- Fine.\n- @home')
    assert [(d.code, d.place.line) for d in found] == [
        (code, spot(text, at)[0])
        for code, at in [("HG010", "*fine"), ("HG010", "`x`"), ("HG011", "she"), ("HG010", "@home")]
    ]


# -- names ---------------------------------------------------------------------------------------

NAMES = [
    ("- go: thre", "HG032", "thre", "Did you mean `there`?"),
    ("- go: done", "HG032", "done\n", "Write `end: done`."),
    ("- end: dnoe", "HG033", "dnoe", "Did you mean `done`?"),
    ("- verify: [acount]", "HG034", "verify", "Did you mean `account`?"),
    ("- explain: troubel", "HG034", "explain", "Did you mean `trouble`?"),
    ("- hold: {answers: nadja}", "HG034", "hold:", "Did you mean `nadia`?"),
    ("- do: gret", "HG035", "gret\n", "Did you mean `greet`?"),
    ("- do: greet", "HG035", "greet\n", "Give it in `with:`."),
    ("- do: greet\n  with: {nme: 1, name: 2}", "HG035", "greet\n", "Did you mean `name`?"),
    ("- set: {flga: true}", "HG036", "set:", "Did you mean `flag`?"),
    ("- if: flga\n  then: []", "HG036", "flga", "Did you mean `flag`?"),
    ("- '{{ compny.refund.days }}'", "HG036", "'{{", "Did you mean `company`?"),
    ("- '{{ you.nme }}'", "HG036", "'{{", "Did you mean `you.name`?"),
    ("- '{{ facts.acount }}'", "HG034", "'{{", "Did you mean `account`?"),
    ("- if: visits.thre > 1\n  then: []", "HG032", "visits.thre", "Did you mean `there`?"),
    ("- if: told.nadja.trouble\n  then: []", "HG034", "told.nadja", "Did you mean `nadia`?"),
    (
        "- if: company.refund.dys\n  then: []",
        "HG038",
        "company.refund",
        "Did you mean `refund.days`?",
    ),
    ("- pay: {amount: 1, because: refund.dys}", "HG038", "pay:", "Did you mean `refund.days`?"),
    ("- hold: {hung_up: gave_pu}", "HG032", "hold:", "Did you mean `gave_up`?"),
    ("- hlod: billing", "HG030", "hlod", "Did you mean `hold`?"),
    ("- nadya: Hello", "HG030", "nadya", "Did you mean `nadia`?"),
    ("- hold: {quue: billing}", "HG024", "quue", "Did you mean `queue`?"),
    ("- '{{ 3 | monye }}'", "HG037", "'{{", "There is: lower, money, plural, round, upper."),
    (
        "- write: {channel: emial, resolved: [], unresolved: []}",
        "HG023",
        "emial",
        "Did you mean `email`?",
    ),
]


@pytest.mark.parametrize(("step", "code", "at", "mend"), NAMES, ids=[s[0] for s in NAMES])
def test_an_unknown_name_is_told_with_the_nearest(step: str, code: str, at: str, mend: str) -> None:
    text, found = found_in(
        step,
        vars={"flag": False},
        routines={"greet(name)": "- '{{ name }}'"},
        scenes={"there": "- end: done"},
    )
    (mistake,) = found
    assert (mistake.code, mistake.mend) == (code, mend)
    begin = text.index("  here:")
    line, column = spot(text, at, text.count(at, 0, begin) + 1)
    assert (mistake.place.line, mistake.place.column) == (line, column)


TOP_LEVEL = [
    ("start: here", "start: hre", "HG032", "hre", "Did you mean `here`?"),
    ("hung_up: gave_up", "hung_up: gve_up", "HG032", "gve_up", "Did you mean `gave_up`?"),
    ("holdgame: 1", "holdgame: 7", "HG021", "7", ""),
    ("id: tiny", "id: Tiny One", "HG046", "Tiny One", ""),
    ("title: Tiny", "titel: Tiny", "HG024", "titel", "Did you mean `title`?"),
    ("starts: 2026-03-10 12:00 UTC", "starts: tomorrow", "HG021", "tomorrow", "Write for example"),
    (
        "starts: 2026-03-10 12:00 UTC",
        "starts: 2026-13-10 12:00 UTC",
        "HG021",
        "2026-13",
        "Write for",
    ),
    (
        "starts: 2026-03-10 12:00 UTC",
        "starts: 2026-03-10 12:00 Mars",
        "HG021",
        "2026-03",
        "Write for",
    ),
    ("starts: 2026-03-10 12:00 UTC", "starts: 9999-12-31 23:59 UTC", "HG021", "9999", "Write for"),
    (
        "starts: 2026-03-10 12:00 UTC",
        "starts: 0001-01-01 00:00 Asia/Tokyo",
        "HG021",
        "0001",
        "Write",
    ),
    ("wage: 24", "wage: plenty", "HG021", "plenty", ""),
    ("role: manager", "role: bos", "HG023", "bos", "There is:"),
    ("as: digits", "as: digit", "HG023", "digit\n", "Did you mean `digits`?"),
    ("resolved: true", "resolved: maybe", "HG021", "maybe", ""),
]


@pytest.mark.parametrize(
    ("good", "bad", "code", "at", "mend"), TOP_LEVEL, ids=[t[1] for t in TOP_LEVEL]
)
def test_a_mistake_at_the_top_is_told_where_it_stands(good, bad, code, at, mend) -> None:
    text = text_of("- Hello.").replace(good, bad, 1)
    found = [d for d in mistakes_in(text) if d.code == code]
    assert [(d.place.line, d.place.column) for d in found] == [spot(text, at)]
    assert found[0].mend.startswith(mend)


def test_the_same_name_twice_is_a_mistake() -> None:
    text = text_of("- Hi.", scenes={"done": "- end: done"})
    assert [d.code for d in mistakes_in(text)] == ["HG041"]
    assert [d.code for d in mistakes_in(text_of("- Hi.") + "\ntitle: Again\n")] == ["HG006"]


@pytest.mark.parametrize("name", ["hold", "you", "recording", "choose", "hang_up"])
def test_nobody_in_the_cast_is_called_like_a_verb(name: str) -> None:
    found = mistakes_in(text_of("- Hi.", cast={name: {"name": "X"}}))
    assert "HG042" in [d.code for d in found]


SHAPES = [
    ("- hold: billing\n  verify: [account]", "HG031"),
    ("-", "HG030"),
    ("- {}", "HG030"),
    ("- choose: []", "HG047"),
    ("- chance: 0.5", "HG047"),
    ("- later: soon", "HG021"),
    ("- later: {for: 3 parsecs}", "HG021"),
    ("- if: true", "HG020"),
    ("- promise: {what: x, within: 2d, kept: []}", "HG020"),
    ("- chance: [{odds: 0.7}, {odds: 0.7}]", "HG022"),
    ("- chance: [{odds: -1}]", "HG022"),
    ("- choose: [{text: A, disabled: why}]", "HG020"),
    ("- choose: [{go: here}]", "HG020"),
    ("- pay: ~", "HG020"),
    ("- set: 4", "HG021"),
    ("- charge: {minutes: -1, because: people.tools}", "HG022"),
]


@pytest.mark.parametrize(("step", "code"), SHAPES, ids=[s[0] for s in SHAPES])
def test_a_step_of_the_wrong_shape_is_told(step: str, code: str) -> None:
    text, found = found_in(step)
    assert [d.code for d in found] == [code]
    first = spot(text, "  here:")[0] + 1
    assert first <= found[0].place.line <= first + step.count("\n")
    assert found[0].place.column >= 5


def test_a_scene_that_runs_out_is_told() -> None:
    text = text_of("- Hi.", scenes={"there": "- choose: [{text: A, go: here}, {text: B}]"})
    (mistake,) = mistakes_in(text)
    assert (mistake.code, mistake.place.line) == ("HG040", spot(text, "there:")[0])


def test_routines_that_call_each_other_are_told_each() -> None:
    text = text_of("- do: a", routines={"a": "- do: b", "b": "- do: a", "c": "- do: a"})
    assert sorted(d.place.line for d in mistakes_in(text)) == [
        spot(text, "  a:")[0],
        spot(text, "  b:")[0],
    ]


def test_a_long_chain_of_routines_is_none() -> None:
    chain = {f"r{i}": f"- do: r{i + 1}" for i in range(1500)} | {"r1500": "- Hi."}
    assert mistakes_in(text_of("- do: r0", routines=chain)) == []


@pytest.mark.parametrize(
    ("step", "exit"),
    [("- dial: support", "closed"), ("- hold", "dropped"), ("- closing", "dropped"),
     ("- verify: [account]", "failed"), ("- transfer: billing", "hung_up")],
)  # fmt: skip
def test_a_way_out_that_leads_nowhere_is_told(step: str, exit: str) -> None:
    _, found = found_in(step, exits={})
    assert {d.code for d in found} == {"HG044"}
    assert any(exit in d.mend for d in found)


TWELVE = """
- Call #12 now
- go: nowhere
- end: nothing
- explain: nonsense
- do: nobody
- set: {never: true}
- '{{ company.refund.dys }}'
- '{{ 1 | filter }}'
- later: soon
- choose: []
- hlod: x
- hold: {quue: billing}
"""


def test_twelve_mistakes_are_told_in_one_run_in_order() -> None:
    text, found = found_in(TWELVE)
    begin = spot(text, "- Call")[0]
    assert [d.place.line - begin for d in found] == list(range(12))
    assert len({d.code for d in found}) >= 10
    for mistake in found:
        head, shown, caret, *_ = mistake.render().split("\n")
        assert head.startswith(f"{mistake.place}: error {mistake.code}: ")
        assert head.endswith((".", "?"))
        assert shown.strip()
        assert caret.strip().endswith("^")


def test_a_mistake_in_a_part_names_the_part() -> None:
    text = text_of("- go: more", include=["more.yaml"])
    (mistake,) = mistakes_in(text, parts={"more.yaml": "scenes:\n  more:\n    - end: nothing\n"})
    assert mistake.place.source.path.endswith("more.yaml")
    assert (mistake.place.line, mistake.place.column) == (3, 12)


def test_the_other_files_are_checked_when_one_does_not_parse() -> None:
    text = text_of("- Hi.", include=["a.yaml", "b.yaml"])
    parts = {"a.yaml": "scenes: [\n", "b.yaml": "scenes:\n  b:\n    - hlod: x\n    - end: done\n"}
    assert [d.code for d in mistakes_in(text, parts=parts)] == ["HG004", "HG030"]


PARTS = ["../x.yaml", "/etc/passwd", "none.yaml", ".", "a" * 400]


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_is_not_to_be_had_is_told(name: str) -> None:
    text = text_of("- Hi.", include=[name])
    (mistake,) = mistakes_in(text)
    assert (mistake.code, mistake.place.line) == ("HG045", spot(text, "include:")[0] + 1)


def test_a_part_with_a_name_that_no_file_can_have_is_told() -> None:
    found = mistakes_in(text_of("- Hi.") + 'include: ["\\0"]\n')
    assert [d.code for d in found] == ["HG005", "HG045"]
    assert not any("\0" in d.render() for d in found)


# -- positions -----------------------------------------------------------------------------------

EVERY_VERB = """
- A line.
- nadia: A line.
- choose:
    - text: Go on
- if: true
  then:
    - you: Deep.
- set: {flag: true}
- do: greet
- chance:
    - odds: 0.5
- dial: support
- menu: refund
- hold
- verify: [account]
- explain: trouble
- transfer: billing
- request: {what: refund, granted: [], refused: []}
- pitch: Buy it
- cancel: {left: []}
- promise: {what: x, within: 2d, kept: [], broken: []}
- later: 3d
- closing
- hang_up
- write: {channel: email, resolved: [], unresolved: []}
- visit: nadia
- pay: 5
- feel
- charge: {minutes: 1, because: people.tools}
"""


def test_every_step_knows_where_its_verb_stands() -> None:
    options: dict[str, Any] = {"vars": {"flag": False}, "routines": {"greet": "- Hi."}}
    text = text_of(EVERY_VERB, **options)
    steps = list(story_from(text).scenes["here"].steps)
    begin = spot(text, "- A line.")[0]
    written = [n for n, line in enumerate(EVERY_VERB.strip().split("\n")) if line.startswith("- ")]
    assert [s.place.line - begin for s in steps[:-1]] == written
    names = {"Do": 7 + len("do: ")}  # these point at the name they give
    assert [s.place.column for s in steps[:-1]] == [
        names.get(type(s).__name__, 7) for s in steps[:-1]
    ]


def test_go_and_end_point_at_the_name_they_give() -> None:
    text = text_of("- if: true\n  then:\n    - go: here")
    go = story_from(text).scenes["here"].steps[0].then[0]  # type: ignore[union-attr]
    line, column = spot(text, "go: here")
    assert (go.place.line, go.place.column) == (line, column + 4)


def test_an_option_stands_where_it_is_written() -> None:
    text = text_of("- choose:\n    - text: One\n      end: done\n    - text: Two")
    choose = story_from(text).scenes["here"].steps[0]
    assert [o.place.line for o in choose.options] == [  # type: ignore[union-attr]
        spot(text, "text: One")[0], spot(text, "text: Two")[0]
    ]  # fmt: skip


def test_a_name_may_be_given_to_any_step() -> None:
    played = play(tell("- choose: [{text: On}]\n  id: gate\n- hold: billing\n  id: wait"))
    assert [e.moment.here.place for e in played.events][:2] == ["here/gate", "here/wait/hold"]
