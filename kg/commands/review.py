"""``kg review``: pairs that nothing decides, and the verdicts of people on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table
from kg.model import Table, UsageError

if TYPE_CHECKING:
    from kg.concluding import Verdicts


@click.command()
@click.argument("number", required=False, type=int)
@click.argument("verdict", required=False, type=click.Choice(["same", "different", "open"]))
@options.table_format("table", "csv", "json", "md")
@options.store
def review(number: int | None, verdict: str | None, form: str, store: options.Address) -> None:
    """List pairs that may be one, with a number each; with a number and a verdict, note the verdict.

    Pairs and verdicts stand in review.tsv of the current folder, where verdicts can be written too. Every
    later build obeys them.

    Example: kg review 3 same
    """
    from kg.concluding import read_verdicts

    verdicts = read_verdicts(Path.cwd()).with_open(_open(store))
    if number is not None:
        verdicts = _with_verdict(verdicts, number, verdict)
    verdicts.write(Path.cwd())
    _show(verdicts, form)


def _open(store: options.Address) -> list[dict[str, str]]:
    """Return the pairs of a store that are open, as rows of the file."""
    from kg import asking
    from kg.store import Store

    table = asking.answer(Store.open(store), asking.find_question("doubts", Path.cwd()))
    rows = [dict(zip(table.columns, map(_plain, row), strict=True)) for row in table.rows]
    return [
        {
            "kind": row["key"].partition(" ")[0],
            "one": f"{row['one']} ({row['one_document']})" if row["one_document"] else row["one"],
            "other": f"{row['other']} ({row['other_document']})" if row["other_document"] else row["other"],
            "reason": row["reason"],
            "key": row["key"],
        }
        for row in rows
    ]


def _plain(value: object) -> str:
    # A table with tabs holds one pair a line.
    return "" if value is None else " ".join(str(value).split())


def _with_verdict(verdicts: Verdicts, number: int, verdict: str | None) -> Verdicts:
    keys = sorted(verdicts.rows)
    if verdict is None or not 1 <= number <= len(keys):
        raise UsageError(
            f"there is no pair {number}" if verdict else f"no verdict is given on the pair {number}",
            f"{len(keys)} pairs are listed",
            "write the number of a pair, and same, different or open: kg review 3 same",
        )
    return verdicts.with_verdict(keys[number - 1], "" if verdict == "open" else verdict)


def _show(verdicts: Verdicts, form: str) -> None:
    from kg.concluding.verdicts import FILE

    shown = ("verdict", "kind", "one", "other", "reason")
    rows = tuple(
        (at, *(verdicts.rows[key][name] or None for name in shown))
        for at, key in enumerate(sorted(verdicts.rows), start=1)
    )
    print_table(Table(("number", *shown), rows), form)
    decided = sum(row[1] is not None for row in rows)
    note(f"{FILE}: {decided} pairs decided, {len(rows) - decided} open; the next kg build obeys the verdicts")
