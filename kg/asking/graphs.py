"""Answer → the facts behind its rows as a graph: what each says, and with evidence the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.asking.evidence import FACT
from kg.model import Table, UsageError
from kg.store import Graph, Store

AT_ONCE = 200
"""How many facts a query asks for."""

SAID = """
CONSTRUCT {{ ?fact ?property ?value . ?value rdfs:label ?label ; skos:notation ?code }} WHERE {{
  VALUES ?fact {{ {facts} }}
  ?fact ?property ?value .
  OPTIONAL {{ ?value rdfs:label ?label }}
  OPTIONAL {{ ?value skos:notation ?code }}
}}
"""
SHOWN = """
CONSTRUCT {{
  ?span ?property ?value ; nif:anchorOf ?quote .
  ?report a kg:Report ; dcterms:identifier ?name ; dcterms:title ?title ; dcterms:issued ?day .
}} WHERE {{
  VALUES ?fact {{ {facts} }}
  ?fact kg:evidence ?span .
  ?span ?property ?value ; nif:beginIndex ?start ; nif:endIndex ?end ; nif:referenceContext ?report .
  ?report nif:isString ?raw .
  OPTIONAL {{ ?report dcterms:identifier ?name }}
  OPTIONAL {{ ?report dcterms:title ?title }}
  OPTIONAL {{ ?report dcterms:issued ?day }}
  BIND(SUBSTR(?raw, ?start + 1, ?end - ?start) AS ?quote)
}}
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
    facts = sorted({str(row[at]) for row in table.rows if row[at] is not None})
    told = {triple for query in (SAID, SHOWN)[: 1 + evidence] for triple in _asked(store, query, facts)}
    return Graph(tuple(sorted(told, key=str)))


def _asked(store: Store, query: str, facts: Sequence[str]) -> Iterator[ox.Triple]:
    for first in range(0, len(facts), AT_ONCE):
        some = " ".join(str(ox.NamedNode(fact)) for fact in facts[first : first + AT_ONCE])
        answer = store.answer(query.format(facts=some))
        yield from answer.triples if isinstance(answer, Graph) else ()
