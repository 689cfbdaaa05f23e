"""Reckons with years, months, weeks and days."""

from __future__ import annotations

import calendar
import datetime
import re

Interval = tuple[str | None, str | None]
"""ISO dates of the first and the last day, None where the text does not fix it."""

Date = datetime.date

JUCHE_OFFSET = 1911
"""Juche 1 is 1912: Juche 108 is 2019."""


def whole_year(year: int) -> Interval:
    """Return the first and last day of a year."""
    return f"{year:04}-01-01", f"{year:04}-12-31"


def nearest_year(month: int, day: int, anchor: Date) -> int:
    """Return the year in which a month and day lie nearest to the anchor."""
    last = calendar.monthrange(anchor.year, month)[1]
    distance = (Date(anchor.year, month, min(day, last)) - anchor).days
    return anchor.year + (distance < -183) - (distance > 183)


def year_of(groups: dict[str, str | None], anchor: Date) -> int:
    """Return the year that an expression tells in figures or by "this year" and the like."""
    year, juche = groups.get("y"), groups.get("juche")
    if year or juche:
        return int(year) if year else int(juche or 0) + JUCHE_OFFSET
    relative = (groups.get("rel") or "").casefold().removesuffix(" year")
    return anchor.year + {"last": -1, "next": 1, "the coming": 1}.get(relative, 0)


def day_number(word: str | None) -> int:
    """Return the number of "3rd"."""
    return int(re.sub(r"\D", "", word or ""))


def month_end(year: int, month: int) -> str:
    """Return the last day of a month."""
    return Date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def week_of(day: Date) -> Interval:
    """Return the Monday and Sunday of the week of a day."""
    monday = day - datetime.timedelta(days=day.weekday())
    return monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
