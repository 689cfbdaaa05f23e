"""The page of a thing: what is said of it, the facts that name it with their evidence, and what was concluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.asking.reasons import in_words
from kg.model import FieldValue, Table
from kg.namespaces import expand
from kg.store.answers import Graph
from kg.web.browsing.asked import MOST, Asked, Cell, Rows, cut, missing, page, table_file, turtle_file
from kg.web.browsing.kinds import FACTS, address_of, document_address
from kg.web.messages import Done

Told = Mapping[str, FieldValue]

COLUMNS = ("fact", "role", "quote", "document", "start", "end", "rule", "confidence")
"""The columns of the table of facts, as shown and as files."""

NAMES = tuple(expand(name) for name in ("skos:prefLabel", "rdfs:label", "dcterms:title", "skos:altLabel"))
"""The properties that name a thing, the most telling first."""

HIDDEN = {expand(name) for name in ("skos:prefLabel", "rdfs:label", "kg:concludedFrom", "kg:evidence")}
"""What is shown elsewhere on the page."""

SHOWN_CONCLUSIONS = 40
"""So many conclusions are shown on a page."""

GRAPH = """
CONSTRUCT { <%(thing)s> ?property ?value . ?fact ?told ?what . ?span ?where ?place } WHERE {
  { <%(thing)s> ?property ?value . FILTER(?property != nif:isString) } UNION {
    ?fact ?role <%(thing)s> ; ?told ?what .
    FILTER EXISTS { ?fact kg:evidence|kg:concludedFrom ?source }
  } UNION {
    ?naming ?role <%(thing)s> ; kg:evidence ?span . ?span ?where ?place .
  }
}
"""
_RAW = """
SELECT ?document ?raw WHERE {
  ?report nif:isString ?raw . GRAPH ?catalogue { ?report dcterms:identifier ?document }
}
"""


def show_thing(asked: Asked) -> Done:
    """Return the page of a thing.

    Args:
        asked: its name is the thing's, under the base IRI.

    Raises:
        Problem: there is no such thing; 404.
    """
    iri = asked.store.base + asked.name
    said = asked.ask("thing", iri)
    if not said:
        raise missing(asked.name)
    if asked.form == "ttl":
        return turtle_file(_graph(asked, iri), asked.store.base)
    facts = asked.ask("facts", iri)
    if asked.form != "html":
        return table_file(asked.form, _facts_table(asked, facts))
    shown = facts[asked.first : asked.first + MOST]
    rows = [_fact_cells(row, quote) for row, quote in zip(shown, quotes_of(asked, shown), strict=True)]
    conclusions = list(_conclusions(asked, iri))
    return page(
        asked,
        "thing.html.j2",
        label=_label(said, asked.name),
        also=sorted(
            {str(row["value"]) for row in said if row["property"] in NAMES} - {_label(said, asked.name)}
        ),
        iri=iri,
        said=list(_said(asked, said)),
        facts=Rows(("fact", "role", "quote", "where"), rows, len(facts), asked.first),
        conclusions=cut(("conclusion", "says", "from"), conclusions[:SHOWN_CONCLUSIONS], 0),
        concluded=len(conclusions),
    )


def quotes_of(asked: Asked, facts: Iterable[Told]) -> list[str]:
    """Return the words of facts.

    Args:
        asked: what was asked for.
        facts: rows with ``document``, ``start`` and ``end``.
    """
    raws: dict[str, str] = {}
    found = []
    for row in facts:
        name = str(row["document"])
        if name not in raws:
            raws[name] = raw_text(asked, name)
        found.append(raws[name][int(str(row["start"])) : int(str(row["end"]))])
    return found


def raw_text(asked: Asked, name: str) -> str:
    """Return the raw text of a document, empty where it is not held."""
    rows = asked.store.query(_RAW, {"document": ox.Literal(name)}).rows
    return str(rows[0][1]) if rows else ""


def _facts_table(asked: Asked, facts: Sequence[Told]) -> Table:
    rows = []
    for row, quote in zip(facts, quotes_of(asked, facts), strict=True):
        told = {**row, "quote": quote, "role": in_words(str(row["role"]))}
        rows.append((in_words(str(row["class"])), *(told[name] for name in COLUMNS[1:]), row["fact"]))
    return Table((*COLUMNS, "iri"), tuple(rows))


def _fact_cells(row: Told, quote: str) -> list[Cell]:
    name, start, end = str(row["document"]), row["start"], row["end"]
    return [
        Cell(in_words(str(row["class"]))),
        Cell(in_words(str(row["role"])) + (", in a statement" if row["within"] else "")),
        Cell(quote, document_address(name, start, end)),
        Cell(f"{name}, {start}–{end}"),
    ]


def _label(said: Iterable[Told], name: str) -> str:
    names = [row for row in said if row["property"] in NAMES]
    best = min(
        names,
        key=lambda row: (row["language"] not in ("", "en"), NAMES.index(str(row["property"]))),
        default=None,
    )
    return str(best["value"]) if best else name


def _said(asked: Asked, said: Iterable[Told]) -> Iterator[tuple[str, list[Cell]]]:
    """Yield each property of a thing in words, with its values."""
    groups: dict[str, dict[str, Cell]] = {}
    for row in said:
        if row["property"] not in HIDDEN:
            value = str(row["value"])
            groups.setdefault(in_words(str(row["property"])), {})[value] = _value(asked, row)
    for name, values in groups.items():
        yield name, list(values.values())


def _value(asked: Asked, row: Told) -> Cell:
    value = str(row["value"])
    if row["property"] == expand("rdf:type"):
        return Cell(in_words(value))
    address = address_of(value, asked.store.base)
    if not address and value.startswith(("http://", "https://")):
        return Cell(str(row["name"] or value), value)
    return Cell(str(row["name"] or value.removeprefix(asked.store.base)), address)


def _conclusions(asked: Asked, iri: str) -> Iterator[list[Cell]]:
    groups: dict[str, list[Told]] = {}
    for row in asked.ask("conclusions", iri):
        groups.setdefault(str(row["conclusion"]), []).append(row)
    for conclusion, rows in groups.items():
        classes = {in_words(str(row["value"])) for row in rows if row["property"] == expand("rdf:type")}
        told = dict.fromkeys(_in_words(row, asked.store.base) for row in rows if _is_told(row, iri))
        sources = dict.fromkeys(
            str(row["value"]) for row in rows if row["property"] == expand("kg:concludedFrom")
        )
        yield [
            Cell(
                ", ".join(sorted(classes - {"conclusion"})) or "conclusion",
                address_of(conclusion, asked.store.base),
            ),
            Cell("; ".join(told)),
            *(
                Cell(f"{FACTS[:-1]} {number}", address_of(fact, asked.store.base))
                for number, fact in enumerate(sources, 1)
            ),
        ]


def _is_told(row: Told, iri: str) -> bool:
    hidden = {*HIDDEN, expand("rdf:type"), expand("skos:altLabel")}
    return row["property"] not in hidden and row["value"] != iri


def _in_words(row: Told, base: str) -> str:
    value = str(row["name"] or str(row["value"]).removeprefix(base))
    return f"{in_words(str(row['property']))}: {value}"


def _graph(asked: Asked, iri: str) -> Sequence[ox.Triple]:
    answer = asked.store.answer(GRAPH % {"thing": iri})
    return answer.triples if isinstance(answer, Graph) else ()
