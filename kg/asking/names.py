"""Plain words → the thing or code of the graph that is called so."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

import pyoxigraph as ox

from kg.model import UsageError
from kg.store import Store

CLASSES: Mapping[str, tuple[str, ...]] = {
    "person": ("foaf:Person",),
    "organization": ("org:Organization",),
    "agent": ("foaf:Person", "org:Organization", "schema:Country", "kg:Collective"),
    "country": ("schema:Country",),
    "place": ("schema:Place", "schema:Country"),
    "meeting": ("kg:Meeting",),
    "policy": ("kg:Policy", "kg:Course"),
    "document": ("kg:Report",),
}
"""The kinds of things that a parameter can name, and their classes."""

Labels = dict[str, set[tuple[bool, str]]]
"""What each thing is called: its name, marked False so that it comes first, and its other labels."""

SHOWN = 8
"""How many names are listed where several fit, or none."""

_THINGS = """
SELECT DISTINCT ?thing ?name ?label WHERE {{
  VALUES ?class {{ {classes} }}
  ?thing a ?class ; {name} ?name ; {name}|{labels} ?label .
}}
"""
_CODES = """
SELECT DISTINCT ?concept ?code ?label WHERE {
  ?concept skos:notation ?code .
  OPTIONAL { ?concept rdfs:label ?label }
}
"""
_NAMES = "skos:prefLabel|skos:altLabel"
_WORD = re.compile(r"\w+")


def thing_called(store: Store, kind: str, words: str) -> ox.NamedNode:
    """Return the thing that is called so.

    Args:
        store: the store.
        kind: a kind of ``CLASSES``.
        words: its name or some words of it in any letters, its IRI, or its name under the base.

    Raises:
        UsageError: nothing is called so, or several things are.
    """
    labels = things_of(store, kind)
    for iri in (words.strip("<>"), store.base + words, store.base + words.removeprefix("id:")):
        if iri in labels:
            return ox.NamedNode(iri)
    return ox.NamedNode(_chosen(labels, words, kind))


def code_called(store: Store, scheme: str, words: str) -> ox.Literal:
    """Return the code that is called so.

    Args:
        store: the store.
        scheme: such as ``sector``.
        words: the code, its label, or some words of it in any letters.

    Raises:
        UsageError: no code of the scheme is called so, or several are.
    """
    labels = codes_of(store, scheme)
    if words in labels:
        return ox.Literal(words)
    return ox.Literal(_chosen(labels, words, scheme.replace("-", " ")))


def codes_of(store: Store, scheme: str) -> Labels:
    """Return what each code of a scheme is called.

    Args:
        store: the store.
        scheme: such as ``sector``.
    """
    labels: Labels = defaultdict(set)
    for concept, code, label in store.query(_CODES).rows:
        if str(concept).startswith(f"{store.base}{scheme}-"):
            told = str(code).replace("_", " ")
            labels[str(code)].update({(False, str(label or told)), (True, told)})
    return labels


def things_of(store: Store, kind: str) -> Labels:
    """Return what each thing of a kind is called, by IRI.

    Args:
        store: the store.
        kind: a kind of ``CLASSES``.
    """
    labels: Labels = defaultdict(set)
    name, others = ("dcterms:identifier", "dcterms:title") if kind == "document" else ("rdfs:label", _NAMES)
    query = _THINGS.format(classes=" ".join(CLASSES[kind]), name=name, labels=others)
    for thing, told, label in store.query(query).rows:
        labels[str(thing)].update({(False, str(told)), (True, str(label))})
    return labels


def _chosen(labels: Labels, words: str, kind: str) -> str:
    """Return the one key whose labels fit the words best."""
    wanted = plain(words)
    fitting = [key for key in sorted(labels) if any(plain(label) == wanted for _, label in labels[key])]
    fitting = fitting or [key for key in sorted(labels) if set(wanted.split()) <= _words(key, labels)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UsageError(
            f'"{words}" may be several: {_listed(fitting, labels)}',
            f"{len(fitting)} names of the kind {kind} have these words",
            "give more words of the one you mean",
        )
    raise _nothing(labels, words, kind)


def _nothing(labels: Labels, words: str, kind: str) -> UsageError:
    by_label = {plain(label): key for key in sorted(labels) for _, label in labels[key]}
    near = [by_label[label] for label in get_close_matches(plain(words), by_label, n=3, cutoff=0.5)]
    return UsageError(
        f'no {kind} in this store is called "{words}"',
        f"{len(labels)} names were looked at" if labels else f"the store holds nothing of the kind {kind}",
        f"did you mean {_listed(near, labels)}?" if near else "leave it out to see them all",
    )


def _listed(keys: Sequence[str], labels: Labels) -> str:
    shown = [min(labels[key])[1] for key in dict.fromkeys(keys)]
    return "; ".join(shown[:SHOWN]) + ("; …" if len(shown) > SHOWN else "")


def _words(key: str, labels: Labels) -> set[str]:
    """Return all words by which a thing may be named: those of its labels and of its IRI."""
    local = key.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ")
    return set(plain(" ".join([local, *(label for _, label in labels[key])])).split())


def plain(words: str) -> str:
    """Return words in small letters without accents, marks, and the endings of ordinal numbers."""
    folded = unicodedata.normalize("NFKD", words).casefold()
    kept = "".join(one for one in folded if not unicodedata.combining(one)).replace("'", "")
    return " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word) for word in _WORD.findall(kept))
