"""Moments → a drawing: a line of time to scale, and below it a column for each day, month or year."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.views.encoding import month_of
from kg.views.timeline.moments import KINDS, Moment

Along = Callable[[int], int]
"""Where a day stands on the line of time."""

MOST_COLUMNS = 40
"""With more days than this, columns are months; with more months than this, they are years."""

MOST_OF_KIND = 8
"""So many moments of a kind stand in a column; the table has all."""

WIDTH, GAP, MARGIN = 250, 18, 24
"""Width of a column, between columns, and around the drawing, in pixels."""

SCALE_TOP, CARDS_TOP, LINE, TITLE = 58, 150, 17, 26
"""Heights of the parts of the drawing, in pixels."""

CHARACTERS, MOST_LINES = 38, 3
"""How many characters stand in a line of a column, and how many lines a moment has at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines of text in a column.

    Args:
        y: where the first line stands.
        lines: the lines.
        moment: what they tell; None for a heading or a note.
        kind: the kind that they belong to, for the colour.
        is_heading: whether they head the moments of a kind.
    """

    y: int
    lines: tuple[str, ...]
    kind: str
    moment: Moment | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A day, month or year.

    Args:
        title: its name.
        x: its left side.
        scale_x: where it stands on the line of time.
        height: its height.
        count: how many moments it has.
        entries: what stands in it.
        after: how much time lies between the column before and this one, in words.
    """

    title: str
    x: int
    scale_x: int
    height: int
    count: int
    entries: tuple[Entry, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing of a time line: its size, its columns and the years of its scale."""

    width: int
    height: int
    columns: tuple[Column, ...]
    years: tuple[tuple[str, int], ...]


def lay_out(moments: Sequence[Moment]) -> Timeline:
    """Return the drawing of moments, which come in the order of time."""
    groups = _groups(moments)
    width = max(560, 2 * MARGIN + len(groups) * (WIDTH + GAP) - GAP)
    days = [_day(key) for key in groups]
    first, last = (min(days), max(days)) if days else (0, 1)

    def along(day: int) -> int:
        return round(MARGIN + 20 + (width - 2 * MARGIN - 40) * (day - first) / max(1, last - first))

    columns = []
    before = ""
    for number, (key, own) in enumerate(groups.items()):
        entries = tuple(_entries(own))
        bottom = max(entry.y + LINE * len(entry.lines) for entry in entries)
        after = _between(before, key) if before else ""
        left = MARGIN + number * (WIDTH + GAP)
        columns.append(
            Column(_title(key), left, along(_day(key)), bottom - CARDS_TOP + 8, len(own), entries, after)
        )
        before = key
    height = max((CARDS_TOP + column.height for column in columns), default=CARDS_TOP) + MARGIN
    return Timeline(width, height, tuple(columns), _years(first, last, along) if days else ())


def _groups(moments: Sequence[Moment]) -> dict[str, list[Moment]]:
    """Return the moments by day; by month or by year where there are too many."""
    for length in (10, 7, 4):
        groups: dict[str, list[Moment]] = {}
        for moment in moments:
            groups.setdefault(moment.first[:length], []).append(moment)
        if len(groups) <= MOST_COLUMNS:
            break
    return groups


def _entries(moments: Sequence[Moment]) -> Iterator[Entry]:
    y = CARDS_TOP + TITLE + LINE
    for kind, (title, _) in KINDS.items():
        own = [moment for moment in moments if moment.kind == kind]
        if not own:
            continue
        yield Entry(y, (f"{title} ({len(own)})",), kind, is_heading=True)
        y += LINE + 4
        for moment in own[:MOST_OF_KIND]:
            lines = _lines(moment)
            yield Entry(y, lines, kind, moment)
            y += LINE * len(lines) + 6
        if len(own) > MOST_OF_KIND:
            yield Entry(y, (f"{MOST_OF_KIND} of {len(own)} shown; the table has all",), kind)
            y += LINE + 6
        y += 6


def _lines(moment: Moment) -> tuple[str, ...]:
    until = f" (until {moment.last})" if moment.last != moment.first else ""
    words = " ".join((moment.label + until).split())
    wrapped = textwrap.wrap(words, CHARACTERS, max_lines=MOST_LINES, placeholder=" …", break_long_words=True)
    return tuple(wrapped) or ("…",)


def _day(told: str) -> int:
    """Return the number of the day of an ISO date; of a month or a year its first."""
    year, month, day = (int(part) for part in (told + "-01-01").split("-")[:3])
    return date(max(1, year), month, day).toordinal()


def _title(key: str) -> str:
    return f"{int(key[8:])} {month_of(key)}" if len(key) == 10 else month_of(key) or key


def _between(before: str, key: str) -> str:
    """Return how much time lies between two days, in words."""
    days = _day(key) - _day(before)
    if days < 60:
        return f"{days} {'day' if days == 1 else 'days'} later"
    months = round(days / 30.44)
    years, rest = divmod(months, 12)
    if not years:
        return f"{months} months later"
    told = f"{years} {'year' if years == 1 else 'years'}"
    return f"{told} {rest} months later" if rest else f"{told} later"


def _years(first: int, last: int, along: Along) -> tuple[tuple[str, int], ...]:
    begins, ends = date.fromordinal(first).year, date.fromordinal(last).year
    step = max(1, (ends - begins) // 12)
    firsts = ((year, date(year, 1, 1).toordinal()) for year in range(begins, ends + 2, step) if year < 9999)
    return tuple((str(year), along(day)) for year, day in firsts if first <= day <= last)
