"""Reads facts back from the graph, in the fields of their cards, by the questions of ``queries/facts``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.asking.fact_queries import fact_query
from kg.grammar import Card, cards, folders
from kg.model import FieldValue, Table, UsageError
from kg.shipped import layered
from kg.store import Store
from kg.writing import PARTS

Row = dict[str, FieldValue]
"""A fact: its type, its fields, and where it is told."""

TOLD = ("quote", "quote_start", "quote_end", "document", "rule", "confidence", "ambiguous")
"""What stands behind the fields of every fact."""

IRIS = ("within", "fact")
"""The statement inside which a fact is told, and the fact."""

SPANS = tuple(f"{part}_{end}" for part in PARTS for end in ("start", "end"))
"""Where the parts of a statement stand."""


def read_facts(
    store: Store, types: Sequence[str] = (), project: Path | None = None, document: str | None = None
) -> list[Row]:
    """Return the facts of a store, in the order in which the documents tell them.

    Args:
        store: the store.
        types: the types to read; all where none is given.
        project: a project folder, whose ``grammar`` and ``queries`` are laid over the shipped ones.
        document: the IRI of the one document whose facts are read; those of all where none is given.

    Returns:
        Rows with ``type``, the fields of the type, what is in ``TOLD``, and two IRIs: ``fact``, of the fact,
        and ``within``, of the statement inside which it is told.

    Raises:
        UsageError: a type is not known.
    """
    known = cards(folders(project))
    for name in types:
        if name not in known:
            raise UsageError(
                f'no type of fact is called "{name}"', f"there are {', '.join(known)}", "name one of them"
            )
    found = [row for name in types or known for row in _facts(store, known[name], project, document)]
    return sorted(found, key=_place)


def facts_table(rows: Sequence[Row], columns: Iterable[str] = ()) -> Table:
    """Return facts as one table: the columns of all their types, each where it first comes up.

    Args:
        rows: the facts.
        columns: the columns to show; all but the IRI where none is given.
    """
    shown = tuple(columns) or _columns(rows)
    return Table(shown, tuple(tuple(row.get(name) for name in shown) for row in rows))


def _columns(rows: Sequence[Row]) -> tuple[str, ...]:
    last = (*SPANS, *TOLD, *IRIS)
    fields = dict.fromkeys(name for row in rows for name in row if name not in last)
    return ("document", *fields, *(name for name in TOLD if name != "document"))


def _facts(store: Store, card: Card, project: Path | None, document: str | None) -> Iterator[Row]:
    one = {"document": ox.NamedNode(document)} if document else {}
    table = store.query(_query(card, project), one)
    found: dict[FieldValue, Row] = {}
    for values in table.rows:
        told = dict(zip(table.columns, values, strict=True))
        row = found.setdefault(told["fact"], _row(card, told))
        for name in _lists(card):
            _add(row, name, told)
    yield from found.values()


def _query(card: Card, project: Path | None) -> str:
    for folder in reversed(layered("queries", project)):
        path = folder / "facts" / f"{card.type}.rq"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return fact_query(card)


def _row(card: Card, told: Mapping[str, FieldValue]) -> Row:
    row: Row = {"type": card.type}
    row.update({name: () if name in _lists(card) else told[name] for name in card.fields})
    row.update({name: told[name] for name in SPANS if told.get(name) is not None})
    row.update({name: told.get(name) for name in TOLD})
    row["ambiguous"] = bool(told["ambiguous"])
    row["document"], row["within"], row["fact"] = told["document_name"], told["within"], told["fact"]
    return row


def _lists(card: Card) -> list[str]:
    return [name for name, field in card.fields.items() if field.kind == "sectors"]


def _add(row: Row, name: str, told: Mapping[str, FieldValue]) -> None:
    """Add a code to a list: the main one first, then the others in alphabetical order."""
    held, code, main = row[name], told[name], told[f"main_{name}"]
    if code is not None and isinstance(held, tuple) and code not in held:
        row[name] = tuple(sorted({*held, str(code)}, key=lambda one: (one != main, one)))


def _place(row: Row) -> tuple[str, int, int, str, str]:
    start, end = int(str(row["quote_start"])), int(str(row["quote_end"]))
    return str(row["document"]), start, end, str(row["type"]), str(row["fact"])
