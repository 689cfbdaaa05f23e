"""``kg facts``: the facts of documents, built into a store in memory and read back from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.printing import print_table, tell_failures
from kg.commands.watching import watching

if TYPE_CHECKING:
    from kg.asking.facts import Row

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
@click.option("--why", is_flag=True, help="Show the rule, its confidence and the offsets of each fact too.")
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
    if form == "table":
        _print_by_type(rows, why)
    else:
        _print_rows(rows, form, why)
    tell_failures(built.failed, built.warnings)


def _print_rows(rows: Sequence[Row], form: str, why: bool) -> None:
    from kg.asking.facts import IRIS, facts_table
    from kg.views.tables import write_json_rows

    shown = [{name: value for name, value in row.items() if why or name not in IRIS} for row in rows]
    if form in ("json", "jsonl"):
        click.echo(write_json_rows(shown, lines=form == "jsonl"), nl=False)
    else:
        print_table(facts_table(shown), form)


def _print_by_type(rows: Sequence[Row], why: bool) -> None:
    from kg.asking.facts import IRIS, SPANS, facts_table

    hidden = {"type", *IRIS, *SPANS}
    hidden |= set() if why else {"quote_start", "quote_end", "rule", "confidence", "ambiguous"}
    for kind in dict.fromkeys(row["type"] for row in sorted(rows, key=lambda row: str(row["type"]))):
        of_kind = [row for row in rows if row["type"] == kind]
        told = [
            name
            for name in of_kind[0]
            if name not in hidden and any(row[name] is not None for row in of_kind)
        ]
        table = facts_table([{**row, "quote": _short(str(row["quote"]))} for row in of_kind], told)
        print_table(table, title=f"{kind} ({len(of_kind)})")


def _short(quote: str) -> str:
    told = " ".join(quote.split())
    return told if len(told) <= QUOTE else f"{told[: QUOTE - 1]}…"
