"""The facts behind a page, as triples."""

from __future__ import annotations

from collections.abc import Iterable

from kg.asking.graphs import triples_of
from kg.web.browsing.asked import Asked, turtle_file
from kg.web.messages import Done
from kg.web.problems import Problem

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
    return turtle_file(triples_of(asked.store, _FACTS, facts), asked.store.base)


def no_triples(path: str) -> Problem:
    """Return the problem of a page whose rows name no facts."""
    return Problem(404, f"{path} names no facts, and so has no triples", "it comes as .json and .csv")
