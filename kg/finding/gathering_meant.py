"""Tells which meeting those take part in whom a sentence names without naming the meeting."""

from __future__ import annotations

import re

from kg.finding.gatherings import Gathering, Gatherings
from kg.reading import Reading, Sentence

SENTENCES_BACK = 3
"""How many sentences before "Present there were" may tell what was held there."""
SHOWN = (
    r"(?:(?<!opening )(?<!closing )(?<!inaugural )ceremon(?:y|ies)"
    r"|processions?|parades?|marches|march(?:-past)?|exhibitions?|shows?|banquets?|receptions?"
    r"|concerts?|performances?|vigils?|contests?|lectures?|demonstrations?|festivals?|dancing part(?:y|ies)|games"
    r"|tournaments?|matches|match|galas?|soir[eé]es?|film shows?|presentations?|displays?|unveilings?|funerals?"
    r"|wreath-laying)"
)
"""What is held and is no meeting."""
HELD = (
    r"(?:(?:was|were|has been|have been)(?: also| solemnly| successfully)? (?:held|staged|given|organi[sz]ed|opened"
    r"|hosted|arranged|performed)|took place|takes place|opened|closed|began|started|kicked off)"
)
NO_MEETING = re.compile(
    rf"\b{SHOWN}\b[^.;]*? {HELD}\b"
    rf"|\b(?<!Seen )(?<!seen )(?<!Present )(?<!present )[Tt]here (?:was|were|took place|followed)"
    rf" [^.;]{{0,60}}?\b{SHOWN}\b"
    rf"|\b(?:held|staged|hosted|organi[sz]ed|visited|opened) (?:an?|the) (?:[\w-]+ ){{0,5}}?{SHOWN}\b"
)
"""A sentence that tells of a ceremony, a procession or the like."""
HAPPENED = ("held", "convened", "opened", "closed")


PRESENT = ("attendee", "observer", "absentee")
"""Roles that are told just behind what was held; speakers stand anywhere in the report of a meeting."""


def gathering_meant(
    reading: Reading, gatherings: Gatherings, sentence: Sentence, role: str
) -> Gathering | None:
    """Return the meeting that a sentence speaks of without a name.

    Those present are at the last meeting told as held just before, at none where that is a ceremony, a procession
    or the like. Others took part in the main meeting: minutes list those present before they name what was held.

    Args:
        reading: the document.
        gatherings: its meetings.
        sentence: the sentence.
        role: as what somebody took part.
    """
    first = max(0, sentence.number - SENTENCES_BACK) if role in PRESENT else sentence.number
    for before in reversed(reading.sentences[first : sentence.number]):
        if before.paragraph.kind == "title":
            break
        held = _held_in(gatherings, before)
        if held is not None:
            return held
        if NO_MEETING.search(before.coded.text) and not before.names_meeting:
            return None
    return gatherings.main


def _held_in(gatherings: Gatherings, sentence: Sentence) -> Gathering | None:
    """Return the meeting that a sentence tells as held, the last of several."""
    held = [
        (start, gathering)
        for gathering in gatherings.meetings
        if gathering.status == "reported"
        for (start, _), holding in gathering.told
        if holding.manner in HAPPENED and sentence.start <= start < sentence.end
    ]
    return max(held, key=lambda one: one[0])[1] if held else None
