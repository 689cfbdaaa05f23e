"""Lists of all things of a kind."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.asking.names import plain
from kg.model import FieldValue, Table
from kg.namespaces import expand
from kg.web.browsing.asked import Asked, Cell, cut, page, table_file, turtle_file
from kg.web.browsing.kinds import KINDS, address_of, document_address
from kg.web.messages import Done


def list_things(asked: Asked) -> Done:
    """Return the list of a kind: those whose names hold the words that are asked for.

    Args:
        asked: its name is the kind's.
    """
    kind, wanted = KINDS[asked.name], plain(asked.value("words")).split()
    found = [row for row in asked.ask(kind.name) if _has(row, wanted)]
    columns = tuple(name for name in (found[0] if found else {"label": None}) if name != "thing")
    if asked.form == "ttl":
        return turtle_file(_triples(found), asked.store.base)
    if asked.form != "html":
        told = (*columns, "iri")
        return table_file(
            asked.form, Table(told, tuple((*_values(row, columns), row["thing"]) for row in found))
        )
    rows = [[_cell(name, row, asked.store.base) for name in columns] for row in found]
    return page(
        asked, "list.html.j2", kind=kind, rows=cut(columns, rows, asked.first), words=asked.value("words")
    )


def _has(row: Mapping[str, FieldValue], wanted: list[str]) -> bool:
    told = f" {plain(' '.join(str(value) for name, value in row.items() if name != 'thing' and value))}"
    return all(f" {word}" in told for word in wanted)


def _values(row: Mapping[str, FieldValue], columns: tuple[str, ...]) -> tuple[FieldValue, ...]:
    return tuple(row[name] for name in columns)


def _cell(name: str, row: Mapping[str, FieldValue], base: str) -> Cell:
    words = "" if row[name] is None else str(row[name])
    if name != "label":
        return Cell(words)
    iri = str(row["thing"])
    return Cell(words, document_address(words) if "issued" in row else address_of(iri, base))


def _triples(rows: list[dict[str, FieldValue]]) -> list[ox.Triple]:
    label = ox.NamedNode(expand("rdfs:label"))
    return [ox.Triple(ox.NamedNode(str(row["thing"])), label, ox.Literal(str(row["label"]))) for row in rows]
