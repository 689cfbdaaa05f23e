"""What changed between reports: policies by sector, people, numbers and wordings, each with its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.model import Table
from kg.views.alike import marked_difference
from kg.views.comparing.lines import Line, Side, Telling
from kg.views.comparing.numbers import number_lines
from kg.views.comparing.people import person_lines
from kg.views.comparing.policies import policy_lines, sector_line

__all__ = ["Line", "Side", "Telling", "compare", "comparison_table"]


def compare(sides: Sequence[Side], labels: Mapping[str, str]) -> tuple[Line, ...]:
    """Return what changed from side to side.

    Args:
        sides: at least two, in their order.
        labels: the names of sectors by code, in the order in which they are to stand.
    """
    policies = list(policy_lines(sides, labels))
    lines: list[Line] = []
    for code, label in labels.items():
        sector = sector_line(sides, code, label)
        lines += [sector] if sector else []
        lines += [line for line in policies if line.sector == label]
    lines += [line for line in policies if not line.sector]
    return (*lines, *person_lines(sides), *number_lines(sides))


def comparison_table(lines: Iterable[Line], sides: Sequence[Side], most: int | None = None) -> Table:
    """Return a comparison as a table.

    Args:
        lines: the comparison.
        sides: what was compared; each has a column that says what it does, and where: ``document:start-end``.
        most: how many places a cell names at most; all where none is given.
    """
    columns = ("part", "sector", "subject", "change", *(side.label for side in sides), "wording")
    return Table(columns, tuple(_cells(line, sides, most) for line in lines))


def _cells(line: Line, sides: Sequence[Side], most: int | None) -> tuple[str, ...]:
    kept = line.tellings[0], line.tellings[-1]
    wording = marked_difference(kept[0][-1].text, kept[1][0].text) if line.wording else ""
    return (
        line.part,
        line.sector,
        line.subject,
        line.change,
        *(_side_cell(line, side, most) for side in range(len(sides))),
        wording,
    )


def _side_cell(line: Line, side: int, most: int | None) -> str:
    told = line.tellings[side]
    places = list(dict.fromkeys(f"{telling.document}:{telling.start}-{telling.end}" for telling in told))
    shown = places[:most] + ([f"and {len(places) - most} more"] if most and len(places) > most else [])
    return f"{', '.join(line.acts(side))} ({', '.join(shown)})".strip() if places else ""
