"""``kg facts``: the facts of documents, built into a store in memory and read back from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table, tell_failures
from kg.commands.watching import watching

if TYPE_CHECKING:
    from kg.asking.facts import Row
    from kg.store import Store

QUOTE = 120
"""How many characters of a quote a table shows."""


@click.command()
@options.paths
@options.table_format("table", "jsonl", "json", "csv", "md")
@click.option(
    "--type",
    "types",
    metavar="TYPE",
    multiple=True,
    help="Only facts of this type; may be given several times.",
)
@click.option(
    "--why",
    is_flag=True,
    help="Show the rule, its confidence, the offsets, the name and the corrections of each fact too.",
)
@options.model
@options.base
def facts(
    paths: tuple[Path, ...], form: str, types: tuple[str, ...], why: bool, model: str | None, base: str | None
) -> None:
    """Print the facts of documents, without a store: files, folders, or - for standard input.

    Example: kg facts seeds --format jsonl
    """
    from kg import building
    from kg.asking.facts import read_facts
    from kg.namespaces import BASE
    from kg.store import Store

    store = Store.in_memory(base or BASE)
    settings = building.Settings(Path.cwd(), model or building.DEFAULT_MODEL, store.base)
    with watching() as tell:
        built = building.build(paths, store, building.Maker(settings), tell)
    rows = read_facts(store, types, Path.cwd())
    rows = _with_corrections(store, rows, types) if why else rows
    if form == "table":
        _print_by_type(rows, store.base if why else None)
    else:
        _print_rows(rows, form, why)
    tell_failures(built.failed, built.warnings)


def _with_corrections(store: Store, rows: Sequence[Row], types: Sequence[str]) -> list[Row]:
    """Return facts with what people mended in them, and tell of those that people took out."""
    from kg.asking.corrections import mended, rejected

    for one in rejected(store):
        if one.type in types or not types:
            note(f"{one.fact} of {one.name} {one.told}")
    told = mended(store)
    return [{**row, "corrections": told.get(str(row["fact"]), ())} for row in rows]


def _print_rows(rows: Sequence[Row], form: str, why: bool) -> None:
    from kg.asking.facts import IRIS, facts_table
    from kg.views.tables import write_json_rows

    shown = [{name: value for name, value in row.items() if why or name not in IRIS} for row in rows]
    if form in ("json", "jsonl"):
        click.echo(write_json_rows(shown, lines=form == "jsonl"), nl=False)
    else:
        print_table(facts_table(shown), form)


def _print_by_type(rows: Sequence[Row], base: str | None) -> None:
    """Print a table a type; with the base of the facts' names also why each fact is there."""
    from kg.asking.facts import IRIS, SPANS, facts_table

    hidden = {"type", *IRIS, *SPANS}
    if base is None:
        hidden |= {"quote_start", "quote_end", "rule", "confidence", "ambiguous"}
    else:
        hidden -= {"fact"}
        rows = [_named_briefly(row, base) for row in rows]
    for kind in dict.fromkeys(row["type"] for row in sorted(rows, key=lambda row: str(row["type"]))):
        of_kind = [row for row in rows if row["type"] == kind]
        told = [
            name
            for name in of_kind[0]
            if name not in hidden and any(row[name] is not None for row in of_kind)
        ]
        table = facts_table([{**row, "quote": _short(str(row["quote"]))} for row in of_kind], told)
        print_table(table, title=f"{kind} ({len(of_kind)})")


def _named_briefly(row: Row, base: str) -> Row:
    """Return a fact with its name as kg why and kg correct take it, and its corrections as one text."""
    corrections = row["corrections"]
    told = "; ".join(corrections) if isinstance(corrections, tuple) else None
    return {**row, "fact": str(row["fact"]).removeprefix(base), "corrections": told or None}


def _short(quote: str) -> str:
    told = " ".join(quote.split())
    return told if len(told) <= QUOTE else f"{told[: QUOTE - 1]}…"
