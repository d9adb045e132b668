"""Makes the tables of the docs from the files that the program reads, and puts them in place.

Run it from the top of the repository after the catalogue, the weights or a preset has changed:

    .venv/bin/python -m docs.make_policies

A table stands in a page between `<!-- made: NAME -->` and `<!-- end -->`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from holdgame.analysis.sensitivity import FACTORS
from holdgame.company.catalogue import Catalogue
from holdgame.company.interview.interview import Interview
from holdgame.company.policy import Figure, Policy
from holdgame.company.presets import load_preset, preset_names
from holdgame.friction.weights import A_DAY, A_MINUTE, EACH, Weights
from holdgame.friction.weights import Figure as Weight

DOCS = Path(__file__).parent
SOURCE = DOCS.parent / "src" / "holdgame"
STORIES = DOCS.parent / "stories"
# A constant with its remark.
_CONSTANT = re.compile(r"(?m)^([A-Z_]+)(?:: Final)? = ([^#\n]+?)  # (.+)$")
PLACE = re.compile(r"(<!-- made: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

ACTS, IN_PART, HEARD, PRICES, NOT_YET = "yes", "in part", "heard only", "prices", "not yet"
# What the source cannot say of itself.
REMARKS = {
    "channels.store.offered": "on `write: {channel: store}`; `visit` does not ask",
    "channels.store.reply_hours": "on `write: {channel: store}`; `visit` has the queue `store`",
    "channels.store.resolves": "on `write: {channel: store}`; after a `visit` the story decides",
    "staffing": "the people, calls and times of each queue",
    "menu": "the tree of each line",
}
LEAST_FELT = 0.5  # effort-minutes: less is heard, not counted
OF_QUEUES_AND_LINES = ("staffing", "menu")  # act through their parts, not through a value
PRICED_IN = ("friction/pricing.py", "analysis/load.py", "analysis/what_if.py")
READ_OUTSIDE = ("company/queue_law.py",)  # rules that the engine reads through another module


# -- what the engine reads ----------------------------------------------------------------------


def status(catalogue: Catalogue) -> dict[str, str]:
    """For each policy whether it acts in this version, as the source shows."""
    read, heard = _read_by_the_engine(catalogue)
    trees = (ast.parse((SOURCE / file).read_text(encoding="utf-8")) for file in PRICED_IN)
    priced = {text for tree in trees for text in _texts(tree)}
    found: dict[str, str] = {}
    for id, row in catalogue.policies.items():
        if id in OF_QUEUES_AND_LINES or id in read:
            found[id] = IN_PART if id in REMARKS and id not in OF_QUEUES_AND_LINES else ACTS
        elif id in heard:
            found[id] = HEARD
        elif row.fact and id in priced:
            found[id] = PRICES
        else:
            found[id] = NOT_YET
    return found


def _read_by_the_engine(catalogue: Catalogue) -> tuple[set[str], set[str]]:
    """Ids that rules name, and those that only say what a hold sounds like."""
    read: set[str] = set()
    heard: set[str] = set()
    outside = (SOURCE / file for file in READ_OUTSIDE)
    for file in (*sorted((SOURCE / "engine").rglob("*.py")), *outside):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        sounds = [f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and _sounds(f)]
        inside = {id(node) for function in sounds for node in ast.walk(function)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in catalogue:
                (heard if id(node) in inside else read).add(str(node.value))
        begins, ends = _made_of_parts(tree)
        read |= {i for i in catalogue if i.startswith(begins) and i.endswith(ends)}
    return read, heard - read


def _sounds(function: ast.FunctionDef) -> bool:
    """Whether a function makes a `Heard`: what a hold sounds like, and nothing else."""
    calls = (n.func for n in ast.walk(function) if isinstance(n, ast.Call))
    return any(isinstance(name, ast.Name) and name.id == "Heard" for name in calls)


def _made_of_parts(tree: ast.Module) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How ids begin and end that a module puts together: f"channels.{…}", f"{…}.resolves"."""
    parts = [n.values for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) and n.values]
    begins = [p[0].value for p in parts if isinstance(p[0], ast.Constant)]
    ends = [p[-1].value for p in parts if isinstance(p[-1], ast.Constant)]
    return (
        tuple(str(b) for b in begins if str(b).endswith(".")),
        tuple(str(e) for e in ends if str(e).startswith(".")),
    )


