"""What must hold of facts before they are written; a document with a fact that breaks it is refused.

These are the cheap ones: ``kg.checking`` reads a written graph anew and checks all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.grammar import Card
from kg.model import DataError, Document, Fact
from kg.namespaces import BASE, expand
from kg.naming import code_name
from kg.ontology import Things
from kg.vocabulary import iri_of

IN_ORDER = (("start", "end"),)
"""Fields of which the first is a day no later than the second."""


def refuse_broken(
    document: Document,
    facts: Iterable[Fact],
    known: Mapping[str, Card],
    things: Things,
    confidence: Iterable[float],
) -> None:
    """Refuse facts that cannot be.

    Args:
        document: the document that tells them.
        facts: its facts, each of a type that has a card.
        known: the fact cards.
        things: the named things, for the codes.
        confidence: how often rules were right.

    Raises:
        DataError: a code is of no scheme, a time ends before it begins, or a confidence is no share.
    """
    for fact in facts:
        for why in _broken(fact, known[fact.type], known_codes(things)):
            raise DataError(
                f"{document.name}: the {fact.type} at {fact.quote.start} to {fact.quote.end} cannot be",
                f"{why}; the rule {fact.rule} found it",
                "mend the rule, or tell the tool's makers, with the document",
            )
    for number in confidence:
        if not 0 <= number <= 1:
            raise DataError(
                f"a confidence is {number}", "it is a share, between 0 and 1", "measure the rules anew"
            )


def _broken(fact: Fact, card: Card, codes: frozenset[str]) -> Iterator[str]:
    for first, second in IN_ORDER:
        start, end = fact.fields.get(first), fact.fields.get(second)
        if isinstance(start, str) and isinstance(end, str) and end < start and not start.startswith(end):
            yield f"it begins on {start} and ends on {end}"
    for name, told in card.fields.items():
        value = fact.fields.get(name)
        if told.scheme is not None and value is not None and codes:
            unknown = [code for code in _each(value) if code_name(told.scheme, code) not in codes]
            yield from (f'"{code}" is no code of the scheme {told.scheme}' for code in unknown)


def _each(value: object) -> Sequence[str]:
    return [str(code) for code in value] if isinstance(value, tuple | list) else [str(value)]


@lru_cache(maxsize=4)
def known_codes(things: Things) -> frozenset[str]:
    """Return the names of all concepts, none where the named things hold none."""
    in_scheme = expand("skos:inScheme")
    told = (one.subject for one in things.quads if one.predicate.value == in_scheme)
    return frozenset(iri_of(concept).removeprefix(BASE) for concept in told)
