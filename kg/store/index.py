"""The Oxigraph database beside the files: made from them, and made anew whenever in doubt."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.freeing import give_back
from kg.model import DataError
from kg.store.files import write_whole
from kg.store.following import MERGE, NOTHING, Contents, PieceReaders, Replaced, change_graphs, changed_graphs
from kg.store.loading import in_one_piece, load

MADE_BY = (2, ox.__version__)
"""Number of the way in which graphs lie in the database, and the version of the engine that wrote it."""

MANY_PORTIONS = 16
"""Of more portions than these an index settles before it is read: what both take of memory would add up."""

Readers = Mapping[str, Callable[[], bytes]]
"""The IRI of each graph, and what reads its N-Quads."""


@dataclass(frozen=True, slots=True)
class _Settling:
    """A database that was made from nothing, and whose files are being made one.

    Args:
        database: the database, which can be asked meanwhile.
        contents: what it holds.
        done: when it is done.
    """

    database: ox.Store
    contents: Contents
    done: Future[None]


class FolderIndex:
    """An Oxigraph database in a folder, with a note of the graphs that it holds.

    Oxigraph tells of some damage by OSError and of some by RuntimeError.

    Args:
        folder: its folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self._database, self._note = folder, folder / "oxigraph", folder / "holds.json"
        self._settling: _Settling | None = None

    def holds(self) -> Contents | None:
        """Return what the database holds, None where it is missing, unfinished or another engine's."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return dict(note["graphs"]) if (note["layout"], note["engine"]) == MADE_BY else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def distrust(self) -> None:
        """Have the database made from nothing next time."""
        self.settle()
        with suppress(OSError):
            self._note.unlink(missing_ok=True)

    def settle(self) -> None:
        """Wait until the database lies as it is to stay, note what it holds, and let go of it.

        Where that fails there is no note, and so a database that is made anew.
        """
        settling, self._settling = self._settling, None
        if settling is not None and settling.done.exception() is None:
            with suppress(OSError, RuntimeError):
                self._finish(settling.database, settling.contents)

    def read(self) -> ox.Store:
        """Open the database without changing a byte of it.

        Raises:
            OSError: it is missing or damaged.
        """
        if self._settling is not None:
            return self._settling.database
        try:
            return ox.Store.read_only(str(self._database))
        except RuntimeError as error:
            raise OSError(str(error)) from error

    def bring_up(self, wanted: Contents, readers: PieceReaders, replaced: Replaced = NOTHING) -> None:
        """Make the database hold what it should: by the graphs that changed, or from nothing.

        One that is made from nothing can be read at once, and lies as it is to stay when it has settled.

        Args:
            wanted: what it should hold.
            readers: read the graphs.
            replaced: what graphs held that it may hold still.

        Raises:
            DataError: a graph cannot be read, or the folder cannot be written.
        """
        self.settle()
        held = self.holds()
        if held == wanted:
            return
        try:
            if held is None or len(changed_graphs(held, wanted)) * 4 > len(wanted):
                self._make(wanted, readers)
            else:
                self._change(held, wanted, readers, replaced)
        except (OSError, RuntimeError):
            self._make_or_tell(wanted, readers)

    def _make_or_tell(self, wanted: Contents, readers: PieceReaders) -> None:
        try:
            self._make(wanted, readers)
        except (OSError, RuntimeError) as error:
            raise DataError(f"{self.folder}: cannot be written", str(error), "check the folder") from error

    def _make(self, wanted: Contents, readers: PieceReaders) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        database = ox.Store(str(self._database))
        portions = load(database, ((graph, readers[graph]()) for graph in sorted(wanted)))
        # Each portion lies in files of its own, and a look into the index is one into all of them.
        if portions > MANY_PORTIONS:
            database.optimize()
            self._finish(database, wanted)
            return
        beside = ThreadPoolExecutor(1)
        self._settling = _Settling(database, wanted, beside.submit(database.optimize))
        beside.shutdown(wait=False)

    def _change(self, held: Contents, wanted: Contents, readers: PieceReaders, replaced: Replaced) -> None:
        if not self._database.is_dir():
            raise FileNotFoundError(self._database)
        # A kill from here to the end leaves no note, and so a database that is made anew.
        self._note.unlink(missing_ok=True)
        database = ox.Store(str(self._database))
        change_graphs(database, held, wanted, readers, replaced)
        self._finish(database, wanted)

    def _finish(self, database: ox.Store, wanted: Contents) -> None:
        database.flush()
        give_back()  # a load takes much, and leaves it for the next
        note = {"layout": MADE_BY[0], "engine": MADE_BY[1], "graphs": dict(wanted)}
        write_whole(self._note, (json.dumps(note, indent=1, sort_keys=True) + "\n").encode())


class MemoryIndex:
    """An Oxigraph database in memory."""

    def __init__(self) -> None:
        self._database, self._held = ox.Store(), dict[str, str]()

    def read(self) -> ox.Store:
        """Return the database."""
        return self._database

    def bring_up(self, wanted: Contents, readers: Readers) -> None:
        """Make the database hold what it should.

        Args:
            wanted: what it should hold.
            readers: read the graphs.
        """
        change_graphs(self._database, self._held, wanted, in_one_piece(readers))
        self._held = dict(wanted)


def in_memory(database: ox.Store) -> ox.Store:
    """Return a database in memory that holds the merge of all graphs alone.

    Args:
        database: an open database.
    """
    merge = ox.Store()
    merge.bulk_extend(database.quads_for_pattern(None, None, None, MERGE))
    return merge
