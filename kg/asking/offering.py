"""What a parameter of a question can be given, for those who complete it or choose from a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.asking.names import CLASSES, Labels, codes_of, plain, things_of
from kg.asking.questions import Parameter
from kg.store import Store

Offer = tuple[str, str]
"""A value without blanks, and what it is called."""

_DAYS = "SELECT DISTINCT ?day WHERE { ?document a kg:Report ; dcterms:issued ?day } ORDER BY ?day"


def offered(store: Store, parameter: Parameter) -> list[Offer]:
    """Return what a parameter can be given in a store, sorted; nothing where it takes any text or number.

    Names are told with hyphens in the place of blanks; one that several things have, by what each has alone.

    Args:
        store: the store.
        parameter: the parameter.
    """
    kind = parameter.type
    if kind.startswith("code:"):
        return sorted(_named(codes_of(store, kind.removeprefix("code:"))))
    if kind in CLASSES:
        named = list(_things(store, kind))
        fitting = Counter(value for value, _, _ in named)
        return sorted((value if fitting[value] == 1 else own, name) for value, own, name in named)
    if kind == "date":
        return [(str(day), "a document is of this day") for (day,) in store.query(_DAYS).rows]
    return []


def fitting(offers: list[Offer], begun: str) -> list[Offer]:
    """Return the offers that begin as a value was begun, else those that have its words.

    Args:
        offers: what can be given.
        begun: what was typed.
    """
    wanted = plain(begun)
    found = [offer for offer in offers if plain(offer[0]).startswith(wanted)]
    return found or [
        offer for offer in offers if all(word in plain(" ".join(offer)) for word in wanted.split())
    ]


def _named(labels: Labels) -> Iterator[Offer]:
    for code, told in labels.items():
        yield code, min(told)[1]


def _things(store: Store, kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each thing with hyphens, its name under the base, and its name as it is."""
    for iri, told in things_of(store, kind).items():
        name = min(told)[1]
        yield plain(name).replace(" ", "-"), iri.removeprefix(store.base), name
