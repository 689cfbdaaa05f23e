"""Writes the graph of named things: those that documents name, what these refer to, and all codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg import canonical
from kg.namespaces import BASE, expand
from kg.ontology import Things

WORDS = expand("skos:hiddenLabel")
"""Words by which a phrase belongs to a sector: the finder's, and nothing that is told of the sector."""


def used_things(database: ox.Store, things: Things, graph: str, base: str) -> list[str]:
    """Return the local names of the named things that documents name.

    Args:
        database: the database of the documents.
        things: the named things.
        graph: the IRI of the graph of named things, which does not count.
        base: the base IRI.
    """
    own = ox.NamedNode(graph)
    return [
        local
        for local in things.entries
        if any(
            quad.graph_name != own
            for quad in database.quads_for_pattern(None, None, ox.NamedNode(base + local), None)
        )
    ]


def things_graph(things: Things, used: Iterable[str], graph: str, base: str) -> bytes:
    """Return the graph of named things.

    Args:
        things: the named things.
        used: the local names of those that documents name.
        graph: the IRI of the graph.
        base: the base IRI.

    Returns:
        Canonical N-Quads.
    """
    said: dict[object, list[ox.Triple]] = defaultdict(list)
    for triple in things.quads:
        said[triple.subject].append(triple)
    codes = [
        triple.subject
        for triple in things.quads
        if triple.predicate.value == expand("skos:inScheme")
        or triple.object == ox.NamedNode(expand("skos:ConceptScheme"))
    ]
    wanted = _reached([*(ox.NamedNode(BASE + local) for local in used), *codes], said)
    lines = [
        _line(triple, base)
        for subject in wanted
        for triple in said[subject]
        if triple.predicate.value != WORDS
    ]
    return canonical.quads(lines, graph)


def _reached(start: Iterable[object], said: dict[object, list[ox.Triple]]) -> set[object]:
    """Return the things that can be reached from some by what is said of them."""
    wanted: set[object] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in wanted and node in said:
            wanted.add(node)
            waiting.extend(triple.object for triple in said[node])
    return wanted


def _line(triple: ox.Triple, base: str) -> canonical.Line:
    return _term(triple.subject, base), _term(triple.predicate, base), _term(triple.object, base)


def _term(term: object, base: str) -> str:
    if isinstance(term, ox.NamedNode):
        local = term.value.removeprefix(BASE)
        return canonical.iri(base + local if local != term.value else term.value)
    if isinstance(term, ox.Literal):
        if term.language or term.datatype.value == canonical.XSD + "string":
            return canonical.text(term.value, term.language)
        return canonical.typed(term.value, term.datatype.value.removeprefix(canonical.XSD))
    raise TypeError(term)
