"""The programs that people ask an endpoint with: the examples of docs/endpoint.md, run as they stand there."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from parsers import ROOT, needs
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from seed_store import gold_store
from serving import TOKEN, Served, gold_folder, served
from SPARQLWrapper import JSON, POST, SPARQLWrapper
from tools import tool

from kg.asking import find_questions
from kg.model import FieldValue

PAGE = ROOT / "docs" / "endpoint.md"
EXAMPLE = re.compile(r"^```(?P<language>sh|python|js)\n(?P<code>.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [(found["language"], found["code"]) for found in EXAMPLE.finditer(PAGE.read_text("utf-8"))]
CURL = [code for language, code in EXAMPLES if language == "sh" and code.startswith("curl")]
READING = [code for code in CURL if "TOKEN" not in code and "example.org" not in code]
WRITING = [code for code in CURL if code not in READING]
PYTHON = [code for language, code in EXAMPLES if language == "python"]
NODE = [code for language, code in EXAMPLES if language == "js"]
LABELS = "SELECT ?label WHERE { ?meeting a kg:Meeting ; rdfs:label ?label } ORDER BY ?label"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(gold_folder(tmp_path_factory.mktemp("clients") / "store"), "--write") as running:
        yield running


def run(command: list[str], server: Served, code: str) -> str:
    """Run an example against the server of the test, and return what it prints."""
    told = code.replace("http://127.0.0.1:8010", server.address).replace("TOKEN", TOKEN)
    environment = {**os.environ, "NODE_PATH": str(ROOT / "node_modules")}
    done = subprocess.run(
        [*command, told], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def labels() -> list[str]:
    """Return the labels of the meetings, as kg query gives them."""
    return [str(row[0]) for row in gold_store().query(LABELS).rows]


def test_the_page_has_its_examples() -> None:
    """Nothing that should be tried is passed over."""
    assert (len(READING), len(WRITING), len(PYTHON), len(NODE)) == (3, 4, 3, 1)


def test_curl_reads(server: Served) -> None:
    """The three ways of asking with curl give what the store says."""
    tool("curl")
    told = [run(["bash", "-c"], server, code) for code in READING]
    assert [row["label"] for row in csv.DictReader(io.StringIO(told[0]))] == labels()
    meetings = gold_store().query(find_questions()["meetings"].sparql)
    assert len(json.loads(told[1])["results"]["bindings"]) == len(meetings.rows)
    assert all(json.dumps(label) in told[2] for label in labels())


def test_curl_writes(server: Served) -> None:
    """A graph is put, read, added to and deleted as the page says."""
    tool("curl")
    put, read, update, delete = WRITING
    run(["bash", "-c"], server, put)
    assert '"asked for"' in run(["bash", "-c"], server, read)
    run(["bash", "-c"], server, update)
    assert "<urn:c>" in run(["bash", "-c"], server, read)
    run(["bash", "-c"], server, delete)
    assert '"status": 404' in run(["bash", "-c"], server, read)


@pytest.mark.parametrize("code", [code for code in PYTHON if "pandas" not in code])
def test_libraries_of_python_read(server: Served, code: str) -> None:
    """SPARQLWrapper and rdflib's store print the labels of the meetings."""
    assert run([sys.executable, "-W", "ignore", "-c"], server, code).splitlines() == labels()


def test_pandas_reads(server: Served) -> None:
    """A table of pandas has the rows of the question, counted by sector."""
    code = next(code for code in PYTHON if "pandas" in code)
    told = run([sys.executable, "-c"], server, code)
    table = gold_store().query(find_questions()["policies"].sparql)
    sectors = [row[0] for row in table.rows if row[0] is not None]
    for sector in set(sectors):
        assert re.search(rf"^{sector} +{sectors.count(sector)}$", told, re.MULTILINE)


Found = list[dict[str, str]]
"""The rows of an answer, each without what is not bound."""


