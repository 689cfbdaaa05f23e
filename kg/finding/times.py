"""Finds the expressions that name a calendar time, each with its interval."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.making import make_fact
from kg.model import Fact
from kg.reading import Reading

IN_NAME = re.compile(
    r" (?:[A-Z][\w'-]+ ){0,4}(?:House|Hall|Factory|Complex|Plant|Mine|Farm|Brigade|University|School|Street"
    r"|Movement|Stadium|Theatre|Theater|Palace|Hospital|Shipyard|Square|Club|Museum|Station|Works|Hotel|Workshop)\b"
)
"""Behind a day that is but part of the name of a place or a group: "April 25 House of Culture"."""


def find_dates(reading: Reading) -> Iterator[Fact]:
    """Yield one fact for each distinct expression and interval, inside the names of deeds and headings too."""
    seen: set[tuple[str, str | None, str | None]] = set()
    for time in reading.times:
        if (time.first, time.last) == (None, None) or time.name.casefold() == "today":
            continue
        if time.first == time.last and IN_NAME.match(reading.text, time.end):
            continue
        key = (time.name.casefold(), time.first, time.last)
        if key not in seen:
            seen.add(key)
            fields = {"text": time.name, "start": time.first, "end": time.last}
            yield make_fact(reading, "date", (time.start, time.end), "times/time", fields)
