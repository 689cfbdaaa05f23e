"""Where every node of the policy map stands: computed once, the same at every build, and the same under any filter.

Sectors form a ring in a fixed order. The policies of a sector stand outside it, a row each, so that their labels can be
read outwards without touching. Actors stand inside, near the sectors they have to do with.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import networkx as nx

from kg.views.encoding import short_label
from kg.views.measures import find_hubs
from kg.views.network import ALSO_IN_SECTOR, IN_SECTOR, NO_SECTOR, Graph

PITCH = 14
"""Height of a row of the ring."""

GAP = 0.4
"""Between the policies of one sector and the next, in rows."""

COLUMN = 15
"""Width between the columns of a crowded ring."""

MOST_ROWS = 340
"""With more policies than this, the ring gets another column."""

HALF_WIDTH = 0.365
"""Half the width of the ring, as a share of its height: leaves room for labels on a screen of 4 : 3."""

FAN = 0.085
"""Between a sector and its policies, as a share of the ring's height."""

CORNER = 3.0
"""How square the ring is: 2 is an ellipse."""

SCREEN_HEIGHT = 700
"""How high the ring is on a small screen, in pixels: tells how much room a label of so many pixels takes."""

LETTER, LINE = 5.9, 19
"""Width of a letter and height of a line on that screen, in pixels."""

MOST_SPRINGS = 400
"""The spring layout is used up to so many nodes; it takes time by their square."""

CENTRE = ""
"""The middle of the ring, to which every actor is held by a weak spring."""

MOST_BOXES = 120
"""Room for a whole label is kept for so many actors; the others get room for their mark."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands.

    Args:
        x: to the right.
        y: downwards.
        anchor: on which side of the spot its label is: ``left``, ``right`` or ``middle``.
    """

    x: int
    y: int
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Block:
    """A sector and the policies that mainly belong to it, in the order of the documents."""

    sector: str
    policies: tuple[str, ...]

    def rows(self, columns: int) -> float:
        """Return the height of the block in rows; a sector that is only touched on takes none."""
        return math.ceil(len(self.policies) / columns) + GAP if self.policies else 0.0


@dataclass(frozen=True, slots=True)
class Ring:
    """The measures of the ring."""

    height: float
    columns: int

    @property
    def pixel(self) -> float:
        """How much of the map a pixel of a small screen shows."""
        return self.height / SCREEN_HEIGHT

    def edge(self, y: float) -> float:
        """Return how far out policies stand at a height."""
        share = min(1.0, abs(y) / (self.height * 0.53))
        return HALF_WIDTH * self.height * (1 - share**CORNER) ** (1 / CORNER)

    def root(self, y: float) -> float:
        """Return how far out sectors stand at a height."""
        return max(0.0, self.edge(y) - (self.columns - 1) * COLUMN - FAN * self.height)


def place_nodes(graph: Graph) -> dict[str, Spot]:
    """Return the spot of every node of a network."""
    blocks = list(_blocks(graph))
    total = sum(len(block.policies) for block in blocks)
    columns = max(1, math.ceil(total / MOST_ROWS))
    right, left = _halves(blocks, columns)
    rows = max((_rows(side, columns) for side in (right, left)), default=0.0)
    ring = Ring(max(rows, 24.0) * PITCH, columns)
    spots = dict(_place_side(right, ring, 1))
    spots.update(_place_side(left[::-1], ring, -1))
    spots.update(_place_actors(graph, spots, ring))
    return spots


@cache
def _ring_order() -> Mapping[str, int]:
    table = tomllib.loads((Path(__file__).parent / "ring.toml").read_text("utf-8"))
    return {code: number for number, code in enumerate(table["sectors"])}


def _blocks(graph: Graph) -> Iterator[Block]:
    """Yield the sectors in the order of the ring, each with its policies in the order in which they are told."""
    members: dict[str, list[str]] = {}
    placed: set[str] = set()
    sectors = [name for name, data in graph.nodes(data=True) if data["kind"] == "sector"]
    sectors.sort(key=lambda name: (_ring_place(graph.nodes[name]["code"]), graph.nodes[name]["code"]))
    for sector in sectors:
        members[sector] = []
        for policy, _, relation in graph.in_edges(sector, keys=True):
            if relation == IN_SECTOR and policy not in placed:
                placed.add(policy)
                members[sector].append(policy)
    for sector, policies in members.items():
        yield Block(sector, tuple(sorted(policies, key=lambda name: _first_told(graph, name))))


def _ring_place(code: str) -> int:
    order = _ring_order()
    return len(order) + 1 if code == NO_SECTOR.code else order.get(code, len(order))


def _first_told(graph: Graph, name: str) -> tuple[str, int, str]:
    evidence = graph.nodes[name]["evidence"]
    return (evidence[0].place.document, evidence[0].place.start, name) if evidence else ("", 0, name)


def _rows(blocks: Iterable[Block], columns: int) -> float:
    return sum(block.rows(columns) for block in blocks)


