"""Where every node of the policy map stands: the same at every build, and the same under any filter.

Sectors form a ring in a fixed order. The policies of a sector stand outside it, a row each, so that their
labels can be read outwards without touching. Actors stand inside, near the sectors they have to do with.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.views.centre import place_actors
from kg.views.network import IN_SECTOR, NO_SECTOR, Graph
from kg.views.ring import COLUMN, LINE, PITCH, Ring, Spot, ring_order, spread

GAP = 0.4
"""Between the policies of one sector and the next, in rows."""

MOST_ROWS = 340
"""With more policies than this, the ring gets another column."""


@dataclass(frozen=True, slots=True)
class Block:
    """A sector and the policies that mainly belong to it, in the order of the documents."""

    sector: str
    policies: tuple[str, ...]

    def rows(self, columns: int) -> float:
        """Return the height of the block in rows; a sector that is only touched on takes none."""
        return math.ceil(len(self.policies) / columns) + GAP if self.policies else 0.0


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
    spots.update(place_actors(graph, spots, ring))
    return spots


def _blocks(graph: Graph) -> Iterator[Block]:
    """Yield the sectors in the order of the ring, each with its policies in the order of their telling."""
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
    order = ring_order()
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
