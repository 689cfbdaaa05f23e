"""Reads on which days a meeting was held from what its clauses tell."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from kg.finding.making import Span
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
TAKEN = re.compile(
    r"\b(?:in session for|after|lasted(?: for)?|lasting|sat for|met for|continued for) (?P<count>\w+) "
    r"(?:consecutive )?days?\b"
)
"""Tells how many days a meeting took."""
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


def counted_back(reading: Reading, told: Sequence[tuple[Span, Holding]], end: str | None) -> str | None:
    """Return the first day of a meeting of which its last day is told, and how many days it took.

    Args:
        reading: the document.
        told: what its clauses tell of its holding, and where.
        end: its last day.
    """
    cardinals = reading.knowledge.language.cardinals
    for (start, _), holding in told if end else ():
        sentence = reading.sentence_at(start)
        taken = TAKEN.search(sentence.coded.text) if sentence is not None else None
        if taken is None or holding.manner != "closed":
            continue
        word = taken["count"].casefold()
        count = int(word) if word.isdigit() else cardinals.index(word) + 1 if word in cardinals else 0
        if 0 < count <= LONGEST_MEETING:
            return (datetime.date.fromisoformat(str(end)) - datetime.timedelta(days=count - 1)).isoformat()
    return None
