"""Resolves time expressions to intervals, reckoned from a day."""

from __future__ import annotations

import calendar
import datetime
import re

from kg.reading.parts_of_years import MONTH_PARTS, SEASONS, PartsOfYears
from kg.reading.reckoning import (
    JUCHE_OFFSET,
    Date,
    Interval,
    day_number,
    month_end,
    week_of,
    whole_year,
    year_of,
)

FIRST_DAY, LAST_DAY = ("01-01", "01-01"), ("12-31", "12-31")
YEAR_PARTS = {
    "early": ("01-01", "04-30"), "mid": ("05-01", "08-31"), "middle": ("05-01", "08-31"),
    "late": ("09-01", "12-31"), "end": LAST_DAY, "close": LAST_DAY, "year-end": LAST_DAY, "yearend": LAST_DAY,
    "year end": LAST_DAY, "year's end": LAST_DAY, "beginning": FIRST_DAY, "start": FIRST_DAY, "outset": FIRST_DAY,
}  # fmt: skip


class Resolver(PartsOfYears):
    """What each pattern of ``time_patterns`` means; a method a name, those of halves and quarters inherited.

    Args:
        language: names of months and weekdays, number words.
    """

    def figures(self, match: re.Match[str], anchor: Date) -> Interval:
        """A day in figures: 2020.01.01, Juche112.12.28."""
        groups = match.groupdict()
        year = int(groups["juche"]) + JUCHE_OFFSET if groups.get("juche") else int(groups["y"])
        day = Date(year, int(groups["m"]), day_number(groups["d"])).isoformat()
        return day, day

    def juche(self, match: re.Match[str], anchor: Date) -> Interval:
        """A year of the Juche calendar."""
        return whole_year(int(match["juche"]) + JUCHE_OFFSET)

    def days(self, match: re.Match[str], anchor: Date) -> Interval | None:
        """A day, or the days from one to another, in one month or two."""
        groups = match.groupdict()
        month, day = self._month(groups["m"]), day_number(groups["d"])
        last_month = self._month(groups["m2"]) if groups.get("m2") else month
        last_day = day_number(groups["d2"]) if groups.get("d2") else day
        year = self._year_behind(groups, last_month, last_day, anchor)
        last = Date(year, last_month, last_day)
        first_year = int(groups["y1"]) if groups.get("y1") else year - (last_month < month)
        if groups.get("y1") and not groups["y"]:
            first_year, last = int(groups["y1"]), last.replace(year=int(groups["y1"]) + (last_month < month))
        first = Date(first_year, month, day)
        return (first.isoformat(), last.isoformat()) if first <= last else None

    def months(self, match: re.Match[str], anchor: Date) -> Interval:
        """Several months: June to August 2024."""
        groups = match.groupdict()
        first, last = self._month(groups["m"]), self._month(groups["m2"])
        year = self._year_behind(groups, last, 15, anchor)
        return f"{year - (last < first)}-{first:02}-01", month_end(year, last)

    def years(self, match: re.Match[str], anchor: Date) -> Interval | None:
        """Several years: 2021-2025."""
        first, told = int(match["y"]), match["y2"]
        last = int(told) if len(told) == 4 else first // 100 * 100 + int(told)
        return (f"{first}-01-01", f"{last}-12-31") if first < last <= first + 60 else None

    def month(self, match: re.Match[str], anchor: Date) -> Interval:
        """A month or its beginning, middle or end."""
        groups = match.groupdict()
        month = self._month(groups["m"])
        year = self._year_behind(groups, month, 15, anchor)
        longest = calendar.monthrange(year, month)[1]
        if groups.get("part") == "last ten days":
            return Date(year, month, longest - 9).isoformat(), Date(year, month, longest).isoformat()
        first, last = (min(day, longest) for day in MONTH_PARTS.get(groups.get("part") or "", (1, 31)))
        return Date(year, month, first).isoformat(), Date(year, month, last).isoformat()

    def same_period(self, match: re.Match[str], anchor: Date) -> Interval:
        """The same part of the year before; without a part told before it, that whole year."""
        return whole_year(int(match["y"]) if match["y"] else anchor.year - 1)

    def within_year(self, match: re.Match[str], anchor: Date) -> Interval:
        """The year of the day."""
        return whole_year(anchor.year)

    def relative_name(self, match: re.Match[str], anchor: Date) -> Interval:
        """Last, this or next June."""
        month, told = self._month(match["m"]), match["rel"].casefold()
        step = {"last": -(month >= anchor.month), "this": 0, "next": int(month <= anchor.month)}[told]
        return f"{anchor.year + step}-{month:02}-01", month_end(anchor.year + step, month)

    def season(self, match: re.Match[str], anchor: Date) -> Interval:
        """A season of a year."""
        groups = match.groupdict()
        first, last = SEASONS[groups["season"] or groups["season2"]]
        year = (
            int(groups["y"])
            if groups["y"]
            else anchor.year + {"last": -1, "this": 0, "next": 1}[groups["rel"]]
        )
        return f"{year}-{first:02}-01", month_end(year + (last > 12), (last - 1) % 12 + 1)

    def year_part(self, match: re.Match[str], anchor: Date) -> Interval:
        """The beginning, middle or end of a year."""
        groups = match.groupdict()
        year = year_of(groups, anchor)
        if match["part"].startswith("year"):
            year -= anchor.month == 1
        first, last = YEAR_PARTS[match["part"]]
        return f"{year}-{first}", f"{year}-{last}"

    def back(self, match: re.Match[str], anchor: Date) -> Interval | None:
        """A span counted back, which has no first day: "the past five years"; an uncounted one is vague."""
        counted, unit = match["count"], match["unit"]
        if counted is None or counted in ("several", "few", "couple of"):
            return (None, anchor.isoformat()) if unit in ("decade", "century") else None
        return None, anchor.isoformat()

    def ahead(self, match: re.Match[str], anchor: Date) -> Interval:
        """A span counted on, which has no last day: "the next five years"."""
        return anchor.isoformat(), None

    def ago(self, match: re.Match[str], anchor: Date) -> Interval | None:
        """The year, month, week or day so long ago."""
        unit, count = match["unit"].removesuffix("s"), self._count(match["count"])
        if unit in ("decade", "century"):
            return None
        if unit == "year":
            return whole_year(anchor.year - count)
        if unit == "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 - count, 12)
            return f"{year}-{month + 1:02}-01", month_end(year, month + 1)
        day = anchor - datetime.timedelta(days=count * (7 if unit == "week" else 1))
        return week_of(day) if unit == "week" else (day.isoformat(), day.isoformat())

    def earlier(self, match: re.Match[str], anchor: Date) -> Interval:
        """The year before."""
        return whole_year(anchor.year - 1)

    def relative_year(self, match: re.Match[str], anchor: Date) -> Interval:
        """This, last or next year."""
        told = match["rel"].casefold()
        step = {
            "last": -1,
            "the previous": -1,
            "the past": -1,
            "next": 1,
            "the coming": 1,
            "the following": 1,
        }.get(told, 0)
        if told == "the new":
            step = int(anchor.month >= 11)
        return whole_year(anchor.year + step)

    def relative_month(self, match: re.Match[str], anchor: Date) -> Interval:
        """This, last or next month."""
        told = match["rel"].casefold().removeprefix("the ")
        step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(told, 0)
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + step, 12)
        return f"{year}-{month + 1:02}-01", month_end(year, month + 1)

    def relative_week(self, match: re.Match[str], anchor: Date) -> Interval:
        """This, last or next week, from Monday to Sunday."""
        step = {"last": -7, "this": 0, "next": 7}[match["rel"].casefold()]
        return week_of(anchor + datetime.timedelta(days=step))

    def weekdays(self, match: re.Match[str], anchor: Date) -> Interval | None:
        """The days from one weekday to another."""
        first, last = self._weekday(match["first"], anchor), self._weekday(match["last"], anchor)
        if first > last:
            first -= datetime.timedelta(days=7)
        return first.isoformat(), last.isoformat()

    def weekday(self, match: re.Match[str], anchor: Date) -> Interval:
        """The last such weekday, that of publication included, or the next where the sentence looks ahead."""
        day = self._weekday(match["day_name"], anchor)
        ahead = re.search(
            r"\b(?:will|shall|to be|is to|are to|scheduled) [^.;]{0,80}$|\b(?:until|till|by) (?:\w+ )?$",
            match.string[: match.start()],
        )
        relative = (match["rel"] or "").casefold()
        if relative in ("next", "this coming") or (ahead and relative != "last" and day < anchor):
            day += datetime.timedelta(days=7)
        return day.isoformat(), day.isoformat()

    def today(self, _: re.Match[str], anchor: Date) -> Interval:
        """The day of publication."""
        return anchor.isoformat(), anchor.isoformat()

    def neighbour(self, match: re.Match[str], anchor: Date) -> Interval:
        """Yesterday and tomorrow."""
        step = 1 if (match["rel"] or "").casefold() == "tomorrow" else -1
        day = (anchor + datetime.timedelta(days=step)).isoformat()
        return day, day

    def decade(self, match: re.Match[str], anchor: Date) -> Interval:
        """A decade or its beginning, middle or end."""
        start = int(match["decade"]) * 10
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(match["part"] or "", (0, 9))
        return f"{start + first}-01-01", f"{start + last}-12-31"

    def century(self, match: re.Match[str], anchor: Date) -> Interval:
        """A century."""
        number = int(match["century"])
        return f"{number * 100 - 99}-01-01", f"{number * 100}-12-31"

    def year(self, match: re.Match[str], anchor: Date) -> Interval:
        """A year in figures."""
        return whole_year(int(match["y"]))

    def _weekday(self, word: str, anchor: Date) -> Date:
        back = (anchor.weekday() - self.weekday_numbers[word.casefold()]) % 7
        return anchor - datetime.timedelta(days=back)
