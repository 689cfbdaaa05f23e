"""The network as a picture: pyvis holds nodes, edges and options; what the page tells beside them is plain data."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.views.encoding import INVISIBLE, MOST_DOCUMENTS, RELATIONS, SERIES, SEVERAL, month_of, short_label
from kg.views.layout import Spot, place_nodes
from kg.views.measures import find_communities, find_hubs
from kg.views.network import ALSO_IN_SECTOR, IN_SECTOR, NO_SECTOR, Evidence, Graph, NetworkRows
from kg.views.passages import Passage, Passages
from kg.views.rows import DocumentRow

if TYPE_CHECKING:
    from pyvis.network import Network

LEAN_ABOVE = 500
"""With more nodes than this, lines are straight and rest while the picture moves."""

OTHER = len(SERIES) - 1
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


@dataclass
class _Drawing:
    """What is gathered while a graph is turned into a picture."""

    graph: Graph
    passages: Passages
    documents: Mapping[str, int]
    spots: Mapping[str, Spot]
    hubs: Mapping[str, int]
    sentences: dict[Passage, int] = field(default_factory=dict)
    evidence: dict[tuple[str, str, str, str], int] = field(default_factory=dict)
    tellings: list[Json] = field(default_factory=list)


def draw(graph: Graph, rows: NetworkRows) -> Picture:
    """Return the picture of a network.

    Args:
        graph: the network.
        rows: what it was built from.
    """
    from pyvis.network import Network

    documents = sorted(rows.documents, key=lambda row: (row.meeting_start or row.published, row.name, row.iri))
    numbers = {row.iri: number for number, row in enumerate(documents)}
    drawing = _Drawing(graph, Passages(documents), numbers, place_nodes(graph), find_hubs(graph))
    network = Network(directed=True)
    # Appended without add_node and add_edge: those drop parallel edges and take time by the square.
    network.nodes.extend(_nodes(drawing))
    network.edges.extend(_edges(drawing))
    network.options = _options(len(graph))
    labels = document_labels(documents)
    data: Json = {
        "documents": [_document(row, label) for row, label in zip(documents, labels, strict=True)],
        "evidence": drawing.tellings,
        "hubs": [{"id": name, "links": links} for name, links in drawing.hubs.items()],
        "sentences": [_sentence(drawing, passage) for passage in drawing.sentences],
        "sectors": _sectors(graph),
        "kinds": _kinds(graph),
        "colourings": _add_series(network.nodes, drawing, labels),
    }
    return Picture(network, data)


def document_labels(documents: Sequence[DocumentRow]) -> list[str]:
    """Return a short name for each document: its meeting or title, and its month; equal ones get the file's name."""
    labels = [_document_label(document) for document in documents]
    counts = Counter(labels)
    return [
        f"{label} ({document.name})" if counts[label] > 1 else label
        for label, document in zip(labels, documents, strict=True)
    ]


def _document_label(document: DocumentRow) -> str:
    name = document.meeting.split(" of the ")[0] or document.title or document.name
    when = month_of(document.meeting_start or document.published)
    label = INVISIBLE.sub("", name)
    label = label if len(label) <= 40 else short_label(label)
    return f"{label}, {when}" if when else label


def _document(row: DocumentRow, label: str) -> Json:
    return {
        "name": row.name,
        "label": label,
        "title": row.title,
        "published": row.published,
        "meeting": row.meeting,
        "day": row.meeting_start or row.published,
    }


def _nodes(drawing: _Drawing) -> list[Json]:
    ranks = {name: rank for rank, name in enumerate(sorted(drawing.graph, key=lambda name: _rank(drawing, name)))}
    nodes = []
    for name in sorted(drawing.graph):
        data, spot = drawing.graph.nodes[name], drawing.spots[name]
        evidence = _evidence(drawing, data["evidence"])
        sentences = len({drawing.tellings[number]["sentence"] for number in evidence})
        nodes.append(
            {
                "id": name,
                "label": short_label(data["text"], 6 if data["kind"] == "policy" else 4),
                "x": spot.x,
                "y": spot.y,
                "shape": {"sector": "dot", "actor": "square"}.get(data["kind"], "dot"),
                "size": _size(data["kind"], sentences),
                "kind": data["kind"],
                "text": data["text"],
                "anchor": spot.anchor,
                "rank": ranks[name],
                "evidence": evidence,
                **_own(data),
            }
        )
    return nodes


def _own(data: Mapping[str, Any]) -> Json:
    """Return what only nodes of this kind have."""
    if data["kind"] == "policy":
        return {"kinds": data.get("policy_kinds", ()), "sectors": data.get("sectors", ()) or (NO_SECTOR.code,)}
    return {"sectors": (data["code"],)} if data["kind"] == "sector" else {"agent": data["agent_kind"]}


def _size(kind: str, sentences: int) -> float:
    return {"sector": 3.0, "actor": 3.5}.get(kind) or round(min(6.5, 2.6 + 1.5 * math.sqrt(max(1, sentences))), 1)


