"""Collects the triples of the graph of conclusions."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator

from kg import canonical, naming
from kg.namespaces import expand
from kg.spooling import Spool
from kg.triples import term

MOST_KNOWN = 1 << 14
"""So many terms are remembered; an archive has ever new ones."""


class Conclusions:
    """The triples of all conclusions; things are given by their local names.

    Args:
        base: the base IRI.
        entries: the local names of the named things.
    """

    def __init__(self, base: str, entries: Container[str] = ()) -> None:
        self.base, self._entries = base, entries
        self.named: set[str] = set()
        """The named things that something was said to have to do with."""
        self._spool = Spool()
        self._terms: dict[str, str] = {}

    def iri(self, local: str) -> str:
        """Return the term for a local name."""
        # A fact is named by many conclusions.
        known = self._terms.get(local)
        if known is None:
            if len(self._terms) >= MOST_KNOWN:
                self._terms.clear()
            known = self._terms[local] = canonical.iri(self.base + local)
        return known

    def node(self, kind: str, class_name: str, *identity: object) -> str:
        """Return the local name of a conclusion, having said what it is.

        Args:
            kind: how its name begins, such as ``conflict``.
            class_name: its class, such as ``kg:Conflict``.
            identity: what tells it apart from the others of its kind.
        """
        local = f"{kind}-{long_hash(*identity)}"
        # A tenure is a class of the ORG vocabulary, and so are those of other sources.
        self.say_class(local, class_name, *(("kg:Conclusion",) if class_name.startswith("kg:") else ()))
        return local

    def say_class(self, local: str, *class_names: str) -> None:
        """Say what something is."""
        for name in class_names:
            self._spool.add((self.iri(local), canonical.RDF_TYPE, term(name)))

    def link(self, local: str, predicate: str, other: str | None) -> None:
        """Say how something stands to another thing; nothing where there is none."""
        if other:
            if other in self._entries:
                self.named.add(other)
            self._spool.add((self.iri(local), term(predicate), self.iri(other)))

    def code(self, local: str, predicate: str, scheme: str, code: str | None) -> None:
        """Say a value that is a code of a scheme."""
        if code:
            self.link(local, predicate, naming.code_name(scheme, code))

    def text(self, local: str, predicate: str, value: str | None, language: str | None = None) -> None:
        """Say a value that is a text."""
        if value:
            self._spool.add((self.iri(local), term(predicate), canonical.text(value, language)))

    def date(self, local: str, predicate: str, day: str | None) -> None:
        """Say a value that is a day, a month or a year."""
        if day:
            self._spool.add((self.iri(local), term(predicate), canonical.date(day)))

    def integer(self, local: str, predicate: str, number: object) -> None:
        """Say a value that is a whole number; nothing where there is none."""
        if number is not None:
            self._spool.add((self.iri(local), term(predicate), canonical.integer(int(str(number)))))

    def decimal(self, local: str, predicate: str, number: float | None) -> None:
        """Say a value that is a decimal number; nothing where there is none."""
        if number is not None:
            self._spool.add((self.iri(local), term(predicate), canonical.decimal(number)))

    def facts(self, local: str, facts: Iterable[str], predicate: str = "kg:concludedFrom") -> None:
        """Say on which facts a conclusion stands."""
        for fact in facts:
            self.link(local, predicate, fact)

    def names(self, local: str, labels: Iterable[str]) -> None:
        """Say what something is called: by the first label, and by the others too."""
        first, *others = dict.fromkeys(labels)
        self.text(local, "skos:prefLabel", first, "en")
        self._spool.add((self.iri(local), canonical.iri(expand("rdfs:label")), canonical.text(first, "en")))
        for label in others:
            self.text(local, "skos:altLabel", label, "en")

    def pieces(self, graph: str) -> Iterator[bytes]:
        """Yield the canonical N-Quads of all in pieces.

        Args:
            graph: the IRI of the graph.
        """
        return canonical.pieces(self._spool.lines(), graph)


def long_hash(*parts: object) -> str:
    """Return sixteen hexadecimal digits that stand for some values.

    Args:
        parts: the values.
    """
    told = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
