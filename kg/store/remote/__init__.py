"""A store that any SPARQL 1.1 server holds, as far as it can be told from one in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store.holdings import Holdings
from kg.store.manifest import Manifest
from kg.store.remote.address import Remote

if TYPE_CHECKING:
    from kg.store.remote.database import RemoteDatabase


def remote_holdings(remote: Remote, base: str | None = None) -> tuple[Holdings, RemoteDatabase]:
    """Return the graphs of a store on a server, and what asks it; a server may hold none yet.

    Args:
        remote: the server.
        base: the base IRI that is asked for, None for that of the store.

    Raises:
        DataError: the server cannot be reached, or what it lists is damaged.
        UsageError: it holds several stores, and no base was named.
    """
    # What speaks with servers takes a tenth of a second to import.
    from kg.store.remote.database import RemoteDatabase
    from kg.store.remote.server import Server
    from kg.store.remote.shelf import RemoteShelf

    server = Server(remote)
    shelf = RemoteShelf(server, base)
    holdings = Holdings(shelf, shelf.manifest() or Manifest(shelf.base))
    return holdings, RemoteDatabase(holdings, server)
