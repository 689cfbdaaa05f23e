"""The addresses of a SPARQL server: where it is asked, where it is written, and who we are to it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from kg.model import UsageError

UPDATES = ("update", "statements", "sparql-auth", "sparql")
"""Where servers take updates: Oxigraph and Fuseki, RDF4J, Virtuoso, and where they take queries too."""

GRAPHS = ("store", "data", "sparql-graph-crud-auth", "sparql-graph-crud", "rdf-graphs/service")
"""Where servers keep the Graph Store Protocol: Oxigraph and kg serve, Fuseki, Virtuoso, RDF4J."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL server that holds a store.

    Args:
        query: the address of its queries.
        updates: where it may take updates, tried in this order.
        graphs: where it may have its graphs, tried in this order.
        user: the name for basic authentication.
        password: the password.
        token: the token for bearer authentication, in the place of name and password.
    """

    query: str
    updates: tuple[str, ...] = ()
    graphs: tuple[str, ...] = ()
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __str__(self) -> str:
        return self.query


def remote_of(address: str, environment: Mapping[str, str] = os.environ) -> Remote:
    """Return the server at an address; what the environment says of it counts more than what is usual.

    ``KG_STORE_UPDATE`` and ``KG_STORE_GRAPHS`` name other addresses, ``KG_STORE_USER`` and
    ``KG_STORE_PASSWORD`` or ``KG_STORE_TOKEN`` tell who we are.

    Args:
        address: the address of its queries.
        environment: the environment.

    Raises:
        UsageError: the address holds a password, or names no host.
    """
    parts = urlsplit(address)
    if not parts.hostname:
        raise UsageError(f"{address}: no address", "it names no host", "write https://HOST/PATH")
    if parts.username or parts.password:
        raise UsageError(
            "a password stands in the address of the store",
            "addresses are shown and kept",
            "give KG_STORE_USER and KG_STORE_PASSWORD in the environment",
        )
    home = address.rstrip("/") + "/" if parts.path.rpartition("/")[2] not in ("query", "sparql") else address
    update, graphs = environment.get("KG_STORE_UPDATE"), environment.get("KG_STORE_GRAPHS")
    return Remote(
        address,
        (update,) if update else tuple(dict.fromkeys([*(urljoin(home, name) for name in UPDATES), address])),
        (graphs,) if graphs else tuple(urljoin(home, name) for name in GRAPHS),
        environment.get("KG_STORE_USER", ""),
        environment.get("KG_STORE_PASSWORD", ""),
        environment.get("KG_STORE_TOKEN", ""),
    )
