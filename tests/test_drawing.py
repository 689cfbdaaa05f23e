"""The drawing of the policy map: the page's spots, no label over another, texts as texts."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from itertools import combinations

import pytest
from gold_rows import seed_rows
from large_rows import large_rows
from PIL import Image
from test_page import EMPTY, hostile_rows

from kg.views.drawing import png_of_rows, svg_of_rows
from kg.views.drawing.items import Mark, Scene, Words
from kg.views.drawing.scene import make_scene
from kg.views.layout import place_nodes
from kg.views.network import NetworkRows, build_network
from kg.views.picture import draw

SVG = "{http://www.w3.org/2000/svg}"


def scene_of(rows: NetworkRows) -> Scene:
    """Return the drawing of rows."""
    return make_scene(draw(build_network(rows), rows))


@pytest.mark.parametrize(
    "rows", [seed_rows(), hostile_rows(), large_rows(documents=6)], ids=["seeds", "hostile", "large"]
)
def test_labels_do_not_overlap_and_stay_on_the_sheet(rows: NetworkRows) -> None:
    scene = scene_of(rows)
    boxes = [item.box for item in scene.items if isinstance(item, Words)]
    for one, other in combinations(boxes, 2):
        assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])
    for left, top, right, bottom in boxes:
        assert left >= 0 and top >= 0 and right <= scene.width and bottom <= scene.height


def test_nearly_all_nodes_of_the_seeds_are_named() -> None:
    graph = build_network(seed_rows())
    named = {item.says for item in scene_of(seed_rows()).items if isinstance(item, Words)}
    texts = {data["text"] for _, data in graph.nodes(data=True)}
    assert len(texts & named) >= 0.97 * len(texts)


def test_nodes_stand_where_the_page_has_them() -> None:
    graph = build_network(seed_rows())
    spots = {graph.nodes[name]["text"]: spot for name, spot in place_nodes(graph).items()}
    marks = {item.says: item for item in scene_of(seed_rows()).items if isinstance(item, Mark) and item.says}
    assert set(marks) == set(spots)
    shifts = {(mark.x - spots[text].x, mark.y - spots[text].y) for text, mark in marks.items()}
    assert len(shifts) == 1


def test_lines_of_hubs_are_left_out_and_the_legend_says_so() -> None:
    words = [item.text for item in scene_of(seed_rows()).items if isinstance(item, Words)]
    assert any("lines of Kim Jong Un are left out" in text for text in words)


def test_svg_names_every_node_in_full_and_is_the_same_twice() -> None:
    svg = svg_of_rows(seed_rows())
    assert svg == svg_of_rows(seed_rows())
    titles = {element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}title")}
    assert {data["text"] for _, data in build_network(seed_rows()).nodes(data=True)} <= titles


def test_hostile_texts_make_no_elements_in_svg() -> None:
    root = ElementTree.fromstring(svg_of_rows(hostile_rows()))
    known = {
        f"{SVG}{name}" for name in ("svg", "title", "rect", "g", "polyline", "polygon", "circle", "text")
    }
    assert {element.tag for element in root.iter()} <= known
    assert not any(
        name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib
    )


def test_png_is_a_picture_with_something_on_it() -> None:
    scene = scene_of(seed_rows())
    picture = Image.open(io.BytesIO(png_of_rows(seed_rows())))
    assert picture.size == (2 * scene.width, 2 * scene.height)
    colours = picture.convert("RGB").getcolors(1 << 24)
    assert colours is not None and len(colours) > 50
    ground = max(colours)
    assert ground[1] == (255, 255, 255) and ground[0] < 0.97 * picture.width * picture.height


def test_empty_graph_is_drawn() -> None:
    assert ElementTree.fromstring(svg_of_rows(EMPTY)) is not None
    assert Image.open(io.BytesIO(png_of_rows(EMPTY))).width > 100
