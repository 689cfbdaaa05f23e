"""Finds the quantities that a document tells: the figures in it that are no aims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.finding.figures import TIME_UNITS, Figure
from kg.finding.making import Span, make_fact
from kg.finding.undone import is_to_be_done
from kg.model import Fact
from kg.reading import Reading


def _is_mere_time(reading: Reading, figure: Figure) -> bool:
    """Whether a figure is a mere length of time: "the five years", but not "nearly 80 years"."""
    approximators = reading.knowledge.language.approximators
    return (
        figure.unit in TIME_UNITS
        and not figure.is_period
        and not figure.text.casefold().startswith(approximators)
    )


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
                or _is_mere_time(reading, figure)
            ):
                continue
            seen.add(key)
            fields = {"text": figure.text, "value": figure.value, "unit": figure.unit, "of": figure.of}
            yield make_fact(reading, "quantity", figure.span, "figures/figure", fields)
