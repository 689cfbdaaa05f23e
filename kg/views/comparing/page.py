"""A comparison as a page: a table in which a figure opens the sentences, without script or network."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.views.comparing.lines import Line, Side, Telling
from kg.views.places import Places
from kg.views.templating import TEMPLATES, page_environment, palette

PARTS = {"Policies by sector": ("sector", "policy"), "People": ("person",), "Numbers": ("number",)}
"""The tables of the page, and the parts of a comparison that stand in each."""

WIDEST = 60
"""How wide the bar of a sector is at most, in pixels."""


def comparison_page(lines: Sequence[Line], sides: Sequence[Side], places: Places | None = None) -> str:
    """Return the page of a comparison: the same bytes for the same comparison.

    Args:
        lines: the comparison.
        sides: what was compared.
        places: where the other pages are; nothing is linked where none are given.
    """
    most = max((len(own) for line in lines if line.part == "sector" for own in line.tellings), default=1)

    def bar(tellings: Sequence[Telling]) -> int:
        return math.ceil(WIDEST * len(tellings) / most)

    told: dict[str, Any] = {
        "sides": sides,
        "lines": lines,
        "parts": [(title, [line for line in lines if line.part in own]) for title, own in PARTS.items()],
        "counts": _counts(lines),
    }
    return (
        page_environment()
        .get_template("comparison.html.j2")
        .render(
            **told,
            bar=bar,
            places=places or Places(),
            nonce=hashlib.sha256(repr((lines, [side.label for side in sides])).encode()).hexdigest()[:32],
            styles=(TEMPLATES / "comparison.css").read_text("utf-8"),
            colours={"light": palette("light"), "dark": palette("dark")},
        )
    )


def _counts(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """Return how many policies are new, kept and so on, the most frequent first."""
    counts = Counter(line.change for line in lines if line.part == "policy")
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
