"""How large marks are, and how thick and how bent lines: by the number of sentences behind them."""

from __future__ import annotations

import math
from typing import Any

from kg.views.network import ALSO_IN_SECTOR, IN_SECTOR


def mark_size(kind: str, sentences: int) -> float:
    """Return the size of a mark on the map."""
    return {"sector": 3.0, "actor": 3.5}.get(kind) or min(6.5, 2.6 + 1.5 * math.sqrt(max(1, sentences)))


def line_width(relation: str, sentences: int) -> float:
    """Return the width of a line on the map."""
    return 0.8 if relation in (IN_SECTOR, ALSO_IN_SECTOR) else min(5.0, 0.9 + 0.6 * sentences)


def line_bend(relation: str, number: int, of: int, lean: bool) -> dict[str, Any] | bool:
    """Return how a line is bent: spokes fan out, and of parallel lines each takes a way of its own."""
    if relation == IN_SECTOR and of == 1 and not lean:
        return {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}
    if of > 1:
        return {
            "enabled": True,
            "type": "curvedCW" if number % 2 else "curvedCCW",
            "roundness": 0.08 * number,
        }
    return False
