"""Facts of a document → marks: where each stands, how it is drawn, and in which lane where several overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.asking.facts import IRIS, SPANS, TOLD, Row
from kg.model import FieldValue
from kg.views.encoding import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, SKY, VERMILLION, Colour

LANES = 6
"""So many lines under the text at most; marks beyond that share the last."""

STYLES: Mapping[str, tuple[Colour, str]] = {
    "document": (GREY, "solid"),
    "meeting": (BLUE, "solid"),
    "sitting": (BLUE, "dashed"),
    "agenda_item": (BLUE, "dotted"),
    "participant": (SKY, "solid"),
    "post": (SKY, "dashed"),
    "personnel_change": (SKY, "dotted"),
    "policy": (VERMILLION, "solid"),
    "target": (VERMILLION, "dashed"),
    "decision": (VERMILLION, "dotted"),
    "directed_at": (GREEN, "solid"),
    "stance": (GREEN, "dashed"),
    "statement": (PURPLE, "solid"),
    "slogan": (PURPLE, "dashed"),
    "event": (ORANGE, "solid"),
    "quantity": (ORANGE, "dashed"),
    "date": (GREY, "dashed"),
    "citation": (GREEN, "dotted"),
    "mention": (GREY, "dotted"),
    "formula": (PURPLE, "dotted"),
}
"""Colour and stroke of each type: no two types have both in common."""

OTHER = (INK, "solid")
"""Colour and stroke of types that a project adds."""

NAMING = ("text", "content", "who", "name", "title", "target", "value", "organization")
"""Fields that can stand for a whole fact, the most telling first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact and its place in the text.

    Args:
        number: its number on the page, from 1.
        fact: the IRI of the fact.
        type: its type.
        title: some words that stand for it.
        told: the fields it has, in words.
        start: offset in the raw text.
        end: offset of its end.
        lane: which line under the text is its own, from 0.
        rule: the rule that found it.
        confidence: between 0 and 1, where it was measured.
        ambiguous: whether a second reading stood near.
        within: the number of the statement inside which it is told, 0 where it is in none.
    """

    number: int
    fact: str
    type: str
    title: str
    told: tuple[tuple[str, str], ...]
    start: int
    end: int
    lane: int
    rule: str
    confidence: float | None
    ambiguous: bool
    within: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under which the same facts stand; those with the shortest quotes come first."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def marks_of(rows: Sequence[Row], length: int) -> tuple[Mark, ...]:
    """Return the marks of the facts of a document, in the order of the text, the longer of two first.

    Args:
        rows: the facts.
        length: how many characters the raw text has; what reaches beyond is cut.
    """
    placed = sorted((_place(row, length), str(row["type"]), str(row["fact"]), row) for row in rows)
    numbers = {fact: number for number, (*_, fact, _) in enumerate(placed, 1)}
    lanes = _lanes([(start, end) for (start, _, end), *_ in placed])
    return tuple(
        _mark(row, numbers, (start, end), lane)
        for ((start, _, end), *_, row), lane in zip(placed, lanes, strict=True)
    )


def pieces_of(raw: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the text in pieces, cut wherever a mark begins or ends; together they are the whole text.

    Args:
        raw: the raw text.
        marks: its marks.
    """
    opening: dict[int, list[Mark]] = {}
    cuts = {0, len(raw)}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        cuts |= {mark.start, mark.end}
    open_marks: list[Mark] = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        open_marks = [mark for mark in (*open_marks, *opening.get(start, ())) if mark.end > start]
        yield Piece(start, raw[start:end], tuple(sorted(open_marks, key=_shortest)))


def _place(row: Row, length: int) -> tuple[int, int, int]:
    start = min(int(str(row["quote_start"])), length)
    end = min(int(str(row["quote_end"])), length)
    return start, -end, end


def _shortest(mark: Mark) -> tuple[int, int]:
    return mark.end - mark.start, mark.number


def _lanes(places: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each place, in the order of their starts, the first lane in which nothing stands any more."""
    ends: list[int] = []
    found = []
    for start, end in places:
        free = (lane for lane, reached in enumerate(ends) if reached <= start)
        lane = next(free, len(ends) if len(ends) < LANES else LANES - 1)
        if lane == len(ends):
            ends.append(end)
        ends[lane] = max(end, ends[lane]) if lane == LANES - 1 else end
        found.append(lane)
    return found


def _mark(row: Row, numbers: Mapping[str, int], place: tuple[int, int], lane: int) -> Mark:
    told = tuple(
        (name.replace("_", " "), _shown(value)) for name, value in row.items() if _is_told(name, value)
    )
    named = next((str(row[name]) for name in NAMING if row.get(name)), str(row["quote"]))
    confidence = row.get("confidence")
    return Mark(
        number=numbers[str(row["fact"])],
        fact=str(row["fact"]),
        type=str(row["type"]),
        title=named,
        told=told,
        start=place[0],
        end=place[1],
        lane=lane,
        rule=str(row["rule"]),
        confidence=float(str(confidence)) if confidence is not None else None,
        ambiguous=bool(row["ambiguous"]),
        within=numbers.get(str(row.get("within")), 0),
    )


def _is_told(name: str, value: FieldValue) -> bool:
    return name not in (*TOLD, *IRIS, *SPANS, "type") and value not in (None, ())


def _shown(value: FieldValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
