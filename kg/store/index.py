"""The Oxigraph database beside the files: made from them, and made anew whenever in doubt."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.store.files import write_whole

N_QUADS = ox.RdfFormat.N_QUADS


class Index:
    """An Oxigraph database in a folder, with a note of the manifest from which it was made.

    Args:
        folder: its folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self._database, self._note = folder, folder / "oxigraph", folder / "made-from"

    def is_made_from(self, manifest: str) -> bool:
        """Return whether the database was made from a manifest and finished.

        Args:
            manifest: the digest of the manifest.
        """
        try:
            return self._note.read_text(encoding="ascii") == manifest
        except (OSError, UnicodeDecodeError):
            return False

    def read(self) -> ox.Store:
        """Open the database without changing a byte of it.

        Raises:
            OSError: it is missing or damaged.
        """
        return ox.Store.read_only(str(self._database))

    def write(self) -> ox.Store:
        """Open the database to change it; until it is finished it counts as unfinished.

        Raises:
            OSError: it is missing or damaged, or another process writes it.
        """
        if not self._database.is_dir():
            raise FileNotFoundError(self._database)
        self._note.unlink(missing_ok=True)
        return ox.Store(str(self._database))

    def finish(self, manifest: str) -> None:
        """Note that the database says what a manifest lists.

        Args:
            manifest: the digest of the manifest.
        """
        write_whole(self._note, manifest.encode())

    def rebuild(self, graphs: Iterable[bytes], manifest: str) -> None:
        """Make the database anew.

        Args:
            graphs: the N-Quads of all graphs.
            manifest: the digest of the manifest that lists them.

        Raises:
            OSError: the folder cannot be written.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        database = ox.Store(str(self._database))
        for content in graphs:
            database.bulk_load(content, N_QUADS)
        database.flush()
        del database
        self.finish(manifest)


def in_memory(graphs: Iterable[bytes]) -> ox.Store:
    """Return a database in memory.

    Args:
        graphs: the N-Quads of all graphs.
    """
    database = ox.Store()
    for content in graphs:
        database.bulk_load(content, N_QUADS)
    return database


def put_graph(database: ox.Store, graph: str, content: bytes) -> None:
    """Put a graph in the place of the one of its name, in one transaction.

    Args:
        database: an open database.
        graph: the IRI of the graph.
        content: its canonical N-Quads; empty takes the graph out.
    """
    end = f" <{graph}> ."
    triples = "\n".join(f"{line.removesuffix(end)} ." for line in content.decode().split("\n") if line)
    data = f"; INSERT DATA {{ GRAPH <{graph}> {{\n{triples}\n}} }}" if triples else ""
    database.update(f"DROP SILENT GRAPH <{graph}> {data}")
