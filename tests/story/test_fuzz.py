"""However a story is spoilt, loading it gives a story or says what is wrong."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from holdgame.documents.diagnostics import FileProblem
from holdgame.story.loader import load_story
from tests.builders import SHIPPED_STORY, catalogue
from tests.examples import examples

FILES = {p.relative_to(SHIPPED_STORY): p.read_text("utf-8") for p in SHIPPED_STORY.rglob("*.yaml")}
NAMES = sorted(
    name for name in FILES if "transcripts" not in name.parts and "lang" not in name.parts
)
POLICIES = set(catalogue())
SNIPPETS = st.sampled_from(
    ["{{", "}}", "{%", "- ", ": ", "#", " #", "'", '"', "&a ", "*a", "!x ", "[", "]", "{", "}", "|",
     "\t", "\n", "\r", "\x1b", "\u202e", "\x00", "null", "no", "go: ", "1e999", "9" * 400, "---\n",
     "?", "<<: *a", "\ufeff", "\\", "%", "@", "`", ",", "\n- choose:\n", "\n  ", "{{ 'a' * 9 }}"]
)  # fmt: skip
spots = st.floats(0, 1)
changes = st.one_of(
    st.tuples(st.just("put"), spots, SNIPPETS),
    st.tuples(st.just("cut"), spots, st.integers(1, 400)),
    st.tuples(st.just("line"), spots, spots),
    st.tuples(st.just("end"), spots, st.none()),
)


def changed(text: str, change) -> str:
    kind, where, what = change
    at = int(where * len(text))
    match kind:
        case "put":
            return text[:at] + what + text[at:]
        case "cut":
            return text[:at] + text[at + what :]
        case "line":
            lines = text.split("\n")
            one, other = int(where * (len(lines) - 1)), int(what * (len(lines) - 1))
            lines[one], lines[other] = lines[other], lines[one]
            return "\n".join(lines)
    return text[:at]


@given(st.sampled_from(NAMES), st.lists(changes, min_size=1, max_size=4))
@example(NAMES[-1], [("end", 1.0, None)])
@settings(max_examples=examples(200))
def test_a_spoilt_story_is_a_story_or_a_list_of_mistakes(name: Path, changes) -> None:
    text = FILES[name]
    for change in changes:
        text = changed(text, change)
    with tempfile.TemporaryDirectory() as folder:
        for other in NAMES:
            path = Path(folder) / other
            path.parent.mkdir(exist_ok=True)
            path.write_text(text if other == name else FILES[other], "utf-8", newline="")
        try:
            load_story(Path(folder), POLICIES)
            mistakes, said = 1, ""
        except FileProblem as problem:
            mistakes, said = len(problem.diagnostics), str(problem)
        assert mistakes
        assert all(c.isprintable() or c == "\n" for c in said)
