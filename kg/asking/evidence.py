"""Puts the words of the document beside each row of an answer."""

from __future__ import annotations

import pyoxigraph as ox

from kg.model import FieldValue, Table
from kg.store import Store

FACT = "fact"
"""The column of an answer that holds the fact behind each row."""

COLUMNS = ("quote", "quote_start", "quote_end", "rule", "confidence", "document")
"""What is put beside a row, where it does not stand there yet."""

QUERY = """
SELECT ?fact ?quote ?quote_start ?quote_end ?rule ?confidence ?document WHERE {
  ?fact kg:evidence ?span .
  ?span nif:beginIndex ?quote_start ; nif:endIndex ?quote_end ; nif:referenceContext ?report .
  ?report nif:isString ?raw .
  OPTIONAL { ?report dcterms:identifier ?document }
  OPTIONAL { ?fact kg:rule ?rule }
  OPTIONAL { ?fact kg:confidence ?confidence }
  BIND(SUBSTR(?raw, ?quote_start + 1, ?quote_end - ?quote_start) AS ?quote)
}
"""


def with_evidence(store: Store, table: Table) -> Table:
    """Return an answer with the quote, its offsets, the document, rule and confidence beside each row.

    Args:
        store: the store that gave the answer.
        table: the answer; one without a column ``fact`` comes back as it is.
    """
    if FACT not in table.columns:
        return table
    at = table.columns.index(FACT)
    added = tuple(name for name in COLUMNS if name not in table.columns)
    rows = (
        (*row, *(told.get(name) for name in added))
        for row, told in ((row, _evidence(store, row[at])) for row in table.rows)
    )
    return Table((*table.columns, *added), tuple(rows))


def without_facts(table: Table) -> Table:
    """Return an answer without the column that holds the facts, for the eyes."""
    if FACT not in table.columns:
        return table
    at = table.columns.index(FACT)
    return Table(
        table.columns[:at] + table.columns[at + 1 :], tuple(row[:at] + row[at + 1 :] for row in table.rows)
    )


def _evidence(store: Store, fact: FieldValue) -> dict[str, FieldValue]:
    found = store.query(QUERY, {FACT: ox.NamedNode(str(fact))}) if fact is not None else Table((), ())
    return dict(zip(found.columns, found.rows[0], strict=True)) if found.rows else {}
