"""Makes a database hold graphs as they are now: only what differs is touched.

Its default graph is the merge of all named graphs, each triple once. Oxigraph 0.5 can be asked for such a
union itself, but counts a triple as often as there are graphs that hold it (oxigraph/oxigraph issue 1919).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.store.loading import load, without_graph

MERGE = ox.DefaultGraph()
"""The graph that is the merge of all others."""

Contents = Mapping[str, str]
"""The IRI of each graph, and the digest of its N-Quads."""

PieceReaders = Mapping[str, Callable[[], Iterable[bytes]]]
"""The IRI of each graph, and what reads its N-Quads in pieces of whole lines."""

Replaced = Mapping[str, bytes]
"""N-Quads that graphs held, by their digest."""

NOTHING: Replaced = {}


def changed_graphs(held: Contents, wanted: Contents) -> list[str]:
    """Return the graphs that are held and wanted in different states, sorted."""
    return sorted(graph for graph in {**held, **wanted} if held.get(graph) != wanted.get(graph))


def change_graphs(
    database: ox.Store, held: Contents, wanted: Contents, readers: PieceReaders, replaced: Replaced = NOTHING
) -> None:
    """Make a database hold what it should.

    Args:
        database: an open database.
        held: what it holds.
        wanted: what it should hold.
        readers: read the graphs.
        replaced: what graphs held that it may hold still.
    """
    changed = changed_graphs(held, wanted)
    load(database, ((graph, readers[graph]()) for graph in changed if graph not in held))
    for graph in changed:
        if graph in held:
            content = b"".join(readers[graph]()) if graph in wanted else b""
            put_graph(database, graph, content, replaced.get(held[graph]))


def put_graph(database: ox.Store, graph: str, content: bytes, before: bytes | None = None) -> None:
    """Put a graph in the place of the one of its name, in one transaction that touches what differs only.

    Args:
        database: an open database.
        graph: the IRI of the graph.
        content: its canonical N-Quads; empty takes the graph out.
        before: those that the database holds; it is asked where they are not known.
    """
    name = ox.NamedNode(graph)
    if before is None:
        told = database.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""
    else:
        told = without_graph(graph, before)
    held = set(told.splitlines(keepends=True))
    wanted = set(without_graph(graph, content).splitlines(keepends=True))
    gone, come = _joined(held - wanted), _joined(wanted - held)
    alone = "".join(f"{triple} .\n" for triple in _told_only_in(database, name, gone))
    database.update(
        f"DELETE DATA {{ {alone} GRAPH <{graph}> {{ {gone} }} }} ;"
        f"INSERT DATA {{ {come} GRAPH <{graph}> {{ {come} }} }}"
    )


def _joined(lines: Iterable[bytes]) -> str:
    return b"".join(lines).decode()


def _told_only_in(database: ox.Store, graph: ox.NamedNode, triples: str) -> Iterator[ox.Triple]:
    """Yield the triples that no other named graph holds, and which so leave the merge of all with this one."""
    for quad in ox.parse(triples, ox.RdfFormat.N_TRIPLES, lenient=True):
        holders = database.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(holder.graph_name in (graph, MERGE) for holder in holders):
            yield quad.triple
