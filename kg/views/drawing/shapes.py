"""The outlines of marks."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.views.drawing.items import Mark, Point, Stroke

CORNERS: Mapping[str, tuple[int, float]] = {
    "square": (4, 45.0),
    "diamond": (4, 0.0),
    "triangle": (3, -90.0),
    "triangleDown": (3, 90.0),
    "hexagon": (6, 0.0),
}
"""How many corners a shape has, and where the first is, in degrees."""


def outline(mark: Mark) -> tuple[Point, ...]:
    """Return the corners of a mark; none for a dot."""
    if mark.shape == "star":
        radii = (1.25, 0.55) * 5
        return tuple(_corner(mark, radius, -90 + 36 * number) for number, radius in enumerate(radii))
    if mark.shape not in CORNERS:
        return ()
    corners, first = CORNERS[mark.shape]
    return tuple(_corner(mark, 1.2, first + 360 / corners * number) for number in range(corners))


def _corner(mark: Mark, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    x = mark.x + radius * mark.size * math.cos(angle)
    y = mark.y + radius * mark.size * math.sin(angle)
    return round(x, 1), round(y, 1)


def arrow_head(stroke: Stroke) -> tuple[Point, ...]:
    """Return the corners of the arrow in the middle of a line; none where it has no length."""
    (x1, y1), (x2, y2) = stroke.points[0], stroke.points[-1]
    length = math.hypot(x2 - x1, y2 - y1)
    if not stroke.arrow or length < 1:
        return ()
    across, size = ((x2 - x1) / length, (y2 - y1) / length), 3.5 + stroke.width
    tip = ((x1 + x2) / 2 + across[0] * size, (y1 + y2) / 2 + across[1] * size)
    back = (tip[0] - 2 * size * across[0], tip[1] - 2 * size * across[1])
    sides = (
        (back[0] - size * 0.6 * across[1], back[1] + size * 0.6 * across[0]),
        (back[0] + size * 0.6 * across[1], back[1] - size * 0.6 * across[0]),
    )
    return tuple((round(x, 1), round(y, 1)) for x, y in (tip, *sides))
