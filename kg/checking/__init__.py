"""Graph → faults: whether a document's graph has the shapes of the ontology and says where each fact stands.

A build keeps cheap invariants of its own; these checks read a graph anew and take tenths of a second each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.checking.evidence import attribution, conclusions, offsets, told_inside
from kg.checking.graph import TYPE, Checked, Fault, parse
from kg.checking.shapes import check_things, conclusion_shapes, shapes
from kg.checking.terms import blank_nodes, defined_terms, form
from kg.namespaces import BASE
from kg.ontology import Things, folders
from kg.vocabulary import defined

__all__ = ["Fault", "check_graph", "check_store", "check_things"]


def check_graph(
    content: bytes, things: Things, base: str = BASE, ontology: Sequence[Path] = ()
) -> list[Fault]:
    """Return all faults of the graph of a document, sorted.

    Args:
        content: its N-Quads.
        things: the named things.
        base: the base IRI under which it was made.
        ontology: the ontology folders that define its terms; the shipped one where none is given.

    Raises:
        DataError: it is no N-Quads.
    """
    faults = _faults(_under_own_base(content, base), things, defined(tuple(ontology) or folders()))
    return _under(base, faults)


def check_store(
    graphs: Iterable[tuple[str, bytes]], things: Things, base: str = BASE, ontology: Sequence[Path] = ()
) -> Iterator[tuple[str, list[Fault]]]:
    """Yield each graph of a store and its faults, those of documents first.

    Args:
        graphs: the IRI and the N-Quads of each graph, as ``Store.graphs`` gives them.
        things: the named things.
        base: the base IRI of the store.
        ontology: the ontology folders that define the terms; the shipped one where none is given.
    """
    terms = defined(tuple(ontology) or folders())
    others: list[tuple[str, Checked]] = []
    facts: set[str] = set()
    said: set[str] = set()
    classes: dict[str, tuple[str, ...]] = {}
    for graph, content in graphs:
        checked = _under_own_base(content, base)
        if not graph.startswith(base + "document-"):
            others.append((graph, checked))
            continue
        facts |= set(checked.evidence())
        said |= told_inside(checked)
        classes |= {node: tuple(map(sys.intern, checked.values(node, TYPE))) for node in checked.said}
        yield graph, _under(base, _faults(checked, things, terms))
    for graph, checked in others:
        found = [*blank_nodes(checked), *defined_terms(checked, terms), *conclusions(checked, facts, said)]
        if graph == f"{base}graph-conclusions":
            found += conclusion_shapes(checked, things, classes)
        yield graph, _under(base, sorted(found))


def _faults(checked: Checked, things: Things, terms: frozenset[str]) -> list[Fault]:
    found = [*form(checked), *blank_nodes(checked), *defined_terms(checked, terms)]
    found += [*offsets(checked), *attribution(checked), *shapes(checked, things)]
    return sorted(set(found))


def _under_own_base(content: bytes, base: str) -> Checked:
    """Return a graph as it would be under the shipped base, in whose names the shapes are written."""
    return parse(content if base == BASE else content.replace(f"<{base}".encode(), f"<{BASE}".encode()))


def _under(base: str, faults: Iterable[Fault]) -> list[Fault]:
    def moved(text: str) -> str:
        return text.replace(BASE, base)

    return [
        replace(one, graph=moved(one.graph), node=moved(one.node), message=moved(one.message))
        for one in faults
    ]
