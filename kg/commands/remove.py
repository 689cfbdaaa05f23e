"""``kg remove``: a document, or a loaded graph, out of the store."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import note


@click.command()
@click.argument("document", metavar="DOCUMENT|GRAPH")
@options.store
def remove(document: str, store: options.Address) -> None:
    """Take a document out of the store, by its name or the first characters of its digest, or a loaded graph.

    Example: kg remove 004_92742634c47ed01c
    """
    from kg import building
    from kg.concluding import read_verdicts
    from kg.store import Store

    Store.open(store)
    with Store.open_to_write(store) as opened:
        for graph in {document, opened.base + document.removeprefix("id:")} & opened.loaded.keys():
            opened.put_loaded({graph: b""})
            note(f"removed the graph {graph}; {opened.size} documents are in {store}")
            return
        removed = opened.remove(document)
        settings = building.Settings(Path.cwd(), cache=options.cache_of(store))
        building.conclude(opened, building.Maker(settings).things, read_verdicts(Path.cwd()))
    note(f"removed {removed.name}; {opened.size} documents are left in {store}")
