"""Drawing → PNG, by Pillow, with the font that comes with it: the same picture on every machine."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.views.drawing.items import Mark, Point, Scene, Stroke, Words, font
from kg.views.drawing.shapes import arrow_head, outline

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

FINE = 2
"""The picture has so many pixels for one of the drawing, each way."""

SMOOTH = 2
"""It is drawn so many times larger still, and reduced, so that slanted lines are smooth."""

MOST_PIXELS = 120_000_000
"""A drawing that would be larger than this while it is drawn is drawn less finely."""


def png_of(scene: Scene) -> bytes:
    """Return a drawing in PNG."""
    from PIL import Image, ImageDraw

    scale = FINE * SMOOTH
    while scale > 1 and scene.width * scene.height * scale**2 > MOST_PIXELS:
        scale -= 1
    image = Image.new("RGB", (scene.width * scale, scene.height * scale), scene.ground)
    pen = ImageDraw.Draw(image)
    for item in scene.items:
        if isinstance(item, Stroke):
            _stroke(pen, item, scale, scene.ground)
        elif isinstance(item, Mark):
            _mark(pen, item, scale)
        else:
            _words(pen, item, scale, scene.ground)
    reduced = image.reduce(SMOOTH) if scale >= SMOOTH else image
    out = io.BytesIO()
    # A map has few colours: with a palette the file is a third as large.
    reduced.quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _stroke(pen: ImageDraw, stroke: Stroke, scale: int, ground: str) -> None:
    colour = _mixed(stroke.colour, ground, stroke.opacity)
    width = max(1, round(stroke.width * scale))
    for run in _dashes(stroke.points, stroke.dash):
        pen.line([(x * scale, y * scale) for x, y in run], fill=colour, width=width, joint="curve")
    head = arrow_head(stroke)
    if head:
        pen.polygon([(x * scale, y * scale) for x, y in head], fill=colour)


def _mark(pen: ImageDraw, mark: Mark, scale: int) -> None:
    corners = outline(mark)
    if corners:
        pen.polygon([(x * scale, y * scale) for x, y in corners], fill=mark.colour)
        return
    middle, radius = (mark.x * scale, mark.y * scale), mark.size * scale
    pen.ellipse(
        (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius), fill=mark.colour
    )


def _words(pen: ImageDraw, words: Words, scale: int, ground: str) -> None:
    left, top, right, bottom = (value * scale for value in words.box)
    if words.boxed:
        pen.rounded_rectangle((left, top, right, bottom), 3 * scale, fill=ground)
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        edge = tuple((x / scale, y / scale) for x, y in corners)
        _stroke(pen, Stroke(edge, words.colour, 1, (3, 3) if words.dashed else ()), scale, ground)
    anchor = {"start": "lm", "middle": "mm", "end": "rm"}[words.anchor]
    bold = scale // 3 if words.strong else 0
    pen.text(
        (words.x * scale, words.y * scale),
        words.text,
        fill=words.colour,
        font=font(words.size * scale),
        anchor=anchor,
        stroke_width=bold,
        stroke_fill=words.colour,
    )


def _mixed(colour: str, ground: str, opacity: float) -> tuple[int, int, int]:
    """Return a colour as it looks through a ground."""
    red, green, blue = (
        round(int(colour[at : at + 2], 16) * opacity + int(ground[at : at + 2], 16) * (1 - opacity))
        for at in (1, 3, 5)
    )
    return red, green, blue


def _dashes(points: tuple[Point, ...], dash: tuple[int, ...]) -> Iterator[tuple[Point, ...]]:
    """Yield the strokes of a line: itself where it is whole, else its pieces, each a straight one."""
    if not dash:
        yield points
        return
    lengths = list(dash) * (1 if len(dash) % 2 == 0 else 2)
    for (x1, y1), (x2, y2) in pairwise(points):
        total = math.hypot(x2 - x1, y2 - y1)
        done, number = 0.0, 0
        while done < total:
            end = min(total, done + lengths[number % len(lengths)])
            if number % 2 == 0:
                yield tuple((x1 + (x2 - x1) * at / total, y1 + (y2 - y1) * at / total) for at in (done, end))
            done, number = end, number + 1
