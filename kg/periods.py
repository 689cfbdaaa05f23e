"""Times over which things existed or held: from a day, month or year to another, either of them open."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time.

    Args:
        start: ISO day, month or year; empty where it is not known.
        end: the same, of the end.
    """

    start: str = ""
    end: str = ""

    def overlaps(self, other: Period) -> bool:
        """Return whether both hold at one time; where one ends as the other begins they do not."""
        return _before(self.start, other.end) and _before(other.start, self.end)

    def days_from(self, day: str) -> int:
        """Return how many days lie between the period and a day, 0 within it.

        Args:
            day: an ISO day, month or year.
        """
        first, last = first_day(day), last_day(day)
        if self.start and last < first_day(self.start):
            return (first_day(self.start) - last).days
        if self.end and first > last_day(self.end):
            return (first - last_day(self.end)).days
        return 0


ALWAYS = Period()
"""The time of a thing of which no time is known."""


def first_day(told: str) -> datetime.date:
    """Return the first day of an ISO day, month or year."""
    return datetime.date.fromisoformat(told + "-01-01"[len(told) - 4 :])


def days_between(one: str, other: str) -> int:
    """Return how many days after an ISO day, month or year another begins; negative where it is earlier."""
    return (first_day(other) - first_day(one)).days


def is_date(told: str) -> bool:
    """Return whether a text is an ISO day, month or year."""
    try:
        first_day(told)
    except ValueError:
        return False
    return True


def last_day(told: str) -> datetime.date:
    """Return the last day of an ISO day, month or year."""
    day = first_day(told)
    if len(told) == 10 or day.year == datetime.MAXYEAR:
        return day
    year = day.replace(year=day.year + 1)
    after = year if len(told) == 4 else (day + datetime.timedelta(31)).replace(day=1)
    return after - datetime.timedelta(1)


def _before(start: str, end: str) -> bool:
    """Return whether something that begins so begins before something that ends so; of days alike, not."""
    size = min(len(start), len(end))
    return not size or start[:size] < end[:size]
