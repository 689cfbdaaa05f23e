"""Pairs of meetings, people, bodies and policies that a reader called the same or not come out as he said."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from seed_store import named_things
from series_store import MADE, REPORTS, documents, made_store, maker, reports_store

from kg import naming
from kg.linking import ALLOWED, names_of
from kg.reading import Reading, read
from kg.reading.mentions import Mention
from kg.store import Store

PAIRS = Path(__file__).parent / "pairs"
SHARE = 0.95
"""Which share of the pairs must come out right."""


@dataclass(frozen=True)
class Pair:
    """Two names in documents, and what a reader says of them."""

    kind: str
    verdict: str
    one_document: str
    one: str
    other_document: str
    other: str
    reason: str


def pairs(name: str) -> list[Pair]:
    """Return the pairs of a file."""
    with (PAIRS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [Pair(**row) for row in csv.DictReader(file, dialect="excel-tab")]


@dataclass(frozen=True)
class Series:
    """A family of reports."""

    folders: tuple[Path, ...]
    store: Callable[[], Store]


SERIES = {"reports": Series(REPORTS, reports_store), "made": Series((MADE,), made_store)}


@cache
def reading(document: str, folders: tuple[Path, ...]) -> Reading:
    """Return how the tool reads a document."""
    return read(documents(*folders)[document], maker().knowledge)


def mention(document: str, words: str, kinds: tuple[str, ...], folders: tuple[Path, ...]) -> Mention:
    """Return what the tool takes some words of a document for."""
    told = reading(document, folders)
    at = " ".join(told.text.split()).find(" ".join(words.split()))
    assert at >= 0, f"{document} has no such words: {words}"
    found = [
        one
        for sentence in told.sentences
        for one in (*sentence.mentions, *sentence.names)
        if one.kind in kinds and _has(told.text[one.start : one.end], words)
    ]
    assert found, f"{document}: the tool takes no {kinds} for {words}"
    return min(found, key=lambda one: (one.end - one.start, one.start))


def _has(text: str, words: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


def body(document: str, words: str, series: Series) -> set[str]:
    """Return the local name of the body that is meant."""
    name = mention(document, words, ("body", "meeting"), series.folders).name
    entry = names_of(named_things()).find(name, ALLOWED["organization"])
    return {entry.local if entry is not None else naming.thing_name("organization", name)}


def meeting(document: str, words: str, series: Series) -> set[str]:
    """Return the local name of the meeting that is meant, as all documents together tell it."""
    name = mention(document, words, ("meeting",), series.folders).name
    return asked(series.store(), MEETING, document, name)


def person(document: str, words: str, series: Series) -> set[str]:
    """Return the local name of the person who is meant, as all documents together tell it.

    Where a document tells no body and no meeting of somebody, nothing is concluded of this name of its.
    """
    named = mention(document, words, ("person",), series.folders).name
    return asked(series.store(), PERSON, document, named) or {f"{named} of {document}"}


def policy(document: str, words: str, series: Series) -> set[str]:
    """Return the local names of the policies that some words are a wording of."""
    return asked(series.store(), POLICY, document, words)


MEETING = """
SELECT DISTINCT ?meant WHERE {
  VALUES (?document ?words) { (%s %s) }
  GRAPH ?report { ?fact kg:meeting ?held . ?held skos:prefLabel ?label }
  ?report dcterms:identifier ?document .
  ?identification kg:named ?held ; kg:meant ?meant .
  FILTER(STR(?label) = ?words)
}
"""
PERSON = """
SELECT DISTINCT ?meant WHERE {
  VALUES (?document ?words) { (%s %s) }
  GRAPH ?report { ?named a foaf:Person ; skos:prefLabel ?label }
  ?report dcterms:identifier ?document .
  ?identification kg:inReport ?report ; kg:named ?named ; kg:meant ?meant .
  FILTER(STR(?label) = ?words)
}
"""
POLICY = """
SELECT DISTINCT ?meant WHERE {
  VALUES (?document ?words) { (%s %s) }
  ?sighting kg:sightingOf ?meant ; kg:inReport ?report ; kg:text ?text .
  ?report dcterms:identifier ?document .
  FILTER(CONTAINS(LCASE(?text), LCASE(?words)))
}
"""


def asked(store: Store, query: str, document: str, words: str) -> set[str]:
    """Return the local names that answer."""
    terms = (f'"{one}"' for one in (document, words))
    rows = store.query(query % tuple(terms)).rows
    return {str(row[0]).removeprefix(store.base) for row in rows}


FINDERS = {"body": body, "meeting": meeting, "person": person, "policy": policy}


def came_out(pair: Pair, series: Series) -> str:
    """Return what the tool says of a pair: same, not, unsure, or that it found nothing of one of them."""
    find = FINDERS[pair.kind]
    one, other = find(pair.one_document, pair.one, series), find(pair.other_document, pair.other, series)
    if not one or not other:
        return f"nothing found of {pair.one if not one else pair.other}"
    if one & other:
        return "same"
    return "unsure" if in_doubt(series.store(), one, other) else "not"


def in_doubt(store: Store, one: set[str], other: set[str]) -> bool:
    """Return whether a pair is put to a human."""
    rows = store.query("SELECT ?one ?other WHERE { ?doubt kg:one ?one ; kg:other ?other }").rows
    open_pairs = {frozenset(str(term).removeprefix(store.base) for term in row) for row in rows}
    return any(frozenset((first, second)) in open_pairs for first in one for second in other)


def wrong(name: str) -> list[tuple[Pair, str]]:
    """Return the pairs that come out otherwise than a reader says."""
    told = [(pair, came_out(pair, SERIES[name])) for pair in pairs(name)]
    return [(pair, verdict) for pair, verdict in told if verdict != pair.verdict]


@pytest.mark.parametrize("name", SERIES)
def test_pairs_come_out_as_a_reader_says(name: str) -> None:
    """Nineteen of twenty pairs are told the same or apart as a reader tells them."""
    found = wrong(name)
    assert len(found) <= (1 - SHARE) * len(pairs(name)), found


@pytest.mark.parametrize("name", SERIES)
def test_no_two_people_are_taken_for_one(name: str) -> None:
    """No pair of people that a reader tells apart, or is not sure of, is one person."""
    people = [(pair, came_out(pair, SERIES[name])) for pair in pairs(name) if pair.kind == "person"]
    assert [pair for pair, verdict in people if verdict == "same" and pair.verdict != "same"] == []
    assert any(verdict == "same" for _, verdict in people)


def test_there_are_enough_pairs() -> None:
    """The list over the reports has at least sixty pairs, of all kinds, same and not."""
    told = pairs("reports")
    assert len(told) >= 60
    assert {(pair.kind, pair.verdict) for pair in told} >= {
        (kind, verdict) for kind in FINDERS for verdict in ("same", "not")
    }
