"""Store → the network of policies, sectors and actors in the files that network programs open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.store import Store

if TYPE_CHECKING:
    import networkx

Flat = dict[str, str | int]
Edge = tuple[str, str, dict[str, object]]

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r' lastmodifieddate="[^"]*"')


def graph_ml(store: Store) -> bytes:
    """Return the network in GraphML."""
    import networkx

    return ("\n".join(networkx.generate_graphml(_network(store))) + "\n").encode()


def gexf(store: Store) -> bytes:
    """Return the network in GEXF, without the day on which it was written."""
    import networkx

    return (_DAY.sub("", "\n".join(networkx.generate_gexf(_network(store)))) + "\n").encode()


def _network(store: Store) -> networkx.MultiDiGraph[str]:
    """Return the network with plain values: these files know no lists."""
    import networkx

    from kg.views.network import build_network
    from kg.views.rows import read_rows

    graph = build_network(read_rows(store))
    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for name in sorted(graph.nodes):
        data = graph.nodes[name]
        label = str(data.get("label") or data.get("text") or name)
        plain.add_node(name, **_flat({**data, "label": label}))
    edges: list[Edge] = sorted(graph.edges(data=True), key=_edge_order)
    for number, (source, target, told) in enumerate(edges):
        plain.add_edge(source, target, key=number, id=str(number), **_flat(told))
    return plain


def _edge_order(edge: Edge) -> tuple[str, str, str]:
    source, target, data = edge
    return source, target, str(data["relation"])


def _flat(data: Mapping[str, object]) -> Flat:
    flat: Flat = {}
    for name, value in data.items():
        if name == "evidence" and isinstance(value, tuple):
            flat["sentences"] = len(value)
            flat["facts"] = " ".join(dict.fromkeys(one.fact for one in value))
        elif isinstance(value, tuple | list):
            flat[name] = " ".join(map(str, value))
        else:
            flat[name] = _NO_XML.sub("\ufffd", str(value))
    return flat
