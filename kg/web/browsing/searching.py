"""Finds words in the names of everything and in the quotes of all facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.asking.names import plain
from kg.asking.reasons import in_words
from kg.model import Table
from kg.web.browsing.asked import Asked, Cell, cut, page, table_file
from kg.web.browsing.kinds import address_of, document_address
from kg.web.browsing.things import quotes_of
from kg.web.messages import Done

COLUMNS = ("kind", "words", "where")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name or a quote: what it is, its words, where it leads, and its words as they are looked for."""

    kind: str
    words: str
    address: str
    where: str
    plain: str


_entries: dict[str, tuple[_Entry, ...]] = {}
"""The entries of the state of the store that was searched last."""


def search(asked: Asked) -> Done:
    """Return what holds all words that are looked for: names first, then quotes in the order of documents.

    Args:
        asked: its value ``words`` is looked for.
    """
    wanted = plain(asked.value("words")).split()
    found = [entry for entry in _all(asked) if wanted and all(f" {word}" in entry.plain for word in wanted)]
    if asked.form != "html":
        table = Table(
            (*COLUMNS, "address"), tuple((one.kind, one.words, one.where, one.address) for one in found)
        )
        return table_file("csv" if asked.form == "csv" else "json", table)
    rows = [[Cell(one.kind), Cell(one.words, one.address), Cell(one.where)] for one in found]
    return page(asked, "search.html.j2", rows=cut(COLUMNS, rows, asked.first), words=asked.value("words"))


def _all(asked: Asked) -> Sequence[_Entry]:
    digest = asked.store.digest
    if digest not in _entries:
        _entries.clear()
        _entries[digest] = (*_names(asked), *_quotes(asked))
    return _entries[digest]


def _names(asked: Asked) -> Iterator[_Entry]:
    for row in asked.ask("names"):
        kind, words, iri = in_words(str(row["class"])), str(row["label"]), str(row["thing"])
        yield _Entry(kind, words, address_of(iri, asked.store.base), "", f" {plain(words)}")


def _quotes(asked: Asked) -> Iterator[_Entry]:
    rows = asked.ask("quotes")
    for row, words in zip(rows, quotes_of(asked, rows), strict=True):
        name, start, end = str(row["document"]), row["start"], row["end"]
        kind, where = in_words(str(row["class"])), f"{name}, {start}–{end}"
        yield _Entry(kind, words, document_address(name, start, end), where, f" {plain(words)}")
