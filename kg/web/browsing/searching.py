"""Finds words in the names of everything and in the quotes of all facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.asking.names import plain
from kg.asking.reasons import in_words
from kg.model import Table
from kg.web.browsing.asked import Asked, Cell, cut, node, page, table_file
from kg.web.browsing.kinds import address_of, document_address
from kg.web.browsing.things import quotes_of
from kg.web.browsing.triples import facts_file
from kg.web.messages import Done

COLUMNS = ("kind", "words", "where")
_NAME = "SELECT ?document ?name WHERE { ?document dcterms:identifier ?name }"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name or a quote: what it is, its words, where it leads, its IRI, and its words as they are looked for."""

    kind: str
    words: str
    address: str
    where: str
    iri: str
    plain: str


def search(asked: Asked) -> Done:
    """Return what holds all words that are looked for: names first, then quotes in the order of documents.

    Args:
        asked: its value ``words`` is looked for.
    """
    wanted = plain(asked.value("words")).split()
    found = [entry for entry in _all(asked, wanted) if all(f" {word}" in entry.plain for word in wanted)]
    if asked.form == "ttl":
        return facts_file(asked, (one.iri for one in found))
    if asked.form != "html":
        table = Table(
            (*COLUMNS, "address"), tuple((one.kind, one.words, one.where, one.address) for one in found)
        )
        return table_file(asked.form, table)
    rows = [[Cell(one.kind), Cell(one.words, one.address), Cell(one.where)] for one in found]
    return page(asked, "search.html.j2", rows=cut(COLUMNS, rows, asked.first), words=asked.value("words"))


def _all(asked: Asked, wanted: Sequence[str]) -> Iterator[_Entry]:
    """Yield what may hold the words: names that have their letters, and the quotes of documents that do."""
    if wanted:
        yield from _names(asked, wanted)
        yield from _quotes(asked, wanted)


def _names(asked: Asked, wanted: Sequence[str]) -> Iterator[_Entry]:
    for row in asked.ask("names", words=wanted):
        kind, words, iri = in_words(str(row["class"])), str(row["label"]), str(row["thing"])
        is_document = kind == "report"
        address = document_address(_name_of(asked, iri)) if is_document else address_of(iri, asked.store.base)
        yield _Entry(kind, words, address, "", iri, f" {plain(words)}")


def _quotes(asked: Asked, wanted: Sequence[str]) -> Iterator[_Entry]:
    rows = asked.ask("quotes", words=wanted)
    for row, words in zip(rows, quotes_of(asked, rows), strict=True):
        name, start, end = str(row["document"]), row["start"], row["end"]
        kind, where = in_words(str(row["class"])), f"{name}, {start}–{end}"
        yield _Entry(
            kind, words, document_address(name, start, end), where, str(row["fact"]), f" {plain(words)}"
        )


def _name_of(asked: Asked, iri: str) -> str:
    rows = asked.store.query(_NAME, {"document": node(iri)}).rows
    return str(rows[0][1]) if rows else iri
