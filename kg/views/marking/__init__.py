"""A document with its facts marked: a click on a mark opens its facts, a click on a fact shows its mark."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.asking.facts import read_facts
from kg.asking.names import thing_called
from kg.model import UsageError
from kg.store import Store
from kg.views.marking.marks import LANES, OTHER, STYLES, Mark, marks_of, pieces_of
from kg.views.places import Places
from kg.views.rows import DocumentRow, read_documents
from kg.views.templating import TEMPLATES, inline_script, page_environment, palette

__all__ = ["document_called", "document_page", "page_of_marks"]

SCRIPTS = ("elements", "marking")
"""The page's scripts in ``templates/js``, in the order in which they run."""


def document_called(store: Store, name: str) -> DocumentRow:
    """Return the document of a name.

    Args:
        store: the store.
        name: the name of the document, some words of it, or its IRI.

    Raises:
        UsageError: no document, or more than one, is called so.
    """
    documents = read_documents(store)
    for document in documents:
        if name in (document.name, document.iri):
            return document
    iri = thing_called(store, "document", name).value
    for document in documents:
        if document.iri == iri:
            return document
    raise UsageError(f'the text of "{name}" is not in this store', "only its name is", "build it again")


def document_page(
    store: Store, document: DocumentRow, places: Places | None = None, project: Path | None = None
) -> str:
    """Return the page of a document with its marks: the same bytes for the same graph.

    Args:
        store: the store.
        document: the document.
        places: where the other pages are; nothing is linked where none are given.
        project: a project folder, whose ``grammar`` and ``queries`` are laid over the shipped ones.
    """
    rows = read_facts(store, project=project, document=document.iri)
    return page_of_marks(document, marks_of(rows, len(document.raw)), places or Places())


def page_of_marks(document: DocumentRow, marks: Sequence[Mark], places: Places) -> str:
    """Return the page of a document.

    Args:
        document: the document.
        marks: its marks.
        places: where the other pages are.
    """
    types = Counter(mark.type for mark in marks)
    ordered = sorted(
        types, key=lambda name: (list(STYLES).index(name) if name in STYLES else len(STYLES), name)
    )
    filled: dict[str, Any] = {
        "document": document,
        "marks": marks,
        "pieces": list(pieces_of(document.raw, marks)),
        "types": [(number, name, types[name]) for number, name in enumerate(ordered)],
        "numbers": {name: number for number, name in enumerate(ordered)},
        "strokes": [(number, *_stroke(name)) for number, name in enumerate(ordered)],
        "lanes": range(LANES),
        "depth": max((mark.lane for mark in marks), default=0) + 1,
        "places": places,
        "data": [[mark.start, mark.end, ordered.index(mark.type)] for mark in marks],
    }
    scripts = [inline_script((TEMPLATES / "js" / f"{name}.js").read_text("utf-8")) for name in SCRIPTS]
    told = hashlib.sha256(repr((document, marks, places, scripts)).encode())
    return (
        page_environment()
        .get_template("document.html.j2")
        .render(
            **filled,
            nonce=told.hexdigest()[:32],
            scripts=scripts,
            styles=(TEMPLATES / "document.css").read_text("utf-8"),
            colours={"light": palette("light"), "dark": palette("dark")},
        )
    )


def _stroke(type_name: str) -> tuple[str, str, str]:
    """Return the colours of a type on white and on black, and its stroke."""
    colour, stroke = STYLES.get(type_name, OTHER)
    return colour.light, colour.dark, stroke
