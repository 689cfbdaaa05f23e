"""Checks the form of a graph: its lines, its nodes, and that every term is defined."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.checking.graph import TYPE, Checked, Fault, name_of
from kg.namespaces import shorten
from kg.vocabulary import is_defined


def form(checked: Checked) -> Iterator[Fault]:
    """Yield a fault for lines out of order, for lines that stand twice, and for a second graph."""
    if list(checked.lines) != sorted(set(checked.lines)):
        yield checked.fault(checked.graph, "form", "the lines are not sorted, or one stands twice")
    for name in sorted({name_of(quad.graph_name) for quad in checked.quads} - {checked.graph}):
        yield checked.fault(checked.graph, "form", f"a line belongs to the graph {name}")


def blank_nodes(checked: Checked) -> Iterator[Fault]:
    """Yield a fault for each line with a node without an IRI."""
    for quad in checked.quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            message = f"a node without an IRI: {shorten(quad.predicate.value)}"
            yield checked.fault(name_of(quad.subject), "blank node", message)


def defined_terms(checked: Checked, terms: frozenset[str]) -> Iterator[Fault]:
    """Yield a fault for each property and class that is not defined.

    Args:
        checked: the graph.
        terms: the IRIs of the terms that are defined.
    """
    for subject, values in checked.said.items():
        used = [*values, *(name_of(value) for value in values.get(TYPE, []))]
        for term in sorted(set(used)):
            if not is_defined(term, terms):
                yield checked.fault(subject, "term", f"{shorten(term)} is not defined")
