"""Numbers compared: figures and targets of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.asking.facts import Row
from kg.views.alike import groups_of
from kg.views.comparing.lines import Line, Side, by_side, facts_of


def number_lines(sides: Sequence[Side]) -> Iterator[Line]:
    """Yield a line for each figure or target that several sides give."""
    told = [
        (number, row)
        for number, side in enumerate(sides)
        for row in facts_of(side, "quantity", "target")
        if row["value"] is not None
    ]
    for group in groups_of([f"{row['of'] or ''} {row['unit'] or ''}" for _, row in told]):
        members = [told[member] for member in group]
        if len({number for number, _ in members}) < 2:
            continue
        tellings = by_side(sides, members, _figure, lambda row: str(row["text"]))
        values = [
            {str(row["value"]) for number, row in members if number == side} for side in range(len(sides))
        ]
        first, last = (own for own in (values[0], values[-1]))
        change = "kept" if not first or not last or first & last else "changed"
        yield Line("number", "", str(members[0][1]["of"] or members[0][1]["text"]), change, tellings)


def _figure(row: Row) -> str:
    return " ".join(str(row[part]) for part in ("value", "unit") if row.get(part) is not None)
