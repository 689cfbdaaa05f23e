"""Reads on which days a meeting was held from what its clauses tell."""

from __future__ import annotations

import datetime
import re

from kg.reading import Reading
from kg.reading.holding import Holding
from kg.reading.mentions import Mention

LONGEST_MEETING = 31
"""Days; a longer time told of a meeting, such as a year, is no day of it."""
APPROXIMATE = re.compile(
    r"(?:in |at |by |around |about |towards? )*(?:the )?"
    r"(?:early|late|mid|middle|end|beginning|first|second|last)\b(?! day)",
    re.I,
)
"""Begins a time that names no day: "in late August", "mid-April"."""
RECENT = 60
"""Days before publication; a meeting told to be held earlier is only mentioned."""


def days_of(reading: Reading, holding: Holding) -> tuple[str | None, str | None]:
    """Return the first and the last day that a clause tells, None where it tells none.

    Args:
        reading: the document.
        holding: what the clause tells.
    """
    days = [
        time
        for time in holding.times
        if time.first
        and time.last
        and _length(time) <= LONGEST_MEETING - 4
        and not APPROXIMATE.match(reading.text, time.start, time.end)
    ]
    return (days[0].first, days[-1].last) if days else (None, None)


def _length(time: Mention) -> int:
    assert time.first is not None and time.last is not None
    return (datetime.date.fromisoformat(time.last) - datetime.date.fromisoformat(time.first)).days


def is_recent(reading: Reading, holding: Holding) -> bool:
    """Return whether a meeting was held not long before publication, for all that is told.

    Args:
        reading: the document.
        holding: what a clause tells.
    """
    last, published = (
        days_of(reading, holding)[1] or next((time.last for time in holding.times), None),
        reading.heading.published,
    )
    if last is None or published is None:
        return True
    return (datetime.date.fromisoformat(published) - datetime.date.fromisoformat(last)).days <= RECENT
