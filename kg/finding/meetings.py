"""Finds the meetings that a document tells of, and their sittings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.finding.gatherings import Gatherings
from kg.finding.making import Span, make_fact
from kg.model import Fact
from kg.reading import Reading
from kg.reading.holding import Holding
from kg.reading.mentions import expand

HERE = re.compile(r"\bhere\b(?! (?:and|or) there)")
REACH = 30
"""Characters behind the clause that tells of a meeting, in which "here" may stand."""


def find_meetings(reading: Reading, gatherings: Gatherings) -> Iterator[Fact]:
    """Yield the meetings of a document, one fact each."""
    for gathering in gatherings.meetings:
        best = reading.knowledge.holding.merged([holding for _, holding in gathering.told])
        told = next((told for told, holding in gathering.told if holding is best), gathering.naming)
        span = _fuller(reading, told, gathering.naming)
        venues = (holding.venue for _, holding in gathering.told if holding.venue)
        venue = next((_venue(reading, venue) for venue in venues), None) or _here(reading, gathering.told)
        home = reading.knowledge.entries.get(reading.home or "")
        name = gathering.meeting
        yield make_fact(
            reading, "meeting", span, f"gatherings/{gathering.status}",
            {
                "name": gathering.name, "kind": name.kind, "body": name.body, "body_term": name.term,
                "ordinal": name.ordinal, "enlarged": gathering.enlarged or None,
                "start": gathering.start, "end": gathering.end,
                "venue": None if home is not None and venue == home.label else venue, "status": gathering.status,
            },
        )  # fmt: skip


def _fuller(reading: Reading, told: Span, naming: Span) -> Span:
    """Return where a meeting is told to be held, or where it is named, where the first says little of its name.

    "The session was convened" shows less than "the 5th session of the 12th Assembly" in another sentence.
    """
    shown, named = ({*reading.text[slice(*span)].casefold().split()} for span in (told, naming))
    says_little = len(shown & named) * 2 < len(named) and len(shown) < len(named)
    return naming if says_little else told


def _here(reading: Reading, told: Sequence[tuple[Span, Holding]]) -> str | None:
    """Return the place of the dateline where a meeting is told to have been held "here"."""
    for (start, end), holding in told:
        behind = re.split(r"(?<![A-Z])[.;]", reading.text[start : end + REACH])[0]
        if holding.manner not in ("future", "past reference", "dated") and HERE.search(behind):
            return reading.heading.place
    return None


def _venue(reading: Reading, span: Span) -> str:
    mentions = [
        mention
        for sentence in reading.sentences
        if sentence.start <= span[0] < sentence.end
        for mention in sentence.mentions
    ]
    return expand(reading.text, *span, mentions)


def find_sittings(reading: Reading, gatherings: Gatherings) -> Iterator[Fact]:
    """Yield the sittings of meetings that a document tells of, one fact each."""
    seen: set[tuple[str, int | None]] = set()
    for sitting in gatherings.sittings:
        meeting = gatherings.meetings[sitting.meeting] if sitting.meeting is not None else gatherings.main
        if meeting is None or (meeting.name, sitting.ordinal) in seen:
            continue
        seen.add((meeting.name, sitting.ordinal))
        yield make_fact(
            reading, "sitting", sitting.span, "gatherings/sitting",
            {"meeting": meeting.name, "ordinal": sitting.ordinal, "date": sitting.first},
        )  # fmt: skip
