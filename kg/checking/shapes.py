"""Checks a graph against the shapes of the ontology, by pySHACL."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS, Graph
from rdflib.namespace import SH

from kg.checking.graph import Checked, Fault
from kg.namespaces import expand
from kg.ontology import Things
from kg.shipped import shipped
from kg.vocabulary import iri_of

_TYPE = ox.NamedNode(str(RDF.type))
_KEPT = {str(RDF.type), str(SKOS.inScheme)}
_CONCEPTS = {expand(name) for name in ("skos:Concept", "skos:ConceptScheme", "kg:Sector", "kg:Policy")}

DISPUTED = ("kg:startDate", "kg:endDate")
"""Days of a meeting on which documents may differ, and the conclusions then tell both and the conflict."""


def shapes(checked: Checked, things: Things) -> Iterator[Fault]:
    """Yield a fault for each shape that a graph does not have.

    Args:
        checked: the graph.
        things: the named things, for the codes.
    """
    for message, node, value in _results(_with_known(things, [quad.triple for quad in checked.quads])):
        told = f"{message}: {value}" if value and value != node else message
        yield checked.fault(node, "shape", told)


def conclusion_shapes(
    checked: Checked, things: Things, classes: Mapping[str, Collection[str]]
) -> Iterator[Fault]:
    """Yield a fault for each shape that the graph of conclusions does not have.

    Args:
        checked: the graph.
        things: the named things.
        classes: the classes of what document graphs speak of, by IRI.
    """
    own = [quad.triple for quad in checked.quads]
    spoken_of = {iri for triple in own for iri in (iri_of(triple.subject), iri_of(triple.object))}
    told = [
        ox.Triple(ox.NamedNode(iri), _TYPE, ox.NamedNode(name))
        for iri in sorted(spoken_of & classes.keys())
        for name in classes[iri]
    ]
    named = [one for one in things.quads if one.predicate == _TYPE and iri_of(one.subject) in spoken_of]
    graph = _with_known(things, [*own, *told, *named])
    disputed = {iri_of(one.object) for one in own if one.predicate.value.endswith("#conflictAbout")}
    for message, node, value in _results(graph, _property_shapes()):
        if node in disputed and message.startswith(DISPUTED):
            continue  # the documents differ, and the graph keeps what each says and tells the conflict
        yield checked.fault(node, "shape", f"{message}: {value}" if value and value != node else message)


def _results(graph: Graph, wanted: Graph | None = None) -> Iterator[tuple[str, str, str]]:
    """Yield the message, the node and the value of each result."""
    from pyshacl import validate

    with warnings.catch_warnings():
        # rdflib warns of its own use of what it will drop.
        warnings.simplefilter("ignore", DeprecationWarning)
        report: Any = validate(graph, shacl_graph=wanted or _shapes())[1]
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        messages = sorted(map(str, report.objects(result, SH.resultMessage)))
        found.add((" ".join(messages), str(node), str(value) if value is not None else ""))
    yield from sorted(found)


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    return Graph().parse(shipped("ontology") / "shapes.ttl", format="turtle")


@lru_cache(maxsize=1)
def _property_shapes() -> Graph:
    """Return the shapes without those of what a class needs: a thing has that where a document tells of it."""
    graph = Graph()
    for triple in _shapes():
        if triple[1] != SH.targetClass:
            graph.add(triple)
    return graph


@lru_cache(maxsize=4)
def _known(things: Things) -> Graph:
    """Return the kinds of classes and the codes, which the shapes need beside a document."""
    ontology = Graph().parse(shipped("ontology") / "kg.ttl", format="turtle")
    graph = Graph()
    for triple in ontology.triples((None, RDFS.subClassOf, None)):
        graph.add(triple)
    concepts = {one.subject for one in things.quads if iri_of(one.object) in _CONCEPTS}
    said = (one for one in things.quads if one.subject in concepts and one.predicate.value in _KEPT)
    return graph.parse(data="".join(f"{triple} .\n" for triple in said), format="nt")


def _with_known(things: Things, triples: Iterable[ox.Triple]) -> Graph:
    graph = Graph()
    for known in _known(things):
        graph.add(known)
    return graph.parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")


def check_things(things: Things) -> list[Fault]:
    """Return what the shapes find wrong with the named things.

    Args:
        things: the named things.
    """
    return [
        Fault("", node, "shape", message) for message, node, _ in _results(_with_known(things, things.quads))
    ]
