"""Collects the triples of one document, and refuses a stretch that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg import canonical, naming
from kg.canonical import Line
from kg.model import DataError, Document, Quote, Thing, ThingKind
from kg.namespaces import expand

CLASSES: Mapping[ThingKind, str] = {
    "person": "foaf:Person",
    "organization": "org:Organization",
    "group": "kg:Collective",
    "country": "schema:Country",
    "place": "schema:Place",
    "meeting": "kg:Meeting",
    "sitting": "kg:Sitting",
    "post": "org:Post",
}
"""The class of each kind of thing."""


@lru_cache(maxsize=1024)
def term(name: str) -> str:
    """Return the term for a prefixed name.

    Args:
        name: such as ``kg:Meeting``.
    """
    return canonical.iri(expand(name))


class Triples:
    """The triples of one document.

    Args:
        document: the document.
        base: the base IRI.
    """

    def __init__(self, document: Document, base: str) -> None:
        self.document, self.base = document, base
        self.report = self.iri(naming.document_name(document.digest))
        self.lines: list[Line] = []
        self._single: dict[tuple[str, str], str] = {}

    def iri(self, local: str) -> str:
        """Return the term for a name under the base."""
        return canonical.iri(self.base + local)

    def say(self, subject: str, predicate: str, value: str) -> None:
        """Say one thing; the predicate is a prefixed name, the others are terms."""
        self.lines.append((subject, term(predicate), value))

    def say_once(self, subject: str, predicate: str, value: str) -> None:
        """Say what can have one value only; what was said first holds."""
        if self._single.setdefault((subject, predicate), value) == value:
            self.say(subject, predicate, value)

    def say_class(self, subject: str, *names: str) -> None:
        """Say what a subject is."""
        for name in names:
            self.lines.append((subject, canonical.RDF_TYPE, term(name)))

    def span(self, quote: Quote) -> str:
        """Return the term for a stretch of the document.

        Raises:
            DataError: the stretch is empty, or other characters stand there.
        """
        raw = self.document.raw[quote.start : quote.end]
        if not 0 <= quote.start < quote.end or raw != quote.text:
            raise DataError(
                f"{self.document.name}: the quote at {quote.start} to {quote.end} is not there",
                f'the document has "{raw[:60]}", not "{quote.text[:60]}"',
                "this is an error of the tool; please tell its makers, with the document",
            )
        span = self.iri(naming.span_name(self.document, quote))
        self.say_class(span, "kg:Span", "nif:OffsetBasedString")
        self.say(span, "nif:beginIndex", canonical.integer(quote.start))
        self.say(span, "nif:endIndex", canonical.integer(quote.end))
        self.say(span, "nif:referenceContext", self.report)
        return span

    def thing(self, thing: Thing) -> str:
        """Return the term for a thing, having said what it is and is called."""
        node = self.iri(thing.local)
        self.say_class(node, CLASSES[thing.kind])
        self.say_once(node, "skos:prefLabel", canonical.text(thing.label, "en"))
        return node

    def concept(self, scheme: str, code: object) -> str:
        """Return the term for a code of a scheme, having said its notation."""
        node = self.iri(naming.code_name(scheme, str(code)))
        self.say_class(node, "skos:Concept")
        self.say(node, "skos:notation", canonical.text(str(code)))
        return node
