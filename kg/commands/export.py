"""``kg export``: the graph as a file."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from kg.commands import options


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.store
def export(file: Path, store: options.Address) -> None:
    """Write the graph to a file; its ending says how.

    Endings: ttl, trig, nq, nt, jsonld, rdf, graphml, gexf, csv, html, svg, png.

    A file that is called timeline.svg, timeline.html or timeline.csv holds the time line.

    Example: kg export out/graph.ttl
    """
    from kg import exporting
    from kg.store import Store

    exporting.writer_for(file)
    exporting.export(Store.open(store), file)
    click.echo(file)
