"""Writes the graph of named things: those that documents name, what these refer to, and all codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import pyoxigraph as ox

from kg import canonical
from kg.namespaces import BASE, expand
from kg.ontology import Things
from kg.store import Store
from kg.store.manifest import graph_iri

WORDS = expand("skos:hiddenLabel")
"""Words by which a phrase belongs to a sector: the finder's, and nothing that is told of the sector."""

_LABEL = expand("skos:prefLabel")
_NAME = canonical.iri(expand("rdfs:label"))
_NAMES = """
SELECT ?thing ?label (COUNT(DISTINCT ?graph) AS ?number)
WHERE { GRAPH ?graph { ?graph a kg:Report . ?thing skos:prefLabel ?label } }
GROUP BY ?thing ?label
"""


def used_things(database: ox.Store, things: Things, base: str, concluded: Collection[str] = ()) -> list[str]:
    """Return the local names of the named things that documents and what follows from them name.

    Args:
        database: the database of the documents; what it holds of conclusions and of named things does not count.
        things: the named things.
        base: the base IRI.
        concluded: the local names of those that conclusions name.
    """
    # The merge of all graphs holds those two as well.
    apart = (ox.DefaultGraph(), *(ox.NamedNode(graph_iri(base, name)) for name in ("conclusions", "things")))
    return [
        local
        for local in things.entries
        if local in concluded
        or any(
            quad.graph_name not in apart
            for quad in database.quads_for_pattern(None, None, ox.NamedNode(base + local), None)
        )
    ]


def names_told(store: Store) -> dict[str, str]:
    """Return the name of each thing that documents name: the one most of them use, of equals the least.

    Args:
        store: the store of the documents.

    Returns:
        Names by the IRI of the thing.
    """
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for thing, label, number in store.query(_NAMES).rows:
        told[str(thing)].append((-int(str(number)), str(label)))
    return {thing: min(names)[1] for thing, names in told.items()}


def things_graph(
    things: Things, used: Iterable[str], told: Mapping[str, str], graph: str, base: str
) -> bytes:
    """Return the graph of things: what is known of the named ones, and one English name (rdfs:label) of each.

    Args:
        things: the named things.
        used: the local names of those that documents name.
        told: the names that documents give things, by IRI.
        graph: the IRI of the graph.
        base: the base IRI.

    Returns:
        Canonical N-Quads.
    """
    said: dict[object, list[ox.Triple]] = defaultdict(list)
    for triple in things.quads:
        said[triple.subject].append(triple)
    named = {ox.NamedNode(BASE + local) for local in used}
    wanted = _reached([*named, *_tenures(things, named), *_codes(things)], said)
    triples = [triple for subject in wanted for triple in said[subject] if triple.predicate.value != WORDS]
    known = dict(name for name in (_name(triple, base) for triple in triples) if name)
    names = {**told, **known}
    lines = [(canonical.iri(iri), _NAME, canonical.text(names[iri], "en")) for iri in names]
    return canonical.quads([*lines, *(_line(triple, base) for triple in triples)], graph)


def _name(triple: ox.Triple, base: str) -> tuple[str, str] | None:
    """Return the IRI of a thing and its English name, where this is what a triple says."""
    subject, label = triple.subject, triple.object
    if triple.predicate.value != _LABEL or not isinstance(subject, ox.NamedNode):
        return None
    if not isinstance(label, ox.Literal) or label.language != "en":
        return None
    return base + subject.value.removeprefix(BASE), label.value


def _tenures(things: Things, named: Collection[object]) -> list[object]:
    """Return the posts that people held, as sources other than the documents say."""
    member = expand("org:member")
    return [one.subject for one in things.quads if one.predicate.value == member and one.object in named]


def _codes(things: Things) -> list[object]:
    scheme = ox.NamedNode(expand("skos:ConceptScheme"))
    return [
        triple.subject
        for triple in things.quads
        if triple.predicate.value == expand("skos:inScheme") or triple.object == scheme
    ]


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
