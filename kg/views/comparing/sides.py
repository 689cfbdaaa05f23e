"""Store → the documents or meetings that are compared, each with its facts and their sectors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.asking.facts import Row, read_facts
from kg.asking.names import thing_called
from kg.finding.sectors import Lexicon, lexicon_of
from kg.model import UsageError
from kg.ontology import Things, read_things
from kg.store import Store
from kg.views.captions import document_labels
from kg.views.comparing.lines import Side
from kg.views.passages import Passages
from kg.views.ring import ring_order
from kg.views.rows import DocumentRow, Place, read_documents

ENUMERATED = 3
"""A sentence that names so many sectors lists them: what is put forward in it is put forward for each."""

PARTS = re.compile(r"[,;:]|\b(?:and|as well as|including|such as)\b")


def find_sides(store: Store, names: Sequence[str]) -> tuple[tuple[Side, ...], dict[str, str]]:
    """Return what is compared, and the labels of sectors in the order of the policy map.

    Args:
        store: the store.
        names: names of documents or meetings, or some words of them; at least two.

    Raises:
        UsageError: fewer than two are named, one is not known, or one is named twice.
    """
    if len(names) < 2:
        raise UsageError(
            "one thing cannot be compared", "kg compare takes two or more", "name another document"
        )
    documents = {row.iri: row for row in read_documents(store)}
    facts = read_facts(store)
    things = read_things()
    chosen = [_documents_called(store, name, documents, facts) for name in names]
    _refuse_twice(names, chosen)
    labels = _labels(chosen, documents)
    sides = (
        _side(label, own, facts, documents, lexicon_of(things))
        for label, own in zip(labels, chosen, strict=True)
    )
    return tuple(sides), sector_labels(things)


def sector_labels(things: Things) -> dict[str, str]:
    """Return the labels of sectors by code, in the order of the policy map."""
    labels = {
        code: entry.label
        for entry in things.entries.values()
        if entry.kind == "sector"
        for code in entry.attributes.get("notation", ())
    }
    order = ring_order()
    return dict(sorted(labels.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def _documents_called(
    store: Store, name: str, documents: Mapping[str, DocumentRow], facts: Iterable[Row]
) -> tuple[str, ...]:
    """Return the document of a name, or the documents that report the meeting of that name."""
    try:
        return (thing_called(store, "document", name).value,)
    except UsageError as no_document:
        try:
            meeting = thing_called(store, "meeting", name).value
        except UsageError:
            raise no_document from None
    labels = {str(row[0]) for row in store.query(_LABELS % {"chosen": meeting}).rows}
    reporting = {
        str(row["document"])
        for row in facts
        if row["type"] == "meeting" and row["status"] == "reported" and row["name"] in labels
    }
    found = tuple(sorted(iri for iri, row in documents.items() if row.name in reporting))
    if not found:
        raise UsageError(
            f'"{name}": no document reports it',
            "it is only mentioned",
            "kg ask meetings lists those reported",
        )
    return found


_LABELS = """
SELECT DISTINCT ?label WHERE {
  { VALUES ?one { <%(chosen)s> } } UNION { ?known kg:meant <%(chosen)s> ; kg:named ?one } UNION {
    ?own kg:named <%(chosen)s> ; kg:meant ?meant . ?known kg:meant ?meant ; kg:named ?one
  }
  ?one skos:prefLabel ?label .
}
"""
"""The names of a meeting in all documents: what they call otherwise may be the same."""


def _refuse_twice(names: Sequence[str], chosen: Sequence[tuple[str, ...]]) -> None:
    for number, own in enumerate(chosen):
        if own in chosen[:number]:
            raise UsageError(
                f'"{names[number]}" is what "{names[chosen.index(own)]}" is already',
                "a text is not compared with itself",
                "name another document or meeting",
            )


def _labels(chosen: Sequence[tuple[str, ...]], documents: Mapping[str, DocumentRow]) -> list[str]:
    return document_labels([documents[own[0]] for own in chosen])


def _side(
    label: str,
    own: Iterable[str],
    facts: Iterable[Row],
    documents: Mapping[str, DocumentRow],
    lexicon: Lexicon,
) -> Side:
    rows = {documents[iri].name: documents[iri] for iri in own}
    told = tuple(row for row in facts if row["document"] in rows)
    return Side(label, told, dict(_sectors(told, rows, lexicon)))


def _sectors(
    facts: Iterable[Row], documents: Mapping[str, DocumentRow], lexicon: Lexicon
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield for each policy act and addressing the sectors that it has to do with.

    They are those of the fact and those that its words name; where a sentence lists sectors and no fact in it
    names one of them, what is put forward in the sentence is put forward for that sector too.
    """
    passages = Passages(documents.values())
    sentences: dict[tuple[str, int], tuple[str, list[Row]]] = {}
    own: dict[str, set[str]] = {}
    for row in facts:
        if row["type"] not in ("policy", "directed_at"):
            continue
        own[str(row["fact"])] = set(_told(row)) | _named(f"{row['text']}, {row['actor'] or ''}", lexicon)
        place = Place(
            documents[str(row["document"])].iri, int(str(row["quote_start"])), int(str(row["quote_end"]))
        )
        marked = passages.around(place)
        if marked:
            key = (marked.passage.document, marked.passage.start)
            sentences.setdefault(key, (marked.passage.text, []))[1].append(row)
    for text, rows in sentences.values():
        listed = _named(text, lexicon)
        missing = listed - {code for row in rows for code in own[str(row["fact"])]}
        for row in rows if len(listed) >= ENUMERATED else ():
            own[str(row["fact"])] |= missing
    for fact, codes in own.items():
        yield fact, tuple(sorted(codes))


def _told(row: Row) -> tuple[str, ...]:
    sectors = row.get("sectors")
    return sectors if isinstance(sectors, tuple) else ()


def _named(text: str, lexicon: Lexicon) -> set[str]:
    """Return the sectors that a text names.

    A list is read part by part, so that each of its parts counts; one that is just the code of a sector, as
    in "metal, power, coal", is that sector.
    """
    parts = PARTS.split(text)
    codes = {code for own in lexicon.words.values() for code in own}
    bare = {part.strip().casefold().replace(" ", "_") for part in parts} & codes
    return bare | {code for part in parts for code in lexicon.sectors_of(part)}
