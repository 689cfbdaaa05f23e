"""What can be written into the fields of a question: names of the store, those first that most facts name."""

from __future__ import annotations

from kg.asking.names import CLASSES, codes_of
from kg.model import Table
from kg.web.browsing.asked import Asked, missing, table_file
from kg.web.browsing.triples import no_triples
from kg.web.messages import Done

MOST = 500
"""So many names are suggested."""

_NAMED = """
SELECT ?label (COUNT(DISTINCT ?fact) AS ?facts) WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; rdfs:label ?label .
  ?fact ?role ?thing ; kg:evidence|kg:concludedFrom ?source .
}
GROUP BY ?label ORDER BY DESC(?facts) ?label LIMIT %d
"""
_DOCUMENTS = "SELECT ?label WHERE { ?thing a kg:Report ; dcterms:identifier ?label } ORDER BY ?label LIMIT %d"


def suggest(asked: Asked) -> Done:
    """Return the names that fit a parameter, as a file.

    Args:
        asked: its name is the type of the parameter: a kind of thing, or ``code:`` and a scheme.

    Raises:
        Problem: it is the type of no parameter, or it was asked for as triples; 404.
    """
    if asked.form == "ttl":
        raise no_triples(asked.path)
    kind, _, scheme = asked.name.partition(":")
    if kind == "code" and scheme:
        told = sorted(min(labels)[1] for labels in codes_of(asked.store, scheme).values())
    elif kind == "document":
        told = _labels(asked, _DOCUMENTS % MOST)
    elif kind in CLASSES:
        told = _labels(asked, _NAMED % (" ".join(CLASSES[kind]), MOST))
    else:
        raise missing(asked.name)
    form = "csv" if asked.form == "csv" else "json"
    return table_file(form, Table(("label",), tuple((one,) for one in told)))


def _labels(asked: Asked, query: str) -> list[str]:
    return list(dict.fromkeys(str(row[0]) for row in asked.store.query(query).rows))
