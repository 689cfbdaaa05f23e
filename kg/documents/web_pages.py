"""HTML → the text of the article in it, with the headline, day, publisher and place that its head tells."""

from __future__ import annotations

import logging
from typing import Any

import trafilatura
from lxml import html
from lxml.etree import LxmlError, ParserError

from kg.documents.formats import LONGEST, Extract, damaged, too_long
from kg.model import Metadata

DATES = {"max_date": "9999-12-31", "original_date": True, "extensive_search": False}
"""How the day is looked for: in the head alone, and without asking the clock what is in the future."""

PLACES = ("geo.placename", "dc.coverage", "dcterms.spatial", "dcterms.coverage")
"""The names under which a page tells where its story was written."""

# It warns of pages without text and of odd ones; what matters is told as errors.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def extract(content: bytes, place: str) -> Extract:
    """Return the text of the article in a page; nothing is fetched from anywhere.

    Args:
        content: the bytes of the page.
        place: its path, for messages.

    Raises:
        DataError: it is no HTML, or its text is too long.
    """
    try:
        tree = trafilatura.load_html(content)
        if tree is None:
            raise ParserError("there is no element in it")
        told = _place(tree)
        found: Any = trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=dict(DATES)
        )
    except (LxmlError, ValueError, RecursionError) as error:
        raise damaged(place, "HTML page", error) from error
    if found is None:
        return Extract("")
    text = str(found.text or "")
    if len(text) > LONGEST:
        raise too_long(place)
    return Extract(text, Metadata(found.title, found.date, found.sitename, told))


def _place(tree: html.HtmlElement) -> str | None:
    """Return where the story was written, as the head of its page tells."""
    told = {
        str(one.get("name") or one.get("property") or "").lower(): str(one.get("content") or "").strip()
        for one in tree.iter("meta")
    }
    return next((told[name] for name in PLACES if told.get(name)), None)
