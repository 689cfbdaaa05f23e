"""The pictures of answers: rows along time, and pairs of names, with nothing in them that runs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from hostile import HOSTILE

from kg.views.answers import LABEL, MOST, SCALE, Row, draw_answer

SVG = "{http://www.w3.org/2000/svg}"


def drawing(view: str, rows: list[Row]) -> ElementTree.Element:
    """Return the picture of an answer."""
    content = draw_answer(view, rows)
    return ElementTree.fromstring(content[: content.index("</svg>") + 6])


def words(picture: ElementTree.Element) -> list[str]:
    """Return the texts of a picture."""
    texts = picture.iter(f"{SVG}text")
    return [(text.text or "") + "".join(child.tail or "" for child in text) for text in texts]


def test_what_lasts_is_a_bar_and_what_has_a_day_a_dot() -> None:
    """Both stand to scale, in the order of time, and lead to their evidence."""
    rows = [
        Row({"who": "Ben Marsh", "gained": "2022-01-01", "last_seen": "2024"}),
        Row(
            {"who": "Ann Hill", "gained": "", "first_seen": "2020-01-01", "document": "x"},
            "/documents/x#at=1-2",
        ),
    ]
    picture = drawing("timeline", rows)
    (bar,), (dot,) = list(picture.iter(f"{SVG}rect")), list(picture.iter(f"{SVG}circle"))
    days = 366 + 365 + 365 + 365 + 365
    assert float(dot.get("cx", "")) == LABEL
    assert float(bar.get("x", "")) == pytest.approx(LABEL + SCALE * (366 + 365) / days, abs=0.1)
    assert float(bar.get("x", "")) + float(bar.get("width", "")) == pytest.approx(LABEL + SCALE, abs=0.5)
    assert [text for text in words(picture) if not text.isdigit()] == ["Ann Hill", "Ben Marsh"]
    assert [link.get("href") for link in picture.iter(f"{SVG}a")] == ["/documents/x#at=1-2"]
    assert "2020" in words(picture)


def test_rows_of_one_name_are_told_apart_and_equal_ones_drawn_once() -> None:
    """Where a name stands in several rows, the next column stands beside it."""
    rows = [
        Row({"who": "Ann Hill", "title": title, "day": "2020-05-05"}) for title in ("head", "deputy", "head")
    ]
    assert [text for text in words(drawing("timeline", rows)) if "Ann" in text] == [
        "Ann Hill · deputy",
        "Ann Hill · head",
    ]


def test_what_is_cut_is_told_and_the_longest_stays() -> None:
    """Of more rows than have room, those that last longest are drawn."""
    rows = [
        Row({"text": f"row {number}", "start": "2020-01-01", "end": "2020-01-01"})
        for number in range(MOST + 5)
    ]
    rows.append(Row({"text": "long", "start": "2021", "end": "2023"}))
    content = draw_answer("timeline", rows)
    assert f"{MOST} of {MOST + 6} drawn" in content and "long" in content


def test_pairs_are_joined_by_lines_as_wide_as_their_rows() -> None:
    """Names stand on two sides, those with most rows first."""
    rows = [
        Row({"sector": one, "who": other}) for one, other in (("a", "x"), ("b", "x"), ("b", "x"), ("b", ""))
    ]
    picture = drawing("network sector who", rows)
    assert words(picture) == ["sector", "who", "b", "a", "x"]
    widths = [float(path.get("stroke-width", "")) for path in picture.iter(f"{SVG}path")]
    assert widths == [2.0, pytest.approx(2.4, abs=0.05)]


@pytest.mark.parametrize("view", ["timeline", "network one other", "table", "network", "network one none"])
def test_nothing_to_draw_draws_nothing(view: str) -> None:
    """Rows without a time and without pairs have no picture; neither has a question that names none."""
    assert draw_answer(view, []) == draw_answer(view, [Row({"one": "a", "other": ""})]) == ""


@pytest.mark.parametrize("view", ["timeline", "network one other"])
def test_hostile_texts_are_texts(view: str) -> None:
    """Whatever stands in a row, the picture has no element of it."""
    rows = [
        Row({"one": text, "other": text, "day": "2020-05-05"}, f"/documents/{number}")
        for number, text in enumerate(HOSTILE)
    ]
    picture = drawing(view, rows)
    known = {"svg", "g", "a", "line", "text", "title", "rect", "circle", "path"}
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= known
    assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", draw_answer(view, rows)).replace("&#34;", ""))
