"""Keeps a store open to be asked, and follows what others write into it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kg.store import Store

Signs = tuple[tuple[int, int, int], ...]
"""What tells that files were replaced: inode, time of change and size of each."""


class Reader:
    """An open store, opened anew where somebody has finished writing it.

    While somebody writes, it answers from what was finished before.

    Args:
        folder: the folder of the store.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store: Store | None = None
        self._signs: Signs = ()

    def store(self) -> Store:
        """Return the store as it was last finished.

        Raises:
            UsageError: there is none.
            DataError: it is damaged or of another format.
        """
        signs = self._read_signs()
        if self._store is None or signs != self._signs:
            found = Store.open(self.folder)
            # An index that says something else belongs to a writer who has not finished.
            if self._store is None or found.is_current():
                self._store, self._signs = found, signs
        return self._store

    def distrust(self) -> None:
        """Open the store anew, with an index made anew, since this one was found damaged."""
        if self._store is not None:
            self._store.distrust()
        self._store = None

    def _read_signs(self) -> Signs:
        signs = []
        for path in (self.folder / "manifest.json", self.folder / "index" / "holds.json"):
            with suppress(OSError):
                told = path.stat()
                signs.append((told.st_ino, told.st_mtime_ns, told.st_size))
        return tuple(signs)
