"""Picture → drawing: the first view of the policy map with its legend, no label over another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.views.drawing.items import Anchor, Mark, Point, Scene, Stroke, Words, text_width
from kg.views.encoding import GREY, INK, LIGHT_GROUND, RELATIONS, SERIES, SEVERAL
from kg.views.picture import Picture

MARGIN = 24
LABEL_ROOM = 300
"""Room for labels on either side of the ring, in pixels."""

LEGEND = 360
"""Width of the legend, in pixels."""

HEAD = 64
"""Room for the title above the map, in pixels."""

LETTERS = {"policy": 11.0, "sector": 12.0, "actor": 11.0}
ANCHORS: Mapping[str, Anchor] = {"right": "start", "left": "end", "middle": "middle"}
TITLE = "Policies, sectors and actors"
Json = dict[str, Any]


def make_scene(picture: Picture) -> Scene:
    """Return the drawing of a picture, as the page shows it first: the lines of hubs are left out."""
    nodes = {node["id"]: node for node in picture.network.nodes}
    edges = [
        edge for edge in picture.network.edges if RELATIONS[edge["relation"]].shown and "hub" not in edge
    ]
    spots = _spots(nodes.values())
    right = max((x for x, _ in spots.values()), default=0.0) + LABEL_ROOM
    bottom = max((y for _, y in spots.values()), default=float(HEAD)) + MARGIN
    colours = _colours(picture)
    strokes = [_line(edge, nodes, spots) for edge in edges]
    marks = {name: _mark(node, spots[name], colours) for name, node in nodes.items()}
    labels = list(_labels(sorted(nodes.values(), key=lambda node: node["rank"]), spots, picture, marks))
    legend = list(_legend(picture, edges, right + MARGIN))
    height = max(bottom, max((item.y for item in legend if isinstance(item, Words)), default=0.0) + MARGIN)
    title = (
        Words(TITLE, MARGIN, 26, "start", 18, INK.light, strong=True),
        Words(_fitted(_subtitle(picture), 12, right), MARGIN, 48, "start", 12, GREY.light),
    )
    items = (*_by_weight(strokes), *marks.values(), *labels, *title, *legend)
    return Scene(round(right + MARGIN + LEGEND), round(height), LIGHT_GROUND, TITLE, items)


def _spots(nodes: Iterable[Json]) -> dict[str, Point]:
    """Return where nodes stand on the drawing; a unit of the map is a pixel."""
    places = {node["id"]: (float(node["x"]), float(node["y"])) for node in nodes}
    left = min((x for x, _ in places.values()), default=0.0)
    top = min((y for _, y in places.values()), default=0.0)
    return {name: (x - left + LABEL_ROOM, y - top + HEAD + MARGIN) for name, (x, y) in places.items()}


def _colours(picture: Picture) -> dict[str, tuple[str, str]]:
    """Return the shape and colour of each policy in the first colouring."""
    classes = [(shape, colour.light) for colour, shape in (*SERIES, SEVERAL)]
    code = picture.data["colourings"][0]["code"]
    return {
        node["id"]: classes[node["series"][code]]
        for node in picture.network.nodes
        if node["kind"] == "policy"
    }


def _mark(node: Json, spot: Point, colours: Mapping[str, tuple[str, str]]) -> Mark:
    shape, colour = colours.get(node["id"], ("dot", GREY.light))
    if node["kind"] == "actor":
        shape, colour = "square", INK.light
    return Mark(shape, *spot, node["size"], colour, node["text"])


def _line(edge: Json, nodes: Mapping[str, Json], spots: Mapping[str, Point]) -> Stroke:
    relation = RELATIONS[edge["relation"]]
    told = edge["relation"] != "sector"
    begin, end = spots[edge["from"]], spots[edge["to"]]
    words = f"{nodes[edge['from']]['text']} → {relation.label} → {nodes[edge['to']]['text']}"
    points = (begin, end) if told else _spoke(begin, end)
    return Stroke(
        points, relation.colour.light, edge["width"], relation.dash, 0.85 if told else 0.3, told, words
    )


def _spoke(begin: Point, end: Point, steps: int = 12) -> tuple[Point, ...]:
    """Return a line that leaves and arrives level, so that the spokes of a sector fan out."""
    middle = (begin[0] + end[0]) / 2
    points = []
    for step in range(steps + 1):
        t = step / steps
        x = (
            begin[0] * (1 - t) ** 3
            + 3 * middle * t * (1 - t) ** 2
            + 3 * middle * t**2 * (1 - t)
            + end[0] * t**3
        )
        y = begin[1] * ((1 - t) ** 3 + 3 * t * (1 - t) ** 2) + end[1] * (3 * t**2 * (1 - t) + t**3)
        points.append((round(x, 1), round(y, 1)))
    return tuple(points)


def _by_weight(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return lines, the faint ones below."""
    return sorted(strokes, key=lambda stroke: stroke.opacity)


