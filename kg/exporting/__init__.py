"""Store → file: what is written follows from the ending of the file's name, and its bytes from the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path

from kg.asking.facts import facts_table, read_facts
from kg.exporting.json_ld import json_ld
from kg.exporting.rdf import n_quads, n_triples, rdf_xml, trig, turtle
from kg.model import UsageError
from kg.store import Store
from kg.store.files import write_whole
from kg.views.tables import write_csv

__all__ = ["FORMATS", "export", "writer_for"]

Writer = Callable[[Store], bytes]


def facts_csv(store: Store) -> bytes:
    """Return all facts as one table in CSV, with the mark by which spreadsheets know UTF-8."""
    rows = read_facts(store)
    return ("\ufeff" + write_csv(facts_table(rows))).encode()


def graph_ml(store: Store) -> bytes:
    """Return the network in GraphML."""
    from kg.views.graph_files import write_graphml

    return write_graphml(store)


def gexf(store: Store) -> bytes:
    """Return the network in GEXF."""
    from kg.views.graph_files import write_gexf

    return write_gexf(store)


def html(store: Store) -> bytes:
    """Return the network page."""
    from kg.views.page import network_page

    return network_page(store).encode()


def timeline_svg(store: Store) -> bytes:
    """Return the time line as a drawing."""
    from kg.views.timeline import write_timeline

    return write_timeline(store)


def timeline_html(store: Store) -> bytes:
    """Return the time line as a page."""
    from kg.views.timeline import read_moments, timeline_page

    return timeline_page(read_moments(store)).encode()


def timeline_csv(store: Store) -> bytes:
    """Return the time line as a table in CSV, with the mark by which spreadsheets know UTF-8."""
    from kg.views.timeline import read_moments, timeline_table

    return ("\ufeff" + write_csv(timeline_table(read_moments(store)))).encode()


def svg(store: Store) -> bytes:
    """Return the policy map as a drawing."""
    from kg.views.drawing import write_svg

    return write_svg(store)


def png(store: Store) -> bytes:
    """Return the policy map as a picture."""
    from kg.views.drawing import write_png

    return write_png(store)


FORMATS: Mapping[str, tuple[Writer, str]] = {
    "ttl": (turtle, "Turtle: facts, conclusions and named things as one graph"),
    "trig": (trig, "TriG: one named graph a document"),
    "nq": (n_quads, "N-Quads"),
    "nt": (n_triples, "N-Triples"),
    "jsonld": (json_ld, "JSON-LD"),
    "rdf": (rdf_xml, "RDF/XML"),
    "graphml": (graph_ml, "the network for yEd, Gephi and others"),
    "gexf": (gexf, "the network for Gephi"),
    "csv": (facts_csv, "all facts as a table"),
    "html": (html, "the network as a page"),
    "svg": (svg, "the policy map as a drawing"),
    "png": (png, "the policy map as a picture"),
}
"""The endings that are known: what writes the file, and what it holds."""

NAMES: Mapping[str, tuple[Writer, str]] = {
    "timeline.svg": (timeline_svg, "the time line as a drawing"),
    "timeline.html": (timeline_html, "the time line as a page"),
    "timeline.csv": (timeline_csv, "the time line as a table"),
}
"""The names of files that hold something else than their endings say."""


def writer_for(path: Path) -> Writer:
    """Return what writes a file of a name.

    Args:
        path: the file.

    Raises:
        UsageError: its ending is not known.
    """
    if path.name.lower() in NAMES:
        return NAMES[path.name.lower()][0]
    ending = path.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        near = get_close_matches(ending, FORMATS, n=1)
        raise UsageError(
            f'{path}: the ending ".{ending}" is not known'
            if ending
            else f"{path}: a file name needs an ending",
            f"there are {', '.join(FORMATS)}",
            f"did you mean {path.with_suffix('.' + near[0])}?"
            if near
            else f"name it {path.stem or 'graph'}.ttl",
        )
    return FORMATS[ending][0]


def export(store: Store, path: Path) -> bool:
    """Write a store to a file.

    Args:
        store: the store.
        path: the file; its ending says what is written.

    Returns:
        Whether the file was written; it is left alone where it holds these bytes already.

    Raises:
        UsageError: the ending is not known.
        DataError: the file cannot be written, or the store is damaged.
    """
    return write_whole(path, writer_for(path)(store))
