"""Finds what a document is: its title, day, publisher and place."""

from __future__ import annotations

from collections.abc import Iterator

from kg.finding.making import make_fact
from kg.model import Fact
from kg.reading import Reading


def find_document(reading: Reading) -> Iterator[Fact]:
    """Yield the one fact about the document itself."""
    heading = reading.heading
    fields = {
        "title": heading.title,
        "published": heading.published,
        "publisher": heading.publisher,
        "place": heading.place,
    }
    yield make_fact(reading, "document", (heading.start, heading.end), "headings/heading", fields)
