"""Measures the facts against gold and writes what was reached: docs/accuracy.md, and the floors of the tests.

The seeds have their gold in tests/gold, invented documents theirs in tests/invented. The other documents with gold
facts are not part of the repository; they are measured where they lie beside it, in ../shared/eval. A floor never
falls: a figure below it is an error.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from kg import building
from kg.asking.facts import read_facts
from kg.model import Table
from kg.scores import Scores
from kg.scoring import read_gold, score_facts
from kg.store import Store
from kg.views.tables import write_markdown

ROOT = Path(__file__).resolve().parent.parent
EVALUATION = ROOT.parent / "shared" / "eval"
INVENTED = ROOT / "tests" / "invented"
SETS = {
    "seeds": (ROOT / "tests" / "gold", ROOT / "seeds"),
    "practice": (EVALUATION / "practice" / "gold", EVALUATION / "practice" / "texts"),
    "invented": (INVENTED / "read" / "gold", INVENTED / "read" / "texts"),
    "unread": (INVENTED / "unread" / "gold", INVENTED / "unread" / "texts"),
    "measure": (EVALUATION / "measure" / "gold", EVALUATION / "measure" / "texts"),
}
FLOORS = ROOT / "tests" / "floors.toml"
PAGE = ROOT / "docs" / "accuracy.md"
README = ROOT / "README.md"
MEASURED = ROOT / "kg" / "grammar" / "confidence.toml"
CONFIDENCE = ROOT / "docs" / "confidence.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
SLACK = 0.0005
HEAD = """# The F1 of each type of fact below which no change may fall, and the means over the types.
# Written by scripts/accuracy.py; a figure only rises.
"""
CONFIDENCE_HEAD = """# How sure each rule is

Each fact bears the confidence of the rule that found it: (right + 1) / (told + 2), counted on the practice documents
by `kg calibrate GOLD TEXTS --output kg/grammar/confidence.toml`. A rule that was seen once and was right has 0.67,
one that was never seen there has 0.5. `python scripts/accuracy.py` makes this page.

"""


def measure(name: str) -> Scores:
    """Return the scores of a set of documents."""
    gold, texts = SETS[name]
    store = Store.in_memory()
    building.build([texts], store, building.Maker(building.Settings()))
    return score_facts(read_gold(gold), read_facts(store))


def figures(scores: Scores) -> dict[str, float]:
    """Return what may not fall: the F1 a type, and the means over the types."""
    by_type = {score.type: round(score.f1, 3) for score in scores.by_type}
    return {
        **by_type,
        "all": round(scores.all, 3),
        "exact": round(scores.exact, 3),
        "evidence": round(scores.evidence, 3),
    }


def below(reached: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return the figures that fell below their floor, in words."""
    return [
        f"{kind}: {reached.get(kind, 0.0)} < {least}"
        for kind, least in floors.items()
        if reached.get(kind, 0.0) < least - SLACK
    ]


def read_floors() -> dict[str, dict[str, float]]:
    """Return the floors of each set."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def write_floors(floors: dict[str, dict[str, float]]) -> None:
    """Write the floors of each set."""
    parts = [HEAD]
    for name, values in floors.items():
        parts.append(f"\n[{name}]\n" + "".join(f"{kind} = {value}\n" for kind, value in values.items()))
    FLOORS.write_text("".join(parts), encoding="utf-8")


def between_marks(path: Path, told: str) -> None:
    """Write a text between the marks of a page."""
    page = path.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    path.write_text(f"{before}{BEGIN}\n\n{told}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def write_page(tables: dict[str, Table]) -> None:
    """Write the figures of each set into the page on accuracy."""
    told = (f"### {name}\n\n{write_markdown(table)}" for name, table in tables.items())
    between_marks(PAGE, "\n".join(told))


def write_readme(scores: dict[str, Scores]) -> None:
    """Write precision, recall and F1 of each type, on the documents read and on those unseen, into the README."""
    by_type = {name: {one.type: one for one in told.by_type} for name, told in scores.items()}
    columns = ("precision", "recall", "f1")
    rows = [
        (kind, *(round(getattr(by_type[name][kind], column), 2) if kind in by_type[name] else None
                 for name in by_type for column in columns))
        for kind in dict.fromkeys(kind for told in by_type.values() for kind in told)
    ]  # fmt: skip
    means = [value for told in scores.values() for value in (None, None, round(told.all, 2))]
    header = ("type", *(f"{name}: {column}" for name in by_type for column in ("precision", "recall", "F1")))
    between_marks(README, write_markdown(Table(header, (*rows, ("all", *means)))))


def confidence_page() -> str:
    """Return the page that tells of each rule how often it was right."""
    rules = tomllib.loads(MEASURED.read_text(encoding="utf-8"))["rules"]
    rows = tuple(
        (name, told["told"], told["right"], round((told["right"] + 1) / (told["told"] + 2), 2))
        for name, told in sorted(rules.items())
    )
    return CONFIDENCE_HEAD + write_markdown(Table(("rule", "told", "right", "confidence"), rows))


def main() -> int:
    """Measure all sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", metavar="WHY", help="let floors fall; the reason belongs into the commit")
    options = parser.parse_args()
    floors, measured, fallen = read_floors(), {}, []
    for name, (gold, _) in SETS.items():
        if not gold.is_dir():
            continue
        scores = measure(name)
        measured[name] = scores
        reached, old = figures(scores), floors.get(name, {})
        fallen += [f"{name} {told}" for told in below(reached, old)]
        floors[name] = reached
    if fallen and not options.lower:
        print("\n".join(["these figures fell:", *fallen]), file=sys.stderr)
        return 1
    write_floors(floors)
    CONFIDENCE.write_text(confidence_page(), encoding="utf-8")
    write_page({name: scores.table() for name, scores in measured.items()})
    if "measure" in measured:
        write_readme({name: measured[name] for name in ("practice", "measure", "unread")})
    return 0


if __name__ == "__main__":
    sys.exit(main())
