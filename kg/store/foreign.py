"""Turtle and other RDF of other people → graphs as a store keeps them, without blank nodes, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg import canonical, naming
from kg.model import DataError

Node = ox.NamedNode | ox.BlankNode
"""What a graph can say something of."""

BLANK = "blank-"
"""How the local names begin that stand for the blank nodes of other people's graphs."""

DEFAULT = "graph-default"
"""The local name of the graph that takes what is written under no name."""

ENDINGS: Mapping[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".n3": ox.RdfFormat.N3,
}
"""The endings of the files that can be loaded."""


def graph_of_file(path: Path, base: str) -> str:
    """Return the IRI of the graph that takes what a file says.

    Args:
        path: the file.
        base: the base IRI of the store.
    """
    return f"{base}loaded-{naming.slug(path.stem)}"


def parse(content: bytes, form: ox.RdfFormat, graph: str) -> dict[str, list[ox.Triple]]:
    """Read RDF.

    Args:
        content: the bytes of a file.
        form: how it is written.
        graph: the IRI of the graph for what stands in no graph of its own; relative IRIs are resolved by it.

    Returns:
        Triples by the IRI of their graph.

    Raises:
        DataError: it is not of this form, names a graph by a blank node, or needs RDF 1.2.
    """
    found: dict[str, list[ox.Triple]] = {}
    try:
        for quad in ox.parse(content, format=form, base_iri=graph):
            name = quad.graph_name
            if isinstance(name, ox.BlankNode):
                raise DataError("a graph has no name", "a blank node names it", "give the graph an IRI")
            found.setdefault(name.value if isinstance(name, ox.NamedNode) else graph, []).append(quad.triple)
    except (SyntaxError, ValueError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"this is not {form.name}", str(error), "mend the file, or its media type") from error
    return found


def content_of(triples: Iterable[ox.Triple], graph: str, base: str) -> bytes:
    """Return triples as a store keeps them: canonical N-Quads, an IRI for each blank node.

    Equal graphs give equal bytes, whatever their blank nodes are called.

    Args:
        triples: what the graph says.
        graph: the IRI of the graph.
        base: the base IRI of the store.

    Raises:
        DataError: a triple needs RDF 1.2, or an IRI cannot stand in N-Quads.
    """
    told = list(triples)
    if any(isinstance(node, ox.BlankNode) for triple in told for node in (triple.subject, triple.object)):
        told = list(_named(told, graph, base))
    return canonical.quads((_line(triple) for triple in told), graph)


def triples_of(content: bytes) -> list[ox.Triple]:
    """Return the triples of a graph as a store keeps it."""
    return [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_QUADS)]


def with_blank_nodes(triples: Iterable[ox.Triple], base: str) -> Iterator[ox.Triple]:
    """Yield triples with the blank nodes again that IRIs stand for.

    Args:
        triples: triples of a graph that a store keeps.
        base: the base IRI of the store.
    """
    for triple in triples:
        subject, value = _blank(triple.subject, base), _blank(triple.object, base)
        yield ox.Triple(subject, triple.predicate, value)  # type: ignore[arg-type]


def _named(triples: list[ox.Triple], graph: str, base: str) -> Iterator[ox.Triple]:
    """Yield triples with IRIs in the place of blank nodes, which follow from all that the graph says."""
    dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = "\n".join([graph, *sorted(map(str, dataset))])
    prefix = f"{base}{BLANK}{hashlib.sha256(lines.encode()).hexdigest()[:12]}-"

    def named(node: object) -> object:
        return (
            ox.NamedNode(prefix + node.value.removeprefix("c14n")) if isinstance(node, ox.BlankNode) else node
        )

    for quad in dataset:
        yield ox.Triple(named(quad.subject), quad.predicate, named(quad.object))  # type: ignore[arg-type]


def _blank(node: object, base: str) -> object:
    if isinstance(node, ox.NamedNode) and node.value.startswith(base + BLANK):
        return ox.BlankNode(node.value.removeprefix(base))
    return node


def _line(triple: ox.Triple) -> canonical.Line:
    return _term(triple.subject), _term(triple.predicate), _term(triple.object)


def _term(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return canonical.iri(term.value)
    if isinstance(term, ox.Literal) and not term.direction:
        if term.language or term.datatype.value == canonical.XSD + "string":
            return canonical.text(term.value, term.language)
        return f"{canonical.text(term.value)}^^{canonical.iri(term.datatype.value)}"
    raise DataError(
        f"{str(term)[:80]} cannot be kept", "it needs RDF 1.2, which few tools read", "say it in RDF 1.1"
    )
