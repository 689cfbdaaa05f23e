"""Runs the operations of an update request: what each deletes and inserts is worked out before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.model import UsageError
from kg.store.datasets import Dataset, dataset_view
from kg.store.foreign import DEFAULT
from kg.store.pending import Pending
from kg.store.requests import Operation, operations
from kg.store.tokens import resolved

_BLANK = "urn:x-blank:"
"""Stands for blank nodes that a WHERE made, which no table of values can hold."""


def update(pending: Pending, text: str, using: Dataset | None = None) -> None:
    """Do what an update request says to the graphs of other people; those of documents are never written.

    Args:
        pending: takes the changes.
        text: SPARQL 1.1 Update.
        using: where to look, in the place of what the text says.

    Raises:
        UsageError: it is not SPARQL, would ask another server, or says twice where to look.
        MadeGraphError: it would write a graph that the tool makes.
        DataError: a triple cannot be kept.
    """
    asked = operations(text, pending.base)
    if using is not None and any(one.using or one.using_named or one.with_graph for one in asked):
        raise UsageError(
            "the update says twice where to look",
            "USING or WITH stands in its text, and using-graph-uri beside it",
            "leave one of them out",
        )
    for one in asked:
        if one.kind == "MODIFY":
            _modify(pending, one, using)
        elif one.kind in ("CLEAR", "DROP"):
            _clear(pending, one)
        elif one.kind in ("ADD", "COPY", "MOVE"):
            _transfer(pending, one)


def _modify(pending: Pending, asked: Operation, using: Dataset | None) -> None:
    rows = _solutions(pending, asked, using) if asked.where else None
    home = resolved(asked.with_graph, asked.prologue) if asked.with_graph else pending.base + DEFAULT
    deleted = _instances(asked.prologue, asked.delete, rows, home)
    inserted = _instances(asked.prologue, asked.insert, rows, home)
    for graph in {**deleted, **inserted}:
        told = pending.triples(graph) - deleted.get(graph, set())
        pending.put(graph, told | inserted.get(graph, set()))


def _solutions(pending: Pending, asked: Operation, using: Dataset | None) -> str:
    """Return the solutions of a WHERE as a table of values, in SPARQL."""
    default = tuple(resolved(term, asked.prologue) for term in asked.using)
    named = tuple(resolved(term, asked.prologue) for term in asked.using_named)
    if default or named:
        using = Dataset(default, named)
    elif asked.with_graph:
        using = Dataset((resolved(asked.with_graph, asked.prologue),), None)
    database, limits = dataset_view(pending.database(), using)
    found = database.query(f"{asked.prologue}SELECT * WHERE {asked.where}", **limits)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(found)
    names = " ".join(map(str, found.variables))
    rows = "\n".join(f"({' '.join(map(_value, solution))})" for solution in found)
    return f"VALUES ({names}) {{ {rows} }}"


def _value(term: object) -> str:
    if term is None:
        return "UNDEF"
    if isinstance(term, ox.BlankNode):
        return f"<{_BLANK}{term.value}>"
    return str(term)


def _instances(prologue: str, template: str, rows: str | None, home: str) -> dict[str, set[ox.Triple]]:
    """Return the triples that a template stands for, by graph; those without a graph go home."""
    if not template:
        return {}
    stage = ox.Store()
    where = f" WHERE {{ {rows} }}" if rows is not None else ""
    stage.update(f"{prologue}INSERT {'' if where else 'DATA '}{template}{where}")
    found: dict[str, set[ox.Triple]] = {}
    for quad in stage:
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else home
        found.setdefault(graph, set()).add(_with_blanks(quad.triple))
    return found


def _with_blanks(triple: ox.Triple) -> ox.Triple:
    return ox.Triple(_unmarked(triple.subject), triple.predicate, _unmarked(triple.object))  # type: ignore[arg-type]


def _unmarked(term: object) -> object:
    if isinstance(term, ox.NamedNode) and term.value.startswith(_BLANK):
        return ox.BlankNode(term.value.removeprefix(_BLANK))
    return term


def _clear(pending: Pending, asked: Operation) -> None:
    for graph in _cleared(pending, asked):
        pending.put(graph, ())


def _cleared(pending: Pending, asked: Operation) -> Iterable[str]:
    named = asked.graphs[0].upper()
    default = pending.base + DEFAULT
    if named == "DEFAULT":
        return [default]
    if named in ("NAMED", "ALL"):
        return sorted({*pending.loaded(), *pending.made} - ({default} if named == "NAMED" else set()))
    return _graphs(pending, asked)


def _transfer(pending: Pending, asked: Operation) -> None:
    source, target = _graphs(pending, asked)
    if source == target:
        return
    told = pending.triples(source)
    pending.put(target, pending.triples(target) | told if asked.kind == "ADD" else told)
    if asked.kind == "MOVE":
        pending.put(source, ())


def _graphs(pending: Pending, asked: Operation) -> Sequence[str]:
    return [
        pending.base + DEFAULT if term.upper() == "DEFAULT" else resolved(term, asked.prologue)
        for term in asked.graphs
    ]
