"""Words → the facts that they mean: an IRI, a name, a thing's label, or a fact's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyoxigraph as ox

from kg.asking.corrections import rejection_of
from kg.asking.names import plain
from kg.model import FieldValue, UsageError
from kg.namespaces import PREFIXES
from kg.store import Store

_ORDER = "?fact kg:evidence ?at . ?at nif:referenceContext ?document ; nif:beginIndex ?start . "
_FACTS_OF = f"SELECT DISTINCT ?fact ?document ?start ?thing WHERE {{ ?fact ?property ?thing . {_ORDER} }}"
_FACTS_WITH = (
    f"SELECT DISTINCT ?fact ?document ?start ?text WHERE {{ ?fact kg:text|kg:content ?text . {_ORDER} }}"
)
_LABELS = "SELECT DISTINCT ?thing ?label WHERE { ?thing rdfs:label|skos:prefLabel|skos:altLabel ?label }"
_IS_FACT = "SELECT ?fact ?span WHERE { ?fact kg:evidence ?span }"


def facts_meant(store: Store, words: str) -> list[str]:
    """Return the IRIs of the facts that words mean, in the order of documents and places.

    Args:
        store: the store.
        words: the IRI or the name of a fact or a thing, a thing's label, or the text of facts.

    Raises:
        UsageError: nothing is called so.
    """
    for iri in _iris(store, words):
        if _is_fact(store, iri) or rejection_of(store, iri) is not None:
            return [iri]
        found = _facts(store, _FACTS_OF, iri)
        if found:
            return found
    wanted = plain(words)
    told = [row for row in store.query(_FACTS_WITH).rows if plain(str(row[3])) == wanted]
    if told:
        return _in_order(told)
    things = {str(thing) for thing, label in store.query(_LABELS).rows if plain(str(label)) == wanted}
    found = [fact for thing in sorted(things) for fact in _facts(store, _FACTS_OF, thing)]
    if not found:
        raise UsageError(
            f'nothing in this store is called "{words}"',
            "it is no IRI, no label and no text of a fact",
            "kg ask policies --evidence lists facts with their texts; kg query finds IRIs",
        )
    return list(dict.fromkeys(found))


def _iris(store: Store, words: str) -> list[str]:
    """Return the IRIs that words can be."""
    bare = words.strip().strip("<>")
    if re.search(r"\s", bare):
        return []
    prefix, colon, local = bare.partition(":")
    known = {**PREFIXES, "id": store.base}
    return (
        [bare]
        if "://" in bare
        else [known[prefix] + local]
        if colon and prefix in known
        else [store.base + bare]
    )


def _is_fact(store: Store, iri: str) -> bool:
    return bool(store.query(_IS_FACT, {"fact": ox.NamedNode(iri)}).rows)


def _facts(store: Store, query: str, thing: str) -> list[str]:
    return _in_order(store.query(query, {"thing": ox.NamedNode(thing)}).rows)


def _in_order(rows: Sequence[Sequence[FieldValue]]) -> list[str]:
    ordered = sorted(rows, key=lambda row: (str(row[1]), int(str(row[2])), str(row[0])))
    return list(dict.fromkeys(str(row[0]) for row in ordered))
