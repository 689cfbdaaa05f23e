"""The network as a picture: pyvis holds nodes, edges and options; what is told beside them is plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.views.captions import document_labels
from kg.views.colouring import add_colourings
from kg.views.encoding import RELATIONS, SERIES, SEVERAL, short_label
from kg.views.layout import place_nodes
from kg.views.measures import MOST_EXACT, find_hubs, measure_betweenness
from kg.views.network import ALSO_IN_SECTOR, IN_SECTOR, NO_SECTOR, PUTS_FORWARD, Graph, NetworkRows
from kg.views.ring import Spot
from kg.views.rows import DocumentRow
from kg.views.sizing import line_bend, line_width, mark_size
from kg.views.tellings import Tellings

if TYPE_CHECKING:
    from pyvis.network import Network

LEAN_ABOVE = 500
"""With more nodes than this, lines are straight and rest while the picture moves."""

SMALL_SPAN, MOST_MAGNIFIED = 870, 2.2
"""Height of a map that fills a small screen, and how many times larger marks become on higher ones."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """What the page shows.

    Args:
        network: nodes, edges and options.
        data: documents, sentences, evidence, hubs and the classes that colours and shapes stand for.
    """

    network: Network
    data: Json


@dataclass(frozen=True)
class _Drawing:
    """What is gathered while a graph is turned into a picture."""

    graph: Graph
    tellings: Tellings
    documents: Mapping[str, int]
    spots: Mapping[str, Spot]
    hubs: Mapping[str, int]

    @cached_property
    def magnified(self) -> float:
        """How much larger marks and lines are on a large map, which is looked at from further away."""
        heights = [spot.y for spot in self.spots.values()]
        span = max(heights, default=0) - min(heights, default=0)
        return min(MOST_MAGNIFIED, max(1.0, span / SMALL_SPAN))


def draw(graph: Graph, rows: NetworkRows) -> Picture:
    """Return the picture of a network.

    Args:
        graph: the network.
        rows: what it was built from.
    """
    from pyvis.network import Network

    documents = sorted(
        rows.documents, key=lambda row: (row.meeting_start or row.published, row.name, row.iri)
    )
    numbers = {row.iri: number for number, row in enumerate(documents)}
    drawing = _Drawing(graph, Tellings(documents), numbers, place_nodes(graph), find_hubs(graph))
    network = Network(directed=True)
    # Appended without add_node and add_edge: those drop parallel edges and take time by the square.
    network.nodes.extend(_nodes(drawing, rows.names))
    network.edges.extend(_edges(drawing))
    network.options = _options(len(graph))
    labels = document_labels(documents)
    data: Json = {
        "documents": [_document(row, label) for row, label in zip(documents, labels, strict=True)],
        "evidence": drawing.tellings.evidence,
        "hubs": [{"id": name, "links": links} for name, links in drawing.hubs.items()],
        "sentences": drawing.tellings.sentences,
        "sectors": _sectors(graph),
        "kinds": _kinds(graph),
        "estimated": len(graph) > MOST_EXACT,
        "colourings": _colourings(network.nodes, drawing, documents, labels),
    }
    return Picture(network, data)


def _document(row: DocumentRow, label: str) -> Json:
    return {
        "name": row.name,
        "label": label,
        "title": row.title,
        "published": row.published,
        "meeting": row.meeting,
        "day": row.meeting_start or row.published,
    }


def _nodes(drawing: _Drawing, names: Mapping[str, Sequence[str]]) -> list[Json]:
    ranks = {
        name: rank for rank, name in enumerate(sorted(drawing.graph, key=lambda name: _rank(drawing, name)))
    }
    between = [measure_betweenness(drawing.graph, without) for without in ((), tuple(drawing.hubs))]
    nodes = []
    for name in sorted(drawing.graph):
        data, spot = drawing.graph.nodes[name], drawing.spots[name]
        evidence = drawing.tellings.numbers(data["evidence"])
        sentences = drawing.tellings.sentence_count(evidence)
        nodes.append(
            {
                "id": name,
                "label": short_label(data["text"], 6 if data["kind"] == "policy" else 4),
                "x": spot.x,
                "y": spot.y,
                "shape": {"sector": "dot", "actor": "square"}.get(data["kind"], "dot"),
                "size": round(mark_size(data["kind"], sentences) * drawing.magnified, 1),
                "kind": data["kind"],
                "text": data["text"],
                "anchor": spot.anchor,
                "rank": ranks[name],
                "evidence": evidence,
                **({"between": [of.get(name, 0.0) for of in between]} if data["kind"] == "actor" else {}),
                **_own(data),
                **_also(data, names),
            }
        )
    return nodes


def _own(data: Mapping[str, Any]) -> Json:
    """Return what only nodes of this kind have."""
    if data["kind"] == "policy":
        return {
            "kinds": data.get("policy_kinds", ()),
            "sectors": data.get("sectors", ()) or (NO_SECTOR.code,),
        }
    return {"sectors": (data["code"],)} if data["kind"] == "sector" else {"agent": data["agent_kind"]}


def _also(data: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> Json:
    """Return the other names of an actor, or the other wordings of a policy, for the search."""
    also = set(names.get(data.get("iri", ""), ()))
    if data["kind"] == "policy":
        also.update(telling.text for telling in data["evidence"] if telling.relation == PUTS_FORWARD)
    return {"also": sorted(also - {data["text"]})} if also - {data["text"]} else {}


def _rank(drawing: _Drawing, name: str) -> tuple[object, ...]:
    """Return what decides whose label goes first where room is short: the least."""
    data = drawing.graph.nodes[name]
    told = [
        data
        for *_, data in _touching(drawing.graph, name)
        if data["relation"] not in (IN_SECTOR, ALSO_IN_SECTOR)
    ]
    order = 0 if name in drawing.hubs else {"sector": 1, "actor": 2}.get(data["kind"], 3)
    return (order, -len(told), -len(data["evidence"]), name)


def _touching(graph: Graph, name: str) -> Iterable[tuple[str, str, Json]]:
    yield from graph.in_edges(name, data=True)
    yield from graph.out_edges(name, data=True)


def _edges(drawing: _Drawing) -> list[Json]:
    pairs = Counter(frozenset(ends) for ends in drawing.graph.edges())
    lean = len(drawing.graph) > LEAN_ABOVE
    seen: Counter[frozenset[str]] = Counter()
    edges = []
    for source, target, relation in sorted(drawing.graph.edges(keys=True)):
        ends = frozenset((source, target))
        seen[ends] += 1
        evidence = drawing.tellings.numbers(drawing.graph.edges[source, target, relation]["evidence"])
        sentences = drawing.tellings.sentence_count(evidence)
        hub = next((name for name in (source, target) if name in drawing.hubs), "")
        edges.append(
            {
                "id": f"{source}~{relation}~{target}",
                "from": source,
                "to": target,
                "relation": relation,
                "evidence": evidence,
                "width": round(line_width(relation, sentences) * drawing.magnified, 1),
                "dashes": list(RELATIONS[relation].dash) or False,
                "smooth": line_bend(relation, seen[ends], pairs[ends], lean),
                **({"hub": hub} if hub and relation not in (IN_SECTOR, ALSO_IN_SECTOR) else {}),
            }
        )
    return edges


def _sectors(graph: Graph) -> list[Json]:
    named = {data["code"]: data["text"] for _, data in graph.nodes(data=True) if data["kind"] == "sector"}
    return [{"code": code, "label": label} for code, label in sorted(named.items(), key=lambda item: item[1])]


def _kinds(graph: Graph) -> list[str]:
    counts = Counter(kind for _, data in graph.nodes(data=True) for kind in data.get("policy_kinds", ()))
    return [kind for kind, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _colourings(
    nodes: Iterable[Json], drawing: _Drawing, documents: Sequence[DocumentRow], labels: Sequence[str]
) -> list[Json]:
    policies = [node for node in nodes if node["kind"] == "policy"]
    told = {
        node["id"]: {
            drawing.documents[telling.place.document]
            for telling in drawing.graph.nodes[node["id"]]["evidence"]
            if telling.place.document in drawing.documents
        }
        for node in policies
    }
    return add_colourings(policies, drawing.graph, told, documents, labels)


def _options(size: int) -> Json:
    lean = size > LEAN_ABOVE
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "dragNodes": False,
            "hover": False,
            "selectable": False,
            "hideEdgesOnDrag": lean,
            "hideEdgesOnZoom": lean,
            "keyboard": {"enabled": False},
        },
        "nodes": {"borderWidth": 1, "shadow": False},
        "edges": {"arrows": {"middle": {"enabled": not lean, "scaleFactor": 0.45}}, "selectionWidth": 0},
    }


def shapes() -> list[str]:
    """Return the shape of each class of policies, the class of several documents last."""
    return [shape for _, shape in (*SERIES, SEVERAL)]