def _texts(tree: ast.Module) -> Iterator[str]:
    return (str(n.value) for n in ast.walk(tree) if isinstance(n, ast.Constant))


def read_by_stories() -> dict[str, list[str]]:
    """For each policy the shipped stories that read it by name."""
    found: dict[str, list[str]] = {}
    for folder in sorted(path for path in STORIES.iterdir() if path.is_dir()):
        text = "\n".join(f.read_text(encoding="utf-8") for f in sorted(folder.rglob("*.yaml")))
        for id in set(re.findall(r"company\.([a-z_]+(?:\.[a-z_]+)*)", text)):
            found.setdefault(id, []).append(folder.name)
    return found


# -- tables -------------------------------------------------------------------------------------


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; a bar within a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    cells = (" | ".join(cell.replace("|", "\\|") for cell in line) for line in lines)
    return "".join(f"| {line} |\n" for line in cells)


def policies() -> str:
    catalogue = Catalogue.load()
    acts = status(catalogue)
    head = ("id", "question", "unit", "typical", "best known", "owner", "touchpoint", "acts yet?")
    rows = (
        (
            f"`{id}`",
            row.question,
            _unit(row),
            _figure(row, row.typical),
            _figure(row, row.best),
            row.owner,
            row.touchpoint,
            acts[id],
        )
        for id, row in catalogue.policies.items()
    )
    return table(head, rows)


def _unit(row: Policy) -> str:
    if row.choices:
        return " / ".join(row.choices)
    span = f", {row.low:g} to {row.high:g}" if row.low is not None and row.high is not None else ""
    name = row.unit.partition(";")[0] if row.unit else row.kind
    return f"{name}{span}{', or none' if row.may_be_none else ''}"


def _figure(row: Policy, figure: Figure) -> str:
    value = f"{figure.value} s mean wait" if row.kind == "staffing" else row.shown(figure.value)
    source = f"; {figure.source}" if figure.source else ""
    return f"{value} ({figure.provenance}{source})"


def acting() -> str:
    """Lists of ids by whether they act, with what there is to remark."""
    catalogue = Catalogue.load()
    acts = status(catalogue)
    stories = read_by_stories()
    parts = []
    for mark, said in (
        (ACTS, "Act: they change seconds, odds, money or what is granted"),
        (IN_PART, "Act in part"),
        (HEARD, "Heard only: they change what a hold sounds like, and nothing that is counted"),
        (PRICES, "Prices: they act on nobody, and price what the others do"),
        (NOT_YET, "Kept, but do not act yet"),
    ):
        ids = [id for id in catalogue if acts[id] == mark]
        if not ids:
            continue
        if mark == IN_PART:
            lines = "".join(f"- `{id}`: {REMARKS[id]}.\n" for id in ids)
        else:
            lines = ", ".join(f"`{id}`" for id in ids) + ".\n"
        parts.append(f"**{said}** ({len(ids)}).\n\n{lines}")
    read = [id for id in catalogue if acts[id] == NOT_YET and id in stories]
    if read:
        said = ", ".join(f"`{id}` (`{', '.join(stories[id])}`)" for id in read)
        parts.append(
            "Of the last, a shipped story reads these to choose its words or its options: "
            f"{said}.\n"
        )
    return "\n".join(parts)


def weights() -> str:
    """Every weight, with the values between which a range tries it."""
    head = ("name", "value", "unit", "mark", "tried", "source")
    rows = (
        (f"`{name}`", f"{f.value:g}", f.unit, f.provenance, _tried(f), f.source)
        for name, f in Weights.load().figures.items()
    )
    return table(head, rows)


def _tried(figure: Weight) -> str:
    """As `analysis.sensitivity` does it; nothing twice nothing is no range."""
    if figure.provenance != "judgement" or figure.unit not in (A_MINUTE, A_DAY, EACH):
        return ""
    ends = [f"{factor * figure.value:g}" for factor in FACTORS]
    return " to ".join(ends) if figure.value else ""


def burdens() -> str:
    """What each burden is made of."""
    sums: dict[str, list[str]] = {}
    loaded = Weights.load()
    for kind, burden in loaded.burden.items():
        if loaded[kind]:
            sums.setdefault(burden, []).append(f"`{kind}`")
    rows = ((burden, ", ".join(kinds)) for burden, kinds in sums.items())
    return table(("burden", "what is charged to it"), rows)


