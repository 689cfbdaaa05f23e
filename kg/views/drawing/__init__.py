"""The policy map as a picture that needs no browser: SVG and PNG, from the same spots as the page."""

from __future__ import annotations

from kg.views.drawing.raster import png_of
from kg.views.drawing.scene import make_scene
from kg.views.drawing.vector import svg_of
from kg.views.network import NetworkRows, build_network
from kg.views.picture import draw
from kg.views.rows import Queried, read_rows

__all__ = ["png_of_rows", "svg_of_rows", "write_png", "write_svg"]


def write_svg(store: Queried) -> bytes:
    """Return the policy map of a store in SVG."""
    return svg_of_rows(read_rows(store))


def write_png(store: Queried) -> bytes:
    """Return the policy map of a store in PNG."""
    return png_of_rows(read_rows(store))


def svg_of_rows(rows: NetworkRows) -> bytes:
    """Return the policy map of rows in SVG."""
    return svg_of(make_scene(draw(build_network(rows), rows)))


def png_of_rows(rows: NetworkRows) -> bytes:
    """Return the policy map of rows in PNG."""
    return png_of(make_scene(draw(build_network(rows), rows)))
