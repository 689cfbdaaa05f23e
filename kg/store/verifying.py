"""Looks whether a store holds what it lists, and tells what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.model import DataError, UsageError
from kg.store.files import holder
from kg.store.holdings import Holdings
from kg.store.index import FolderIndex, MemoryIndex
from kg.store.manifest import FORMAT
from kg.store.shelves import FolderShelf


def holdings_of(folder: Path) -> Holdings:
    """Return the graphs of a store.

    Args:
        folder: its folder.

    Raises:
        UsageError: there is none.
        DataError: its manifest is damaged or of another format.
    """
    shelf = FolderShelf(folder)
    manifest = shelf.manifest()
    if manifest is None:
        raise UsageError(
            f"{folder}: no store here", "nothing was built into it", "run kg build PATH, or name --store"
        )
    return Holdings(shelf, manifest)


def tell_of(folder: Path) -> dict[str, str | int]:
    """Return what there is to know of a store.

    Args:
        folder: its folder.

    Raises:
        UsageError: there is none.
        DataError: its manifest is damaged or of another format.
    """
    holdings = holdings_of(folder)
    manifest, index = holdings.manifest, FolderIndex(folder / "index")
    held = index.holds()
    return {
        "folder": str(folder),
        "format": FORMAT,
        "base": manifest.base,
        "documents": len(manifest.documents),
        "loaded graphs": len(manifest.loaded),
        "quads": sum(one.quads for _, one in manifest.kept()),
        "bytes of graphs": sum(one.size for _, one in manifest.kept()),
        "bytes of the index": sum(path.stat().st_size for path in index.folder.rglob("*") if path.is_file()),
        "index": "missing" if held is None else "current" if held == holdings.contents() else "behind",
        "written by": holder(folder) or "nobody now",
        "state": manifest.digest,
    }


def faults(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a store: the name of a file or graph, and what is wrong with it.

    Args:
        folder: its folder.

    Raises:
        UsageError: there is no store.
        DataError: its manifest is damaged or of another format.
    """
    holdings = holdings_of(folder)
    found = list(_damaged(holdings))
    yield from found
    if not found:
        yield from _differing(holdings, FolderIndex(folder / "index"))


def _damaged(holdings: Holdings) -> Iterator[tuple[str, str]]:
    for graph, read in sorted(holdings.readers().items()):
        try:
            read()
        except DataError as error:
            yield graph, f"{error.what}: {error.why}"


def _differing(holdings: Holdings, index: FolderIndex) -> Iterator[tuple[str, str]]:
    """Yield the graphs of which the index says something else than the files."""
    if index.holds() != holdings.contents():
        return  # It is brought up when somebody asks.
    wanted = MemoryIndex()
    wanted.bring_up(holdings.contents(), holdings.readers())
    try:
        database = index.read()
        for graph in sorted(holdings.contents()):
            if _said(database, graph) != _said(wanted.read(), graph):
                yield graph, "the index says something else than the file; kg store rebuild mends it"
        if len(database) != len(wanted.read()):
            yield str(index.folder), "the index says more or less than the files; kg store rebuild mends it"
    except OSError as error:
        yield str(index.folder), f"damaged: {error}; kg store rebuild mends it"


def _said(database: ox.Store, graph: str) -> set[ox.Quad]:
    return set(database.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
