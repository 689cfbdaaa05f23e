"""How the network looks: what stands for what in colours, dashes and shapes.

Colours are those of Okabe and Ito, which people with any colour vision can tell apart. On white, the light
ones are darkened until they reach 3 : 1; in the dark they stand as published. A shape or a dash always says
the same again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

BLACK, WHITE = "#17191c", "#ffffff"
LIGHT_GROUND, DARK_GROUND = "#ffffff", "#15181d"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour on white and the one that stands for it on black."""

    light: str
    dark: str


BLUE = Colour("#0072b2", "#56b4e9")
VERMILLION = Colour("#d55e00", "#e69f00")
GREEN = Colour("#008060", "#2bc79a")
PURPLE = Colour("#b4508f", "#cc79a7")
ORANGE = Colour("#a87400", "#f0e442")
SKY = Colour("#2f8fcb", "#9ad4f5")
GREY = Colour("#5b6169", "#aab1bb")
INK = Colour("#23262b", "#e8eaed")

SERIES: tuple[tuple[Colour, str], ...] = (
    (BLUE, "dot"),
    (VERMILLION, "triangle"),
    (GREEN, "square"),
    (PURPLE, "star"),
    (ORANGE, "triangleDown"),
    (SKY, "hexagon"),
    (GREY, "dot"),
)
"""Colour and shape of the classes of policies; the last is for all further classes together."""

SEVERAL: tuple[Colour, str] = (INK, "diamond")
"""Colour and shape of a policy that more than one document tells."""

MOST_DOCUMENTS = 3
"""Up to so many documents each has a colour of its own."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A family of lines.

    Args:
        code: its name in data.
        label: what the line says, from its source to its target.
        back: what it says from its target to its source.
        colour: its colour.
        dash: lengths of strokes and gaps; empty for a whole line.
        shown: whether it is on when the page opens.
    """

    code: str
    label: str
    back: str
    colour: Colour
    dash: tuple[int, ...] = ()
    shown: bool = True


RELATIONS: Mapping[str, Relation] = {
    relation.code: relation
    for relation in (
        Relation("puts_forward", "puts forward", "put forward by", GREY),
        Relation("tasks", "tasks", "tasked by", GREEN),
        Relation("adversary", "against", "target of", PURPLE, (7, 4)),
        Relation("partner", "with", "partner in", SKY, (12, 3, 2, 3)),
        Relation("beneficiary", "for the good of", "gains from", ORANGE, (2, 4)),
        Relation("addressee", "addressed to", "addressed by", BLUE, (12, 5)),
        Relation("sector", "belongs to sector", "holds", GREY),
        Relation("also_sector", "also touches sector", "also touched by", GREY, (2, 4), shown=False),
    )
}
"""The families of lines, in the order of the legend."""

LABEL_WORDS = 6
LONGEST_LABEL = 46
UNFINISHED = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "to",
        "under",
        "with",
    )
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def short_label(text: str, words: int = LABEL_WORDS) -> str:
    """Return the first words of a text, cut where it reads well.

    >>> short_label("shift to a shocking actual action to make it pay for the pains")
    'shift to a shocking actual action …'

    Args:
        text: any text; marks that turn the direction of writing are taken out.
        words: how many words to keep.
    """
    parts = INVISIBLE.sub("", text).split()
    kept = parts[:words]
    while len(kept) > 1 and len(" ".join(kept)) > LONGEST_LABEL:
        kept.pop()
    while len(kept) > 2 and len(kept) < len(parts) and kept[-1].casefold().strip(",;") in UNFINISHED:
        kept.pop()
    label = " ".join(kept)[:LONGEST_LABEL].rstrip(",;:")
    return label if len(kept) == len(parts) and len(label) == len(" ".join(parts)) else f"{label} …"


def month_of(day: str) -> str:
    """Return a day as month and year.

    >>> month_of("2019-12-28"), month_of("2019"), month_of("")
    ('Dec 2019', '2019', '')
    """
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?", day)
    return f"{MONTHS[int(match[2]) - 1]} {match[1]}" if match and 1 <= int(match[2]) <= 12 else day


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2 counts it."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
