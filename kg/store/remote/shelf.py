"""Keeps the graphs of a store on a server, one named graph each, and the list of them in a graph beside.

An entry of the list is a text in JSON, told of the graph by ``prov:value``. Where the server's default graph
is not all graphs together, a copy of every triple is kept in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from kg import canonical
from kg.model import DataError, FieldValue, Table, UsageError
from kg.namespaces import BASE, expand
from kg.store.answers import table_or_graph
from kg.store.catalogue import catalogue
from kg.store.foreign import content_of
from kg.store.loading import without_graph
from kg.store.manifest import FORMAT, KINDS, Manifest, decoded_manifest, graph_iri
from kg.store.notes import Held
from kg.store.remote.database import ask
from kg.store.remote.server import Server

LIST = "graph-manifest"
"""The local name of the graph that lists the others."""

_VALUE = canonical.iri(expand("prov:value"))
_LISTED = f"""
SELECT ?graph ?value
WHERE {{ GRAPH ?graph {{ ?named {_VALUE} ?value }} FILTER(STRENDS(STR(?graph), "{LIST}")) }}
"""
_SEEN = f"ASK {{{{ <{{dataset}}> {_VALUE} ?value }}}}"
_COUNTED = "SELECT ?graph (COUNT(*) AS ?number) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


class RemoteShelf:
    """A shelf on a server.

    Args:
        server: the server.
        base: the base IRI that is asked for, None for that of the store.
    """

    def __init__(self, server: Server, base: str | None = None) -> None:
        self.server, self._asked = server, base
        self.base = base or BASE
        self._loaded: Mapping[str, Held] = {}
        self._counts: dict[str, int] | None = None
        self._merges: bool | None = None

    def manifest(self) -> Manifest | None:
        """Return the manifest, None where the server holds no store of this base.

        Raises:
            DataError: the server cannot be reached, or the list is damaged.
            UsageError: it holds several stores, and no base was named.
        """
        lists: dict[str, list[str]] = {}
        for graph, value in self._rows(_LISTED):
            lists.setdefault(str(graph).removesuffix(LIST), []).append(str(value))
        if self._asked is None and len(lists) > 1:
            raise UsageError(
                f"{self.server.remote}: there are several stores", ", ".join(sorted(lists)), "name --base"
            )
        if self._asked is None and lists:
            self.base = next(iter(lists))
        if self.base not in lists:
            return None
        manifest = _manifest_of(lists[self.base], str(self.server.remote))
        self._loaded = manifest.loaded
        return manifest

    def is_whole(self, name: str, held: Held) -> bool:
        """Return whether a graph is there, as large as it was written."""
        if self._counts is None:
            self._counts = {str(graph): int(str(number)) for graph, number in self._rows(_COUNTED)}
        number = self._counts.get(graph_iri(self.base, name), 0)
        # Engines write some values of other people's graphs in another form, which may make two triples one.
        return number > 0 if name in self._loaded else number == held.quads

    def read(self, name: str, held: Held) -> bytes:
        """Return the content of a graph.

        Raises:
            DataError: the server cannot be reached.
        """
        graph = graph_iri(self.base, name)
        found = ask(
            self.server, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", self.base
        )
        if not isinstance(found, tuple):
            raise DataError(
                f"{self.server.remote}: <{graph}> cannot be read", "the server answers with a table"
            )
        return content_of(found, graph, self.base)

    def pieces(self, name: str, held: Held) -> Iterator[bytes]:
        """Yield the content of a graph, in one piece."""
        yield self.read(name, held)

    def write(self, name: str, held: Held, pieces: Iterable[bytes]) -> None:
        """Put a graph; nothing lists it yet.

        Raises:
            DataError: the server cannot be reached, or refuses it.
        """
        self._put(graph_iri(self.base, name), b"".join(pieces))

    def commit(self, manifest: Manifest) -> None:
        """Put the list of graphs, and take out those that it does not name.

        Raises:
            DataError: the server cannot be reached, or refuses it.
        """
        named = {manifest.graph(name) for name, _ in manifest.kept()} | {self.base + "graph-catalogue"}
        self._put(self.base + "graph-catalogue", catalogue(manifest))
        self._put_list(manifest)
        here = {str(graph) for graph, _ in self._rows(_COUNTED)}
        ours = {graph for graph in here if graph.startswith(self.base + "document-")} | self._loaded.keys()
        for graph in sorted((ours & here) - named):
            self._put(graph, b"")
        self._loaded, self._counts = manifest.loaded, None

    def _put(self, graph: str, content: bytes) -> None:
        if self._merges is None:
            self._put_list(self.manifest() or Manifest(self.base))
            self._merges = self._rows(_SEEN.format(dataset=self.base + "dataset")) == ((False,),)
        if self._merges:
            self.server.update(_replacement(graph, content))
        else:
            self._put_named(graph, content)

    def _put_list(self, manifest: Manifest) -> None:
        graph = self.base + LIST
        self._put_named(graph, canonical.quads(_listed(manifest), graph))

    def _put_named(self, graph: str, content: bytes) -> None:
        """Put a graph under its name alone, by the Graph Store Protocol or, where that is missing, by Update."""
        triples = without_graph(graph, content)
        if triples and self.server.put(graph, triples):
            return
        insert = f" ; INSERT DATA {{ GRAPH <{graph}> {{ {triples.decode()} }} }}" if triples else ""
        self.server.update(f"DROP SILENT GRAPH <{graph}>{insert}")

    def _rows(self, sparql: str) -> tuple[tuple[FieldValue, ...], ...]:
        answer = table_or_graph(ask(self.server, sparql, self.base))
        return answer.rows if isinstance(answer, Table) else ()


def _replacement(graph: str, content: bytes) -> str:
    """Return SPARQL Update that puts a graph in the place of the one of its name, its merge too.

    Args:
        graph: the IRI of the graph.
        content: its canonical N-Quads; empty takes the graph out.
    """
    triples = without_graph(graph, content).decode()
    return f"""
        DELETE {{ ?s ?p ?o }} WHERE {{
          GRAPH <{graph}> {{ ?s ?p ?o }}
          FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != <{graph}>) }}
        }} ;
        DROP SILENT GRAPH <{graph}> ;
        INSERT DATA {{ {triples} {f"GRAPH <{graph}> {{ {triples} }}" if triples else ""} }}
        """


def _listed(manifest: Manifest) -> Iterator[canonical.Line]:
    """Yield the list of a manifest as triples."""
    head = json.dumps({"format": FORMAT, "base": manifest.base})
    yield canonical.iri(manifest.base + "dataset"), _VALUE, canonical.text(head)
    for kind in KINDS:
        for name, held in getattr(manifest, kind).items():
            told = json.dumps(
                {"kind": kind, "name": name, **asdict(held)}, ensure_ascii=False, sort_keys=True
            )
            yield canonical.iri(manifest.graph(name)), _VALUE, canonical.text(told)


def _manifest_of(values: Iterable[str], server: str) -> Manifest:
    """Return the manifest of a list."""
    content: dict[str, Any] = {kind: {} for kind in KINDS}
    for told in map(json.loads, values):
        if "kind" in told:
            content[told.pop("kind")][told.pop("name")] = told
        else:
            content.update(told)
    return decoded_manifest(json.dumps(content).encode(), server)
