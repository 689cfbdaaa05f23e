"""Loads many graphs into a database together: one at a time each would cost milliseconds."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import pyoxigraph as ox

LOADED_AT_ONCE = 4 << 20
"""How many bytes of N-Quads are loaded at once."""

THREADS = 2
"""How many threads load; one portion more waits, so that none of them does."""


def load(database: ox.Store, graphs: Iterable[tuple[str, Iterable[bytes]]]) -> int:
    """Load graphs that a database does not hold yet, under their names and into the default graph.

    Args:
        database: an open database.
        graphs: the IRI of each graph, and its canonical N-Quads in pieces of whole lines.

    Returns:
        In how many portions they were loaded.
    """
    portions = 0
    # The next graphs are read while two threads load, into their graphs and into the merge.
    with ThreadPoolExecutor(THREADS) as beside:
        loading: deque[Future[None]] = deque()
        for quads, triples in _portions(graphs):
            portions += 1
            for content, form in ((quads, ox.RdfFormat.N_QUADS), (triples, ox.RdfFormat.N_TRIPLES)):
                if len(loading) > THREADS:
                    loading.popleft().result()
                # This tool wrote the graphs, and their digests were checked: their IRIs need no second look.
                loading.append(beside.submit(database.bulk_load, content, form, lenient=True))
        for one in loading:
            one.result()
    return portions


def _portions(graphs: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the N-Quads of many graphs together, and their N-Triples."""
    # A load costs milliseconds however small it is, and memory for all that it loads.
    quads, triples, size = list[bytes](), list[bytes](), 0
    for graph, pieces in graphs:
        for piece in (one for given in pieces for one in _cut(given)):
            quads.append(piece)
            triples.append(without_graph(graph, piece))
            size += len(piece)
            if size > LOADED_AT_ONCE:
                portion = b"".join(quads), b"".join(triples)
                quads, triples, size = [], [], 0
                yield portion
    if quads:
        yield b"".join(quads), b"".join(triples)


def _cut(content: bytes) -> Iterator[bytes]:
    """Yield the lines of a graph in pieces that are as large as what is loaded at once."""
    start = 0
    while len(content) - start > LOADED_AT_ONCE:
        end = content.index(b"\n", start + LOADED_AT_ONCE) + 1
        yield content[start:end]
        start = end
    yield content[start:] if start else content


def in_one_piece(readers: Mapping[str, Callable[[], bytes]]) -> dict[str, Callable[[], Iterable[bytes]]]:
    """Return what reads graphs in pieces, each in one.

    Args:
        readers: what reads each graph, by its IRI.
    """
    return {graph: partial(_one, read) for graph, read in readers.items()}


def _one(read: Callable[[], bytes]) -> Iterator[bytes]:
    yield read()


def without_graph(graph: str, content: bytes) -> bytes:
    """Return the N-Triples of a graph.

    Args:
        graph: its IRI.
        content: its canonical N-Quads.
    """
    # Line ends inside of texts are escaped: what stands before a bare one is the end of a line.
    return content.replace(f" <{graph}> .\n".encode(), b" .\n")
