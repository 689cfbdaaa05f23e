"""The network as files for other programs: they read it back, with places, days and evidence."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from functools import cache
from pathlib import Path

import networkx as nx
import pytest
from gold_rows import seed_rows
from lxml import etree
from test_page import hostile_rows

from kg.model import FieldValue, Table
from kg.views.graph_files import gexf_of_rows, graphml_of_rows, statement_csv
from kg.views.layout import place_nodes
from kg.views.network import NetworkRows, build_network

GEXF = "{http://www.gexf.net/1.2draft}"


def test_graphml_holds_the_whole_network_with_its_evidence() -> None:
    rows = seed_rows()
    graph, spots = build_network(rows), place_nodes(build_network(rows))
    read = nx.read_graphml(io.BytesIO(graphml_of_rows(rows)), force_multigraph=True)
    assert set(read) == set(graph) and read.number_of_edges() == graph.number_of_edges()
    for name, data in read.nodes(data=True):
        assert (data["x"], data["y"]) == (spots[name].x, -spots[name].y)
        assert data["text"] == graph.nodes[name]["text"] and data["facts"]
    for *_, data in read.edges(data=True):
        assert data["weight"] >= 1 and data["facts"].startswith("https://") and data["spans"]


def test_gexf_holds_the_whole_network_with_places_and_days() -> None:
    rows = seed_rows()
    graph, spots = build_network(rows), place_nodes(build_network(rows))
    root = ElementTree.fromstring(gexf_of_rows(rows))
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    assert set(nodes) == set(graph)
    assert len(list(root.iter(f"{GEXF}edge"))) == graph.number_of_edges()
    for name, node in nodes.items():
        position = node.find(f"{GEXF}position")
        assert position is not None and name is not None
        assert (position.get("x"), position.get("y")) == (str(spots[name].x), str(-spots[name].y))
        assert node.get("start") in ("2019-12-28", "2023-12-28")
    assert "lastmodifieddate" not in ElementTree.tostring(root, "unicode")


@pytest.mark.parametrize("write", [gexf_of_rows, graphml_of_rows])
def test_files_follow_from_the_rows_alone(write: Callable[[NetworkRows], bytes]) -> None:
    rows = seed_rows()
    assert write(rows) == write(NetworkRows(rows.documents, rows.policies[::-1], rows.addressings[::-1]))


@pytest.mark.parametrize("write", [gexf_of_rows, graphml_of_rows])
def test_hostile_texts_leave_the_files_well_formed(write: Callable[[NetworkRows], bytes]) -> None:
    rows = hostile_rows()
    control = "a\x00b\x0bc\x1f\ufffe"
    named = rows.policies[0].__class__("https://example.org/x", control, rows.policies[0].place)
    root = ElementTree.fromstring(write(NetworkRows(rows.documents, (*rows.policies, named), ())))
    assert len(list(root.iter())) > 100


@cache
def schema() -> etree.XMLSchema:
    """Return Gephi's schema of GEXF 1.2; see ``tests/gexf/README.md``."""
    path = Path(__file__).parent / "gexf" / "gexf.xsd"
    return etree.XMLSchema(etree.parse(path, etree.XMLParser(no_network=True)))


def valid(content: bytes) -> list[str]:
    """Return what the schema finds wrong with a file."""
    schema().validate(etree.fromstring(content))
    return [str(error.message) for error in schema().error_log]


@pytest.mark.parametrize(
    "rows", [seed_rows, hostile_rows, lambda: NetworkRows((), (), ())], ids=["seeds", "hostile", "empty"]
)
def test_gexf_has_the_form_that_gephi_asks_for(rows: Callable[[], NetworkRows]) -> None:
    assert valid(gexf_of_rows(rows())) == []


def test_gexf_of_another_form_is_refused() -> None:
    content = gexf_of_rows(seed_rows())
    assert valid(content.replace(b"<nodes", b"<knots", 1).replace(b"</nodes>", b"</knots>", 1))
    assert valid(content.replace(b'start="2019-12-28"', b'start="last winter"', 1))


class Asked:
    """A store that gives one answer."""

    def query(self, sparql: str, substitutions: object = None) -> Table:
        rows: tuple[tuple[FieldValue, ...], ...] = (("=1+1", "@x", 3), ("plain, with comma", "ü", None))
        return Table(("document", "concept", "start"), rows)


def test_statements_are_safe_in_a_spreadsheet() -> None:
    lines = statement_csv(Asked()).decode("utf-8").split("\n")
    assert lines[0] == "\ufeffdocument,concept,start"
    assert lines[1] == "'=1+1,'@x,3"
    assert lines[2] == '"plain, with comma",ü,'
