"""Opens a store where it lies: in a folder, in memory, or on a server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.model import Table, UsageError
from kg.namespaces import BASE, base_checked
from kg.store.answers import Graph, Substitutions
from kg.store.database import FolderDatabase, MemoryDatabase
from kg.store.files import Lock
from kg.store.holdings import Holdings
from kg.store.manifest import Manifest
from kg.store.remote import remote_holdings
from kg.store.remote.address import Remote
from kg.store.shelves import FolderShelf, MemoryShelf, manifest_to_write
from kg.store.verifying import holdings_of

Address = Path | Remote
"""Where a store lies: a folder, or a server."""


class Database(Protocol):
    """What a store asks; it follows the graphs that the store holds."""

    def answer(self, sparql: str, substitutions: Substitutions) -> Table | Graph:
        """Return the answer to a question."""

    def opened(self) -> ox.Store:
        """Return a database that says what the graphs say."""

    def is_current(self) -> bool:
        """Return whether it says what the graphs say, or can be made to now."""

    def distrust(self) -> None:
        """Have it made from nothing next time."""

    def remember(self, names: Iterable[str]) -> None:
        """Keep what graphs hold that are put anew next, where this makes it quicker to follow them."""

    def let_go(self) -> None:
        """Close it until it is asked again."""

    def finish(self) -> None:
        """Make it say what the graphs say, for those who open it later."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A store that was opened.

    Args:
        holdings: its graphs.
        database: what is asked.
        lock: what keeps other writers off; None where it is not open for writing, or has no lock.
        lost: the names of documents whose files were damaged, and which are held no longer.
    """

    holdings: Holdings
    database: Database
    lock: Lock | None = None
    lost: tuple[str, ...] = ()


def open_to_ask(address: Address, into_memory: bool = False) -> Opened:
    """Open a store to ask it.

    Args:
        address: where it lies.
        into_memory: whether the merge of its graphs is read into memory, to be asked there.

    Raises:
        UsageError: there is no store in the folder, or one on a server was to be read into memory.
        DataError: it is damaged or of another format, or the server cannot be reached.
    """
    if isinstance(address, Remote):
        if into_memory:
            why = "a store on a server is asked where it lies"
            raise UsageError("the store cannot be read into memory", why, "name the folder of a store")
        return _on_server(address, None)
    holdings = holdings_of(address)
    return Opened(holdings, FolderDatabase(holdings, address, into_memory=into_memory))


def open_to_write(address: Address, base: str | None) -> Opened:
    """Open a store to change it, or make it; documents whose files are damaged are let go.

    Args:
        address: where it lies.
        base: the base IRI; that of the store where none is given.

    Raises:
        DataError: another process writes it, or it cannot be written, is damaged or of another format.
        UsageError: it has another base.
    """
    if isinstance(address, Remote):
        opened = _on_server(address, base)
        return Opened(opened.holdings, opened.database, lost=tuple(opened.holdings.let_go_of_damaged()))
    lock = Lock(address)
    try:
        shelf = FolderShelf(address)
        holdings = Holdings(shelf, manifest_to_write(shelf, base))
        lost = tuple(holdings.let_go_of_damaged())
    except BaseException:
        lock.release()
        raise
    return Opened(holdings, FolderDatabase(holdings, address, is_ours=True), lock, lost)


def open_in_memory(base: str) -> Opened:
    """Return an empty store that lives in memory.

    Args:
        base: the base IRI.
    """
    holdings = Holdings(MemoryShelf(), Manifest(base_checked(base or BASE)))
    return Opened(holdings, MemoryDatabase(holdings))


def _on_server(remote: Remote, base: str | None) -> Opened:
    holdings, database = remote_holdings(remote, base and base_checked(base))
    return Opened(holdings, database)
