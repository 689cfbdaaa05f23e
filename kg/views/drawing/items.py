"""What a drawing is made of: lines, marks and words, in pixels from the left upper corner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points.

    Args:
        points: where it goes.
        colour: its colour.
        width: its width.
        dash: lengths of strokes and gaps; empty for a whole line.
        opacity: 0 to 1.
        arrow: whether an arrow stands in its middle.
        says: what it means, in words.
    """

    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    dash: tuple[int, ...] = ()
    opacity: float = 1.0
    arrow: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape around a point.

    Args:
        shape: ``dot``, ``square``, ``diamond``, ``triangle``, ``triangleDown``, ``star`` or ``hexagon``.
        x: its middle.
        y: its middle.
        size: half its height.
        colour: its colour.
        says: what it stands for, in words.
    """

    shape: str
    x: float
    y: float
    size: float
    colour: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, with a box around it where it names an actor.

    Args:
        text: the words.
        x: where it starts, ends, or has its middle.
        y: its middle.
        anchor: which of these ``x`` is.
        size: height of the letters.
        colour: colour of the letters.
        strong: whether the letters are bold.
        boxed: whether there is a box.
        dashed: whether the box is dashed.
        says: the words at full length.
    """

    text: str
    x: float
    y: float
    anchor: Anchor
    size: float
    colour: str
    strong: bool = False
    boxed: bool = False
    dashed: bool = False
    says: str = ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the room it takes."""
        width = text_width(self.text, self.size) * (1.08 if self.strong else 1.0) + (10 if self.boxed else 0)
        height = self.size * 1.1 + (5 if self.boxed else 0)
        left = self.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return left, self.y - height / 2, left + width, self.y + height / 2


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing: its size, its colour, and its items from the lowest to the highest."""

    width: int
    height: int
    ground: str
    title: str
    items: tuple[Stroke | Mark | Words, ...]


@cache
def font(size: float) -> FreeTypeFont:
    """Return the font that comes with Pillow, the same on every machine."""
    from PIL import ImageFont

    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


def text_width(text: str, size: float) -> float:
    """Return how wide a text is, with some room for the fonts of other machines."""
    return font(size).getlength(text) * 1.12
