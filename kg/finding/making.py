"""Makes facts from what finders found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Fact, FieldValue
from kg.reading import Reading

_ABBREVIATED = re.compile(r"\b[A-Z]\.(?:[A-Z]\.)+\Z")
"""A stretch that ends with "U.S." ends with its stop."""
Span = tuple[int, int]
"""A start and an end in the clean text."""


def make_fact(
    reading: Reading,
    kind: str,
    span: Span,
    rule: str,
    fields: Mapping[str, FieldValue],
    *,
    ambiguous: bool = False,
    further: Sequence[Span] = (),
    parts: Mapping[str, Span] | None = None,
) -> Fact:
    """Return a fact of a document.

    Args:
        reading: the document's reading.
        kind: the fact's type.
        span: the shortest stretch of the clean text that shows it.
        rule: the rule that found it.
        fields: its fields.
        ambiguous: whether a second reading stood near.
        further: stretches that are further evidence.
        parts: stretches with names of their own.
    """
    quote = reading.document.quote
    return Fact(
        kind,
        dict(fields),
        quote(*trimmed(reading.text, span)),
        rule,
        ambiguous,
        tuple(quote(*stretch) for stretch in further),
        {name: quote(*stretch) for name, stretch in (parts or {}).items()},
    )


def parted(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    """Yield the stretches between the matches of a pattern, in order.

    Args:
        pattern: what parts them.
        text: the text.
        span: the stretch that is parted.
    """
    start, end = span
    for joint in pattern.finditer(text, start, end):
        yield start, joint.start()
        start = joint.end()
    yield start, end


def trimmed(text: str, span: Span) -> Span:
    """Return a span without blanks and stops at its ends."""
    start, end = span
    while start < end and text[start] in " ,;\n":
        start += 1
    while end > start and text[end - 1] in " ,;.\n" and not _ABBREVIATED.search(text, start, end):
        end -= 1
    return (start, end) if start < end else span


def without_stop(text: str) -> str:
    """Return a phrase without blanks, commas and a full stop at its ends, one blank between its words."""
    plain = " ".join(text.split()).strip(" ,;:")
    return plain if _ABBREVIATED.search(plain) else plain.removesuffix(".").strip(" ,;")
