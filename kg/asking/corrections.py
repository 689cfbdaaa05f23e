"""Facts → what people mended in them and why, and which facts they took out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.correcting import type_of
from kg.model import FieldValue
from kg.store import Store

_MENDED = """
SELECT ?fact ?field ?found ?reason ?name WHERE {
  ?correction kg:corrects ?fact ; kg:correctedField ?field ; kg:reason ?reason ; kg:correctedBy ?name .
  OPTIONAL { ?correction kg:valueFound ?found }
}
ORDER BY ?fact ?field
"""
_REJECTED = """
SELECT ?fact ?document ?name ?title ?issued ?raw ?start ?end ?reason ?who WHERE {
  ?correction kg:rejectedFact ?fact ; kg:rejectedSpan ?span ; kg:reason ?reason ; kg:correctedBy ?who .
  ?span nif:referenceContext ?document ; nif:beginIndex ?start ; nif:endIndex ?end .
  ?document nif:isString ?raw .
  OPTIONAL { ?document dcterms:identifier ?name }
  OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document dcterms:issued ?issued }
}
ORDER BY ?document ?start ?end ?fact
"""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A fact that a person took out.

    Args:
        fact: its local name.
        type: its type.
        document: the IRI of the document.
        name: what the document is called.
        title: its headline.
        issued: its day.
        raw: its text.
        start: where the words begin that were read as the fact.
        end: where they end.
        reason: why it was taken out.
        who: who took it out.
    """

    fact: str
    type: str
    document: str
    name: str
    title: str
    issued: str
    raw: str
    start: int
    end: int
    reason: str
    who: str

    @property
    def quote(self) -> str:
        """The words that were read as the fact."""
        return self.raw[self.start : self.end]

    @property
    def told(self) -> str:
        """Why it was taken out, and by whom."""
        return f"rejected: {self.reason} ({self.who})"


def mended(store: Store, fact: str | None = None) -> dict[str, tuple[str, ...]]:
    """Return what people mended, in words, by the IRI of the fact.

    Args:
        store: the store.
        fact: the IRI of the only fact to look at; all where none is given.
    """
    bound = {"fact": ox.NamedNode(fact)} if fact is not None else {}
    found: dict[str, list[str]] = {}
    for row in store.query(_MENDED, bound).rows:
        found.setdefault(str(row[0]), []).append(_in_words(row))
    return {iri: tuple(told) for iri, told in found.items()}


def _in_words(row: Sequence[FieldValue]) -> str:
    _, field, found, reason, name = row
    was = f'was "{found}"' if found is not None else "was not found"
    return f"{field} {was}: {reason} ({name})"


def rejection_of(store: Store, fact: str) -> Rejected | None:
    """Return why a fact was taken out, None where it was not.

    Args:
        store: the store.
        fact: the IRI that it would have.
    """
    return next((one for one in rejected(store) if store.base + one.fact == fact), None)


def rejected(store: Store) -> Iterator[Rejected]:
    """Yield the facts that people took out, in the order of documents and places.

    Args:
        store: the store.
    """
    for row in store.query(_REJECTED).rows:
        fact, document, name, title, issued, raw, start, end, reason, who = row
        yield Rejected(
            str(fact), type_of(str(fact)), str(document), str(name or document), str(title or ""),
            str(issued or ""), str(raw), int(str(start)), int(str(end)), str(reason), str(who),
        )  # fmt: skip