def by_curl(address: str, sparql: str) -> Found:
    """Return the rows that curl gets as JSON."""
    told = [
        "-sS",
        address,
        "-H",
        "Accept: application/sparql-results+json",
        "--data-urlencode",
        f"query={sparql}",
    ]
    done = subprocess.run([tool("curl"), *told], capture_output=True, text=True, timeout=60, check=True)
    return rows_of(json.loads(done.stdout))


def by_wrapper(address: str, sparql: str) -> Found:
    """Return the rows that SPARQLWrapper gets."""
    endpoint = SPARQLWrapper(address)
    endpoint.setReturnFormat(JSON)
    endpoint.setMethod(POST)
    endpoint.setQuery(sparql)
    return rows_of(endpoint.query().convert())


def by_rdflib(address: str, sparql: str) -> Found:
    """Return the rows that rdflib's store gets."""
    result = rdflib.Graph(SPARQLStore(address, method="POST")).query(sparql)
    return [{str(name): str(value) for name, value in one.items()} for one in result.bindings]


def rows_of(told: Any) -> Found:
    """Return the rows of an answer in SPARQL's JSON."""
    return [{name: term["value"] for name, term in row.items()} for row in told["results"]["bindings"]]


@pytest.mark.parametrize("client", [by_curl, by_wrapper, by_rdflib])
def test_each_client_gets_the_rows_of_each_question(
    server: Served, client: Callable[[str, str], Found]
) -> None:
    """Whoever asks gets to each shipped question the rows that kg query gives."""
    for question in find_questions().values():
        theirs = client(server.sparql, question.sparql)
        assert in_order(theirs) == in_order(by_kg(question.sparql)), question.name


def by_kg(sparql: str) -> Found:
    """Return the rows that kg query gives, written as a client gets them."""
    table = gold_store().query(sparql)
    return [
        {name: lexical(value) for name, value in zip(table.columns, row, strict=True) if value is not None}
        for row in table.rows
    ]


def lexical(value: FieldValue) -> str:
    """Return a value as RDF writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def in_order(rows: Found) -> list[str]:
    """Return rows in an order of their own."""
    return sorted(repr(sorted(row.items())) for row in rows)


def comunica(*arguments: str) -> str:
    """Run Comunica's engine by the script beside this file."""
    needs("@comunica/query-sparql (npm)", (ROOT / "node_modules" / "@comunica" / "query-sparql").is_dir())
    return run_node([str(Path(__file__).parent / "comunica.js"), *arguments])


def run_node(arguments: list[str]) -> str:
    """Run Node.js and return what it prints."""
    environment = {**os.environ, "NODE_PATH": str(ROOT / "node_modules")}
    done = subprocess.run(
        [tool("node"), *arguments], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_example_for_comunica(server: Served) -> None:
    """The example of the page prints the labels of the meetings."""
    needs("@comunica/query-sparql (npm)", (ROOT / "node_modules" / "@comunica" / "query-sparql").is_dir())
    assert run([tool("node"), "-e"], server, NODE[0]).splitlines() == labels()


@pytest.mark.parametrize("name", ["decisions", "meetings", "moves", "policies", "statements", "targets"])
def test_comunica_gives_the_same_rows(server: Served, name: str) -> None:
    """Comunica gives to a question the rows that kg query gives."""
    question = find_questions()[name]
    rows: list[dict[str, Any]] = json.loads(comunica(server.sparql, question.sparql))
    assert in_order(rows) == in_order(by_kg(question.sparql))


def test_comunica_asks_and_constructs(server: Served) -> None:
    """Yes and no, and graphs, come through Comunica too."""
    assert json.loads(comunica(server.sparql, "ASK { ?s ?p ?o }")) is True
    count = gold_store().query("SELECT (COUNT(*) AS ?n) WHERE { ?s a ?class }").rows[0][0]
    assert json.loads(comunica(server.sparql, "CONSTRUCT { ?s a ?class } WHERE { ?s a ?class }")) == count
