"""Loads many graphs into a database together: one at a time each would cost milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox

LOADED_AT_ONCE = 8 << 20
"""How many bytes of N-Quads are loaded at once."""


def load(database: ox.Store, graphs: Iterable[tuple[str, bytes]]) -> None:
    """Load graphs that a database does not hold yet, under their names and into the default graph.

    Args:
        database: an open database.
        graphs: the IRI and the canonical N-Quads of each graph.
    """
    # The next graphs are read while two threads load, into their graphs and into the merge.
    with ThreadPoolExecutor(2) as beside:
        loading: list[Future[None]] = []
        for quads, triples in _portions(graphs):
            _wait_for(loading)
            # This tool wrote the graphs, and their digests were checked: their IRIs need no second look.
            loading = [
                beside.submit(database.bulk_load, quads, ox.RdfFormat.N_QUADS, lenient=True),
                beside.submit(database.bulk_load, triples, ox.RdfFormat.N_TRIPLES, lenient=True),
            ]
        _wait_for(loading)


def _wait_for(loading: Iterable[Future[None]]) -> None:
    for one in loading:
        one.result()


def _portions(graphs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the N-Quads of many graphs together, and their N-Triples."""
    # A load costs milliseconds however small it is, and memory for all that it loads.
    quads, triples, size = list[bytes](), list[bytes](), 0
    for graph, content in graphs:
        for piece in _pieces(content):
            quads.append(piece)
            triples.append(without_graph(graph, piece))
            size += len(piece)
            if size > LOADED_AT_ONCE:
                portion = b"".join(quads), b"".join(triples)
                quads, triples, size = [], [], 0
                yield portion
    if quads:
        yield b"".join(quads), b"".join(triples)


def _pieces(content: bytes) -> Iterator[bytes]:
    """Yield the lines of a graph in pieces that are as large as what is loaded at once."""
    start = 0
    while len(content) - start > LOADED_AT_ONCE:
        end = content.index(b"\n", start + LOADED_AT_ONCE) + 1
        yield content[start:end]
        start = end
    yield content[start:] if start else content


def without_graph(graph: str, content: bytes) -> bytes:
    """Return the N-Triples of a graph.

    Args:
        graph: its IRI.
        content: its canonical N-Quads.
    """
    # Line ends inside of texts are escaped: what stands before a bare one is the end of a line.
    return content.replace(f" <{graph}> .\n".encode(), b" .\n")
