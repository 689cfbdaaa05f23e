"""Where actors stand: inside the ring, near the sectors they have to do with, none over another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from kg.views.encoding import short_label
from kg.views.measures import find_hubs
from kg.views.network import IN_SECTOR, Graph
from kg.views.ring import FAN, LETTER, LINE, PITCH, STRONG_LETTER, Ring, Spot

MOST_SPRINGS = 400
"""The spring layout is used up to so many nodes; it takes time by their square."""

CENTRE = ""
"""The middle of the ring, to which every actor is held by a weak spring."""

MOST_BOXES = 120
"""Room for a whole label is kept for so many actors; the others get room for their mark."""


def place_actors(graph: Graph, spots: Mapping[str, Spot], ring: Ring) -> Iterator[tuple[str, Spot]]:
    """Yield the spots of actors: the free room nearest to where the springs of their links pull them."""
    hubs = find_hubs(graph)
    actors = [name for name, data in graph.nodes(data=True) if data["kind"] == "actor"]
    actors.sort(key=lambda name: (name not in hubs, -graph.degree(name), name))
    wanted = _pull(graph, [name for name in actors if name not in hubs], spots, ring)
    room = _Room(ring)
    for name, spot in spots.items():
        if graph.nodes[name]["kind"] == "sector":
            room.take(*_sector_box(graph.nodes[name]["text"], spot, ring))
    for number, name in enumerate(actors):
        width = _label_width(graph.nodes[name]["text"], ring) if number < MOST_BOXES else PITCH
        height = LINE * ring.pixel if number < MOST_BOXES else PITCH
        x, y = room.find(*wanted.get(name, (0.0, 0.0)), width, height)
        yield name, Spot(round(x), round(y))


def _label_width(text: str, ring: Ring, letter: float = LETTER) -> float:
    return (len(short_label(text, 4)) * letter + 16) * ring.pixel


def _sector_box(text: str, spot: Spot, ring: Ring) -> tuple[float, float, float, float]:
    """Return the middle and the size of the room that a sector's label takes."""
    width = _label_width(text, ring, STRONG_LETTER)
    inward = -1 if spot.anchor == "left" else 1
    return spot.x + inward * width / 2, spot.y, width, LINE * ring.pixel


def _pull(
    graph: Graph, actors: Sequence[str], spots: Mapping[str, Spot], ring: Ring
) -> dict[str, tuple[float, float]]:
    """Return where each actor would like to stand: amid its sectors, pushed apart while they are few."""
    springs: nx.Graph[str] = nx.Graph()
    for actor in actors:
        springs.add_edge(actor, CENTRE, weight=0.5)
        for sector in _sectors_of(graph, actor):
            weight = springs.get_edge_data(actor, sector, {"weight": 0})["weight"]
            springs.add_edge(actor, sector, weight=weight + 1)
    size = ring.height
    fixed = {name: (spots[name].x / size, spots[name].y / size) for name in sorted(springs) if name in spots}
    fixed[CENTRE] = (0.0, 0.0)
    begin = dict(fixed)
    for number, actor in enumerate(actors):
        ends = [fixed[name] for name in sorted(springs[actor]) if name != CENTRE]
        begin[actor] = _amid(ends) if ends else (0.0, 0.32 - 0.01 * number / max(1, len(actors)))
    if 2 < len(springs) <= MOST_SPRINGS:
        found = nx.spring_layout(springs, k=0.09, pos=begin, fixed=sorted(fixed), iterations=60, seed=1)
        begin.update({name: (float(x), float(y)) for name, (x, y) in found.items()})
    return {name: (begin[name][0] * size, begin[name][1] * size) for name in actors}


def _amid(ends: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return 0.55 * sum(x for x, _ in ends) / len(ends), 0.8 * sum(y for _, y in ends) / len(ends)


def _sectors_of(graph: Graph, actor: str) -> Iterator[str]:
    """Yield the main sector of each policy that an actor has to do with."""
    for policy in sorted(set(graph.successors(actor)) | set(graph.predecessors(actor))):
        for _, sector, relation in graph.out_edges(policy, keys=True):
            if relation == IN_SECTOR:
                yield sector


class _Room:
    """The room inside the ring, on a raster as fine as a quarter of a line.

    Args:
        ring: the ring.
    """

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._cell = LINE * ring.pixel / 4
        self._taken: set[tuple[int, int]] = set()

    def take(self, x: float, y: float, width: float, height: float) -> None:
        """Mark a box as taken."""
        self._taken.update(self._cells(x, y, width, height))

    def find(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        """Return the free middle nearest to a wish, and take it.

        Where there is no room for the whole label there may be some for the mark; else it is the wish itself.
        """
        for own in ((width, height), (PITCH, PITCH)):
            for near_x, near_y in self._nearest_first(x, y):
                if self._inside(near_x, near_y, own[0]) and not any(
                    cell in self._taken for cell in self._cells(near_x, near_y, *own)
                ):
                    self.take(near_x, near_y, *own)
                    return near_x, near_y
        return x, y

    def _inside(self, x: float, y: float, width: float) -> bool:
        return (
            abs(y) < self._ring.height * 0.49
            and abs(x) + width / 2 < self._ring.root(y) + FAN * self._ring.height / 3
        )

    def _cells(self, x: float, y: float, width: float, height: float) -> Iterator[tuple[int, int]]:
        for column in range(
            math.floor((x - width / 2) / self._cell), math.ceil((x + width / 2) / self._cell)
        ):
            for row in range(
                math.floor((y - height / 2) / self._cell), math.ceil((y + height / 2) / self._cell)
            ):
                yield column, row

    def _nearest_first(self, x: float, y: float) -> Iterator[tuple[float, float]]:
        """Yield points in widening rings around a wish; upwards and downwards come before sideways."""
        yield x, y
        for distance in range(1, math.ceil(self._ring.height / self._cell)):
            for turn in range(8 * min(distance, 6)):
                angle = math.pi / 2 + 2 * math.pi * turn / (8 * min(distance, 6))
                yield (
                    x + 2 * distance * self._cell * math.cos(angle),
                    y + distance * self._cell * math.sin(angle),
                )
