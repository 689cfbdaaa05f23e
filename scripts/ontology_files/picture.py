"""Draws the whole ontology as SVG: facts on both sides, the things that they tell of in the middle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ontology_files.terms import FACT, Property, Terms

LEFT = ("kg:MeetingAccount", "kg:SittingAccount", "kg:Participation", "kg:AgendaItem", "kg:Decision",
        "kg:PostObservation", "kg:PersonnelChange", "kg:TimeReference")  # fmt: skip
RIGHT = ("kg:PolicyAct", "kg:Slogan", "kg:Target", "kg:Addressing", "kg:Statement", "kg:Stance", "kg:Figure",
         "kg:Event")  # fmt: skip
MIDDLE = ("kg:Meeting", "kg:Sitting", "schema:Place", "schema:Country", "org:Organization", "foaf:Agent",
          "org:Post", "kg:Sector", "kg:Policy")  # fmt: skip
BELOW = (FACT, "kg:Span", "kg:Report", "prov:Activity")
"""The classes of each part of the picture; a class that is not named is not drawn."""

BOX, GAP, ROW, HEAD = 250, 150, 17, 26
"""Widths and heights in pixels: of a box, between columns, of a row, of a box's head."""


@dataclass(frozen=True)
class Box:
    """A class in the picture: its left upper corner and its rows."""

    name: str
    label: str
    x: int
    y: int
    rows: tuple[Property, ...]

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return HEAD + ROW * len(self.rows) + (6 if self.rows else 0)


def draw(terms: Terms) -> str:
    """Return the picture as an SVG element."""
    columns = [LEFT, MIDDLE, RIGHT]
    boxes: list[Box] = []
    for number, names in enumerate(columns):
        boxes += _column(terms, names, number * (BOX + GAP), 24 if number == 1 else 12)
    bottom = max(box.y + box.height for box in boxes) + 34
    boxes += [_box(terms, name, number * (BOX + 16), bottom) for number, name in enumerate(BELOW)]
    height = max(box.y + box.height for box in boxes) + 2
    placed = {box.name: box for box in boxes}
    body = [*_lines(boxes, placed), *(part for box in boxes for part in _drawn(box))]
    width = max(box.x + BOX for box in boxes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {width + 4} {height + 4}" role="img" '
        f'aria-label="The classes of the ontology and the properties that join them">{"".join(body)}</svg>'
    )


def _column(terms: Terms, names: Sequence[str], x: int, gap: int) -> Iterator[Box]:
    y = 0
    for name in names:
        box = _box(terms, name, x, y)
        yield box
        y += box.height + gap


def _box(terms: Terms, name: str, x: int, y: int) -> Box:
    rows = tuple(one for one in terms.properties.values() if name in one.domain and _is_drawn(one, name))
    return Box(name, terms.classes[name].label, x, y, rows)


def _is_drawn(one: Property, name: str) -> bool:
    # What is said of named things beside documents would hide what documents tell.
    return not one.reserved and not (name in MIDDLE and name not in ("kg:Meeting", "kg:Sitting", "org:Post"))


def _drawn(box: Box) -> Iterator[str]:
    kind = "thing" if box.name in MIDDLE else "fact" if box.name in (*LEFT, *RIGHT) else "base"
    yield f'<a href="#{box.name.replace(":", "-")}"><g class="box {kind}">'
    yield f'<rect x="{box.x}" y="{box.y}" width="{BOX}" height="{box.height}" rx="5"/>'
    yield f'<text class="name" x="{box.x + 9}" y="{box.y + 18}">{escape(box.name)}</text>'
    for number, row in enumerate(box.rows):
        y = box.y + HEAD + ROW * number + 12
        told = f"{row.name} → {_target(row)}"
        yield f'<text x="{box.x + 9}" y="{y}">{escape(told)}</text>'
    yield "</g></a>"


def _target(one: Property) -> str:
    if one.classes:
        return " or ".join(name.partition(":")[2] for name in one.classes)
    return f"code: {one.scheme}" if one.scheme else one.literal


def _lines(boxes: Sequence[Box], placed: dict[str, Box]) -> Iterator[str]:
    """Yield a line from each row to the box of its values' class; what every fact has is told in words."""
    for box in boxes:
        for number, row in enumerate(box.rows):
            target = placed.get(_joined(row))
            if (
                target is not None
                and target.x != box.x
                and box.name not in BELOW
                and target.name not in BELOW
            ):
                yield _line(box, box.y + HEAD + ROW * number + 8, target)


def _joined(one: Property) -> str:
    """Return the class to which a property leads, the first of several."""
    return "kg:Sector" if one.scheme == "sector" else next(iter(one.classes), "")


def _line(box: Box, y: int, target: Box) -> str:
    forward = target.x > box.x
    start, end = (box.x + BOX, target.x) if forward else (box.x, target.x + BOX)
    at = target.y + min(target.height, HEAD) // 2
    bend = max(40, abs(end - start) // 2) * (1 if forward else -1)
    path = f"M{start} {y} C{start + bend} {y} {end - bend} {at} {end} {at}"
    return f'<path class="line" d="{path}"/><circle class="end" cx="{end}" cy="{at}" r="3"/>'
