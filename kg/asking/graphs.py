"""Answer → the facts behind its rows as a graph: what each says, and with evidence the words that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.asking.evidence import FACT
from kg.model import Table, UsageError
from kg.store import Graph, Store

AT_ONCE = 200
"""How many facts a query asks for."""

SAID = """
CONSTRUCT { ?fact ?property ?value . ?value rdfs:label ?label ; skos:notation ?code } WHERE {
  VALUES ?fact { %s }
  ?fact ?property ?value .
  OPTIONAL { ?value rdfs:label ?label }
  OPTIONAL { ?value skos:notation ?code }
}
"""
SHOWN = """
CONSTRUCT {
  ?span ?property ?value ; nif:anchorOf ?quote .
  ?report a kg:Report ; dcterms:identifier ?name ; dcterms:title ?title ; dcterms:issued ?day .
} WHERE {
  VALUES ?fact { %s }
  ?fact kg:evidence ?span .
  ?span ?property ?value ; nif:beginIndex ?start ; nif:endIndex ?end ; nif:referenceContext ?report .
  ?report nif:isString ?raw .
  OPTIONAL { ?report dcterms:identifier ?name }
  OPTIONAL { ?report dcterms:title ?title }
  OPTIONAL { ?report dcterms:issued ?day }
  BIND(SUBSTR(?raw, ?start + 1, ?end - ?start) AS ?quote)
}
"""


def facts_graph(store: Store, table: Table, *, evidence: bool) -> Graph:
    """Return what the facts behind an answer say, with the names of what they point to.

    Args:
        store: the store that gave the answer.
        table: the answer.
        evidence: whether to add the spans, with their quotes, and the documents that they stand in.

    Raises:
        UsageError: its rows stand on no facts of their own.
    """
    if FACT not in table.columns:
        raise UsageError(
            "this answer has no facts to tell as a graph", "its rows are reckoned from many", "write a table"
        )
    at = table.columns.index(FACT)
    facts = [row[at] for row in table.rows]
    told = {triple for query in (SAID, SHOWN)[: 1 + evidence] for triple in triples_of(store, query, facts)}
    return Graph(tuple(sorted(told, key=str)))


def triples_of(store: Store, query: str, facts: Iterable[object]) -> Iterator[ox.Triple]:
    """Yield what a query tells of facts, asked for some at a time; a triple may come more than once.

    Args:
        store: the store that holds them.
        query: a CONSTRUCT with one ``%s``, where the IRIs of the facts go.
        facts: the IRIs of the facts; what is none is left out.
    """
    named = sorted({str(fact) for fact in facts if fact is not None})
    for first in range(0, len(named), AT_ONCE):
        some = " ".join(str(ox.NamedNode(fact)) for fact in named[first : first + AT_ONCE])
        answer = store.answer(query % some)
        yield from answer.triples if isinstance(answer, Graph) else ()
