"""What an update request has changed so far: seen by its own next operations, and by nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

import pyoxigraph as ox

from kg.store.foreign import content_of, triples_of
from kg.store.holdings import Holdings, refuse_made
from kg.store.index import MemoryIndex


class Pending:
    """The graphs of a store as they will be when what changes them has ended.

    Args:
        holdings: the graphs as they are.
        database: opens the database of the graphs as they are.
    """

    def __init__(self, holdings: Holdings, database: Callable[[], ox.Store]) -> None:
        self._holdings, self._database = holdings, database
        self._changed: dict[str, set[ox.Triple]] = {}
        self._index: MemoryIndex | None = None

    @property
    def base(self) -> str:
        """The base IRI of the store."""
        return self._holdings.manifest.base

    @property
    def made(self) -> set[str]:
        """The IRIs of the graphs that the tool makes."""
        return self._holdings.manifest.made()

    def loaded(self) -> list[str]:
        """Return the IRIs of the graphs that may be written and say something."""
        kept = self._holdings.manifest.loaded.keys() - self._changed.keys()
        return sorted(kept | {graph for graph, triples in self._changed.items() if triples})

    def triples(self, graph: str) -> set[ox.Triple]:
        """Return what a graph says; nothing where there is none of this name."""
        if graph in self._changed:
            return self._changed[graph]
        read = self._holdings.readers().get(graph)
        return set(triples_of(read())) if read else set()

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Let a graph say something else.

        Raises:
            MadeGraphError: the tool makes it.
        """
        refuse_made(self._holdings.manifest, [graph])
        self._changed[graph] = set(triples)

    def contents(self) -> dict[str, bytes]:
        """Return the canonical N-Quads of the graphs that changed; empty ones are gone.

        Raises:
            DataError: a triple cannot be kept.
        """
        return {graph: content_of(told, graph, self.base) for graph, told in self._changed.items()}

    def database(self) -> ox.Store:
        """Return a database of the graphs as they will be.

        Raises:
            DataError: a file is damaged, or a triple cannot be kept.
        """
        if not self._changed:
            return self._database()
        contents = self.contents()
        digests = {graph: hashlib.sha256(content).hexdigest() for graph, content in contents.items()}
        readers = {graph: _giving(content) for graph, content in contents.items()}
        self._index = self._index or MemoryIndex()
        self._index.bring_up(
            {**self._holdings.contents(), **digests}, {**self._holdings.readers(), **readers}
        )
        return self._index.read()


def _giving(content: bytes) -> Callable[[], bytes]:
    return lambda: content