def _labels(
    nodes: Iterable[Json], spots: Mapping[str, Point], picture: Picture, marks: Mapping[str, Mark]
) -> Iterator[Words]:
    """Yield the labels that have room, the most important first."""
    hubs = {hub["id"] for hub in picture.data["hubs"]}
    taken = _Taken()
    for name, mark in marks.items():
        taken.add((mark.x - mark.size, mark.y - mark.size, mark.x + mark.size, mark.y + mark.size), name)
    for node in nodes:
        label = _label(node, spots[node["id"]], node["id"] in hubs)
        if node["kind"] == "sector":
            label = replace(label, text=_fitted(label.text, label.size * 1.08, abs(node["x"]) - node["size"]))
        if taken.is_free(label.box, node["id"]):
            taken.add(label.box, node["id"])
            yield label


def _label(node: Json, spot: Point, is_hub: bool) -> Words:
    kind = node["kind"]
    gap = {"left": -1, "right": 1, "middle": 0}[node["anchor"]] * (node["size"] + 3)
    return Words(
        node["label"],
        spot[0] + gap,
        spot[1],
        ANCHORS[node["anchor"]],
        LETTERS[kind],
        INK.light,
        strong=kind == "sector",
        boxed=kind == "actor",
        dashed=is_hub,
        says=node["text"],
    )


class _Taken:
    """The room that is taken, found by row."""

    def __init__(self) -> None:
        self._rows: dict[int, list[tuple[tuple[float, float, float, float], str]]] = {}

    def add(self, box: tuple[float, float, float, float], owner: str) -> None:
        for row in self._of(box):
            self._rows.setdefault(row, []).append((box, owner))

    def is_free(self, box: tuple[float, float, float, float], owner: str) -> bool:
        return not any(
            other != owner
            and box[0] < taken[2]
            and taken[0] < box[2]
            and box[1] < taken[3]
            and taken[1] < box[3]
            for row in self._of(box)
            for taken, other in self._rows.get(row, ())
        )

    def _of(self, box: tuple[float, float, float, float]) -> range:
        return range(int(box[1] // 20), int(box[3] // 20) + 1)


def _subtitle(picture: Picture) -> str:
    return " · ".join(document["label"] for document in picture.data["documents"][:6])


def _legend(picture: Picture, edges: Sequence[Json], left: float) -> Iterator[Stroke | Mark | Words]:
    """Yield what stands for what, with counts, and what is left out."""
    y = float(HEAD + MARGIN)
    for shape, colour, label, count in _classes(picture):
        yield Mark(shape, left + 8, y, 5.5, colour)
        yield from _entry(label, count, left, y)
        y += 19
    counts = Counter(edge["relation"] for edge in edges)
    for relation in (RELATIONS[code] for code in RELATIONS if counts[code]):
        yield Stroke(((left, y), (left + 18, y)), relation.colour.light, 2, relation.dash)
        yield from _entry(relation.label, counts[relation.code], left, y)
        y += 19
    for note in _notes(picture):
        yield Words(_fitted(note, 11, LEGEND - MARGIN), left, y + 4, "start", 11, GREY.light)
        y += 17


def _entry(label: str, count: int, left: float, y: float) -> Iterator[Words]:
    yield Words(_fitted(label, 12, LEGEND - MARGIN - 70), left + 26, y, "start", 12, INK.light)
    yield Words(f"{count:,}", left + LEGEND - MARGIN, y, "end", 12, GREY.light)


def _fitted(text: str, size: float, room: float) -> str:
    """Return as much of a text as has room, four letters at least."""
    kept = text
    while len(kept) > 4 and text_width(text, size) > room:
        kept = kept[: -1 - len(kept) // 12].rstrip(" …")
        text = f"{kept}…"
    return text


def _classes(picture: Picture) -> Iterator[tuple[str, str, str, int]]:
    colouring = picture.data["colourings"][0]
    nodes = picture.network.nodes
    counts = Counter(node["series"][colouring["code"]] for node in nodes if node["kind"] == "policy")
    shapes = (*SERIES, SEVERAL)
    for own in colouring["classes"]:
        colour, shape = shapes[own["series"]]
        if counts[own["series"]]:
            yield shape, colour.light, f"policy: {own['label']}", counts[own["series"]]
    kinds = Counter(node["kind"] for node in nodes)
    for kind, shape, ink in (("sector", "dot", GREY), ("actor", "square", INK)):
        if kinds[kind]:
            yield shape, ink.light, kind, kinds[kind]


def _notes(picture: Picture) -> Iterator[str]:
    names = {node["id"]: node["label"] for node in picture.network.nodes}
    yield "size and width: number of sentences"
    for hub in picture.data["hubs"]:
        yield f"the {hub['links']} lines of {names[hub['id']]} are left out"
    for document in picture.data["documents"][:8]:
        yield f"source: {document['name']}"