def _halves(blocks: Sequence[Block], columns: int) -> tuple[list[Block], list[Block]]:
    """Return the blocks of the right and the left side, as equal in rows as they can be without a cut."""
    cuts = range(len(blocks) + 1)
    best = min(cuts, key=lambda cut: abs(_rows(blocks[:cut], columns) - _rows(blocks[cut:], columns)))
    return list(blocks[:best]), list(blocks[best:])


def _place_side(blocks: Sequence[Block], ring: Ring, sign: int) -> Iterator[tuple[str, Spot]]:
    """Yield the spots of one side, from the top down; the rows of the shorter side stand further apart."""
    step = ring.height / max(_rows(blocks, ring.columns), 1.0)
    outward, inward = ("right", "left") if sign > 0 else ("left", "right")
    top = -ring.height / 2
    middles: list[float] = []
    for block in blocks:
        height = block.rows(ring.columns) * step
        middles.append(top + height / 2)
        lines = math.ceil(len(block.policies) / ring.columns)
        for number, policy in enumerate(block.policies):
            line, column = divmod(number, ring.columns)
            y = middles[-1] + (line - (lines - 1) / 2) * step
            yield policy, Spot(round(sign * (ring.edge(y) - column * COLUMN)), round(y), outward)
        top += height
    least = min(LINE * ring.pixel, ring.height / max(1, len(blocks)))
    for block, y in zip(blocks, spread(middles, least), strict=True):
        yield block.sector, Spot(round(sign * ring.root(y)), round(y), inward)


def spread(wishes: Sequence[float], least: float) -> list[float]:
    """Return positions in the order of the wishes, at least so far apart and as near to the wishes as they can be.

    >>> spread([0.0, 1.0, 9.0], 4.0)
    [-1.5, 2.5, 9.0]
    """
    groups: list[list[float]] = []
    for wish in wishes:
        groups.append([wish])
        while len(groups) > 1 and _end(groups[-2], least) > _begin(groups[-1], least):
            last = groups.pop()
            groups[-1] += last
    return [_begin(group, least) + least * number + least / 2 for group in groups for number in range(len(group))]


def _begin(group: Sequence[float], least: float) -> float:
    return sum(group) / len(group) - least * len(group) / 2


def _end(group: Sequence[float], least: float) -> float:
    return _begin(group, least) + least * len(group)


def _place_actors(graph: Graph, spots: Mapping[str, Spot], ring: Ring) -> Iterator[tuple[str, Spot]]:
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


def _label_width(text: str, ring: Ring) -> float:
    return (len(short_label(text, 4)) * LETTER + 16) * ring.pixel


def _sector_box(text: str, spot: Spot, ring: Ring) -> tuple[float, float, float, float]:
    """Return the middle and the size of the room that a sector's label takes."""
    width = _label_width(text, ring)
    inward = -1 if spot.anchor == "left" else 1
    return spot.x + inward * width / 2, spot.y, width, LINE * ring.pixel


def _pull(
    graph: Graph, actors: Sequence[str], spots: Mapping[str, Spot], ring: Ring
) -> dict[str, tuple[float, float]]:
    """Return where each actor would like to stand: amid its sectors, pushed apart by springs while they are few."""
    springs = nx.Graph()
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
        begin = nx.spring_layout(springs, k=0.09, pos=begin, fixed=sorted(fixed), iterations=60, seed=1)
    return {name: (float(begin[name][0]) * size, float(begin[name][1]) * size) for name in actors}


def _amid(ends: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return 0.55 * sum(x for x, _ in ends) / len(ends), 0.8 * sum(y for _, y in ends) / len(ends)


def _sectors_of(graph: Graph, actor: str) -> Iterator[str]:
    """Yield the main sector of each policy that an actor has to do with."""
    for policy in sorted(set(graph.successors(actor)) | set(graph.predecessors(actor))):
        for _, sector, relation in graph.out_edges(policy, keys=True):
            if relation == IN_SECTOR and relation != ALSO_IN_SECTOR:
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
        """Return the free middle nearest to a wish, and take it; the wish itself where nothing is free."""
        for near_x, near_y in self._nearest_first(x, y):
            if self._inside(near_x, near_y, width) and not any(
                cell in self._taken for cell in self._cells(near_x, near_y, width, height)
            ):
                self.take(near_x, near_y, width, height)
                return near_x, near_y
        return x, y

    def _inside(self, x: float, y: float, width: float) -> bool:
        return abs(y) < self._ring.height * 0.49 and abs(x) + width / 2 < self._ring.root(y) + FAN * self._ring.height / 3

    def _cells(self, x: float, y: float, width: float, height: float) -> Iterator[tuple[int, int]]:
        for column in range(math.floor((x - width / 2) / self._cell), math.ceil((x + width / 2) / self._cell)):
            for row in range(math.floor((y - height / 2) / self._cell), math.ceil((y + height / 2) / self._cell)):
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
