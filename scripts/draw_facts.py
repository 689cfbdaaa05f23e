"""Draws facts of documents by a seed, the types alike, each beside its sentence, for a reader's verdict.

    python scripts/draw_facts.py ../shared/corpus/kcna-2024.jsonl.gz --seed 1 --number 200

The same documents, seed and number draw the same facts.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from kg.documents import find_sources
from kg.finding import find_facts
from kg.model import Fact
from kg.reading import Reading, read
from kg.reading.knowledge import read_knowledge

Drawn = tuple[str, str, Fact]
"""The name of a document, a sentence of it, and a fact that the sentence shows."""


def facts_of(reading: Reading) -> list[Drawn]:
    """Return the facts of a document, each with the sentence that its quote begins in."""
    found = []
    for fact in find_facts(reading):
        sentence = next(
            (one for one in reading.sentences if _begins_in(reading, fact, one.start, one.end)),
            reading.sentences[0],
        )
        text = " ".join(reading.text[sentence.start : sentence.end].split())
        found.append((reading.document.name, text, fact))
    return found


def _begins_in(reading: Reading, fact: Fact, start: int, end: int) -> bool:
    """Whether a fact's quote, counted in the raw text, begins in a stretch of the clean text."""
    origins = reading.document.origins
    return origins[start] <= fact.quote.start <= origins[end - 1]


def draw(facts: list[Drawn], seed: int, number: int) -> list[Drawn]:
    """Return so many facts, of each type as many as the others while they last."""
    chance = random.Random(seed)
    by_type: dict[str, list[Drawn]] = {}
    for one in facts:
        by_type.setdefault(one[2].type, []).append(one)
    for of_type in by_type.values():
        chance.shuffle(of_type)
    drawn: list[Drawn] = []
    while len(drawn) < number and any(by_type.values()):
        for kind in sorted(by_type):
            if by_type[kind] and len(drawn) < number:
                drawn.append(by_type[kind].pop())
    return sorted(drawn, key=lambda one: (one[2].type, one[0], one[2].quote.start))


def main() -> None:
    """Print the drawn facts, each with its document and its sentence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=200)
    given = parser.parse_args()
    knowledge = read_knowledge()
    documents = (source.read(knowledge.glued_names) for source in find_sources(given.paths, print))
    facts = [one for document in documents for one in facts_of(read(document, knowledge))]
    for number, (name, sentence, fact) in enumerate(draw(facts, given.seed, given.number), 1):
        fields = {field: value for field, value in fact.fields.items() if value is not None}
        print(f"{number} {fact.type} {fact.rule} [{name}]\n   {sentence}\n   {fields}")


if __name__ == "__main__":
    main()
