"""The ring of the policy map: its measures, and what a spot on it is."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PITCH = 14
"""Height of a row of the ring."""

HALF_WIDTH = 0.365
"""Half the width of the ring, as a share of its height: leaves room for labels on a screen of 4 : 3."""

FAN = 0.085
"""Between a sector and its policies, as a share of the ring's height."""

COLUMN = 15
"""Width between the columns of a crowded ring."""

CORNER = 3.0
"""How square the ring is: 2 is an ellipse."""

SCREEN_HEIGHT = 690
"""How high the ring is on a small screen, in pixels: tells how much room a label of so many pixels takes."""

LETTER, STRONG_LETTER, LINE = 5.9, 6.6, 19
"""Width of a letter, of a bold one, and height of a line on that screen, in pixels."""


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
        return HALF_WIDTH * self.height * math.pow(1 - share**CORNER, 1 / CORNER)

    def root(self, y: float) -> float:
        """Return how far out sectors stand at a height."""
        return max(0.0, self.edge(y) - (self.columns - 1) * COLUMN - FAN * self.height)


@cache
def ring_order() -> Mapping[str, int]:
    """Return where in the ring each sector stands, by its code."""
    table = tomllib.loads((Path(__file__).parent / "ring.toml").read_text("utf-8"))
    return {code: number for number, code in enumerate(table["sectors"])}


def spread(wishes: Sequence[float], least: float) -> list[float]:
    """Return positions in the order of wishes, at least so far apart and as near to the wishes as can be.

    >>> spread([0.0, 1.0, 9.0], 4.0)
    [-1.5, 2.5, 9.0]
    """
    groups: list[list[float]] = []
    for wish in wishes:
        groups.append([wish])
        while len(groups) > 1 and _end(groups[-2], least) > _begin(groups[-1], least):
            last = groups.pop()
            groups[-1] += last
    return [
        _begin(group, least) + least * number + least / 2 for group in groups for number in range(len(group))
    ]


def _begin(group: Sequence[float], least: float) -> float:
    return sum(group) / len(group) - least * len(group) / 2


def _end(group: Sequence[float], least: float) -> float:
    return _begin(group, least) + least * len(group)
