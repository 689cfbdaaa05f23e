"""Finds the quantities that a document tells: the figures in it that are no aims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.finding.clauses.verbs import before_adverbs
from kg.finding.figures import TIME_UNITS, Figure
from kg.finding.making import Span, make_fact
from kg.finding.phrases import is_one_of, is_tagged
from kg.finding.undone import is_to_be_done
from kg.model import Fact
from kg.reading import Reading, Sentence

TOOK = re.compile(
    r"\b(?:within|in (?:only|just|a mere|merely|a matter of|less than|under|a little over)"
    r"|for (?=\S+ (?:days|hours|minutes)\b)) ?(?:a |the )?$"
)
"""Before a length of time: it tells how long something took."""
AHEAD_OF = re.compile(r" (?:ahead of|earlier than|in advance|before schedule|ahead)\b")
"""Behind a length of time: it tells by how much something was done earlier."""


def _is_mere_time(reading: Reading, sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is a mere length of time: "the five years", not "nearly 80 years" or "ten days ahead"."""
    if figure.unit not in TIME_UNITS or figure.is_period or figure.text.isdigit():
        return False
    start, end = figure.span
    took = TOOK.search(reading.text, max(0, start - 40), start) or AHEAD_OF.match(reading.text, end)
    took = took if took is not None and _is_done(sentence, start) else None
    return not took and not figure.text.casefold().startswith(reading.knowledge.language.approximators)


def _is_done(sentence: Sentence, at: int) -> bool:
    """Whether the last verb before a place tells what was done: "for sending rice" does, "to send" does not."""
    words = [word for word in sentence.words if word.end <= at]
    last = next((at for at in range(len(words) - 1, -1, -1) if words[at].tag.startswith(("VB", "MD"))), None)
    if last is None:
        return False
    if is_tagged(words[last], ("VBG",)):
        return last > 0 and is_one_of(words[last - 1], ("for",))
    before = before_adverbs(words, last)
    passive = before >= 0 and is_one_of(words[before], ("was", "were", "been", "had", "has", "have"))
    return is_tagged(words[last], ("VBD",)) or (is_tagged(words[last], ("VBN",)) and passive)


def find_quantities(
    reading: Reading,
    figures: Mapping[int, Sequence[Figure]],
    aims: Sequence[Span],
) -> Iterator[Fact]:
    """Yield the figures that are told as facts.

    Args:
        reading: the document.
        figures: its figures by sentence.
        aims: where aims are told; their figures are none of what is.
    """
    words = reading.knowledge.wordings.words["figures"]
    plans = tuple(words["plan"])
    sentences = {sentence.number: sentence for sentence in reading.body}
    seen: set[tuple[str, float | int | None]] = set()
    for number in sorted(figures):
        for figure in figures[number]:
            aimed = any(start <= figure.span[0] < end for start, end in aims) or is_to_be_done(
                sentences[number], figure.span, words
            )
            key = (figure.text.casefold(), figure.value)
            if (
                aimed
                or key in seen
                or figure.text.casefold().endswith(plans)
                or _is_mere_time(reading, sentences[number], figure)
            ):
                continue
            seen.add(key)
            fields = {"text": figure.text, "value": figure.value, "unit": figure.unit, "of": figure.of}
            yield make_fact(reading, "quantity", figure.span, "figures/figure", fields)
