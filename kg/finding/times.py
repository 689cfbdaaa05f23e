"""Finds the expressions that name a calendar time, each with its interval."""

from __future__ import annotations

from collections.abc import Iterator

from kg.finding.making import make_fact
from kg.model import Fact
from kg.reading import Reading


def find_dates(reading: Reading) -> Iterator[Fact]:
    """Yield one fact for each distinct expression and interval, inside names and headings too."""
    seen: set[tuple[str, str | None, str | None]] = set()
    for time in reading.times:
        if (time.first, time.last) == (None, None) or time.name.casefold() == "today":
            continue
        key = (time.name.casefold(), time.first, time.last)
        if key not in seen:
            seen.add(key)
            fields = {"text": time.name, "start": time.first, "end": time.last}
            yield make_fact(reading, "date", (time.start, time.end), "times/time", fields)
