"""Reads the days of a meeting where a sitting is told without its number: "On its second day the meeting ..."."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.finding.making import Span
from kg.grammar.language import Language
from kg.grammar.signs import sign_class
from kg.reading import Sentence

MEETING, TIME = sign_class("meeting"), sign_class("time")
WORK = rf"(?: of (?:the )?{MEETING}| of (?:the|its) (?:work|proceedings|deliberations|session|meeting))"
DID = (
    r"(?: (?:heard|saw|took up|discussed|dealt|began|opened|started|ended|closed|featured|passed|went on|concluded)\b"
    r"| was (?:devoted|given|taken|spent|opened|closed|occupied|dedicated)\b)"
)
"""Behind a day: what was done on it."""
FIRST, LAST = ("opening",), ("closing", "last", "final", "concluding")


@dataclass(frozen=True)
class Sitting:
    """A day's sitting as a sentence tells it.

    Args:
        ordinal: its number, None where it is not told.
        first: its day.
        meeting: which meeting of the document's list it is of; the main one where it is None.
        span: where it is told.
        sentence: the number of the sentence.
        is_last: whether it is the last of its meeting.
        is_passing: whether it is named in passing, so that it says nothing where its day is not known.
        is_day: whether only a day of the meeting is told, so that the meeting must be known to last several.
    """

    ordinal: int | None
    first: str | None
    meeting: int | None
    span: Span
    sentence: int
    is_last: bool = False
    is_passing: bool = False
    is_day: bool = False


def read_days(sentence: Sentence, language: Language) -> Iterator[Sitting]:
    """Yield the sittings that a sentence tells by the day of the meeting.

    Args:
        sentence: the sentence.
        language: the words for numbers.
    """
    coded = sentence.coded
    for pattern in (
        _patterns(language.ordinal_pattern) if " day" in coded.text or "sitting" in coded.text else ()
    ):
        for match in pattern.finditer(coded.text):
            groups = match.groupdict()
            word = (groups.get("day") or "").casefold()
            time = coded.mentions.get(groups.get("when") or "")
            is_last = word in LAST or groups.get("last") is not None
            number = 1 if word in FIRST else None if word in LAST or not word else language.ordinal(word)
            if time is not None and time.first != time.last:
                continue
            first = time.first if time is not None else None
            span = coded.span(*match.span())
            yield Sitting(number, first, None, span, sentence.number, is_last=is_last, is_day=True)


@lru_cache(maxsize=4)
def _patterns(ordinal: str) -> tuple[re.Pattern[str], ...]:
    day = (
        rf"(?P<day>{ordinal}|opening|closing|last|final|concluding)"
        r"(?P<last> and (?:last|final|concluding|closing))? (?:working )?day"
    )
    return (
        # The second working day was devoted to; The opening day heard
        re.compile(rf"^(?:The|Its) {day}{WORK}?(?:, {TIME},)?(?={DID})", re.I),
        # On its second day the meeting; On the following day the floor
        re.compile(
            rf"^(?:On|In|During) (?:the|its) {day}(?:{WORK}|(?=,? (?:the |its )?{MEETING}|, {TIME}))", re.I
        ),
        # dealt on its second day with; adopted the law on the second day, May 14
        re.compile(rf" on its {day}\b(?! as\b)", re.I),
        re.compile(rf" on the {day}(?:{WORK}|,? (?:\()?(?P<when>{TIME}))", re.I),
        # At the sitting on July 7; Thursday's sitting
        re.compile(
            rf"\b(?:at|in|during) (?:the|a|its) (?:plenary )?sitting (?:on|of|held on) (?P<when>{TIME})", re.I
        ),
        re.compile(rf"\b(?:at|in|during) (?:the )?(?P<when>{TIME})(?:'s)? (?:plenary )?sitting\b", re.I),
    )


def placed(sitting: Sitting, start: str | None, end: str | None) -> Sitting:
    """Return a sitting with its day and number, reckoned from the days of its meeting where they are not told.

    Args:
        sitting: the sitting.
        start: the first day of its meeting.
        end: the last.
    """
    if sitting.is_last:
        last = sitting.first or end
        if start is None or last is None or last < start:
            return replace(sitting, first=last)
        return replace(sitting, first=last, ordinal=_days_between(start, last) + 1)
    if sitting.ordinal is None and sitting.is_day and sitting.first and start:
        return replace(sitting, ordinal=_days_between(start, sitting.first) + 1)
    if sitting.ordinal is None:
        return replace(sitting, first=sitting.first or end)
    if sitting.first or start is None:
        return sitting
    first = datetime.date.fromisoformat(start) + datetime.timedelta(days=sitting.ordinal - 1)
    is_within = end is None or first.isoformat() <= end
    return replace(sitting, first=first.isoformat() if is_within else None)


def is_one_of_several(sitting: Sitting, start: str | None, end: str | None) -> bool:
    """Return whether the day by which a sitting is told is one of a meeting that may last several.

    Args:
        sitting: the sitting.
        start: the first day of its meeting.
        end: the last.
    """
    if (start is not None and start == end) or (sitting.ordinal is None and not sitting.is_last):
        return False
    length = _days_between(start, end) + 1 if start and end else None
    return sitting.ordinal is None or (sitting.ordinal > 0 and (length is None or sitting.ordinal <= length))


def _days_between(first: str, last: str) -> int:
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
