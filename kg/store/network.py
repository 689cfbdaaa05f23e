"""Refuses SPARQL that would make the engine ask another server: SERVICE in queries, LOAD in updates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.model import UsageError

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PARTS = {"ServiceGraphPattern": "SERVICE", "Load": "LOAD"}


def refuse_network(sparql: str, is_update: bool = False) -> None:
    """Refuse SPARQL that would ask another server.

    Args:
        sparql: a query or an update request.
        is_update: whether it is an update request.

    Raises:
        UsageError: it has a SERVICE clause or a LOAD, or may have one and is not understood.
    """
    # SPARQL lets any character be written as \uXXXX, those of its own words too.
    plain = _ESCAPE.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), sparql).casefold()
    if "service" not in plain and not (is_update and "load" in plain):
        return
    # Where the word stands in a text or a name, only a full parse tells that it is no clause.
    from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

    parse: Callable[[str], object] = parseUpdate if is_update else parseQuery
    try:
        found = sorted(_PARTS.keys() & set(_names(parse(sparql))))
    except Exception as error:
        # The parser raises errors of many kinds; what it does not understand is not let through.
        raise UsageError(
            "this SPARQL holds the word SERVICE or LOAD and is not understood",
            " ".join(str(error).split())[:160],
            "mend it; neither clause is allowed here",
        ) from error
    if found:
        raise UsageError(
            f"{_PARTS[found[0]]} is not allowed here",
            "this store never asks another server for what it is asked",
            "load the other data into a store of your own and ask there",
        )


def _names(node: object) -> Iterator[str]:
    """Yield the names of all parts of a parsed request."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        yield str(node.name)
        for value in node.values():
            yield from _names(value)
    elif isinstance(node, ParseResults | list | tuple):
        for value in node:
            yield from _names(value)
