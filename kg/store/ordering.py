"""Sorts the rows of a query outside of the engine, which reads each text anew at every comparison.

Oxigraph 0.5 keeps texts apart from the index and fetches both sides of a comparison from there, so that a sort
of some thousand rows takes longer than finding them. What is sorted here comes in the order that the engine
gives; where that is not certain, the engine sorts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.store.tokens import FORMS, outer_tokens

Row = tuple[object, ...]
"""Terms, None where a variable is not bound."""

Key = tuple[object, ...]
"""What terms are sorted by."""

_HEAD = re.compile(
    r"SELECT(?P<distinct>\s+DISTINCT)?(?P<columns>(?:\s+\?\w+)+)(?:\s+WHERE)?\s*\{", re.IGNORECASE
)
_TAIL = re.compile(
    r"\}\s*(?P<order>ORDER\s+BY(?P<keys>(?:\s*(?:\?\w+|(?:ASC|DESC)\s*\(\s*\?\w+\s*\)))+))\s*\Z",
    re.IGNORECASE,
)
_KEY = re.compile(r"(?P<down>DESC\s*\(\s*)?\?(?P<name>\w+)", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?\Z")
"""What the engine reads as a number whatever room it has for one."""

_UNBOUND: Key = (0,)
_XSD = PREFIXES["xsd"]
_TEXTS = frozenset((_XSD + "string", PREFIXES["rdf"] + "langString"))
_DAYS = frozenset(_XSD + name for name in ("date", "gYearMonth", "gYear"))
_NUMBERS = frozenset((_XSD + "integer", _XSD + "decimal"))


@dataclass(frozen=True, slots=True)
class Sorted:
    """A query whose rows are sorted behind the engine.

    Args:
        sparql: the query without its order, which also asks for what it is sorted by.
        columns: the columns that were asked for.
        keys: the columns to sort by, each with whether its greatest comes first.
        is_distinct: whether each row is told once.
    """

    sparql: str
    columns: tuple[str, ...]
    keys: tuple[tuple[int, bool], ...]
    is_distinct: bool

    def rows(self, solutions: Iterable[Iterable[object]]) -> list[Row] | None:
        """Return the rows in their order, None where only the engine knows it.

        Args:
            solutions: what the engine answers to ``sparql``.
        """
        found = [tuple(solution) for solution in solutions]
        keys = _keys(found, [column for column, _ in self.keys])
        if keys is None:
            return None
        order = list(range(len(found)))
        # Sorting keeps the order of what is alike, so that the last columns come first; most sort one way.
        for is_down, run in groupby(reversed(range(len(self.keys))), key=lambda at: self.keys[at][1]):
            columns = [keys[at] for at in reversed(list(run))]
            order.sort(key=list(zip(*columns, strict=True)).__getitem__, reverse=is_down)
        width = len(self.columns)
        rows = [found[at][:width] for at in order]
        has_more = bool(found) and len(found[0]) > width
        return list(dict.fromkeys(rows)) if self.is_distinct and has_more else rows


def sorted_apart(sparql: str) -> Sorted | None:
    """Return a query as it is asked where its rows are sorted behind the engine.

    Args:
        sparql: a query.

    Returns:
        None where it does not plainly select variables and sort by variables, or asks for a part of the rows.
    """
    tokens = list(outer_tokens(sparql))
    begin = next((token.start() for token in tokens if token[0].upper() in FORMS), 0)
    head, tail = _HEAD.match(sparql, begin), _TAIL.search(sparql, begin)
    # A tail in a comment or a text, or in braces, has no token of its own.
    if head is None or tail is None or all(token.start() != tail.start("order") for token in tokens):
        return None
    if any(head.end() <= token.start() < tail.start("order") for token in tokens):
        return None
    asked = [name.removeprefix("?") for name in head["columns"].split()]
    by = [(key["name"], key["down"] is not None) for key in _KEY.finditer(tail["keys"])]
    columns = list(dict.fromkeys((*asked, *(name for name, _ in by))))
    if len(set(asked)) < len(asked):
        return None
    more = "".join(f" ?{name}" for name in columns[len(asked) :])
    return Sorted(
        sparql[: head.end("columns")] + more + sparql[head.end("columns") : tail.start("order")],
        tuple(asked),
        tuple((columns.index(name), is_down) for name, is_down in by),
        head["distinct"] is not None,
    )


def _keys(rows: Sequence[Row], columns: Sequence[int]) -> list[list[Key]] | None:
    """Return what rows are sorted by, column by column; None where the order is not plain."""
    known: dict[object, Key | None] = {}
    found = []
    for column in columns:
        told = []
        for row in rows:
            term = row[column]
            # A term is read once, since the same ones come again and again.
            key = known[term] if term in known else known.setdefault(term, _key(term))
            if key is None:
                return None
            told.append(key)
        # The engine compares numbers as such, and a number with a text as texts: together they have no order.
        if len({type(key[1]) is str for key in told if key[0] == _LITERAL}) > 1:
            return None
        found.append(told)
    return found


_IRI, _LITERAL = 1, 2


def _key(term: object) -> Key | None:
    if term is None:
        return _UNBOUND
    if isinstance(term, ox.NamedNode):
        return (_IRI, term.value)
    if not isinstance(term, ox.Literal):
        return None
    value, datatype = term.value, term.datatype.value
    if datatype in _TEXTS or (datatype in _DAYS and _DAY.match(value)):
        return (_LITERAL, value, datatype, term.language or "")
    if datatype in _NUMBERS and _NUMBER.match(value):
        return (_LITERAL, Decimal(value) if "." in value else int(value))
    return None
