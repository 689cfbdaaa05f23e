"""Writes tables: CSV and TSV that a spreadsheet opens safely, JSON, JSON lines and Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence

from kg.model import FieldValue, Table

_BREAK = re.compile("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")


def write_csv(table: Table) -> str:
    """Return a table in CSV; what a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def write_tsv(table: Table) -> str:
    """Return a table with tabs between cells and each row on one line: blanks stand for what would break it."""
    rows = [table.columns, *([_csv_cell(value) for value in row] for row in table.rows)]
    return "".join("\t".join(_BREAK.sub(" ", cell) for cell in row) + "\n" for row in rows)


def write_json(table: Table) -> str:
    """Return a table as a JSON array of objects."""
    return write_json_rows(_objects(table))


def write_json_lines(table: Table) -> str:
    """Return a table as JSON objects, one a line."""
    return write_json_rows(_objects(table), lines=True)


def write_json_rows(rows: Sequence[Mapping[str, FieldValue]], lines: bool = False) -> str:
    """Return rows as JSON, each with its own keys.

    Args:
        rows: the rows.
        lines: whether to write one object a line, not an array.
    """
    if lines:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def write_markdown(table: Table) -> str:
    """Return a table in Markdown."""
    rows = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    return "".join(f"| {' | '.join(map(_markdown_cell, row))} |\n" for row in rows)


FORMATS: Mapping[str, Callable[[Table], str]] = {
    "csv": write_csv,
    "tsv": write_tsv,
    "json": write_json,
    "jsonl": write_json_lines,
    "md": write_markdown,
}
"""What a table can be written as, beside the table that a terminal shows."""


def plain_cell(value: FieldValue) -> str:
    """Return a value in words: nothing for None, a list with commas."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _objects(table: Table) -> list[dict[str, FieldValue]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _csv_cell(value: FieldValue) -> str:
    told = plain_cell(value)
    return f"'{told}" if isinstance(value, str) and _FORMULA.match(told) else told


def _markdown_cell(value: FieldValue) -> str:
    told = " ".join(plain_cell(value).split())
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", told)
