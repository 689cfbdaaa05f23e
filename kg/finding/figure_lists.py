"""Reads all figures of a document: those that count something and those that stand alone."""

from __future__ import annotations

import re

from kg.finding.bare_figures import BareFigureReader
from kg.finding.figures import Figure, FigureReader
from kg.reading import Reading, Sentence

DIGIT = re.compile(r"\d")


def figures_of(reading: Reading) -> dict[int, list[Figure]]:
    """Return the figures of a document by the numbers of their sentences, in the order in which they stand."""
    lists = reading.knowledge.wordings.words["figures"]
    counting = FigureReader(reading.knowledge.language, lists)
    bare = BareFigureReader(reading.knowledge.language, lists)
    return {sentence.number: _read(sentence, reading.text, counting, bare) for sentence in reading.body}


def _read(sentence: Sentence, text: str, counting: FigureReader, bare: BareFigureReader) -> list[Figure]:
    figures = list(counting.read(sentence, text))
    if DIGIT.search(text, sentence.start, sentence.end) is None:
        return figures
    for one in bare.read(sentence, text):
        if not any(one.span[0] < other.span[1] and other.span[0] < one.span[1] for other in figures):
            figures.append(one)
    return sorted(figures, key=lambda one: one.span)
