"""Finds the expressions of a text that name a calendar time, and the interval each names.

Everything is reckoned from the day of publication, never from the clock.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.grammar.language import Language, one_of

JUCHE_OFFSET = 1911
"""Juche 1 is 1912: Juche 108 is 2019."""

Interval = tuple[str | None, str | None]


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


class Calendar:
    """Reads time expressions of one language.

    Args:
        language: its words.
    """

    def __init__(self, language: Language) -> None:
        self.months = {
            form.casefold(): number
            for number, forms in enumerate(language.months, 1)
            for form in forms.split("|")
        }
        self.weekdays = {name.casefold(): number for number, name in enumerate(language.weekdays)}
        self.cardinals = {word: number for number, word in enumerate(language.cardinals, 1)}
        self.ordinals = language.ordinals
        month = one_of([form for forms in language.months for form in forms.split("|")])
        words = {
            "month": month, "weekday": one_of(language.weekdays), "number": one_of(language.cardinals),
            "ordinal": one_of(language.ordinals[:4]), "year": r"(?:1[5-9]|20)\d\d", "day": r"(?:[12]\d|3[01]|0?[1-9])",
            "dash": r"(?: ?[-–—] ?| (?:to|and|through|until) )",
        }  # fmt: skip
        self.rules = [(re.compile(pattern.format(**words)), resolve) for pattern, resolve in self._patterns()]

    def _patterns(self) -> list[tuple[str, Callable[[re.Match[str], datetime.date], Interval | None]]]:
        """The rules, in the order in which they are tried; an earlier one keeps its characters."""
        return [
            (r"\bJuche ?(?P<juche>\d{{2,3}})\.(?P<m>\d{{1,2}})\.(?P<d>{day})\b", self._figures),
            (r"\bJuche (?P<juche>\d{{2,3}})(?: \({year}\))?", self._juche),
            (r"\b(?P<y>{year})[./-](?P<m>\d{{1,2}})[./-](?P<d>{day})\b", self._figures),
            (r"\b(?P<m>{month}) (?P<d>{day})(?:st|nd|rd|th)?,?{dash}(?P<m2>{month}) (?P<d2>{day})(?:st|nd|rd|th)?\b(?:,? (?P<y>{year})\b)?", self._span),
            (r"\b(?P<m>{month}) (?P<d>{day})(?:st|nd|rd|th)?{dash}(?P<d2>{day})(?:st|nd|rd|th)?\b(?!\.\d)(?:,? (?P<y>{year})\b)?", self._span),
            (r"\b(?P<d>{day})(?:st|nd|rd|th)?{dash}(?P<d2>{day})(?:st|nd|rd|th)? (?P<m>{month})\b(?:,? (?P<y>{year})\b)?", self._span),
            (r"\b(?P<m>{month}) (?P<d>{day})(?:st|nd|rd|th)?(?![\d.]*\d)\b(?:,? (?P<y>{year})\b)?", self._span),
            (r"\b(?P<d>{day})(?:st|nd|rd|th)? (?:of )?(?P<m>{month})\b(?:,? (?P<y>{year})\b)?", self._span),
            (r"\b(?:the )?(?P<part>beginning|end|middle|mid|late|early) ?-?(?:of )?(?P<m>{month}),? (?P<y>{year})\b", self._month),
            (r"\b(?P<m>{month}),? (?:of )?(?P<y>{year})\b", self._month),
            (r"\b(?:the )?(?P<half>first|second|latter|last) half(?: of (?:(?P<y>{year})|(?P<rel>(?:this|last|next|the) year)))?\b", self._half),
            (r"\b(?:the )?(?P<quarter>{ordinal}) quarter(?: of (?:(?P<y>{year})|(?P<rel>(?:this|last|next|the) year)))?\b", self._quarter),
            (r"\b(?:the )?(?:past|last|recent) (?:(?:{number}|\d+|several|few)(?:-odd)? )?(?:years?|months?|weeks?|decades?|days|centur(?:y|ies))\b(?! ago)", self._back),
            (r"\b(?:the )?(?:year-end|end of (?:this|the) year|close of (?:this|the) year)\b", self._year_end),
            (r"\b(?P<rel>this|last|next|the new|the coming|the current|the following|the previous) year\b", self._relative_year),
            (r"\b(?P<rel>this|last|next) month\b", self._relative_month),
            (r"\b(?:last |this |next )?(?P<weekday>{weekday})(?: (?:morning|afternoon|evening|night))?\b", self._weekday),
            (r"\b(?P<rel>yesterday|tomorrow)\b", self._neighbour),
            (r"\b(?:the )?(?P<decade>(?:1[5-9]|20)\d)0s\b", self._decade),
            (r"(?:(?<=\bin )|(?<=\bin early )|(?<=\bin late )|(?<=\bin mid-)|(?<=\bsince )|(?<=\bof )|(?<=\blast )|(?<=\bthis )|(?<=\bnext )|(?<=\buntil )|(?<=\bby )|(?<=\bin the month of )|(?<=\bfrom )|(?<=\bto )|(?<=\bthrough ))(?P<m>{month})\b(?! \d)", self._month),
            (r"(?<![\d.,$€£/×-])(?<!\bNo )(?P<y>(?:18|19|20)\d\d)(?![\d×/]|[.,]\d|-(?!20|19|odd)\w| (?:houses|troops|people|flats|tons|hectares|households|km|meters|members|delegates|participants|percent)\b)", self._year),
        ]  # fmt: skip

    def find(self, text: str, published: str | None) -> Iterator[TimeExpression]:
        """Yield the time expressions of a text in the order in which they stand.

        Args:
            text: the text.
            published: ISO date of publication, from which relative expressions are reckoned.
        """
        anchor = datetime.date.fromisoformat(published) if published else None
        taken = bytearray(len(text))
        found = []
        for pattern, resolve in self.rules:
            for match in pattern.finditer(text):
                if any(taken[match.start() : match.end()]):
                    continue
                interval = self._interval(resolve, match, anchor)
                if interval is None:
                    continue
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(TimeExpression(match.start(), match.end(), *interval))
        yield from sorted(found, key=lambda expression: expression.start)

    @staticmethod
    def _interval(
        resolve: Callable[[re.Match[str], datetime.date], Interval | None],
        match: re.Match[str],
        anchor: datetime.date | None,
    ) -> Interval | None:
        try:
            return resolve(match, anchor or datetime.date(1, 7, 1)) if anchor or re.search(r"\d{4}|Juche", match.group()) else None
        except ValueError:  # the 31st of June is no date
            return None

    def _figures(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        groups = match.groupdict()
        year = int(groups["juche"]) + JUCHE_OFFSET if groups.get("juche") else int(groups["y"])
        day = datetime.date(year, int(groups["m"]), int(groups["d"])).isoformat()
        return day, day

    def _juche(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        return whole_year(int(match["juche"]) + JUCHE_OFFSET)

    def _span(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        groups = match.groupdict()
        month, day = self.months[groups["m"].casefold()], int(groups["d"])
        last_month = self.months[groups["m2"].casefold()] if groups.get("m2") else month
        last_day = int(groups["d2"]) if groups.get("d2") else day
        year = int(groups["y"]) if groups["y"] else nearest_year(month, day, anchor)
        last = datetime.date(year, last_month, last_day)
        first = datetime.date(year - (last_month < month), month, day)
        return (first.isoformat(), last.isoformat()) if first <= last else None

    def _month(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        groups = match.groupdict()
        month = self.months[groups["m"].casefold()]
        year = int(groups["y"]) if groups.get("y") else nearest_year(month, 15, anchor)
        parts = {"beginning": (1, 10), "early": (1, 10), "mid": (11, 20), "middle": (11, 20), "late": (21, 31), "end": (21, 31)}
        first, last = parts.get(groups.get("part") or "", (1, 31))
        last = min(last, calendar.monthrange(year, month)[1])
        return datetime.date(year, month, first).isoformat(), datetime.date(year, month, last).isoformat()

    def _half(self, match: re.Match[str], anchor: datetime.date) -> Interval | None:
        if not match["y"] and not match["rel"] and not match.group().startswith("the "):
            return None
        year = _year_of(match, anchor)
        return (f"{year}-01-01", f"{year}-06-30") if match["half"] == "first" else (f"{year}-07-01", f"{year}-12-31")

    def _quarter(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        year, quarter = _year_of(match, anchor), self.ordinals.index(match["quarter"]) + 1
        last = calendar.monthrange(year, quarter * 3)[1]
        return f"{year}-{quarter * 3 - 2:02}-01", f"{year}-{quarter * 3:02}-{last}"

    def _back(self, match: re.Match[str], anchor: datetime.date) -> Interval | None:
        if match.group().split()[-1] in ("days", "year", "month", "week") and not re.search(r"\d|one", match.group()):
            return (None if re.fullmatch(r"(?:the )?(?:recent|last) .*|.* days", match.group()) else (None, anchor.isoformat()))
        return None, anchor.isoformat()

    def _year_end(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        year = anchor.year - (anchor.month == 1 and match.group() == "year-end")
        return f"{year}-12-31", f"{year}-12-31"

    def _relative_year(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        step = {"last": -1, "the previous": -1, "next": 1, "the coming": 1, "the following": 1}.get(match["rel"], 0)
        if match["rel"] == "the new":
            step = int(anchor.month >= 11)
        return whole_year(anchor.year + step)

    def _relative_month(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        count = anchor.year * 12 + anchor.month - 1 + {"last": -1, "this": 0, "next": 1}[match["rel"]]
        year, month = divmod(count, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return f"{year}-{month + 1:02}-01", f"{year}-{month + 1:02}-{last}"

    def _weekday(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        back = (anchor.weekday() - self.weekdays[match["weekday"].casefold()]) % 7
        day = anchor - datetime.timedelta(days=back)
        if match.group().startswith("next "):
            day += datetime.timedelta(days=7)
        return day.isoformat(), day.isoformat()

    def _neighbour(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        day = anchor + datetime.timedelta(days=1 if match["rel"] == "tomorrow" else -1)
        return day.isoformat(), day.isoformat()

    def _decade(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        return f"{match['decade']}0-01-01", f"{match['decade']}9-12-31"

    def _year(self, match: re.Match[str], anchor: datetime.date) -> Interval:
        return whole_year(int(match["y"]))


def whole_year(year: int) -> Interval:
    """Return the first and last day of a year."""
    return f"{year}-01-01", f"{year}-12-31"


def nearest_year(month: int, day: int, anchor: datetime.date) -> int:
    """Return the year in which a month and day lie nearest to the anchor."""
    last = calendar.monthrange(anchor.year, month)[1]
    here = datetime.date(anchor.year, month, min(day, last))
    distance = (here - anchor).days
    return anchor.year + (distance < -183) - (distance > 183)


def _year_of(match: re.Match[str], anchor: datetime.date) -> int:
    if match["y"]:
        return int(match["y"])
    relative = match["rel"] or "the year"
    return anchor.year + {"last year": -1, "next year": 1}.get(relative, 0)
