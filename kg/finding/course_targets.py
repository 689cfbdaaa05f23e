"""Tells what courses of action are to reach: the figures in them, and the times by which they are to be carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.figures import TIME_UNITS
from kg.finding.making import Span, make_fact, trimmed, without_stop
from kg.finding.speech import PutForward
from kg.finding.targets_ahead import deadline_of
from kg.finding.targets_dated import BY_WHEN
from kg.finding.undone import DONE_BY_WORDS
from kg.model import Fact, Quote
from kg.reading import Reading
from kg.reading.mentions import Mention

LONGEST = 18
"""So many words at most tell a whole course as the aim; of a longer one the figure alone is told."""
DEFINITE = re.compile(r"\b(?:the|these|those|all|both|of) $", re.I)
"""Before a figure of what is known: "the three main fronts"."""
NO_AIMS = (*TIME_UNITS, "member", "fold", "person", "item", "point")
"""Units of figures that tell how long something lasts, or of whom it consists."""
LASTING = re.compile(
    r"\bwithin (?:the next )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|a few|several)"
    r"[ -](?:days?|weeks?|months?|years?|decades?)\b"
)
"""A length of time in which something is to be done."""


@dataclass(frozen=True, slots=True)
class _Course:
    """A course of action with its stretch of the clean text and of the raw one."""

    phrase: Span
    quote: Quote


def with_aims_of_courses(
    reading: Reading, facts: Sequence[Fact], courses: Sequence[PutForward]
) -> Iterator[Fact]:
    """Yield facts with the figures of what is only to be done as aims, and the acts that have a time ahead.

    Args:
        reading: the document.
        facts: facts of it, its aims and quantities among them.
        courses: the courses of action that are put forward in it.
    """
    ahead = [
        _Course(course.phrase, reading.document.quote(*course.phrase))
        for course in courses
        if course.act is not None and course.kind != "stance" and course.rule != "policies/named"
    ]
    told: list[Quote] = [fact.quote for fact in facts if fact.type == "target"]
    for fact in facts:
        around = _around(fact, ahead, reading) if fact.type == "quantity" else None
        if around is None:
            yield fact
            continue
        new = _reached(reading, fact, around, told)
        told.append(new.quote)
        yield new
    for course in ahead:
        if not any(course.quote.overlaps(quote) for quote in told):
            yield from _dated(reading, course)


def _around(fact: Fact, courses: Sequence[_Course], reading: Reading) -> _Course | None:
    """Return the course of action in which a figure stands that it is to reach."""
    if fact.fields["unit"] in NO_AIMS or fact.fields["value"] is None:
        return None
    within = (
        course
        for course in courses
        if course.quote.start <= fact.quote.start and fact.quote.end <= course.quote.end
    )
    course = next(within, None)
    if course is None:
        return None
    text = reading.text[slice(*course.phrase)]
    if text.split()[0].casefold() in DONE_BY_WORDS:
        return None  # "decided to confer medals on 40 miners": it is done
    before = text[: text.find(str(fact.fields["text"]))]
    return None if DEFINITE.search(before) or before.count('"') % 2 else course


def _reached(reading: Reading, fact: Fact, course: _Course, told: Sequence[Quote]) -> Fact:
    """Return the aim of a course of which a figure tells what is to be reached."""
    whole = trimmed(reading.text, course.phrase)
    text = reading.text[slice(*whole)]
    figure = whole[0] + text.find(str(fact.fields["text"]))
    times = _times(reading, (figure, whole[1]))
    first = not any(course.quote.overlaps(quote) for quote in told)
    if not first or len(text.split()) > LONGEST:
        whole = (figure, figure + len(str(fact.fields["text"])))
    fields = {
        "text": without_stop(reading.text[slice(*whole)]),
        "value": fact.fields["value"],
        "unit": fact.fields["unit"],
        "deadline": deadline_of(times),
        "of": fact.fields["of"],
    }
    return make_fact(reading, "target", whole, "targets/course", fields)


def _dated(reading: Reading, course: _Course) -> Iterator[Fact]:
    """Yield a course that is to be carried out by a time ahead, up to that time."""
    start, end = course.phrase
    times = [time for time in _times(reading, course.phrase) if _leads(reading.text[start : time.start])]
    lasting = LASTING.search(reading.text, start, end)
    stop = times[0].end if times else lasting.end() if lasting is not None else None
    if stop is not None:
        span = trimmed(reading.text, (start, stop))
        fields = {
            "text": without_stop(reading.text[slice(*span)]),
            "value": None,
            "unit": None,
            "deadline": deadline_of(times),
            "of": None,
        }
        yield make_fact(reading, "target", span, "targets/course", fields)


def _times(reading: Reading, span: Span) -> list[Mention]:
    """Return the times ahead that a stretch names."""
    published = reading.heading.published or ""
    return [
        one
        for sentence in reading.body
        if sentence.start < span[1] and span[0] < sentence.end
        for one in sentence.mentions
        if one.kind == "time" and span[0] <= one.start < span[1] and (one.last or "") > published
    ]


def _leads(before: str) -> bool:
    """Whether the words before a time tell that something is to be done by it; "from" tells how long it lasts."""
    found = BY_WHEN.search(before)
    return found is not None and "from" not in found.group()
