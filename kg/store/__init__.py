"""The store: one canonical N-Quads file a document is the truth, an Oxigraph database the index beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from kg.model import Table, UsageError
from kg.namespaces import BASE
from kg.store.answers import Graph, Term
from kg.store.datasets import Dataset
from kg.store.drafts import Content
from kg.store.files import LockedError
from kg.store.holdings import NO_SOURCE, MadeGraphError, Stored
from kg.store.notes import Entry, Held
from kg.store.opening import Address, Opened, open_in_memory, open_to_ask, open_to_write
from kg.store.pending import Pending
from kg.store.updating import update

__all__ = [
    "Address",
    "Dataset",
    "Entry",
    "Graph",
    "Held",
    "LockedError",
    "MadeGraphError",
    "Store",
    "Stored",
    "Term",
]


class Store:
    """The graphs of documents, and those made from them.

    It is opened by ``open``, ``open_to_write`` or ``in_memory``. What was put is kept when the call
    returns; the database follows when the store is asked or closed.

    Args:
        opened: its graphs, and what is asked.
    """

    def __init__(self, opened: Opened) -> None:
        self._holdings, self._database, self._lock = opened.holdings, opened.database, opened.lock
        self.lost = opened.lost

    @classmethod
    def open(cls, address: Address, into_memory: bool = False) -> Store:
        """Open a store to ask it.

        Args:
            address: its folder, or the server that holds it.
            into_memory: whether the merge of all graphs is read into memory when it is first asked, for who asks
                much: questions that name no graph are then answered several times as fast.

        Raises:
            UsageError: there is no store in the folder, or one on a server was to be read into memory.
            DataError: it is damaged or of another format, or the server cannot be reached.
        """
        return cls(open_to_ask(address, into_memory))

    @classmethod
    def open_to_write(cls, address: Address, base: str | None = None) -> Store:
        """Open a store to change it, or make it; documents whose files are damaged are let go.

        Args:
            address: its folder, or the server that holds it, which has no lock.
            base: the base IRI; that of the store where none is given.

        Raises:
            DataError: another process writes it, or it cannot be written, is damaged or of another format.
            UsageError: it has another base.
        """
        return cls(open_to_write(address, base))

    @classmethod
    def in_memory(cls, base: str = BASE) -> Store:
        """Return an empty store that lives in memory and can be changed.

        Args:
            base: the base IRI.
        """
        return cls(open_in_memory(base))

    @property
    def base(self) -> str:
        """The base IRI of its graphs."""
        return self._holdings.manifest.base

    @property
    def size(self) -> int:
        """How many documents it holds."""
        return len(self._holdings.manifest.documents)

    @property
    def digest(self) -> str:
        """A digest of all that it says."""
        return self._holdings.manifest.digest

    def documents(self) -> list[Stored]:
        """Return the documents, by name."""
        return self._holdings.documents()

    def held(self, digest: str) -> Held | None:
        """Return what is noted of a document, None where it is not held.

        Args:
            digest: SHA-256 of its bytes.
        """
        return self._holdings.manifest.documents.get(digest)

    def put(self, given: Sequence[tuple[Entry, bytes | None]]) -> None:
        """Put documents; all of them are listed in one step.

        Args:
            given: each with its canonical N-Quads, None for one that is held and stays as it is.

        Raises:
            DataError: a file cannot be written.
        """
        self._database.let_go()
        self._holdings.put(given)

    def remove(self, name: str) -> Stored:
        """Take a document out, and return it.

        Args:
            name: its name, or the first characters of its digest.

        Raises:
            UsageError: no document, or more than one, is called so.
        """
        self._database.let_go()
        return self._holdings.remove(name)

    def put_graphs(self, given: Mapping[str, Content], version: str) -> None:
        """Put graphs that no document tells, in one step.

        Args:
            given: canonical N-Quads by name: ``conclusions`` and ``things``.
            version: what made them.

        Raises:
            DataError: a file cannot be written.
        """
        changed = self._holdings.changed(given, version)
        if changed:
            self._database.let_go()
            self._database.remember(changed)
            self._holdings.put_graphs(changed)

    def put_loaded(self, given: Mapping[str, bytes], source: Path | None = None) -> None:
        """Put graphs of other people, in one step.

        Args:
            given: canonical N-Quads by the IRI of the graph, see ``foreign``; empty ones take a graph out.
            source: the file they came from.

        Raises:
            MadeGraphError: the tool makes one of them.
            DataError: a file cannot be written.
        """
        self._database.let_go()
        self._holdings.put_loaded(
            given, (str(source), source.parent.name, source.stem) if source else NO_SOURCE
        )

    def update(self, sparql: str, using: Dataset | None = None) -> None:
        """Do what SPARQL Update says to the graphs of other people, all of it or nothing.

        Args:
            sparql: SPARQL 1.1 Update; the usual prefixes need not be declared.
            using: the graphs to look at, in the place of what the text says.

        Raises:
            UsageError: it is not SPARQL, would ask another server, or says twice where to look.
            MadeGraphError: it would write a graph that the tool makes.
            DataError: a triple cannot be kept, or a file cannot be written.
        """
        pending = Pending(self._holdings, self.database)
        update(pending, sparql, using)
        self.put_loaded(pending.contents())

    @property
    def loaded(self) -> Mapping[str, Held]:
        """The graphs of other people, by IRI."""
        return self._holdings.manifest.loaded

    def graph(self, iri: str) -> bytes | None:
        """Return the N-Quads of a graph, None where there is none of this name.

        Args:
            iri: its IRI.

        Raises:
            DataError: its file is damaged.
        """
        read = self._holdings.readers().get(iri)
        return read() if read else None

    def graphs(self) -> Iterator[tuple[str, bytes]]:
        """Yield the IRI and the N-Quads of each graph, in the order of their IRIs.

        Raises:
            DataError: a file is damaged.
        """
        for graph, read in sorted(self._holdings.readers().items()):
            yield graph, read()

    def query(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> Table:
        """Return the rows that answer a SELECT or ASK question over the union of all graphs.

        Args:
            sparql: a SPARQL 1.1 query; the usual prefixes need not be declared.
            substitutions: terms that variables of its SELECT stand for.

        Raises:
            UsageError: the query is not SPARQL, cannot be run, or makes a graph.
            DataError: the store is damaged.
        """
        answer = self.answer(sparql, substitutions)
        if isinstance(answer, Graph):
            raise UsageError("the query makes a graph", "a table is needed here", "ask with SELECT")
        return answer

    def answer(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> Table | Graph:
        """Return the answer to any question over the union of all graphs.

        Args:
            sparql: a SPARQL 1.1 query; the usual prefixes need not be declared.
            substitutions: terms that variables of its SELECT stand for.

        Raises:
            UsageError: the query is not SPARQL or cannot be run.
            DataError: the store is damaged.
        """
        return self._database.answer(sparql, substitutions or {})

    def database(self) -> ox.Store:
        """Return the database, which says what the files say; nobody but this store may change it.

        Who holds it while the store is written keeps its index from being changed, so that it is made anew.

        Raises:
            DataError: a file is damaged.
        """
        return self._database.opened()

    def distrust(self) -> None:
        """Have the database made from the files next time: it was found damaged."""
        self._database.distrust()

    def is_current(self) -> bool:
        """Return whether the index on disk says what the files say, or can be made to now."""
        return self._database.is_current()

    def close(self) -> None:
        """Bring the database up to date where the store was open for writing, and let others write."""
        try:
            if self._lock is not None:
                self._database.finish()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let others write, and leave it to the next who asks to bring the database up to date."""
        self._database.let_go()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close() if error is None else self.abandon()
