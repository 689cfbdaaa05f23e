"""Reads and writes ``corrections.tsv``, the file of a project in which a person mends facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from kg.correcting.corrections import Corrections, type_of
from kg.correcting.values import parse_value
from kg.grammar import Card
from kg.grammar.tables import meant
from kg.model import Correction, DataError, FieldValue

FILE = "corrections.tsv"
"""The file in the project folder: a table with tabs, one correction a line."""

COLUMNS = ("fact", "action", "field", "value", "reason", "name")
"""Its columns; of a fact that is rejected, field and value are empty."""

ACTIONS = ("reject", "set")
"""What can be done to a fact."""


def read_corrections(
    project: Path | None, known: Mapping[str, Card], codes: Collection[str] = ()
) -> Corrections:
    """Read the corrections of a project; none where it has no file of them.

    Args:
        project: the project folder.
        known: the fact cards.
        codes: the names of all concepts; where none are given, codes are not looked up.

    Raises:
        DataError: the file cannot be read, or a line says what cannot be; with the line.
    """
    path = project / FILE if project is not None else None
    if path is None or not path.is_file():
        return Corrections()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read", str(error), "it is a table with tabs, in UTF-8") from error
    return parse_corrections(text, str(path), known, codes)


def parse_corrections(
    text: str, place: str, known: Mapping[str, Card], codes: Collection[str] = ()
) -> Corrections:
    """Return the corrections that a file tells.

    Args:
        text: what stands in it.
        place: its path, for messages.
        known: the fact cards.
        codes: the names of all concepts; where none are given, codes are not looked up.

    Raises:
        DataError: a line says what cannot be.
    """
    rows = _rows(text, place)
    _, head = next(rows, (1, []))
    if tuple(head) != COLUMNS:
        mend = f"write {', '.join(COLUMNS)}, with tabs between"
        raise DataError(f"{place}:1: the first line is not the columns", f"it has {', '.join(head)}", mend)
    seen: dict[tuple[str, str | None], int] = {}
    lines = []
    for line, row in rows:
        one = _correction(row, f"{place}:{line}", known, codes)
        _refuse_second(one, seen, f"{place}:{line}")
        lines.append((line, one))
        seen[one.fact, one.field] = line
    return Corrections(tuple(lines))


def _rows(text: str, place: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with the line on which it ends."""
    table = csv.reader(io.StringIO(text), dialect="excel-tab")
    try:
        yield from ((table.line_num, row) for row in table if any(row))
    except csv.Error as error:
        raise DataError(f"{place}:{table.line_num}: no table", str(error), "mend the line") from error


def _refuse_second(one: Correction, seen: Mapping[tuple[str, str | None], int], place: str) -> None:
    """Refuse a correction of what a line before has corrected, or of a fact that is rejected."""
    before = [line for (fact, field), line in seen.items() if fact == one.fact and None in (field, one.field)]
    before += [seen[one.fact, one.field]] if (one.fact, one.field) in seen else []
    if before:
        raise DataError(
            f"{place}: line {before[0]} corrects this too", "one of the two must hold", "take one of them out"
        )


def _correction(
    row: Sequence[str], place: str, known: Mapping[str, Card], codes: Collection[str]
) -> Correction:
    if len(row) != len(COLUMNS):
        columns = f"there are {len(COLUMNS)}: {', '.join(COLUMNS)}"
        raise DataError(f"{place}: {len(row)} columns", columns, "mend the tabs of the line")
    fact, action, field, value, reason, name = (cell.strip() for cell in row)
    card = known.get(type_of(fact))
    if card is None:
        mend = "write one that kg why or kg facts --why shows"
        raise DataError(f'{place}: "{fact}" is no name of a fact', "such as slogan-0a1b…-310-331-9f8e…", mend)
    if action not in ACTIONS:
        raise DataError(
            f'{place}: "{action}" is no action', f"there are {' and '.join(ACTIONS)}", "write one"
        )
    if not reason or not name:
        why = "a correction says why, and who says so"
        raise DataError(f"{place}: reason and name are needed", why, "fill both columns")
    if action == "set":
        return Correction(fact, field, _value(card, field, value, place, codes), reason, name)
    _refuse_rejection(card, field + value, place)
    return Correction(fact, None, None, reason, name)


def _refuse_rejection(card: Card, told: str, place: str) -> None:
    if card.type == "document":
        why = "a document is what its bytes are"
        raise DataError(f"{place}: a document cannot be rejected", why, "kg remove takes one out")
    if told:
        why = "a fact is rejected as a whole"
        raise DataError(f"{place}: a rejection has no field and no value", why, "leave both columns empty")


def _value(card: Card, field: str, value: str, place: str, codes: Collection[str]) -> FieldValue:
    """Return what a field is set to; an empty value takes away what was found."""
    told = card.fields.get(field)
    if told is None:
        raise DataError(f'{place}: a {card.type} has no field "{field}"', "", meant(field, card.fields))
    try:
        return parse_value(told, value, codes) if value else None
    except ValueError as error:
        raise DataError(f'{place}: {field} cannot be "{value}"', str(error), "mend the value") from error


def with_correction(text: str, correction: Correction, value: str) -> tuple[str, int]:
    """Return the file with a correction more, in the place of an earlier one of the same fact and field.

    Args:
        text: what stands in the file; empty where there is none.
        correction: the correction.
        value: its value as a person writes it.

    Returns:
        The file, and how many earlier lines gave way.
    """
    rows = [row for _, row in _rows(text, FILE)] or [list(COLUMNS)]
    mended = [correction.fact, "set" if correction.field else "reject", correction.field or "", value]
    kept = [row for row in rows if not _gives_way(row, correction)]
    buffer = io.StringIO()
    table = csv.writer(buffer, dialect="excel-tab", lineterminator="\n")
    table.writerows(
        [*kept, [" ".join(cell.split()) for cell in (*mended, correction.reason, correction.name)]]
    )
    return buffer.getvalue(), len(rows) - len(kept)


def _gives_way(row: Sequence[str], correction: Correction) -> bool:
    """Return whether a line says another thing of what is corrected now: of the field, or of the whole fact."""
    told = (*row, *COLUMNS)[:3]
    return told[0] == correction.fact and (
        correction.field is None or told[1] == "reject" or told[2] == correction.field
    )
