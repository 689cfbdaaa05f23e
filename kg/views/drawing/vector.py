"""Drawing → SVG."""

from __future__ import annotations

import re

from kg.views.drawing.items import Mark, Point, Scene, Stroke
from kg.views.drawing.shapes import arrow_head, outline
from kg.views.templating import page_environment

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg_of(scene: Scene) -> bytes:
    """Return a drawing in SVG: text is text, and what a mark or line stands for is its title."""
    written = (
        page_environment()
        .get_template("drawing.svg.j2")
        .render(scene=scene, outline=_outline, head=_head, path=_path, plain=plain_text)
    )
    return written.encode()


def plain_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def _path(stroke: Stroke) -> str:
    return _joined(stroke.points)


def _outline(mark: Mark) -> str:
    return _joined(outline(mark))


def _head(stroke: Stroke) -> str:
    return _joined(arrow_head(stroke))


def _joined(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
