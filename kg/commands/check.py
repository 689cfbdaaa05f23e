"""``kg check``: whether the graphs of a store are what they should be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table, progress
from kg.model import Table

if TYPE_CHECKING:
    from kg.checking import Fault


@click.command()
@options.table_format("table", "csv", "json", "md")
@options.store
def check(form: str, store: options.Address) -> None:
    """Check every graph of the store, and list what is wrong; exit with 1 where something is.

    Checked are the shapes of the ontology, that every quote stands where it says, that what was only said is
    marked so, and that every term is defined.

    Example: kg check --format csv > faults.csv
    """
    from kg.checking import check_store
    from kg.ontology import folders, read_things
    from kg.store import Store

    opened = Store.open(store)
    layers = folders(Path.cwd())
    faults: list[Fault] = []
    number = 0
    walk = progress("checking")
    # What other people's graphs say is theirs.
    made = ((graph, content) for graph, content in opened.graphs() if graph not in opened.loaded)
    for _, found in walk(check_store(made, read_things(layers), opened.base, layers)):
        faults += found
        number += 1
    if faults:
        print_table(_table(faults, opened.base), form)
        note(f"{len(faults)} faults in {store}")
        sys.exit(1)
    note(f"{number} graphs in {store} are as they should be")


def _table(faults: list[Fault], base: str) -> Table:
    rows = (
        (one.graph.removeprefix(base), one.check, one.node.removeprefix(base), one.message, one.rule)
        for one in faults
    )
    return Table(("graph", "check", "node", "message", "rule"), tuple(rows))
