"""Store → JSON-LD that people can read: a context of prefixes, a node a line, the named graphs kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.exporting.rdf import reading_order
from kg.namespaces import PREFIXES, prefixes, shorten
from kg.store import Store

_TYPE, _TEXT = PREFIXES["rdf"] + "type", PREFIXES["xsd"] + "string"
_LOCAL = re.compile(r"[\w.-]+\Z")


def json_ld(store: Store) -> bytes:
    """Return all graphs in JSON-LD 1.1, each under its name."""
    context = json.dumps(prefixes(store.base), ensure_ascii=False)
    graphs = ",\n".join(_graph(graph, content, store.base) for graph, content in store.graphs())
    return f'{{"@context": {context},\n"@graph": [\n{graphs}\n]}}\n'.encode()


def _graph(graph: str, content: bytes, base: str) -> str:
    nodes = ",\n".join(json.dumps(node, ensure_ascii=False) for node in _nodes(content, base))
    return f'{{"@id": {json.dumps(_short(graph, base))}, "@graph": [\n{nodes}\n]}}'


def _nodes(content: bytes, base: str) -> Iterator[Mapping[str, Any]]:
    lines = sorted((line for line in content.decode().split("\n") if line), key=reading_order)
    quads = ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    for subject, said in groupby(quads, key=lambda quad: str(quad.subject)):
        node: dict[str, Any] = {"@id": _short(subject[1:-1], base)}
        for predicate, told in groupby(said, key=lambda quad: quad.predicate.value):
            node.update(_property(predicate, [quad.object for quad in told], base))
        yield node


def _property(predicate: str, values: Iterable[object], base: str) -> dict[str, Any]:
    if predicate == _TYPE:
        return {"@type": [_short(str(value)[1:-1], base) for value in values]}
    told = [_value(value, base) for value in values]
    return {_short(predicate, base): told[0] if len(told) == 1 else told}


def _value(value: object, base: str) -> Any:
    if not isinstance(value, ox.Literal):
        return {"@id": _short(str(value)[1:-1], base)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return (
        value.value
        if value.datatype.value == _TEXT
        else {"@value": value.value, "@type": _short(value.datatype.value, base)}
    )


def _short(iri: str, base: str) -> str:
    """Return the short form of an IRI, where nobody can take it for another."""
    name = shorten(iri, base)
    return name if name != iri and _LOCAL.match(name.partition(":")[2]) else iri
