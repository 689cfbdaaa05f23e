"""Keeps pages that were made, until somebody writes the store."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from starlette.responses import Response

MOST_BYTES = 64 << 20
"""So many bytes of pages are kept at most; those that were asked for longest ago go first."""

Signs = tuple[tuple[int, int, int], ...]
"""What tells that files were replaced: inode, time of change and size of each."""


class Kept:
    """The pages of one state of a store.

    Args:
        folder: the folder of the store.
    """

    def __init__(self, folder: Path) -> None:
        self._files = (folder / "manifest.json", folder / "index" / "holds.json")
        self._signs: Signs = ()
        self._pages: OrderedDict[str, Response] = OrderedDict()
        self._bytes = 0

    def get(self, address: str) -> Response | None:
        """Return the page of an address, None where it has to be made."""
        signs = self._read_signs()
        if signs != self._signs:
            self._signs, self._bytes = signs, 0
            self._pages.clear()
        page = self._pages.get(address)
        if page is not None:
            self._pages.move_to_end(address)
        return page

    def put(self, address: str, page: Response) -> None:
        """Keep a page, unless the store was written while it was made, or it is no good one."""
        if page.status_code != 200 or self._read_signs() != self._signs:
            return
        self._pages[address] = page
        self._bytes += len(page.body)
        while self._bytes > MOST_BYTES:
            _, gone = self._pages.popitem(last=False)
            self._bytes -= len(gone.body)

    def _read_signs(self) -> Signs:
        signs = []
        for path in self._files:
            with suppress(OSError):
                told = path.stat()
                signs.append((told.st_ino, told.st_mtime_ns, told.st_size))
        return tuple(signs)
