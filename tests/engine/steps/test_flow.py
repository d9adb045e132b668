"""go, end, if, set, do: moving through the story without anybody noticing."""

from __future__ import annotations

import pytest

from holdgame.engine.world import World
from tests.builders import company, explore, moments_at, play, tell

VARS = {"flag": False, "n": {"from": 0, "to": 5, "start": 2}, "mood": ["calm", "cross"]}
SHOW = '- "{{ flag }} {{ n }} {{ mood }}"'


def test_a_story_goes_from_scene_to_scene_to_its_end() -> None:
    story = tell(
        "- One.\n- go: b", scenes={"b": "- Two.\n- go: c", "c": "- Three.\n- end: not_done"}
    )
    played = play(story)
    assert played.lines == ["One.", "Two.", "Three."]
    assert played.ending == "not_done"


def test_variables_begin_as_written() -> None:
    assert play(tell(SHOW, vars=VARS)).lines == ["False 2 calm"]


@pytest.mark.parametrize(
    ("assigned", "shown"),
    [
        ("{flag: true, n: n + 1, mood: cross}", "True 3 cross"),
        ("{n: 99}", "False 5 calm"),
        ("{n: -99}", "False 0 calm"),
        ("{n: n / 2}", "False 1 calm"),
        ("{n: 4, flag: n > 3}", "True 4 calm"),
        ("{mood: cross if flag else calm}", "False 2 calm"),
        ("{mood: '\"cross\"'}", "False 2 cross"),
    ],
)
def test_set_assigns_in_order_and_ranges_saturate(assigned: str, shown: str) -> None:
    assert play(tell(f"- set: {assigned}\n{SHOW}", vars=VARS)).lines == [shown]


@pytest.mark.parametrize(
    "assigned",
    ["{flag: 1}", "{n: flag}", "{n: mood}", "{mood: flag}", "{n: 1 / 0}", "{n: mood + 1}"],
)
def test_a_value_that_does_not_fit_breaks_the_story_with_a_sentence(assigned: str) -> None:
    end = play(tell(f"- set: {assigned}", vars=VARS)).end
    assert end.broken
    assert "story.yaml:" in end.broken


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        ("n == 2", "Yes."),
        ("mood == cross", "No."),
        ("flag or n in [1, 2]", "Yes."),
        ("not flag and mood != cross", "Yes."),
        ("true", "Yes."),
        ("False", "No."),
        ("n * 2 - 4", "No."),
    ],
)
def test_if_takes_one_way_or_the_other(condition: str, line: str) -> None:
    story = tell(f"- if: {condition}\n  then: [Yes.]\n  else: [No.]", vars=VARS)
    assert play(story).lines == [line]


def test_if_without_else_goes_on() -> None:
    assert play(tell("- if: flag\n  then: [Yes.]\n- On.", vars=VARS)).lines == ["On."]


def test_if_may_go_or_end_at_once() -> None:
    assert play(tell("- if: not flag\n  end: not_done", vars=VARS)).ending == "not_done"
    story = tell("- if: not flag\n  go: b", vars=VARS, scenes={"b": "- B.\n- end: done"})
    assert play(story).lines == ["B."]


def test_a_routine_comes_back_to_where_it_was_called() -> None:
    routines = {"greet(name, often)": '- "Hello {{ name }} {{ often }}."'}
    story = tell(
        """
        - do: greet
          with: {name: "'Ann'", often: n}
        - do: greet
          with: {name: you.name, often: 3}
        - On.
        """,
        vars=VARS,
        routines=routines,
    )
    assert play(story).lines == ["Hello Ann 2.", "Hello Jordan 3.", "On."]


def test_routines_may_call_routines() -> None:
    routines = {"outer": "- Out.\n- do: inner\n- Back.", "inner": "- In.", "last": "- do: inner"}
    story = tell("- do: outer\n- do: last\n- On.", routines=routines)
    assert play(story).lines == ["Out.", "In.", "Back.", "In.", "On."]


def test_leaving_a_routine_forgets_the_way_back() -> None:
    story = tell(
        "- do: leave\n- Never said.",
        routines={"leave": "- go: b", "on": "- On."},
        scenes={"b": "- B.\n- do: on\n- choose: [{text: Stop, end: not_done}]"},
    )
    played = play(story)
    assert played.lines == ["B.", "On."]
    assert played.ending == "not_done"
    assert played.asks[0].here.place == "b/choose.1"


