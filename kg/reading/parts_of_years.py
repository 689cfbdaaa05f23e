"""Resolves the parts of years and months: halves, quarters, weeks, seasons, and months counted back from one."""

from __future__ import annotations

import calendar
import re

from kg.grammar.language import Language
from kg.reading.reckoning import JUCHE_OFFSET, Date, Interval, month_end, nearest_year, year_of

MONTH_PARTS = {
    "beginning": (1, 1), "early": (1, 10), "mid": (11, 20), "middle": (11, 20), "late": (21, 31),
    "end": (31, 31), "first half": (1, 15), "second half": (16, 31), "first ten days": (1, 10),
    "middle ten days": (11, 20),
}  # fmt: skip
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
"""First and last month; the winter of a year ends in the next."""
LONGEST_SPAN = 36
"""Months; so many counted back from a month name a time."""


class PartsOfYears:
    """What the patterns of parts of years mean; a method a name of ``time_patterns``.

    Args:
        language: names of months and weekdays, number words.
    """

    def __init__(self, language: Language) -> None:
        self.month_numbers = {
            form.casefold(): number
            for number, forms in enumerate(language.months, 1)
            for form in forms.split("|")
        }
        self.weekday_numbers = {name.casefold(): number for number, name in enumerate(language.weekdays)}
        self.cardinals = {word: number for number, word in enumerate(language.cardinals, 1)}
        self.ordinals = language.ordinals

    def half(self, match: re.Match[str], anchor: Date) -> Interval | None:
        """Half a year."""
        groups = match.groupdict()
        if not any(groups.get(name) for name in ("y", "rel", "juche")) and not match.group().startswith(
            ("the ", "The ")
        ):
            return None
        year = year_of(groups, anchor)
        return (
            (f"{year}-01-01", f"{year}-06-30")
            if match["half"] == "first"
            else (f"{year}-07-01", f"{year}-12-31")
        )

    def first_months(self, match: re.Match[str], anchor: Date) -> Interval | None:
        """The first or last months of a year."""
        year, count = year_of(match.groupdict(), anchor), self._count(match["count"])
        if not 0 < count <= 12:
            return None
        if match["which"] == "first":
            return f"{year}-01-01", month_end(year, count)
        return f"{year}-{13 - count:02}-01", f"{year}-12-31"

    def quarter(self, match: re.Match[str], anchor: Date) -> Interval:
        """A quarter of a year."""
        word = match["quarter"]
        number = (
            int(word) if word.isdigit() else 4 if word == "last" else self.ordinals.index(word.casefold()) + 1
        )
        year = year_of(match.groupdict(), anchor)
        return f"{year}-{number * 3 - 2:02}-01", month_end(year, number * 3)

    def relative_quarter(self, match: re.Match[str], anchor: Date) -> Interval:
        """This, last or next quarter."""
        told = match["rel"].casefold().removeprefix("the ")
        step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(told, 0)
        year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + step, 4)
        return f"{year}-{quarter * 3 + 1:02}-01", month_end(year, quarter * 3 + 3)

    def quarter_part(self, match: re.Match[str], anchor: Date) -> Interval:
        """The beginning or end of a quarter."""
        first, last = self.quarter(match, anchor)
        day = last if match["part"] in ("end", "close") else first
        return day, day

    def month_quarter(self, match: re.Match[str], anchor: Date) -> Interval:
        """The quarter that ends in a month: "the March quarter"."""
        month = self._month(match["m"])
        year = self._year_behind(match.groupdict(), month, 15, anchor)
        return self._until(year, month, 3)

    def until_month(self, match: re.Match[str], anchor: Date) -> Interval | None:
        """Some months up to one: "the three months to November", "the half-year to June"."""
        month = self._month(match["m"])
        year = self._year_behind(match.groupdict(), month, 15, anchor)
        unit = (match["unit"] or "").casefold().replace("-", " ")
        count = {"half year": 6, "year": 12, "quarter": 3}.get(unit) or self._count(match["count"])
        return self._until(year, month, count) if count <= LONGEST_SPAN else None

    def month_part(self, match: re.Match[str], anchor: Date) -> Interval:
        """A part of this, last or next month: "the end of the month"."""
        step = {"last": -1, "next": 1}.get(match["rel"].split()[0].casefold(), 0)
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + step, 12)
        longest = calendar.monthrange(year, month + 1)[1]
        part = {"latter half": "second half", "latter part": "second half"}.get(match["part"], match["part"])
        first, last = (min(day, longest) for day in MONTH_PARTS[part])
        return Date(year, month + 1, first).isoformat(), Date(year, month + 1, last).isoformat()

    def week_of_month(self, match: re.Match[str], anchor: Date) -> Interval:
        """A week of a month, counted from its first day: "the second week of August"."""
        month = self._month(match["m"])
        year = self._year_behind(match.groupdict(), month, 15, anchor)
        longest = calendar.monthrange(year, month)[1]
        week = match["week"].casefold()
        first = longest - 6 if week == "last" else self.ordinals.index(week) * 7 + 1
        return Date(year, month, first).isoformat(), Date(year, month, first + 6).isoformat()

    def rest_of_year(self, match: re.Match[str], anchor: Date) -> Interval:
        """What is left of the year."""
        return anchor.isoformat(), f"{anchor.year}-12-31"

    @staticmethod
    def _until(year: int, month: int, count: int) -> Interval:
        """Return so many months up to the end of one."""
        first_year, first = divmod(year * 12 + month - count, 12)
        return f"{first_year}-{first + 1:02}-01", month_end(year, month)

    def _year_behind(self, groups: dict[str, str | None], month: int, day: int, anchor: Date) -> int:
        """Return the year told behind a day, or that in which the day lies nearest to the anchor."""
        year, juche, relative = groups.get("y"), groups.get("juche"), groups.get("rel")
        if year:
            return int(year)
        if juche:
            return int(juche) + JUCHE_OFFSET
        if relative:
            return anchor.year + {"last": -1, "this": 0, "next": 1}[relative]
        return nearest_year(month, day, anchor)

    def _month(self, word: str | None) -> int:
        return self.month_numbers[(word or "").casefold()]

    def _count(self, word: str) -> int:
        return int(word) if word.isdigit() else self.cardinals.get(word.casefold(), 1)
