"""Says what is served: the description of the service, and of the dataset in VoID."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.exporting.description import describe
from kg.namespaces import PREFIXES, expand
from kg.store.media_types import GIVEN, RESULTS, TRIPLES
from kg.web.messages import Done, Task
from kg.web.queries import triples_answer
from kg.web.reader import Reader
from kg.web.settings import Limits

SD = "http://www.w3.org/ns/sparql-service-description#"

_described: dict[str, bytes] = {}
"""The description of the state of the store that was asked for last."""


def describe_store(reader: Reader, limits: Limits, task: Task) -> Done:
    """Describe the dataset in VoID, with the address at which it can be asked.

    Args:
        reader: the store.
        limits: how much a request may use.
        task: the address of the ``endpoint``, and what the client accepts.

    Raises:
        Problem: no form of the answer is accepted.
        DataError: the store is damaged.
    """
    store = reader.store()
    if store.digest not in _described:
        _described.clear()
        _described[store.digest] = describe(store)
    triples = [quad.triple for quad in ox.parse(_described[store.digest], format=ox.RdfFormat.TURTLE)]
    dataset, endpoint = ox.NamedNode(store.base + "dataset"), ox.NamedNode(task.given["endpoint"])
    asked = ox.Triple(dataset, ox.NamedNode(expand("void:sparqlEndpoint")), endpoint)
    return triples_answer([*triples, asked], str(task.given["accept"]), store.base)


def describe_service(endpoint: str, base: str, accept: str, *, is_writable: bool) -> Done:
    """Describe the service: what it speaks, in which forms it answers, and what its default graph is.

    Args:
        endpoint: its address.
        base: the base IRI of the store.
        accept: what the client accepts.
        is_writable: whether it takes updates.

    Raises:
        Problem: no form of the answer is accepted.
    """
    return triples_answer(_service(endpoint, base, is_writable), accept, base)


def _service(endpoint: str, base: str, is_writable: bool) -> Iterator[ox.Triple]:
    service, dataset, graph = (ox.NamedNode(endpoint + part) for part in ("", "#dataset", "#default-graph"))
    rdf_type = ox.NamedNode(PREFIXES["rdf"] + "type")
    yield ox.Triple(service, rdf_type, _term("Service"))
    yield ox.Triple(service, _term("endpoint"), service)
    yield ox.Triple(service, _term("supportedLanguage"), _term("SPARQL11Query"))
    if is_writable:
        yield ox.Triple(service, _term("supportedLanguage"), _term("SPARQL11Update"))
    yield ox.Triple(service, _term("feature"), _term("UnionDefaultGraph"))
    forms = {form.iri for form in RESULTS.values()} | {form.iri for form in TRIPLES.values()}
    for iri in sorted(forms):
        yield ox.Triple(service, _term("resultFormat"), ox.NamedNode(iri))
    for iri in sorted({form.iri for form in GIVEN.values()} if is_writable else ()):
        yield ox.Triple(service, _term("inputFormat"), ox.NamedNode(iri))
    yield ox.Triple(service, _term("defaultDataset"), dataset)
    yield ox.Triple(dataset, rdf_type, _term("Dataset"))
    yield ox.Triple(dataset, _term("defaultGraph"), graph)
    yield ox.Triple(graph, rdf_type, _term("Graph"))
    yield ox.Triple(dataset, ox.NamedNode(expand("dcterms:source")), ox.NamedNode(base + "dataset"))


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