def presets() -> str:
    catalogue = Catalogue.load()
    rows = []
    for name in preset_names():
        preset = load_preset(name, catalogue)
        says = [
            f"{key} {value.seconds:g} s ({value.provenance}{_after(value.source)})"
            for key, value in preset.queue.items()
        ]
        says += [
            f"`{id}` {catalogue[id].shown(f.value)} ({f.provenance}{_after(f.source)})"
            for id, f in preset.values.items()
        ]
        rows.append((f"`{name}`", preset.title, "<br>".join(says), preset.note))
    return table(("preset", "stands for", "what it says", "note"), rows)


def _after(source: str) -> str:
    return f"; {source}" if source else ""


def seconds() -> str:
    """The seconds of `engine/timing.py` with their remarks."""
    text = (SOURCE / "engine" / "timing.py").read_text(encoding="utf-8")
    rows = ((f"`{name}`", value, what) for name, value, what in _CONSTANT.findall(text))
    return table(("name", "seconds", "what"), rows)


def judgements() -> str:
    """Constants that the source marks as judgement, with their files."""
    rows = []
    for file in sorted(SOURCE.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        for name, value, remark in _CONSTANT.findall(text):
            if "judgement" not in remark:
                continue
            said = re.sub(r"^judgement: | ?\(judgement\)$", "", remark)
            rows.append((f"`{name}`", value, said, f"`{file.relative_to(SOURCE).as_posix()}`"))
    return table(("name", "value", "what", "file"), rows)


def questions() -> str:
    """What an interview asks, with the id that a file of answers uses."""
    rows = []
    for question in Interview.load().questions:
        picks = " / ".join(words for _, words in question.picks)
        first = "yes" if question.first else ""
        rows.append((f"`{question.id}`", question.text, picks or question.example, first))
    return table(("id", "question", "answers such as", "first five"), rows)


def groups() -> str:
    """What an executive can own together."""
    rows = (
        (f"`{g.id}`", g.text, ", ".join(f"`{name}`" for name in g.owns), g.role)
        for g in Interview.load().groups
    )
    return table(("group", "in words", "rules", "usually owned by"), rows)


def effects() -> str:
    """How far worst to best moves the mean effort of a shipped story; the largest first."""
    from docs.measure_effects import EFFECTS, values_tried

    measured = yaml.safe_load(EFFECTS.read_text(encoding="utf-8"))
    rows = sorted(measured["effects"].items(), key=lambda item: -_moved(item[1]))
    felt = [(id, row) for id, row in rows if _moved(row) >= LEAST_FELT]
    heard = [(id, row) for id, row in rows if 0 < _moved(row) < LEAST_FELT]
    nowhere = [id for id, row in rows if not _moved(row)]
    head = ("policy", "worst", "best", "story, under", "effort-minutes", "resolved")
    lines = [
        (
            f"`{id}`",
            *values_tried(id),
            f"{row['story']}, {row['company']}",
            f"{row['worst']:.1f} → {row['best']:.1f}",
            f"{row['resolved_worst']:.0%} → {row['resolved_best']:.0%}",
        )
        for id, row in felt
    ]
    parts = [table(head, lines)]
    for said, ids in (
        (f"Moves no shipped story by {LEAST_FELT} effort-minutes", [id for id, _ in heard]),
        ("Met by no shipped story, only by stories of the tests", nowhere),
    ):
        if ids:
            parts.append(f"**{said}**: {', '.join(f'`{id}`' for id in ids)}.\n")
    return "\n".join(parts)


def _moved(row: Mapping[str, float]) -> float:
    return abs(row["worst"] - row["best"])


TABLES = {
    "effects": effects,
    "policies": policies,
    "acting": acting,
    "weights": weights,
    "burdens": burdens,
    "presets": presets,
    "seconds": seconds,
    "judgements": judgements,
    "questions": questions,
    "groups": groups,
}


def filled(page: str, made: Mapping[str, str] | None = None) -> str:
    """A page with every table in it made anew."""

    def fresh(match: re.Match[str]) -> str:
        name = match["name"]
        return match[1] + "\n" + (made[name] if made else TABLES[name]()) + "\n" + match[3]

    return PLACE.sub(fresh, page)


def main() -> None:
    for path in sorted(DOCS.glob("*.md")):
        page = path.read_text(encoding="utf-8")
        anew = filled(page)
        if anew != page:
            path.write_text(anew, encoding="utf-8")
            print(f"{path.name}: made anew")


if __name__ == "__main__":
    main()
