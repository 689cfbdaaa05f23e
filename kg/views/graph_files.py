"""Store → files for other programs: GEXF and GraphML with places, days, evidence; and a statement table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.model import Table
from kg.shipped import shipped
from kg.views.encoding import BLUE, GREY, INK, RELATIONS, short_label
from kg.views.layout import place_nodes
from kg.views.network import Evidence, build_network
from kg.views.rows import DocumentRow, NetworkRows, Queried, read_rows
from kg.views.tables import write_csv
from kg.views.tellings import Tellings

if TYPE_CHECKING:
    import networkx as nx

Flat = dict[str, str | int]

BYTE_ORDER_MARK = "\ufeff"
"""By this mark spreadsheets know UTF-8."""

NODE_COLOURS = {"policy": BLUE, "sector": GREY, "actor": INK}

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN_ON = re.compile(r' lastmodifieddate="[^"]*"')
_VIZ = "http://www.gexf.net/1.2draft/viz"


def write_graphml(store: Queried) -> bytes:
    """Return the network of a store in GraphML."""
    return graphml_of_rows(read_rows(store))


def write_gexf(store: Queried) -> bytes:
    """Return the network of a store in GEXF 1.2, as Gephi opens it."""
    return gexf_of_rows(read_rows(store))


def statement_table(store: Queried) -> Table:
    """Return the statements of a store: document, day, actor, concept and agreement, a row each."""
    return store.query((shipped("queries") / "network" / "statements.rq").read_text("utf-8"))


def statement_csv(store: Queried) -> bytes:
    """Return the statement table for a spreadsheet: UTF-8 with its mark, formulas kept as text."""
    return (BYTE_ORDER_MARK + write_csv(statement_table(store))).encode()


def graphml_of_rows(rows: NetworkRows) -> bytes:
    """Return the network of rows in GraphML; ``x`` and ``y`` say where a node stands, upwards."""
    import networkx as nx

    plain = _plain(rows)
    for _, data in plain.nodes(data=True):
        position = data.pop("viz")["position"]
        data.update(x=position["x"], y=position["y"])
    for *_, data in plain.edges(data=True):
        data.pop("viz")
    return ("\n".join(nx.generate_graphml(plain)) + "\n").encode()


def gexf_of_rows(rows: NetworkRows) -> bytes:
    """Return the network of rows in GEXF; a node lasts from the first day on which it is told to the last."""
    import networkx as nx

    plain = _plain(rows)
    told = [data for _, data in plain.nodes(data=True)] + [data for *_, data in plain.edges(data=True)]
    for data in told:
        if data["first"]:
            data.update(start=data["first"], end=data["last"])
    written = "\n".join(nx.generate_gexf(plain)) + "\n"
    # GEXF's schema has colours and positions in its own namespace, its primer in another under "viz:". With
    # the prefix kept and bound to the first, the file is valid, and Gephi, which reads local names, takes it.
    valid = written.replace(f'"{_VIZ}"', f'"{_VIZ.removesuffix("/viz")}"').replace(' name=""', "", 1)
    return _WRITTEN_ON.sub("", valid).encode()


def _plain(rows: NetworkRows) -> nx.MultiDiGraph[str]:
    """Return the network with plain values: these files know no lists."""
    import networkx as nx

    graph = build_network(rows)
    told = _Told(rows.documents)
    spots = place_nodes(graph)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in sorted(graph):
        data = graph.nodes[name]
        position = {"x": spots[name].x, "y": -spots[name].y, "z": 0}
        viz = {"position": position, "color": _rgb(NODE_COLOURS[data["kind"]].light), "size": 6.0}
        plain.add_node(name, **_node(data), **told.of(data["evidence"]), viz=viz)
    for source, target, relation in sorted(graph.edges(keys=True)):
        evidence = told.of(graph.edges[source, target, relation]["evidence"])
        plain.add_edge(
            source,
            target,
            key=relation,
            id=f"{source}~{relation}~{target}",
            label=RELATIONS[relation].label,
            relation=relation,
            weight=max(1, int(evidence["sentences"])),
            viz={"color": _rgb(RELATIONS[relation].colour.light)},
            **evidence,
        )
    return plain


def _node(data: Mapping[str, Any]) -> Flat:
    text = _NO_XML.sub("\ufffd", str(data["text"]))
    return {
        "label": short_label(text),
        "text": text,
        "kind": str(data["kind"]),
        "kinds": " ".join(data.get("policy_kinds", ())) or str(data.get("agent_kind", "")),
        "sectors": " ".join(data.get("sectors", ())) or str(data.get("code", "")),
        "iri": str(data.get("iri", "")),
    }


class _Told:
    """Says of evidence in how many sentences, in which documents and on which days it is told."""

    def __init__(self, documents: Iterable[DocumentRow]) -> None:
        self._documents = {document.iri: document for document in documents}
        self._tellings = Tellings(tuple(self._documents.values()))

    def of(self, evidence: tuple[Evidence, ...]) -> Flat:
        places = [telling.place for telling in evidence if telling.place.document in self._documents]
        own = [self._documents[iri] for iri in dict.fromkeys(place.document for place in places)]
        days = sorted(filter(None, (document.meeting_start or document.published for document in own)))
        spans = (f"{self._documents[place.document].name}:{place.start}-{place.end}" for place in places)
        return {
            "sentences": self._tellings.sentence_count(self._tellings.numbers(evidence)),
            "documents": _NO_XML.sub("\ufffd", " ".join(document.name for document in own)),
            "first": days[0] if days else "",
            "last": days[-1] if days else "",
            "facts": " ".join(dict.fromkeys(telling.fact for telling in evidence)),
            "spans": _NO_XML.sub("\ufffd", " ".join(dict.fromkeys(spans))),
        }


def _rgb(colour: str) -> dict[str, int]:
    return {name: int(colour[start : start + 2], 16) for name, start in (("r", 1), ("g", 3), ("b", 5))}
