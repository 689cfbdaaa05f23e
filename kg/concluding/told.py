"""Document graphs → rows: what the documents of a store tell, read by SPARQL and without their texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.namespaces import prefixes

Row = Mapping[str, str]
"""The bound variables of a row; an IRI under the base without it, all else as its characters."""

_REPORTS = """
SELECT ?report ?day ?title (STRLEN(?raw) AS ?characters) WHERE {
  GRAPH ?report {
    ?report a kg:Report ; nif:isString ?raw .
    OPTIONAL { ?report dcterms:issued ?day }
    OPTIONAL { ?report dcterms:title ?title }
  }
}
"""
_BODIES = """
SELECT DISTINCT ?report ?body ?label WHERE { GRAPH ?report { ?body a org:Organization ; skos:prefLabel ?label } }
"""


@dataclass(frozen=True, slots=True, order=True)
class Report:
    """A document.

    Args:
        day: ISO day of publication, empty where it is not known.
        local: its local name.
        title: its headline, empty where it has none.
        characters: how many characters its text has.
    """

    day: str
    local: str
    title: str
    characters: int


@dataclass(frozen=True)
class Told:
    """Reads what document graphs tell.

    Args:
        database: the database of a store.
        base: the base IRI.
    """

    database: ox.Store
    base: str

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The documents by local name, in the order of their days."""
        found = [
            Report(row.get("day", ""), row["report"], row.get("title", ""), int(row["characters"]))
            for row in self._rows(_REPORTS)
            if row["report"].startswith("document-")
        ]
        return {report.local: report for report in sorted(found)}

    def body_labels(self) -> Mapping[str, str]:
        """Return what documents call bodies, by local name; of several names the least."""
        found: dict[str, str] = {}
        for row in self.rows(_BODIES):
            found[row["body"]] = min(found.get(row["body"], row["label"]), row["label"])
        return found

    def day(self, report: str) -> str:
        """Return the day of a document, empty where it is not known."""
        return self.reports[report].day

    def rows(self, query: str) -> Iterator[Row]:
        """Yield the rows of a SELECT question, in no order, without what graphs of other people tell.

        Args:
            query: the question, with ``GRAPH ?report`` around what documents tell.
        """
        yield from (row for row in self._rows(query) if row["report"] in self.reports)

    def _rows(self, query: str) -> Iterator[Row]:
        answer = self.database.query(query, prefixes=prefixes(self.base))
        assert isinstance(answer, ox.QuerySolutions)
        names = [variable.value for variable in answer.variables]
        for solution in answer:
            terms = zip(names, solution, strict=True)
            yield {name: self.plain(term) for name, term in terms if term is not None}

    def plain(self, term: object) -> str:
        """Return the local name of an IRI under the base, or the characters of another term."""
        if isinstance(term, ox.NamedNode):
            return term.value.removeprefix(self.base)
        return term.value if isinstance(term, ox.Literal) else str(term)
