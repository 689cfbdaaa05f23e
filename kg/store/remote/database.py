"""Asks a server in the place of a database of our own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pyoxigraph as ox

from kg.model import DataError, Table
from kg.namespaces import prefixes
from kg.store.answers import Graph, Substitutions, table_or_graph
from kg.store.holdings import Holdings
from kg.store.index import MemoryIndex
from kg.store.media_types import RESULTS, TRIPLES
from kg.store.remote.server import Server
from kg.store.tokens import TOKEN


class RemoteDatabase:
    """The database of a store that a server holds.

    Args:
        holdings: the graphs.
        server: the server.
    """

    def __init__(self, holdings: Holdings, server: Server) -> None:
        self._holdings, self._server = holdings, server
        self._copy: MemoryIndex | None = None

    def answer(self, sparql: str, substitutions: Substitutions) -> Table | Graph:
        """Return the server's answer to a question.

        Raises:
            DataError: it cannot be reached, refuses, or answers in a form that is not known.
        """
        return table_or_graph(
            ask(self._server, with_values(sparql, substitutions), self._holdings.manifest.base)
        )

    def opened(self) -> ox.Store:
        """Return a copy in memory of all that the server holds.

        Raises:
            DataError: it cannot be reached.
        """
        self._copy = self._copy or MemoryIndex()
        self._copy.bring_up(self._holdings.contents(), self._holdings.readers())
        return self._copy.read()

    def is_current(self) -> bool:
        """Return that the server answers from what it holds."""
        return True

    def distrust(self) -> None:
        """Forget the copy."""
        self._copy = None

    def remember(self, names: Iterable[str]) -> None:
        """Keep nothing: the server compares nothing."""

    def let_go(self) -> None:
        """Keep nothing open."""

    def finish(self) -> None:
        """Keep nothing open: the server holds what was written."""


def ask(
    server: Server, sparql: str, base: str
) -> ox.QuerySolutions | ox.QueryBoolean | tuple[ox.Triple, ...]:
    """Return what a server answers to a query.

    Args:
        server: the server.
        sparql: a query; the usual prefixes need not be declared.
        base: the base IRI.

    Raises:
        DataError: the server cannot be reached, refuses, or answers in a form that is not known.
    """
    declared = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes(base).items())
    answer = server.ask(f"{declared}\n{sparql}")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind in RESULTS:
            return ox.parse_query_results(answer.content, format=RESULTS[kind])
        if kind in TRIPLES:
            return tuple(quad.triple for quad in ox.parse(answer.content, format=TRIPLES[kind]))
    except (SyntaxError, ValueError) as error:
        raise DataError(f"{server.remote}: the answer is no {kind}", str(error)) from error
    raise DataError(
        f"{server.remote}: an answer in {kind or 'no form'}", "it is no answer to SPARQL", "check the address"
    )


def with_values(sparql: str, substitutions: Substitutions) -> str:
    """Return a query in which variables are bound to terms.

    Args:
        sparql: a query of the tool, with the word WHERE.
        substitutions: the terms.
    """
    if not substitutions:
        return sparql
    tokens = list(TOKEN.finditer(sparql))
    at = next(brace.end() for word, brace in pairwise(tokens) if word[0].upper() == "WHERE")
    names, terms = " ".join(f"?{name}" for name in substitutions), " ".join(map(str, substitutions.values()))
    return f"{sparql[:at]} VALUES ({names}) {{ ({terms}) }} {sparql[at:]}"
