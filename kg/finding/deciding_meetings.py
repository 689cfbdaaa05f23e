"""Finds the meeting of which a statement tells only what its body decided, as central banks do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.finding.gatherings import Gathering, Gatherings
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention

BODY, MEETING = sign_class("body"), sign_class("meeting")
BESIDE = re.compile(r"\b(?:last|previous|prior|preceding|next|following|recent|[Ss]ince)\b", re.I)
"""Tells that a meeting is another one of the series."""
TODAY = re.compile(r"\btoday\b")
LONGEST_BEFORE = 24
"""Characters before the name of a meeting."""
PAST = ("past reference",)
"""How a meeting is told of that was before the one reported."""


def with_deciding_meeting(reading: Reading, gatherings: Gatherings) -> Gatherings:
    """Return the meetings of a document, with the one at which its body decided though no clause names it.

    Args:
        reading: the document.
        gatherings: the meetings that it names.
    """
    told = [holding for one in gatherings.meetings if not _is_ahead(reading, one) for _, holding in one.told]
    if any(holding.manner not in PAST and (holding.times or holding.venue) for holding in told):
        return gatherings
    if any(one.status == "announced" and not _is_of_series(reading, one) for one in gatherings.meetings):
        return gatherings
    if (
        gatherings.meetings
        and not told
        and not all(_is_of_series(reading, one) for one in gatherings.meetings)
    ):
        return gatherings
    found = next(_deciding(reading, gatherings), None)
    if found is None:
        return gatherings
    for gathering in gatherings.meetings:
        gathering.status = "announced" if gathering.status == "announced" else "mentioned"
    return Gatherings([*gatherings.meetings, found], found, gatherings.sittings)


def _is_ahead(reading: Reading, gathering: Gathering) -> bool:
    """Whether a meeting is named only as another one of a series."""
    return gathering.status != "reported" and _is_of_series(reading, gathering)


def _is_of_series(reading: Reading, gathering: Gathering) -> bool:
    """Whether a meeting is told as the one before or behind in a series: "the Committee's last meeting"."""
    start, end = gathering.naming
    months = [name for forms in reading.knowledge.language.months for name in forms.split("|")]
    before = reading.text[max(0, start - LONGEST_BEFORE) : start].split()
    of_month = bool(before) and before[-1] in months
    return of_month or bool(BESIDE.search(reading.text[max(0, start - LONGEST_BEFORE) : end]))


def _deciding(reading: Reading, gatherings: Gatherings) -> Iterator[Gathering]:
    """Yield the meetings of bodies that decide and vote in the document."""
    lists = reading.knowledge.wordings.words["decisions"]
    verbs, moves = one_of([*lists["decided"], *lists["agreed"]]), one_of(lists["moved"])
    adopted = one_of(lists["adopted"])
    rates = rf"{moves} (?:the |its |their )?(?:[\w-]+ ){{0,5}}rates?"
    acts = re.compile(
        rf"(?P<body>{BODY})(?:,? at (?=[^,;.]{{0,60}}(?:{MEETING}|meeting))[^,;.]{{0,80}}?,?)? "
        rf"(?:\w+ly |also |today |then )*(?:{verbs}|{rates}|(?<=today )(?:{adopted}))\b"
        rf"|\b[Vv]ot(?:ing|es?) (?:for|against|in favou?r of) (?:the |this )?(?P<voting>{BODY})"
    )
    voting = re.compile(rf"\b(?:{one_of(lists['voting'])})\b")
    voted = any(voting.search(sentence.coded.text) for sentence in reading.body)
    for sentence in reading.body:
        for match in acts.finditer(sentence.coded.text):
            body = sentence.coded.mentions[match["body"] or match["voting"]]
            known = next((one for one in gatherings.meetings if one.meeting.body == body.name), None)
            if known is not None or voted or TODAY.search(match.group()):
                mention = known.mention if known is not None else _meeting_of(reading, body)
                yield _gathering(reading, sentence, mention, match)


def _meeting_of(reading: Reading, body: Mention) -> Mention:
    return reading.knowledge.meetings.plain_meeting(body)


def _gathering(reading: Reading, sentence: Sentence, mention: Mention, match: re.Match[str]) -> Gathering:
    start, end = sentence.coded.span(*match.span())
    told = replace(mention, start=start, end=end, anaphoric=False)
    assert told.meeting is not None
    day = reading.heading.published
    return Gathering(told, told.meeting, (start, end), start=day, end=day, status="reported")