def test_what_is_read_after_an_empty_routine_is_not_forgotten_before_it() -> None:
    steps = """
      - set: {n: 4}
      - choose: [{text: Go on}]
      - do: nothing
      - "{{ n }}"
    """
    story = tell(steps, vars=VARS, routines={"nothing": "[]"})
    assert play(story).lines == ["4"]


def test_visits_are_counted() -> None:
    story = tell(
        "- go: b",
        scenes={"b": "- if: visits.b >= 3\n  end: not_done\n- choose: [{text: Again, go: b}]\n"},
    )
    assert len(play(story).asks) == 2


def test_visits_are_counted_as_far_as_anything_looks() -> None:
    story = tell(
        "- go: b",
        vars={"limit": {"from": 0, "to": 6, "start": 5}},
        scenes={"b": "- if: visits.b > limit\n  end: done\n- choose: [{text: Again, go: b}]\n"},
    )
    assert len(play(story).asks) == 5


@pytest.mark.parametrize(
    ("condition", "times"),
    [
        ("visits.b > 4", 4),
        ("5 <= visits.b", 4),
        ("visits.b - 2 >= 4", 5),
        ("visits.b * 2 > 7 and visits.here == 1", 3),
        ("visits.b + visits.here > 4", 3),
    ],
)
def test_however_visits_are_compared_they_are_counted_far_enough(
    condition: str, times: int
) -> None:
    again = f"- if: {condition}\n  end: done\n- choose: [{{text: Again, go: b}}]\n"
    assert len(play(tell("- go: b", scenes={"b": again})).asks) == times


def test_visits_that_are_only_told_apart_from_none_are_not_counted_further() -> None:
    again = "- if: visits.b == 0\n  end: done\n- choose: [{text: Again, go: b}]\n"
    assert len(explore(World(tell("- go: b", scenes={"b": again}), company()))) < 6


def test_an_ending_can_say_how_often_one_was_somewhere() -> None:
    endings = {
        "done": {"resolved": True, "text": "Once."},
        "many": {"resolved": False, "text": "{{ visits.here | plural('time') }}."},
        "gave_up": {"resolved": False}, "cut_off": {"resolved": False},
        "shut": {"resolved": False}, "not_me": {"resolved": False},
    }  # fmt: skip
    played = play(tell("- end: many", endings=endings))
    assert played.end.text == "1 time."
    assert not played.end.broken


@pytest.mark.parametrize("line", ["", "- Round.\n"])
def test_a_story_that_goes_round_with_nobody_deciding_breaks_off(line: str) -> None:
    story = tell("- go: b", scenes={"b": f"{line}- go: c", "c": f"{line}- go: b"})
    played = play(story)
    assert played.ending == "broken"
    assert "round in circles" in played.end.broken


# -- states stay few ---------------------------------------------------------------------------

BOTH_WAYS = """
- choose:
    - {{text: One, then: [{one}]}}
    - {{text: Other, then: [{other}]}}
- choose: [{{text: Here}}]
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("set: {flag: true}", "set: {n: 5}"),
        ("explain: trouble", "explain: wish"),
        ("later: 3d", "later: 5h"),
        ("do: nothing", "set: {mood: cross}"),
    ],
)
def test_what_nothing_reads_any_more_is_forgotten(one: str, other: str) -> None:
    steps = BOTH_WAYS.format(one="{" + one + "}", other="{" + other + "}")
    story = tell(steps, vars=VARS, routines={"nothing": "[]"})
    assert len(moments_at(World(story, company()), "here/choose.2")) == 1


@pytest.mark.parametrize(
    ("one", "reader"),
    [
        ("set: {flag: true}", "- if: flag\n  then: [Up.]"),
        ("explain: trouble", "- explain: trouble"),
        ("later: 5h", "- dial: support"),
        ("later: 30d", "- request: {what: refund, granted: [Yes.], refused: [No.]}"),
        ("dial: support", "- you: Hello?"),
        ("explain: trouble", "- dial: support\n- if: told.anyone.trouble\n  then: [Told.]"),
    ],
)
def test_what_something_reads_later_is_kept(one: str, reader: str) -> None:
    steps = BOTH_WAYS.format(one="{" + one + "}", other="Nothing happens.") + reader
    world = World(tell(steps, vars=VARS), company())
    assert len(moments_at(world, "here/choose.2")) == 2


def test_an_option_taken_is_forgotten_when_one_cannot_come_back() -> None:
    story = tell(
        """
        - choose:
            - {text: One, id: one, once: true}
            - {text: Two, id: two, once: true}
        - go: b
        """,
        scenes={"b": "- choose: [{text: End, end: done}]"},
    )
    assert len(moments_at(World(story, company()), "b/choose.1")) == 1
