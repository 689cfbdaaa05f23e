"""Says in the graph of a document what people mended, and what they took out."""

from __future__ import annotations

from kg import canonical, naming
from kg.model import Correction, Fact
from kg.triples import Triples


def say_correction(graph: Triples, fact_node: str, fact: Fact, correction: Correction) -> None:
    """Say which field of a fact a person mended, what was found there, and why.

    Args:
        graph: the triples of the document.
        fact_node: the term for the fact.
        fact: the fact as it is mended.
        correction: what was mended.
    """
    node = _correction(graph, correction)
    graph.say(node, "kg:corrects", fact_node)
    graph.say(node, "kg:correctedField", canonical.text(str(correction.field)))
    found = (fact.found or {}).get(str(correction.field))
    if found is not None and found != ():
        shown = ", ".join(found) if isinstance(found, tuple) else str(found)
        graph.say(node, "kg:valueFound", canonical.text(shown))


def say_rejection(graph: Triples, fact: Fact, correction: Correction) -> None:
    """Say that a person took a fact out, where it was found, and why.

    Args:
        graph: the triples of the document.
        fact: the fact, of which nothing else is said.
        correction: what took it out.
    """
    node = _correction(graph, correction)
    graph.say_class(node, "kg:Rejection")
    graph.say(node, "kg:rejectedFact", canonical.text(correction.fact))
    graph.say(node, "kg:rejectedSpan", graph.span(fact.quote))


def _correction(graph: Triples, correction: Correction) -> str:
    """Return the term for a correction, having said who made it and why."""
    node = graph.iri(naming.correction_name(correction.fact, correction.field))
    graph.say_class(node, "kg:Correction")
    graph.say(node, "kg:reason", canonical.text(correction.reason))
    graph.say(node, "kg:correctedBy", canonical.text(correction.name))
    return node