def _rank(drawing: _Drawing, name: str) -> tuple[object, ...]:
    """Return what decides whose label goes first where room is short: the least."""
    data = drawing.graph.nodes[name]
    told = [data for *_, data in _touching(drawing.graph, name) if data["relation"] not in (IN_SECTOR, ALSO_IN_SECTOR)]
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
        evidence = _evidence(drawing, drawing.graph.edges[source, target, relation]["evidence"])
        sentences = len({drawing.tellings[number]["sentence"] for number in evidence})
        hub = next((name for name in (source, target) if name in drawing.hubs), "")
        edges.append(
            {
                "id": f"{source}~{relation}~{target}",
                "from": source,
                "to": target,
                "relation": relation,
                "evidence": evidence,
                "width": _width(relation, sentences),
                "dashes": list(RELATIONS[relation].dash) or False,
                "smooth": _bend(relation, seen[ends], pairs[ends], lean),
                **({"hub": hub} if hub and relation not in (IN_SECTOR, ALSO_IN_SECTOR) else {}),
            }
        )
    return edges


def _width(relation: str, sentences: int) -> float:
    return 0.8 if relation in (IN_SECTOR, ALSO_IN_SECTOR) else round(min(5.0, 0.9 + 0.6 * sentences), 1)


def _bend(relation: str, number: int, of: int, lean: bool) -> Json | bool:
    """Return how a line is bent: spokes fan out smoothly, and of parallel lines each takes a way of its own."""
    if relation == IN_SECTOR and of == 1 and not lean:
        return {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}
    if of > 1:
        return {"enabled": True, "type": "curvedCW" if number % 2 else "curvedCCW", "roundness": 0.08 * number}
    return False


def _evidence(drawing: _Drawing, evidence: Iterable[Evidence]) -> list[int]:
    """Return the numbers of tellings, each kept once; one whose document is not known is left out."""
    numbers = []
    for telling in evidence:
        key = (telling.fact, telling.relation, telling.source, telling.target)
        if key not in drawing.evidence:
            told = _telling(drawing, telling)
            if told is None:
                continue
            drawing.evidence[key] = len(drawing.tellings)
            drawing.tellings.append(told)
        numbers.append(drawing.evidence[key])
    return numbers


def _telling(drawing: _Drawing, evidence: Evidence) -> Json | None:
    marked = drawing.passages.around(evidence.place)
    if marked is None:
        return None
    place = evidence.place
    told: Json = {
        "sentence": drawing.sentences.setdefault(marked.passage, len(drawing.sentences)),
        "mark": (marked.start, marked.end),
        "start": place.start,
        "end": place.end,
        "relation": evidence.relation,
        "source": evidence.source,
        "target": evidence.target,
    }
    for key, value in (("act", evidence.act), ("confidence", place.confidence), ("ambiguous", place.ambiguous)):
        if value not in ("", None, False):
            told[key] = value
    return told


def _sentence(drawing: _Drawing, passage: Passage) -> Json:
    return {
        "document": drawing.documents[passage.document],
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def _sectors(graph: Graph) -> list[Json]:
    named = {data["code"]: data["text"] for _, data in graph.nodes(data=True) if data["kind"] == "sector"}
    return [{"code": code, "label": label} for code, label in sorted(named.items(), key=lambda item: item[1])]


def _kinds(graph: Graph) -> list[str]:
    counts = Counter(kind for _, data in graph.nodes(data=True) for kind in data.get("policy_kinds", ()))
    return [kind for kind, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _add_series(nodes: Iterable[Json], drawing: _Drawing, labels: Sequence[str]) -> list[Json]:
    """Give every policy its class in each colouring, and return the colourings with the names of their classes."""
    policies = [node for node in nodes if node["kind"] == "policy"]
    kinds = _kinds(drawing.graph)
    groups = find_communities(drawing.graph)
    colourings = [_by("kind", "Kind of policy", policies, kinds, lambda node: (node["kinds"] or ("",))[0])]
    if 1 < len(labels) <= MOST_DOCUMENTS:
        colourings.insert(0, _by_document(policies, drawing, labels))
    frequent = Counter(groups[node["id"]] for node in policies)
    order = [str(group) for group, _ in sorted(frequent.items(), key=lambda item: (-item[1], item[0]))]
    named = _by("community", "Community", policies, order, lambda node: str(groups[node["id"]]))
    for entry in named["classes"]:
        entry["label"] = f"community {entry['label']}" if entry["label"] != "other" else "smaller communities"
    return [*colourings, named]


def _by(code: str, label: str, policies: Iterable[Json], order: Sequence[str], of: Callable[[Json], str]) -> Json:
    """Return a colouring by a value; the values that come last share the last class."""
    own = list(order[:OTHER])
    for node in policies:
        value = of(node)
        node.setdefault("series", {})[code] = own.index(value) if value in own else OTHER
    classes = [{"label": value, "series": number} for number, value in enumerate(own)]
    return {"code": code, "label": label, "classes": [*classes, {"label": "other", "series": OTHER}]}


def _by_document(policies: Iterable[Json], drawing: _Drawing, labels: Sequence[str]) -> Json:
    """Return the colouring by the documents that tell a policy: one alone, or several."""
    several = len(SERIES)
    for node in policies:
        sentences = (drawing.tellings[number]["sentence"] for number in node["evidence"])
        passages = list(drawing.sentences)
        told = {drawing.documents[passages[number].document] for number in sentences}
        node.setdefault("series", {})["documents"] = several if len(told) > 1 else min(told, default=OTHER)
    classes = [{"label": f"only in {label}", "series": number} for number, label in enumerate(labels)]
    return {
        "code": "documents",
        "label": "Document",
        "classes": [*classes, {"label": "in both" if len(labels) == 2 else "in several", "series": several}],
    }


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
