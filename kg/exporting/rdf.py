"""Store → RDF files whose bytes follow from the graph alone: sorted, the prefixes always in one order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import canonical
from kg.model import DataError
from kg.namespaces import prefixes
from kg.store import Store

_IN_NO_XML = re.compile(r"\\u00(?:0[0-8BCEF]|1[0-9A-F])|\\[bf]|\\uFFF[EF]")
_TYPE_FIRST = f" {canonical.RDF_TYPE} "


def turtle(store: Store) -> bytes:
    """Return all graphs as one in Turtle: facts, conclusions, and the named things used."""
    return turtle_of(_triples(store), store.base)


def turtle_of(triples: Iterable[ox.Triple], base: str) -> bytes:
    """Return triples in Turtle, in the order in which they come.

    Args:
        triples: the triples.
        base: the base IRI.
    """
    return _header(base) + _body(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(base)))


def trig(store: Store) -> bytes:
    """Return all graphs in TriG, each under its name."""
    quads = (quad for _, lines in _graphs(store) for quad in _parsed(lines, ox.RdfFormat.N_QUADS))
    return _header(store.base) + _body(
        ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes(store.base))
    )


def n_quads(store: Store) -> bytes:
    """Return all graphs in canonical N-Quads: all lines sorted."""
    lines = sorted(line for _, content in store.graphs() for line in content.decode().split("\n") if line)
    return "".join(f"{line}\n" for line in lines).encode()


def n_triples(store: Store) -> bytes:
    """Return all graphs as one in canonical N-Triples: all lines sorted."""
    return "".join(f"{line}\n" for line in sorted(_triple_lines(store))).encode()


def rdf_xml(store: Store) -> bytes:
    """Return all graphs as one in RDF/XML.

    Raises:
        DataError: a text holds a character that XML cannot hold.
    """
    lines = _triple_lines(store)
    found = next((line for line in sorted(lines) if _IN_NO_XML.search(line)), None)
    if found is not None:
        raise DataError(
            "the graph cannot be written as RDF/XML",
            f"XML cannot hold a character of {found[:120]}…",
            "export .ttl",
        )
    content = ox.serialize(_triples(store), format=ox.RdfFormat.RDF_XML, prefixes=prefixes(store.base)) or b""
    declared = " ".join(f'xmlns:{name}="{namespace}"' for name, namespace in prefixes(store.base).items())
    root = f"<rdf:RDF {declared}>".encode()
    # An XML reader takes a bare carriage return for a line end.
    return re.sub(rb"<rdf:RDF [^>]*>", lambda _: root, content, count=1).replace(b"\r", b"&#13;") + b"\n"


def reading_order(line: str) -> str:
    """Return the sort key of a line: the subject as it reads, then its type before all else."""
    # No predicate sorts before a bare sign.
    return line.replace("> ", " ", 1).replace(_TYPE_FIRST, " ! ", 1)


def _triple_lines(store: Store) -> set[str]:
    """Return the lines of all graphs, without the graph and each once."""
    return {
        f"{line.removesuffix(f' <{graph}> .')} ."
        for graph, content in store.graphs()
        for line in content.decode().split("\n")
        if line
    }


def _triples(store: Store) -> Iterator[ox.Triple]:
    lines = sorted(_triple_lines(store), key=reading_order)
    return (quad.triple for quad in _parsed(lines, ox.RdfFormat.N_TRIPLES))


def _graphs(store: Store) -> Iterator[tuple[str, list[str]]]:
    for graph, content in store.graphs():
        yield graph, sorted((line for line in content.decode().split("\n") if line), key=reading_order)


def _parsed(lines: Iterable[str], form: ox.RdfFormat) -> Iterator[ox.Quad]:
    return iter(ox.parse("".join(f"{line}\n" for line in lines).encode(), format=form))


def _header(base: str) -> bytes:
    return (
        "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in prefixes(base).items()).encode()
        + b"\n"
    )


def _body(content: bytes | None) -> bytes:
    """Return what stands behind the prefixes, whose order is the engine's own."""
    content = content or b""
    end = 0
    while content.startswith(b"@prefix ", end):
        end = content.index(b"\n", end) + 1
    return content[end:]
