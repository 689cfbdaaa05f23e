"""Files of the graph: other tools read them, and equal graphs give equal bytes."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from gold_facts import SEEDS, gold_facts, plain_document
from rdflib import Dataset, Graph
from seed_store import RUN, gold_store, named_things, put_gold
from tools import tool

from kg.asking.facts import read_facts
from kg.exporting import FORMATS, export, writer_for
from kg.linking import link_facts
from kg.model import DataError, Fact, Quote, UsageError
from kg.namespaces import PREFIXES
from kg.store import Entry, Store
from kg.writing import write_document

RDF = {
    "ttl": (ox.RdfFormat.TURTLE, "turtle"),
    "nt": (ox.RdfFormat.N_TRIPLES, "nt"),
    "rdf": (ox.RdfFormat.RDF_XML, "xml"),
}
QUADS = {
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "nq": (ox.RdfFormat.N_QUADS, "nquads"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}
HOSTILE = 'end\r\nof "line" & <b>tag</b> ]]> \\ \' \u2028 \t naïve 🚜 {{x}} =1+1'


@cache
def written(ending: str) -> bytes:
    """Return the file of the seeds of an ending."""
    return FORMATS[ending][0](gold_store())


def hostile_store() -> Store:
    """Return a store of a document that is full of signs with a meaning elsewhere."""
    document = plain_document("=hostile", HOSTILE)
    facts = [Fact("slogan", {"text": HOSTILE, "actor": HOSTILE}, Quote(0, len(HOSTILE), HOSTILE), "t/r")]
    store = Store.in_memory()
    graph = write_document(document, link_facts(facts, named_things(), {}, document), named_things(), RUN)
    store.put([(Entry(document.digest, document.name), graph)])
    return store


def all_quads() -> set[ox.Quad]:
    """Return the quads of the store of the seeds."""
    return {quad for _, content in gold_store().graphs() for quad in ox.parse(content, ox.RdfFormat.N_QUADS)}


def all_triples() -> set[ox.Triple]:
    """Return the triples of the store of the seeds, each once."""
    return {quad.triple for quad in all_quads()}


@pytest.mark.parametrize("ending", RDF)
def test_one_graph_holds_every_triple_once(ending: str) -> None:
    """What is read back from a file of one graph is every triple of all graphs."""
    read = [quad.triple for quad in ox.parse(written(ending), RDF[ending][0])]
    assert len(read) == len(set(read))
    assert set(read) == all_triples()


@pytest.mark.parametrize("ending", QUADS)
def test_named_graphs_are_kept(ending: str) -> None:
    """What is read back from a file of named graphs is every quad under its name."""
    assert set(ox.parse(written(ending), QUADS[ending][0])) == all_quads()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("ending", [*RDF, *QUADS])
def test_rdflib_counts_the_same(ending: str) -> None:
    """rdflib reads as many triples as there are."""
    if ending in RDF:
        assert len(Graph().parse(data=written(ending), format=RDF[ending][1])) == len(all_triples())
    else:
        dataset = Dataset()
        dataset.parse(data=written(ending).decode(), format=QUADS[ending][1])
        assert sum(1 for _ in dataset.quads()) == len(all_quads())


@pytest.mark.parametrize(("ending", "parser"), [("ttl", "turtle"), ("nt", "ntriples"), ("rdf", "rdfxml")])
def test_rapper_counts_the_same(tmp_path: Path, ending: str, parser: str) -> None:
    """Raptor, a parser of its own, reads as many triples as there are."""
    rapper = tool("rapper")
    path = tmp_path / f"graph.{ending}"
    path.write_bytes(written(ending))
    found = subprocess.run([rapper, "-c", "-i", parser, path], capture_output=True, text=True, check=True)
    assert f"returned {len(all_triples())} triples" in found.stderr


@pytest.mark.parametrize("ending", FORMATS)
def test_equal_graphs_are_equal_bytes(tmp_path: Path, ending: str) -> None:
    """A store on disk that was filled in the other order gives the same file."""
    with Store.open_to_write(tmp_path / "store") as store:
        put_gold(store, SEEDS[::-1])
    with Store.open(tmp_path / "store") as store:
        assert export(store, tmp_path / f"graph.{ending}")
        assert (tmp_path / f"graph.{ending}").read_bytes() == written(ending)
        assert not export(store, tmp_path / f"graph.{ending}")


@pytest.mark.parametrize("ending", [*RDF, *QUADS])
def test_signs_with_a_meaning_elsewhere_come_back(ending: str) -> None:
    """Line ends, quotes, mark-up and signs of other planes are the same after a file as before."""
    store = hostile_store()
    form = (RDF | QUADS)[ending][0]
    texts = {
        quad.object.value
        for quad in ox.parse(FORMATS[ending][0](store), form)
        if isinstance(quad.object, ox.Literal)
    }
    assert HOSTILE in texts


@pytest.mark.parametrize("ending", ["graphml", "gexf", "html", "csv"])
def test_no_file_breaks_on_signs_with_a_meaning_elsewhere(ending: str) -> None:
    """The other files are written from hostile texts too, and XML stays XML."""
    content = FORMATS[ending][0](hostile_store())
    if ending in ("graphml", "gexf"):
        ElementTree.fromstring(content)
    assert content


def test_what_xml_cannot_hold_is_told() -> None:
    """A control character cannot stand in RDF/XML: that is said, and nothing is written."""
    store = Store.in_memory()
    document = plain_document("control", "a\x01b")
    graph = write_document(document, [], named_things(), RUN)
    store.put([(Entry(document.digest, "control"), graph)])
    with pytest.raises(DataError, match="RDF/XML"):
        FORMATS["rdf"][0](store)
    assert FORMATS["ttl"][0](store)


def test_turtle_begins_with_the_prefixes_in_their_order() -> None:
    """The prefixes stand in the order of the tool, whatever the order of the engine."""
    lines = written("ttl").decode().splitlines()
    assert lines[: len(PREFIXES)] == [
        f"@prefix {name}: <{namespace}> ." for name, namespace in PREFIXES.items()
    ]
    assert written("trig").startswith(written("ttl").split(b"\n\n")[0])


def test_turtle_says_first_what_a_thing_is() -> None:
    """The type of each subject stands first, subjects are sorted and none comes twice."""
    blocks = re.findall(r"^(id:\S+) (\S+)", written("ttl").decode(), re.MULTILINE)
    subjects = [subject for subject, _ in blocks]
    assert len(subjects) > 300
    assert subjects == sorted(set(subjects))
    assert {predicate for _, predicate in blocks} == {"a"}


def test_no_file_holds_a_node_without_a_name() -> None:
    """There are no blank nodes in any RDF file."""
    for ending, (form, _) in (RDF | QUADS).items():
        for quad in ox.parse(written(ending), form):
            assert not any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object)), ending


def test_n_quads_are_sorted() -> None:
    """Canonical N-Quads: the lines in the order of their characters, each once."""
    lines = written("nq").decode().splitlines()
    assert lines == sorted(set(lines))


def test_the_ontology_is_named_and_not_copied() -> None:
    """The graph names its vocabulary; the definitions of the terms stay in the ontology."""
    triples = all_triples()
    assert any(one.predicate.value == PREFIXES["void"] + "vocabulary" for one in triples)
    assert not any(str(one.subject).startswith(f"<{PREFIXES['kg']}") for one in triples)


def test_json_ld_can_be_read_by_people() -> None:
    """Names are short, types stand under @type, and there is one node a line."""
    content = json.loads(written("jsonld"))
    assert content["@context"]["kg"] == PREFIXES["kg"]
    nodes = [node for graph in content["@graph"] for node in graph["@graph"]]
    meeting = [node for node in nodes if node["@id"] == "id:meeting-wpk-cc-7-plenum-5"]
    assert ["kg:Meeting"] in [node.get("@type") for node in meeting]
    assert written("jsonld").count(b'\n{"@id"') == len(nodes) + len(content["@graph"])


def test_csv_holds_all_facts() -> None:
    """The table has a row a fact with its values, behind the mark by which spreadsheets know UTF-8."""
    content = written("csv").decode()
    assert content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))
    facts = read_facts(gold_store())
    assert len(rows) == len(facts) == sum(len(gold_facts(name)[1]) for name in SEEDS)
    for row, fact in zip(rows, facts, strict=True):
        assert row["type"] == fact["type"]
        assert row["quote_start"] == str(fact["quote_start"])
        assert row["quote"].removeprefix("'") == fact["quote"]


def test_csv_gives_a_spreadsheet_no_formula() -> None:
    """A text that begins as a formula does gets an apostrophe; a number does not."""
    document = plain_document("formula", "=1+1 and -2")
    facts = [Fact("target", {"text": "=1+1", "value": -2}, Quote(0, 4, "=1+1"), "t/r")]
    store = Store.in_memory()
    graph = write_document(document, link_facts(facts, named_things(), {}, document), named_things(), RUN)
    store.put([(Entry(document.digest, "formula"), graph)])
    row = next(csv.DictReader(io.StringIO(FORMATS["csv"][0](store).decode().removeprefix("\ufeff"))))
    assert (row["text"], row["value"]) == ("'=1+1", "-2")


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_the_network_is_the_same_in_both_files(ending: str) -> None:
    """Both files hold the actors and policies of the network, and no day of writing."""
    root = ElementTree.fromstring(written(ending))
    nodes = [one for one in root.iter() if one.tag.endswith("}node")]
    edges = [one for one in root.iter() if one.tag.endswith("}edge")]
    assert len(nodes) > 50
    assert len(edges) > 100
    assert b"Kim Jong Un" in written(ending)
    assert b"lastmodifieddate" not in written(ending)


def test_an_ending_that_is_not_known_is_told_with_those_that_are(tmp_path: Path) -> None:
    """An unknown ending is an error of use that lists the known ones, and nothing is written."""
    for name in ("graph.xlsx", "graph", "graph.tt"):
        with pytest.raises(UsageError) as told:
            writer_for(tmp_path / name)
        assert "ttl, trig, nq" in told.value.why
    assert "graph.ttl" in told.value.mend
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_is_exported(tmp_path: Path) -> None:
    """A store without a document gives files that say nothing, and no error."""
    for ending in FORMATS:
        assert export(Store.in_memory(), tmp_path / f"graph.{ending}")
