"""Says when a happening was: the time told in its clause, at the head of its sentence, or the day of the meeting."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from kg.finding.making import Span
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention
from kg.reading.words import Word

BEFORE_OTHERS = (
    "for",
    "of",
    "to",
    "by",
    "until",
    "till",
    "'s",
    "as",
    "than",
    "with",
    "plan",
    "budget",
    "and",
    "since",
)
"""Behind one of these a time belongs to a plan, a report and the like, not to the happening."""
FEW_DAYS = 10
MONTH = datetime.timedelta(days=32)
"""What lasted from one day to another is told by its first day, where it is no longer than a month."""
PARTS_OF_DAY = ("night", "morning", "evening", "afternoon", "day", "dawn", "eve", "noon")
ROUGHLY = re.compile(r"\b(?:late|early|mid|middle|end|beginning|half|ten days)\b", re.I)
"""A part of a month, of which no day is meant."""
OF = re.compile(r"[\w'’-]+ of (?:the )?")
"""A noun and what joins a time to it."""
LEADING = re.compile(
    r"(?:(?:On|In|At|From|During|By|Earlier|Early|Late|Since|As early as|Even)\b[ \w-]{0,14}|\W*)$", re.I
)
"""What may stand between the beginning of a sentence and the time with which it begins."""


TODAY = re.compile(r"\btoday\b")


def day_of(
    sentence: Sentence, span: Span, text: str, noun: int = -1, published: str | None = None
) -> str | None:
    """Return the day, month or year of what a stretch of a sentence tells, None where none is told.

    Args:
        sentence: the sentence.
        span: where the happening stands in the clean text.
        text: the clean text.
        published: the day of the report, which is "today".
        noun: where the noun for it starts; a time beside it is its own: "the July flood", "the attack of May 3".
    """
    times = [one for one in sentence.mentions if one.kind == "time"]
    inside = [
        one
        for one in times
        if span[0] <= one.start < span[1]
        and (one.end + 1 == noun or _is_of(text, noun, one) or _is_its(sentence.words, one))
    ]
    told = [day for day in map(iso_of, inside) if day is not None]
    if told:
        return told[-1]
    if inside:
        return None
    if TODAY.search(text, *span):
        return published
    leading = next(
        (one for one in times if one.end <= span[0] and LEADING.fullmatch(text[sentence.start : one.start])),
        None,
    )
    return iso_of(leading) if leading is not None else None


def past(day: str | None, reading: Reading, span: Span) -> str | None:
    """Return the day of what has been: "in May", read as the next one in December, means the last.

    Args:
        day: the day, month or year, None where none is told.
        reading: the document.
        span: where the happening stands in the clean text.
    """
    published = reading.heading.published
    if day is None or published is None or len(day) == len(published[:4]) or day <= published[: len(day)]:
        return day
    year = int(day[:4])
    told = str(year) in reading.text[slice(*span)] or day[4:] == "-02-29"
    return day if told else f"{year - 1}{day[4:]}"


def _is_of(text: str, noun: int, time: Mention) -> bool:
    """Whether a time stands right behind the noun for the happening: "the attack of May 3"."""
    return 0 <= noun < time.start and OF.fullmatch(text, noun, time.start) is not None


def _is_its(words: Sequence[Word], time: Mention) -> bool:
    """Whether a time stands as an adverb: "in May", "last year", not "the plan for 2025", "the 2024 plan"."""
    at = next((at for at, word in enumerate(words) if word.mention is time), None)
    if at is None:
        return True
    behind = words[at + 1] if at + 1 < len(words) else None
    names = behind is not None and behind.mention is None and behind.tag.startswith(("NN", "JJ", "POS"))
    if at > 1 and words[at - 1].lower == "of" and words[at - 2].lower in PARTS_OF_DAY:
        return not names
    return not names and (at == 0 or words[at - 1].lower not in BEFORE_OTHERS)


def iso_of(time: Mention) -> str | None:
    """Return a time as a day, a month or a year, of a few days the first, None where it is none of these.

    Args:
        time: the time as named.
    """
    if time.first is None or time.last is None:
        return None
    if time.first == time.last:
        return time.first
    if time.first.endswith("-01-01") and time.last.endswith("-12-31") and time.first[:4] == time.last[:4]:
        return time.first[:4]
    if time.first[:7] == time.last[:7] and time.first.endswith("-01"):
        return time.first[:7]
    first, last = (datetime.date.fromisoformat(day) for day in (time.first, time.last))
    if first.year == last.year and first.month == last.month and ROUGHLY.search(time.name):
        return time.first[:7]  # "late in June"
    is_told_by_days = last - first < MONTH and any(sign.isdigit() for sign in time.name)
    return time.first if is_told_by_days or (last - first).days < FEW_DAYS else None
