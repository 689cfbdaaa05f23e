"""Where the N-Quads of a store lie: in a folder, or in memory for as long as the process lives."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from kg.model import DataError, UsageError
from kg.namespaces import BASE, base_checked
from kg.store.files import write_pieces, write_whole
from kg.store.manifest import Manifest, read_manifest
from kg.store.notes import Held

PIECE = 1 << 20
"""How many bytes of a large graph are read at once."""


class Shelf(Protocol):
    """Keeps the N-Quads of graphs, and the manifest that lists them."""

    def manifest(self) -> Manifest | None:
        """Return the manifest, None where nothing was kept yet."""

    def is_whole(self, name: str, held: Held) -> bool:
        """Return whether the content of a graph is there in its full length."""

    def read(self, name: str, held: Held) -> bytes:
        """Return the content of a graph."""

    def pieces(self, name: str, held: Held) -> Iterator[bytes]:
        """Yield the content of a graph in pieces of whole lines."""

    def write(self, name: str, held: Held, pieces: Iterable[bytes]) -> None:
        """Keep the content of a graph; nothing lists it yet."""

    def commit(self, manifest: Manifest) -> None:
        """List in one step what is kept, and let go of the rest."""


class FolderShelf:
    """Keeps each graph in a file whose name tells its content, so that no file ever changes.

    A kill before a commit leaves files that nothing lists; the next commit takes them away.

    Args:
        folder: the folder of the store.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self._manifest, self._graphs = folder, folder / "manifest.json", folder / "graphs"

    def manifest(self) -> Manifest | None:
        """Return the manifest, None where the folder holds none."""
        return read_manifest(self._manifest)

    def is_whole(self, name: str, held: Held) -> bool:
        """Return whether the file of a graph is there in its full length."""
        try:
            return self._path(name, held).stat().st_size == held.size
        except OSError:
            return False

    def read(self, name: str, held: Held) -> bytes:
        """Return the content of a graph.

        Raises:
            DataError: the file is missing, or holds something else.
        """
        path = self._path(name, held)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise damaged(path, error.strerror or str(error)) from error
        if hashlib.sha256(content).hexdigest() != held.digest:
            raise damaged(path, "it does not hold what was written")
        return content

    def pieces(self, name: str, held: Held) -> Iterator[bytes]:
        """Yield the content of a graph in pieces of whole lines.

        Raises:
            DataError: the file is missing, or holds something else.
        """
        if held.size <= PIECE:
            yield self.read(name, held)
            return
        path = self._path(name, held)
        try:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != held.digest:
                    raise damaged(path, "it does not hold what was written")
                file.seek(0)
                while piece := file.read(PIECE):
                    yield piece + file.readline()
        except OSError as error:
            raise damaged(path, error.strerror or str(error)) from error

    def write(self, name: str, held: Held, pieces: Iterable[bytes]) -> None:
        """Write the file of a graph.

        Raises:
            DataError: it cannot be written.
        """
        write_pieces(self._path(name, held), pieces)

    def commit(self, manifest: Manifest) -> None:
        """Write the manifest, and remove the files that it does not name.

        Raises:
            DataError: it cannot be written.
        """
        write_whole(self._manifest, manifest.encoded())
        named = {file_name(name, held) for name, held in manifest.kept()}
        for file in self._files():
            if file not in named:
                (self._graphs / file).unlink(missing_ok=True)

    def _path(self, name: str, held: Held) -> Path:
        return self._graphs / file_name(name, held)

    def _files(self) -> list[str]:
        return [path.name for path in self._graphs.iterdir()] if self._graphs.is_dir() else []


class MemoryShelf:
    """Keeps graphs in memory."""

    def __init__(self) -> None:
        self._listed: Manifest | None = None
        self._contents: dict[str, bytes] = {}

    def manifest(self) -> Manifest | None:
        """Return the manifest, None where nothing was committed."""
        return self._listed

    def is_whole(self, name: str, held: Held) -> bool:
        """Return whether a graph is there."""
        return held.digest in self._contents

    def read(self, name: str, held: Held) -> bytes:
        """Return the content of a graph."""
        return self._contents[held.digest]

    def pieces(self, name: str, held: Held) -> Iterator[bytes]:
        """Yield the content of a graph, in one piece."""
        yield self.read(name, held)

    def write(self, name: str, held: Held, pieces: Iterable[bytes]) -> None:
        """Keep the content of a graph."""
        self._contents[held.digest] = b"".join(pieces)

    def commit(self, manifest: Manifest) -> None:
        """Take the manifest, and let go of what it does not name."""
        named = {held.digest for _, held in manifest.kept()}
        self._listed = manifest
        self._contents = {digest: one for digest, one in self._contents.items() if digest in named}


def manifest_to_write(shelf: FolderShelf, base: str | None) -> Manifest:
    """Return the manifest of a store that is to be written, which may have none yet.

    Args:
        shelf: where its graphs lie.
        base: the base IRI that is asked for, None for that of the store.

    Raises:
        DataError: the manifest is damaged or of another format.
        UsageError: the store has another base.
    """
    manifest = shelf.manifest() or Manifest(base_checked(base or BASE))
    if base is not None and base != manifest.base:
        raise UsageError(
            f"{shelf.folder}: this store has another base",
            f"its IRIs begin with {manifest.base}",
            "name another --store",
        )
    return manifest


def file_name(name: str, held: Held) -> str:
    """Return the name of the file of a graph.

    Args:
        name: the digest of its document, its own name, or its IRI.
        held: what is noted of it.
    """
    # Digests are cut to what tells apart more documents than any archive has.
    stem = hashlib.sha256(name.encode()).hexdigest() if ":" in name else name
    return f"{stem[:16]}-{held.digest[:16]}.nq"


def damaged(path: Path, why: str) -> DataError:
    """Return the error that tells of a file that is not whole."""
    return DataError(f"{path}: damaged", why, "build the document again: kg build makes good what is damaged")
