"""``kg load``: other people's RDF beside the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table
from kg.model import DataError, Table, UsageError

if TYPE_CHECKING:
    from kg.store import Store


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--graph",
    metavar="IRI",
    default=None,
    help="The name of the graph; it is made from the name of the file.",
)
@options.store
def load(files: tuple[Path, ...], graph: str | None, store: options.Address) -> None:
    """Load Turtle and other RDF of other people, each file as a graph of its own, so that questions can join it.

    A file that is loaded again takes the place of what it said before; kg remove takes a graph out.

    Example: kg load gazetteer.ttl, then kg query 'SELECT * WHERE { GRAPH id:loaded-gazetteer { ?s ?p ?o } }'
    """
    from kg.store import Store

    if graph is not None and len(files) > 1:
        raise UsageError(
            "several files cannot be one graph", f"{len(files)} files are given", "load them one by one"
        )
    _refuse_equal_names(files)
    with Store.open_to_write(store) as opened:
        rows = [row for file in files for row in _load(opened, file, graph)]
    print_table(Table(("graph", "triples", "file"), tuple(rows)))
    note(f"{len(rows)} graphs loaded into {store}")


def _load(opened: Store, file: Path, graph: str | None) -> list[tuple[str, int, str]]:
    from kg.store.foreign import ENDINGS, content_of, graph_of_file, parse

    if file.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"{file}: what is written in it is not known",
            f"the endings are {', '.join(ENDINGS)}",
            "rename it",
        )
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read", error.strerror or str(error), "check the path") from error
    name = graph or graph_of_file(file, opened.base)
    try:
        found = parse(content, ENDINGS[file.suffix.lower()], name)
        contents = {iri: content_of(triples, iri, opened.base) for iri, triples in found.items()}
    except DataError as error:
        raise DataError(f"{file}: {error.what}", error.why, error.mend) from error
    opened.put_loaded(contents, file)
    return [(iri, told.count(b"\n"), str(file)) for iri, told in contents.items()]


def _refuse_equal_names(files: tuple[Path, ...]) -> None:
    stems = [file.stem for file in files]
    twice = sorted({stem for stem in stems if stems.count(stem) > 1})
    if twice:
        raise UsageError(
            f"two files are called {twice[0]}",
            "each would take the place of the other",
            "load one with --graph IRI",
        )
