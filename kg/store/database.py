"""Opens the database of a store: the index where it can be used or mended, else one in memory."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.model import DataError, Table
from kg.store.answers import Graph, Substitutions, run
from kg.store.files import Lock
from kg.store.holdings import Holdings
from kg.store.index import FolderIndex, MemoryIndex, in_memory
from kg.store.tokens import names_graphs

ATTEMPTS = 5
"""How often a reader looks again where a writer changed the store under its eyes."""


class MemoryDatabase:
    """A database in memory that follows its graphs.

    Args:
        holdings: the graphs.
    """

    def __init__(self, holdings: Holdings) -> None:
        self._holdings, self._index = holdings, MemoryIndex()

    def answer(self, sparql: str, substitutions: Substitutions) -> Table | Graph:
        """Return the answer to a question."""
        return run(self.opened(), sparql, substitutions, self._holdings.manifest.base)

    def opened(self) -> ox.Store:
        """Return the database, which says what the graphs say."""
        self._index.bring_up(self._holdings.contents(), self._holdings.readers())
        return self._index.read()

    def is_current(self) -> bool:
        """Return that the database says what the graphs say."""
        return True

    def distrust(self) -> None:
        """Have the database made from nothing next time."""
        self._index = MemoryIndex()

    def remember(self, names: Iterable[str]) -> None:
        """Keep nothing: the copy here is compared with what is put."""

    def let_go(self) -> None:
        """Close the database until it is asked again."""

    def finish(self) -> None:
        """Make the database on disk say what the graphs say."""


class FolderDatabase:
    """The database of a store in a folder.

    Args:
        holdings: the graphs.
        folder: the folder of the store.
        is_ours: whether this process holds the lock.
        into_memory: whether the merge of all graphs is read into memory, to be asked there.
    """

    def __init__(
        self, holdings: Holdings, folder: Path, is_ours: bool = False, into_memory: bool = False
    ) -> None:
        self._holdings, self._folder, self._is_ours = holdings, folder, is_ours
        self._into_memory = into_memory
        self._index = FolderIndex(folder / "index")
        self._open: ox.Store | None = None
        self._merge: ox.Store | None = None
        self._replaced: dict[str, bytes] = {}

    def answer(self, sparql: str, substitutions: Substitutions) -> Table | Graph:
        """Return the answer to a question.

        Raises:
            UsageError: the query is not SPARQL or cannot be run.
            DataError: a file is damaged.
        """
        base = self._holdings.manifest.base
        try:
            return run(self._asked(sparql), sparql, substitutions, base)
        except OSError:
            # The database is damaged; the files still say everything.
            self.distrust()
            return run(self._asked(sparql), sparql, substitutions, base)

    def _asked(self, sparql: str) -> ox.Store:
        """Return the database of which a question is asked."""
        if not self._into_memory or names_graphs(sparql):
            return self.opened()
        # With all graphs in it, a database in memory would be slower than one on disk: it looks through all that
        # is told of a thing, in whichever graph, for each look into the merge.
        if self._merge is None:
            self._merge = in_memory(self.opened())
        return self._merge

    def opened(self) -> ox.Store:
        """Return the database, which says what the graphs say.

        Raises:
            DataError: a file is damaged, or the store changes faster than it can be read.
        """
        for _ in range(ATTEMPTS):
            try:
                self._open = self._open or self._from_index() or self._from_files()
                return self._open
            except DataError:
                if self._is_ours or not self._holdings.look_again():
                    raise
        raise DataError(
            "the store changes too fast", "another process is writing it", "ask again when it has ended"
        )

    def is_current(self) -> bool:
        """Return whether the database on disk says what the graphs say, or can be made to now."""
        if self._index.holds() == self._holdings.contents():
            return True
        try:
            self._bring_up()
        except DataError:
            return False
        return True

    def distrust(self) -> None:
        """Have the database made from nothing next time."""
        self._index.distrust()
        self.let_go()

    def remember(self, names: Iterable[str]) -> None:
        """Keep what graphs hold that are put anew next: reading a file is quicker than asking the database.

        Args:
            names: their names, such as ``conclusions``.
        """
        held = self._holdings.manifest.graphs
        for name in held.keys() & set(names):
            with suppress(DataError):
                self._replaced[held[name].digest] = self._holdings.shelf.read(name, held[name])

    def let_go(self) -> None:
        """Close the database until it is asked again."""
        self._open = self._merge = None
        self._index.settle()

    def finish(self) -> None:
        """Make the database on disk say what the graphs say.

        Raises:
            DataError: a file is damaged or cannot be written.
        """
        self._follow()
        self._index.settle()

    def _follow(self) -> None:
        """Make the database on disk say what the graphs say; one that is new settles beside."""
        self.let_go()
        self._index.bring_up(self._holdings.contents(), self._holdings.pieces(), self._replaced)
        self._replaced.clear()

    def _from_index(self) -> ox.Store | None:
        """Return the database on disk, None where it can be neither used nor mended."""
        try:
            if self._is_ours:
                self._follow()
            elif self._index.holds() != self._holdings.contents():
                self._bring_up()
            return self._index.read()
        except DataError:
            return None
        except OSError:
            self._index.distrust()
            return None

    def _bring_up(self) -> None:
        with Lock(self._folder):
            self._holdings.look_again()
            self.finish()

    def _from_files(self) -> ox.Store:
        index = MemoryIndex()
        index.bring_up(self._holdings.contents(), self._holdings.readers())
        return index.read()
