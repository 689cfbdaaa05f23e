"""Finds the expressions of a text that name a calendar time, and the interval each names.

Everything is reckoned from the day of publication, never from the clock.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import Language, one_of
from kg.reading.intervals import Resolver
from kg.reading.reckoning import Interval
from kg.reading.time_patterns import PATTERNS

UNTIL = [
    f"{unit} {joint}"
    for unit in ("month", "months", "year", "quarter", "period")
    for joint in ("to", "through", "up to", "ending", "ended", "until")
]
"""Words of which "the six months to May" and the like hold one."""
KEYS = {
    "juche": "juche",
    "half": "half",
    "first_months": "months",
    "ago": " ago",
    "earlier": " year ",
    "relative_year": " year",
    "relative_month": " month",
    "relative_week": " week",
    "relative_quarter": " quarter",
    "same_period": "same",
    "month_part": " month",
    "week_of_month": " week of ",
    "rest_of_year": " of ",
    "quarter_part": "uarter",
    "month_quarter": " quarter",
    "within_year": " the year",
    "decade": "0s",
    "century": " century",
}
"""A word without which no pattern of a name fits."""

DUE = re.compile(
    r"\b(?:will|shall|should|must|to|plans?|due|scheduled)\b[^.;]*\b(?:by|before|until|till)(?: the)? $"
)
"""Before a time by which something is to be done."""
DUTY_BEFORE = 100
"""Characters before a time in which its clause may begin."""
PREVIOUS = re.compile(r"the (?:previous|preceding) year", re.I)
PREVIOUS_REACH = 160
"""Characters before "the previous year" in which the year is told that it comes before."""
SAME_REACH = 1200
"""Characters before "the same period last year" in which that period is told."""
HALF_A_YEAR = datetime.timedelta(days=183)
MANY_YEARS, PAST_SHARE, LONG_AGO = 5, 0.8, 2
"""A text is a history where it tells so many years, this share of them so many years before it was published."""

Resolve = Callable[[re.Match[str], datetime.date], Interval | None]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression in the text that names a time.

    Args:
        start: where it starts in the text.
        end: where it ends.
        first: ISO date of the first day, None where the text does not fix it.
        last: ISO date of the last day.
    """

    start: int
    end: int
    first: str | None
    last: str | None

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with what resolves it, and its interval."""

    match: re.Match[str]
    resolve: Resolve
    interval: Interval

    @property
    def has_year(self) -> bool:
        """Whether the expression tells its year."""
        return re.search(r"\d{4}|Juche", self.match.group()) is not None

    @property
    def middle(self) -> datetime.date | None:
        """The day in the middle of the interval."""
        if None in self.interval:
            return None
        first, last = (datetime.date.fromisoformat(str(day)) for day in self.interval)
        return first + (last - first) / 2


def _is_part_of_year(interval: Interval) -> bool:
    """Whether an interval is longer than a day and shorter than a year."""
    if None in interval or interval[0] == interval[1]:
        return False
    first, last = (datetime.date.fromisoformat(str(day)) for day in interval)
    return last - first < datetime.timedelta(days=360)


def _is_history(found: Sequence[_Found], published: datetime.date) -> bool:
    """Whether most years told lie well before the day of publication, and many are told."""
    years = [one.middle.year for one in found if one.has_year and one.middle is not None]
    past = [year for year in years if year <= published.year - LONG_AGO]
    return len(years) >= MANY_YEARS and len(past) >= PAST_SHARE * len(years)


class Calendar:
    """Reads time expressions of one language.

    Args:
        language: its words.
    """

    def __init__(self, language: Language) -> None:
        self.resolver = Resolver(language)
        cardinal = one_of(language.cardinals)
        months = [form for forms in language.months for form in forms.split("|")]
        named = [*months, *(form.upper() for form in months)]
        words = {
            # The look ahead spares trying each month at each word.
            "month": rf"(?=[{''.join(sorted({form[0] for form in named}))}]){one_of(named)}",
            "weekday": one_of(language.weekdays),
            "number": rf"(?:(?i:{cardinal})|\d{{1,3}})",
            "ordinal": one_of(language.ordinals[:4]),
            "year": r"(?:1[5-9]|20)\d\d",
            "day": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?",
            "dash": r"(?: ?[-–—] ?| (?:to|and|through|until|till) (?:the )?)",
        }
        self.rules = [
            (
                KeyedPattern(_filled(pattern, words), *_keys(name, pattern, language)),
                getattr(self.resolver, name),
            )
            for name, pattern in PATTERNS
        ]

    def find(self, text: str, published: str | None) -> Iterator[TimeExpression]:
        """Yield the time expressions of a text in the order in which they stand.

        Args:
            text: the text.
            published: ISO date of publication, from which relative expressions are reckoned.
        """
        anchor = datetime.date.fromisoformat(published) if published else None
        taken = bytearray(len(text))
        found: list[_Found] = []
        for pattern, resolve in self.rules:
            for match in pattern.finditer(text):
                if any(taken[match.start() : match.end()]):
                    continue
                interval = self._ahead(resolve, match, anchor) or self._interval(resolve, match, anchor)
                if interval is None:
                    continue
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(_Found(match, resolve, interval))
        found.sort(key=lambda one: one.match.start())
        found = [self._compared(one, found[:at], published or "") for at, one in enumerate(found)]
        told = self._as_history(found) if anchor and _is_history(found, anchor) else found
        for one in told:
            yield TimeExpression(one.match.start(), one.match.end(), *one.interval)

    def _ahead(self, resolve: Resolve, match: re.Match[str], anchor: datetime.date | None) -> Interval | None:
        """Return the next interval of an expression by which something is to be done, None elsewhere."""
        start = max(0, match.start() - DUTY_BEFORE)
        if anchor is None or DUE.search(match.string, start, match.start()) is None:
            return None
        interval = self._interval(resolve, match, anchor)
        if interval is None or (interval[1] or "9") >= anchor.isoformat():
            return None
        return self._interval(resolve, match, anchor + HALF_A_YEAR)

    def _as_history(self, found: Sequence[_Found]) -> Iterator[_Found]:
        """Yield the expressions of a history: what has no year of its own lies near what was told before."""
        anchor: datetime.date | None = None
        for one in found:
            told = one
            if anchor is not None and not one.has_year:
                told = replace(one, interval=self._interval(one.resolve, one.match, anchor) or one.interval)
            anchor = told.middle or anchor
            yield told

    def _compared(self, one: _Found, before: Sequence[_Found], published: str) -> _Found:
        """Return "the same period last year" with the part of the year that was told before it."""
        if one.resolve == self.resolver.relative_year and PREVIOUS.match(one.match.group()):
            return self._before_told(one, before)
        if one.resolve != self.resolver.same_period:
            return one
        near = [other for other in before if one.match.start() - other.match.end() < SAME_REACH]
        parts = [other.interval for other in reversed(near) if _is_part_of_year(other.interval)]
        part = next((one for one in parts if str(one[1]) <= published), parts[0] if parts else None)
        if part is None:
            return one
        year = one.interval[0][:4] if one.interval[0] else ""
        over = int(str(part[1])[:4]) - int(str(part[0])[:4])
        first, last = f"{int(year) - over}{str(part[0])[4:]}", f"{year}{str(part[1])[4:]}"
        return replace(one, interval=(first, last.replace("02-29", "02-28")))

    @staticmethod
    def _before_told(one: _Found, before: Sequence[_Found]) -> _Found:
        """Return "the previous year" as the one before the year told a little before it."""
        last = before[-1] if before else None
        if last is None or one.match.start() - last.match.end() > PREVIOUS_REACH or last.interval[0] is None:
            return one
        is_year = last.resolve == one.resolve or re.fullmatch(r"\d{4}", last.match.group()) is not None
        year = int(last.interval[0][:4]) - 1
        return replace(one, interval=(f"{year}-01-01", f"{year}-12-31")) if is_year else one

    @staticmethod
    def _interval(resolve: Resolve, match: re.Match[str], anchor: datetime.date | None) -> Interval | None:
        """Return what an expression means; without a day to reckon from it needs a year of its own."""
        if anchor is None and not re.search(r"\d{4}|Juche", match.group()):
            return None
        try:
            return resolve(match, anchor or datetime.date(1, 7, 1))
        except (ValueError, OverflowError):  # the 31st of June is no date, nor is a year far off
            return None


def _keys(name: str, pattern: str, language: Language) -> list[Sequence[str]]:
    """Return the groups of words without which a pattern of a name does not fit."""
    if name == "quarter":
        return [["q1", "q2", "q3", "q4"]] if "Q(?P" in pattern else [["uarter"]]
    if name in ("days", "month", "months", "until_month"):
        months = [form for forms in language.months for form in forms.split("|")]
        return [months, UNTIL] if name == "until_month" else [months]
    if name in ("weekday", "weekdays"):
        return [language.weekdays]
    return [[KEYS[name]]] if name in KEYS else []


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, choice in words.items():
        pattern = pattern.replace(f"<{name}>", choice)
    return pattern
