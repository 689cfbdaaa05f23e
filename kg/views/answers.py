"""Answers to questions → the pictures that questions name: rows along time, and pairs of names."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.periods import first_day, is_date, last_day
from kg.views.drawing.vector import plain_text
from kg.views.templating import page_environment

BEGINS = ("gained", "from", "start", "first_seen", "first_day", "day", "published", "year", "deadline")
"""The columns that can say when something began, the most telling first."""

ENDS = ("lost", "until", "end", "last_seen", "last_day")
"""The columns that can say when it ended."""

APART = ("document", "document_name", "quote")
"""Columns that stand beside the picture."""

MOST = 60
"""So many rows along time, or pairs of names, are drawn."""

FEWEST_YEARS = 3
"""Where fewer years begin on the scale, its first and last day stand below it."""

LABEL, SCALE, STEP, TOP = 400, 540, 24, 34
"""Widths of the labels and of the scale, the height of a row, and the room above the first, in pixels."""

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

Told = Mapping[str, str]
"""A row of an answer: words by column."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an answer.

    Args:
        told: its words by column, empty where it has none.
        address: where its evidence is, empty where it has none.
    """

    told: Told
    address: str = ""

    @property
    def texts(self) -> list[str]:
        """What is no time, no number and no document, in the order of the columns."""
        named = (value for name, value in self.told.items() if name not in APART)
        return [value for value in named if value and not _is_time(value) and not value.isdigit()]


@dataclass(frozen=True, slots=True)
class Bar:
    """Something along time: where its bar or dot stands, and what it is."""

    label: str
    title: str
    address: str
    x: float
    width: float
    y: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that rows join, and how many rows do."""

    left: int
    right: int
    weight: int
    title: str


def draw_answer(view: str, rows: Sequence[Row]) -> str:
    """Return the picture of an answer in SVG, empty where the question names none or the rows have nothing to draw.

    Args:
        view: what the header of the question says: ``timeline``, or ``network`` and the two columns that it joins.
        rows: the rows that are shown.
    """
    kind, *columns = view.split()
    if kind == "timeline":
        return _draw_times(rows)
    if kind == "network" and len(columns) == 2:
        return _draw_pairs(rows, *columns)
    return ""


def _draw_times(rows: Sequence[Row]) -> str:
    timed: dict[tuple[str, str, str], str] = {}
    for begin, end, label, address in _timed(rows):
        timed[begin, end, label] = timed.get((begin, end, label)) or address
    if not timed:
        return ""
    # Where not all have room, what lasted longest tells most.
    longest = sorted(timed, key=lambda one: _ordinal(one[0]) - _ordinal(one[1], is_end=True))[:MOST]
    drawn = sorted(longest)
    first, last = _ordinal(drawn[0][0]), max(_ordinal(end, is_end=True) for _, end, _ in drawn)
    bars = [_bar(number, one, timed[one], first, last) for number, one in enumerate(drawn)]
    return _render("times", bars=bars, ticks=_ticks(first, last), of=len(timed))


def _timed(rows: Sequence[Row]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the begin, the end, the label and the address of each row that has a time."""
    firsts = Counter(row.texts[0] for row in rows if row.texts)
    for row in rows:
        begin = next((row.told[name] for name in BEGINS if _is_time(row.told.get(name, ""))), "")
        if begin:
            ends = (row.told[name] for name in ENDS if _is_time(row.told.get(name, "")))
            texts = row.texts[: 1 if row.texts and firsts[row.texts[0]] == 1 else 2]
            yield begin, max(begin, next(ends, begin)), " · ".join(texts), row.address


def _is_time(words: str) -> bool:
    return _DATE.fullmatch(words) is not None and is_date(words)


def _ordinal(day: str, *, is_end: bool = False) -> int:
    return (last_day(day) if is_end else first_day(day)).toordinal()


def _bar(number: int, what: tuple[str, str, str], address: str, first: int, last: int) -> Bar:
    begin, end, label = what
    width = SCALE * (_ordinal(end, is_end=True) - _ordinal(begin)) / max(last - first, 1)
    when = begin if begin == end else f"{begin} – {end}"
    x = _x(_ordinal(begin), first, last)
    return Bar(_cut(label, 54), f"{when}: {label}", address, x, round(width, 1), TOP + STEP * number)


def _x(day: int, first: int, last: int) -> float:
    return round(LABEL + SCALE * (day - first) / max(last - first, 1), 1)


def _ticks(first: int, last: int) -> list[tuple[str, float]]:
    """Return the words below the scale and where they stand: the years that begin on it, or its ends."""
    ends = [datetime.date.fromordinal(day) for day in dict.fromkeys((first, last))]
    years = [datetime.date(year, 1, 1).toordinal() for year in range(ends[0].year, ends[-1].year + 1)]
    inside = [day for day in years if first <= day <= last]
    if len(inside) < FEWEST_YEARS:
        return [(day.isoformat(), _x(day.toordinal(), first, last)) for day in ends]
    every = len(inside) // 12 + 1
    return [(str(datetime.date.fromordinal(day).year), _x(day, first, last)) for day in inside[::every]]


def _draw_pairs(rows: Sequence[Row], left: str, right: str) -> str:
    joined = Counter(
        (row.told[left], row.told[right]) for row in rows if row.told.get(left) and row.told.get(right)
    )
    if not joined:
        return ""
    # All pairs of many names would be a tangle: those that most rows join are drawn.
    drawn = sorted(joined.items(), key=lambda told: (-told[1], told[0]))[:MOST]
    sides = [_most_told(drawn, side) for side in (0, 1)]
    pairs = [
        Pair(sides[0].index(one), sides[1].index(other), count, f"{one} – {other}: {count}")
        for (one, other), count in reversed(drawn)
    ]
    return _render(
        "pairs",
        names=[[(name, _cut(name, 48)) for name in side] for side in sides],
        pairs=pairs,
        columns=(left.replace("_", " "), right.replace("_", " ")),
        height=TOP + STEP * max(map(len, sides)),
        of=len(joined),
    )


def _most_told(drawn: Sequence[tuple[tuple[str, str], int]], side: int) -> list[str]:
    """Return the names of one side, those first that most rows have."""
    told: Counter[str] = Counter()
    for names, count in drawn:
        told[names[side]] += count
    return [name for name, _ in sorted(told.items(), key=lambda one: (-one[1], one[0]))]


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _render(kind: str, **filled: object) -> str:
    sizes = {"label": LABEL, "scale": SCALE, "step": STEP, "top": TOP}
    return (
        page_environment()
        .get_template("answer.svg.j2")
        .render(kind=kind, plain=plain_text, **sizes, **filled)
    )
