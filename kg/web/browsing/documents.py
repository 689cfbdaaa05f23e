"""The page of a document with its marks, and the way from a fact to its place."""

from __future__ import annotations

import pyoxigraph as ox

from kg.asking.facts import facts_table, read_facts
from kg.views.marking import document_page
from kg.views.places import Places
from kg.views.rows import DocumentRow, read_documents
from kg.web.browsing.asked import WAYS, Asked, missing, standing_alone, table_file, turtle_file
from kg.web.browsing.kinds import FORMS, document_address
from kg.web.messages import Done

_PLACE = """
SELECT ?fact ?document ?start ?end WHERE {
  ?fact kg:evidence ?span .
  ?span nif:beginIndex ?start ; nif:endIndex ?end ; nif:referenceContext/dcterms:identifier ?document .
}
ORDER BY ?document ?start ?end
"""


def show_document(asked: Asked) -> Done:
    """Return a document with its facts marked, or its facts or graph as a file.

    Args:
        asked: its name is the document's.

    Raises:
        Problem: there is no such document; 404.
    """
    document = _document(asked)
    if asked.form == "ttl":
        content = asked.store.graph(document.iri) or b""
        return turtle_file(
            (quad.triple for quad in ox.parse(content, ox.RdfFormat.N_QUADS)), asked.store.base
        )
    if asked.form != "html":
        rows = read_facts(asked.store, project=asked.project, document=document.iri)
        return table_file(asked.form, facts_table(rows))
    files = tuple((form, f"{asked.path}.{form}") for form in FORMS)
    places = Places(
        "/network", ways=WAYS, files=files, correcting="/correct?fact=" if asked.is_writable else ""
    )
    return standing_alone(document_page(asked.store, document, places, asked.project))


def show_fact(asked: Asked) -> Done:
    """Lead to the place of a fact in the text.

    Args:
        asked: its name is the fact's, under the base IRI.

    Raises:
        Problem: there is no such fact; 404.
    """
    try:
        fact = ox.NamedNode(asked.store.base + asked.name)
    except ValueError as error:
        raise missing(asked.name) from error
    rows = asked.store.query(_PLACE, {"fact": fact}).rows
    if not rows:
        raise missing(asked.name)
    _, name, start, end = rows[0]
    return Done(303, headers={"Location": document_address(str(name), start, end)})


def _document(asked: Asked) -> DocumentRow:
    wanted = asked.name, asked.store.base + asked.name
    for document in read_documents(asked.store):
        if document.name == wanted[0] or document.iri == wanted[1]:
            return document
    raise missing(asked.name)
