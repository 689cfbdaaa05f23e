"""The facts behind a page, as triples."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.store.answers import Graph
from kg.web.browsing.asked import Asked, turtle_file
from kg.web.messages import Done
from kg.web.problems import Problem

AT_ONCE = 500
"""So many facts are asked for in one query."""

_FACTS = """
CONSTRUCT { ?fact ?property ?value . ?span ?where ?place } WHERE {
  VALUES ?fact { %s }
  ?fact ?property ?value .
  OPTIONAL { ?fact kg:evidence|kg:furtherEvidence ?span . ?span ?where ?place }
}
"""


def facts_file(asked: Asked, facts: Iterable[object]) -> Done:
    """Return facts with their evidence as a file in Turtle.

    Args:
        asked: what was asked for.
        facts: the IRIs of the facts; what is none is left out.
    """
    named = sorted({str(fact) for fact in facts if fact is not None})
    found: set[ox.Triple] = set()
    for first in range(0, len(named), AT_ONCE):
        values = " ".join(str(ox.NamedNode(iri)) for iri in named[first : first + AT_ONCE])
        answer = asked.store.answer(_FACTS % values)
        found.update(answer.triples if isinstance(answer, Graph) else ())
    return turtle_file(found, asked.store.base)


def no_triples(path: str) -> Problem:
    """Return the problem of a page whose rows name no facts."""
    return Problem(404, f"{path} names no facts, and so has no triples", "it comes as .json and .csv")
