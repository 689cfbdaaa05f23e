"""The time line: meetings, decisions, appointments and dated targets, as a drawing, a page, and a table."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from kg.model import Table
from kg.views.drawing.vector import plain_text
from kg.views.encoding import INVISIBLE, LIGHT_GROUND
from kg.views.places import Places
from kg.views.rows import Queried
from kg.views.templating import TEMPLATES, page_environment, palette
from kg.views.timeline.columns import CARDS_TOP, LINE, SCALE_TOP, TITLE, WIDTH, lay_out
from kg.views.timeline.moments import KINDS, Moment, read_moments

__all__ = ["Moment", "read_moments", "timeline_body", "timeline_page", "timeline_table", "write_timeline"]

INK, MUTED, RULE, CARD = "#17191c", "#59606a", "#d8dce2", "#ffffff"
"""Colours of the drawing where it is a file; in a page the style sheet has them."""


def write_timeline(store: Queried) -> bytes:
    """Return the time line of a store in SVG."""
    moments = read_moments(store)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (head + _drawing(moments, Places(), is_file=True)).encode()


def timeline_page(moments: Sequence[Moment], places: Places | None = None) -> str:
    """Return the page of a time line: the same bytes for the same moments.

    Args:
        moments: what stands on it.
        places: where the other pages are; nothing is linked where none are given.
    """
    places = places or Places()
    nonce = hashlib.sha256(repr((moments, places)).encode()).hexdigest()[:32]
    return (
        page_environment()
        .get_template("timeline.html.j2")
        .render(
            nonce=nonce,
            places=places,
            body=timeline_body(moments, places),
            counts=[(KINDS[kind][0], count) for kind, count in _counts(moments)],
            styles=(TEMPLATES / "timeline.css").read_text("utf-8"),
            colours={"light": palette("light"), "dark": palette("dark")},
            kinds={
                theme: {kind: getattr(colour, theme) for kind, (_, colour) in KINDS.items()}
                for theme in ("light", "dark")
            },
        )
    )


def timeline_body(moments: Sequence[Moment], places: Places) -> str:
    """Return the drawing and the table of a time line, as they stand in a page.

    Args:
        moments: what stands on it.
        places: where the pages of documents are.
    """
    template = page_environment().get_template("timeline_body.html.j2")
    return template.render(moments=moments, places=places, kinds=KINDS, drawing=_drawing(moments, places))


def timeline_table(moments: Sequence[Moment]) -> Table:
    """Return a time line as a table."""
    columns = ("first", "last", "kind", "label", "day_is_told", "quote", "document", "start", "end")
    rows = (
        (one.first, one.last, one.kind, one.label, one.is_told, one.quote, one.document, one.start, one.end)
        for one in moments
    )
    return Table(columns, tuple(rows))


def _counts(moments: Sequence[Moment]) -> list[tuple[str, int]]:
    counts = Counter(moment.kind for moment in moments)
    return [(kind, counts[kind]) for kind in KINDS if counts[kind]]


def _drawing(moments: Sequence[Moment], places: Places, *, is_file: bool = False) -> str:
    template = page_environment().get_template("timeline.svg.j2")
    colours = {kind: colour.light for kind, (_, colour) in KINDS.items()}
    return template.render(
        line=lay_out(moments),
        places=places,
        is_file=is_file,
        colours={**colours, "ink": INK, "muted": MUTED, "rule": RULE, "card": CARD, "ground": LIGHT_GROUND},
        scale=SCALE_TOP,
        top=CARDS_TOP,
        title=TITLE,
        step=LINE,
        width=WIDTH,
        plain=_plain_line,
    )


def _plain_line(text: str) -> str:
    """Return a text without what XML cannot hold and what would turn the direction of the line."""
    return plain_text(INVISIBLE.sub("", text))
