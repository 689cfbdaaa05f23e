"""Measures what the statistical model brings: the facts with it, and with a pipeline that knows no tags.

    python benchmarks/ablation.py GOLD TEXTS

Prints a Markdown table: F1 a type, with the model and without, and the CPU seconds of each run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import spacy

from kg import building
from kg.asking.facts import read_facts
from kg.scores import Scores
from kg.scoring import read_gold, score_facts
from kg.store import Store


def scored(gold: Path, texts: Path, model: str | None) -> tuple[Scores, float]:
    """Return the scores of documents read with a model, and the CPU seconds that took."""
    settings = building.Settings(model=model) if model else building.Settings()
    maker = building.Maker(settings)
    store = Store.in_memory()
    begun = time.process_time()
    building.build([texts], store, maker)
    spent = time.process_time() - begun
    return score_facts(read_gold(gold), read_facts(store)), spent


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    given = parser.parse_args()
    with_model, seconds = scored(given.gold, given.texts, None)
    with tempfile.TemporaryDirectory() as folder:
        spacy.blank("en").to_disk(folder)
        without, fewer = scored(given.gold, given.texts, folder)
    bare = {score.type: score.f1 for score in without.by_type}
    print("| type | with the model | without |\n| --- | --- | --- |")
    for score in with_model.by_type:
        print(f"| {score.type} | {score.f1:.3f} | {bare.get(score.type, 0.0):.3f} |")
    print(f"| all | {with_model.all:.3f} | {without.all:.3f} |")
    print(f"| CPU seconds | {seconds:.1f} | {fewer:.1f} |")


if __name__ == "__main__":
    sys.exit(main())
