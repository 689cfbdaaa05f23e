"""The SPARQL endpoint: what it answers and in which form, whom it refuses, and that its limits hold."""

from __future__ import annotations

import csv
import html
import io
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import rdflib
from seed_store import gold_store
from serving import AUTHORIZED, Served, gold_folder, served, web

from kg.asking import find_questions
from kg.namespaces import BASE
from kg.store import Store

SECONDS = 3
ROWS = 5000
LABELS = "SELECT ?label WHERE { ?meeting a kg:Meeting ; rdfs:label ?label } ORDER BY ?label"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
UPDATE = "application/sparql-update"
GREEDY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = gold_folder(tmp_path_factory.mktemp("endpoint") / "store")
    limits = ("--time-limit", str(SECONDS), "--row-limit", str(ROWS), "--memory-limit", "512")
    with served(folder, *limits) as running:
        yield running


def labels() -> list[str]:
    """Return what the store says itself."""
    return [str(row[0]) for row in gold_store().query(LABELS).rows]


def test_a_query_comes_in_three_ways(server: Served) -> None:
    """GET, a form by POST, and the query itself by POST give the same answer."""
    form = web.post(server.sparql, data={"query": LABELS})
    direct = web.post(
        server.sparql, content=LABELS.encode(), headers={"Content-Type": "application/sparql-query"}
    )
    for answer in (server.ask(LABELS), form, direct):
        assert answer.status_code == 200
        found = [row["label"]["value"] for row in answer.json()["results"]["bindings"]]
        assert found == labels()


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/sparql-results+xml"),
        ("application/json;q=0.2, text/csv;q=0.9", "text/csv; charset=utf-8"),
        ("text/csv;q=0, text/xml;q=0, text/*", "text/tab-separated-values; charset=utf-8"),
        ("text/turtle, application/sparql-results+json;q=0.1", "application/sparql-results+json"),
    ],
)
def test_a_table_comes_in_the_form_that_is_liked_best(server: Served, accept: str, media_type: str) -> None:
    """Among the forms of a table the client's liking decides."""
    answer = server.ask(LABELS, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["vary"] == "Accept"
    assert all(label in html.unescape(answer.text) for label in labels())


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("text/n3", "n3"),
    ],
)
def test_a_graph_comes_in_each_form(server: Served, accept: str, form: str) -> None:
    """What a CONSTRUCT makes says the same in each form, as another library reads it."""
    answer = server.ask("CONSTRUCT { ?m rdfs:label ?l } WHERE { ?m a kg:Meeting ; rdfs:label ?l }", accept)
    assert answer.headers["content-type"] == f"{accept}; charset=utf-8"
    found = rdflib.Graph().parse(data=answer.content, format=form)
    assert sorted(str(value) for value in found.objects()) == labels()


def test_what_nobody_can_give_is_not_given(server: Served) -> None:
    """Where no form is accepted the answer is 406, as a problem document that lists the forms."""
    answer = server.ask(LABELS, "image/png")
    assert (answer.status_code, answer.headers["content-type"]) == (406, "application/problem+json")
    assert "text/csv" in answer.json()["why"]


def test_yes_and_no(server: Served) -> None:
    """An ASK is answered in JSON, XML and CSV."""
    assert server.ask("ASK {}").json()["boolean"] is True
    assert "<boolean>false</boolean>" in server.ask("ASK { ?s kg:no ?o }", "application/xml").text
    assert server.ask("ASK {}", "text/csv").text == "true"


def test_every_question_answers_as_in_a_store(server: Served) -> None:
    """The shipped questions give over HTTP the rows that the store gives."""
    for question in find_questions().values():
        table = gold_store().query(question.sparql)
        rows = list(csv.reader(io.StringIO(server.ask(question.sparql, "text/csv").text)))
        assert tuple(rows[0]) == table.columns
        assert len(rows) - 1 == len(table.rows), question.name


def document_graphs(server: Served) -> list[str]:
    """Return the graphs of the documents."""
    answer = server.ask("SELECT ?g WHERE { GRAPH ?g { ?g a kg:Report } } ORDER BY ?g")
    return [row["g"]["value"] for row in answer.json()["results"]["bindings"]]


def test_graphs_of_the_request_take_the_place_of_those_of_the_query(server: Served) -> None:
    """Parameters name the default and the named graphs, also where the query has FROM of its own."""
    first, second = document_graphs(server)
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    in_graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"

    def number(query: str, *told: tuple[str, str]) -> int:
        answer = web.get(server.sparql, params=[("query", query), *told])
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    sizes = {graph: len(set(_lines(graph))) for graph in (first, second)}
    assert number(count, ("default-graph-uri", first)) == sizes[first]
    assert (
        number(count.replace("WHERE", f"FROM <{second}> WHERE"), ("default-graph-uri", first)) == sizes[first]
    )
    assert number(count, ("named-graph-uri", first)) == 0
    assert number(in_graphs, ("default-graph-uri", first)) == 0
    assert number(in_graphs, ("named-graph-uri", first), ("named-graph-uri", second)) == 2


def _lines(graph: str) -> list[str]:
    content = gold_store().graph(graph) or b""
    return content.decode().splitlines()


def test_what_two_graphs_say_counts_once(server: Served) -> None:
    """A default graph of several graphs is their merge: a triple that both hold stands once."""
    graphs = document_graphs(server)
    wanted = len({line.rsplit(" ", 2)[0] for graph in graphs for line in _lines(graph)})
    shared = sum(len(_lines(graph)) for graph in graphs) - wanted
    assert shared > 0
    clauses = " ".join(f"FROM <{graph}>" for graph in graphs)
    by_text = server.ask(f"SELECT (COUNT(*) AS ?n) {clauses} WHERE {{ ?s ?p ?o }}")
    told = [("query", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")]
    by_request = web.get(server.sparql, params=[*told, *(("default-graph-uri", graph) for graph in graphs)])
    for answer in (by_text, by_request):
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(wanted)


def test_the_service_says_what_it_is(server: Served) -> None:
    """Without a query the endpoint describes itself; a browser is led to the page."""
    answer = web.get(server.sparql, headers={"Accept": "text/turtle"})
    said = rdflib.Graph().parse(data=answer.content, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    endpoint = rdflib.URIRef(server.sparql)
    assert (endpoint, sd.endpoint, endpoint) in said
    assert (endpoint, sd.feature, sd.UnionDefaultGraph) in said
    assert (endpoint, sd.supportedLanguage, sd.SPARQL11Update) not in said
    assert not [node for node in said.all_nodes() if isinstance(node, rdflib.BNode)]
    browser = web.get(server.sparql, headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert (browser.status_code, urlsplit(browser.headers["location"]).path) == (303, "/query")


def test_the_dataset_is_described_at_the_known_place(server: Served) -> None:
    """VoID counts what is there, and names the endpoint."""
    said = rdflib.Graph().parse(data=web.get(f"{server.address}/.well-known/void").content, format="turtle")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    dataset = rdflib.URIRef(BASE + "dataset")
    assert said.value(dataset, void.sparqlEndpoint) == rdflib.URIRef(server.sparql)
    counted = server.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").json()["results"]["bindings"][0]["n"]
    assert str(said.value(dataset, void.triples)) == counted["value"]


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ([("query", "ASK {")], 400),
        ([("query", "ASK {}"), ("query", "ASK {}")], 400),
        ([("query", "ASK {}"), ("update", "CLEAR ALL")], 400),
        ([("update", "CLEAR ALL")], 400),
        ([("query", "ASK {}"), ("default-graph-uri", "no IRI")], 400),
        ([("query", "")], 400),
        ([("query", "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")], 400),
        (
            [
                (
                    "query",
                    "SELECT * WHERE { ?s ?p ?o FILTER(?s<'&&?o>')SERVICE ?v {?a ?b ?c} FILTER('x'='y') }",
                )
            ],
            400,
        ),
        ([("query", "PREFIX e: <urn:e:> ASK { ?s e:a\\' ?o . SERVICE ?v { } FILTER(?o = 'y') }")], 400),
    ],
)
def test_what_is_no_query_is_refused(server: Served, parameters: list[tuple[str, str]], status: int) -> None:
    """A request that cannot be meant is a problem document that says why."""
    answer = web.get(server.sparql, params=parameters)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]


def test_nobody_writes_where_nobody_may(server: Served) -> None:
    """A server that was not started for writing takes no update and no graph, whatever is shown."""
    clear = web.post(server.sparql, content=b"CLEAR ALL", headers={**AUTHORIZED, "Content-Type": UPDATE})
    put = web.put(f"{server.graphs}?graph=urn:x", content=b"", headers=AUTHORIZED)
    assert (clear.status_code, put.status_code) == (403, 403)
    assert web.put(server.sparql, content=b"").status_code == 405


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "example.org"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Origin": "http://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
def test_pages_of_other_sites_learn_nothing(server: Served, headers: dict[str, str], status: int) -> None:
    """Another host name or another site's page is refused; nothing lets a browser hand an answer on."""
    answer = web.get(server.sparql, params={"query": "ASK {}"}, headers=headers)
    assert answer.status_code == status
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_it_listens_on_the_loopback_address_only(server: Served) -> None:
    """No other address of the machine answers."""
    others = {told[4][0] for told in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others - {"127.0.0.1"}:
        with socket.socket() as probe:
            probe.settimeout(1)
            assert probe.connect_ex((address, urlsplit(server.address).port)) != 0


def problem(answer: httpx.Response) -> str:
    """Return what a problem document of an answer that was stopped says."""
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    told = json.loads(answer.content)
    return f"{told['detail']} {told['why']}"


def test_a_runaway_is_stopped_and_delays_nobody(server: Served) -> None:
    """A query that takes too long is answered 503; others are answered before it, on however busy a machine."""
    told: list[tuple[float, httpx.Response]] = []

    def run_away() -> None:
        begun = time.monotonic()
        answer = server.ask(RUNAWAY)
        told.append((time.monotonic() - begun, answer))

    threads = [threading.Thread(target=run_away) for _ in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    waits = []
    for _ in range(5):
        begun = time.monotonic()
        assert server.ask("ASK {}").json()["boolean"] is True
        waits.append(time.monotonic() - begun)
    for thread in threads:
        thread.join()
    assert sorted(waits)[2] < min(seconds for seconds, _ in told)
    for _, answer in told:
        assert "too long" in problem(answer)
    assert server.ask("ASK {}").status_code == 200


@pytest.mark.skipif(sys.platform != "linux", reason="memory is held by Linux only")
def test_a_greedy_query_is_stopped(server: Served) -> None:
    """A query that takes more memory than it may is answered 503, and the server goes on."""
    assert "needed too much" in problem(server.ask(GREEDY))
    assert server.ask("ASK {}").status_code == 200


@pytest.mark.parametrize(
    "accept", ["application/json", "application/xml", "text/csv", "text/tab-separated-values"]
)
def test_rows_are_counted_in_each_form(server: Served, accept: str) -> None:
    """The largest answer that is allowed comes whole; one row more is a problem, never half an answer."""
    query = "SELECT ?a ('''x\n,\"''' AS ?x) WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT "
    assert server.ask(f"{query}{ROWS}", accept).status_code == 200
    assert "rows" in problem(server.ask(f"{query}{ROWS + 1}", accept))


def test_triples_are_counted(server: Served) -> None:
    """A CONSTRUCT that makes more triples than allowed is a problem."""
    query = "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }"
    assert gold_store().query("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c }").rows > ((ROWS,),)
    assert "triples" in problem(server.ask(query, "text/turtle"))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed by Linux only")
def test_who_goes_away_is_not_worked_for(server: Served) -> None:
    """A query whose client has gone is stopped before its time is up."""
    before = set(server.workers())
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(server.sparql, params={"query": RUNAWAY}, timeout=0.3)
    deadline = time.monotonic() + SECONDS - 1
    while time.monotonic() < deadline and before <= set(server.workers()):
        time.sleep(0.05)
    assert not before <= set(server.workers()), "the worker of the query was stopped"


def test_readers_see_what_a_writer_has_finished(tmp_path: Path) -> None:
    """A server that runs answers from what was built into the store meanwhile."""
    store = gold_folder(tmp_path / "store")
    with served(store) as server:
        number = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <urn:new> { ?s ?p ?o } }"
        assert server.ask(number).json()["results"]["bindings"][0]["n"]["value"] == "0"
        with Store.open_to_write(store) as opened:
            opened.update("INSERT DATA { GRAPH <urn:new> { <urn:s> <urn:p> 1, 2 } }")
        assert server.ask(number).json()["results"]["bindings"][0]["n"]["value"] == "2"


def test_workers_end_with_the_server(tmp_path: Path) -> None:
    """A server that is killed leaves no worker behind."""
    with served(gold_folder(tmp_path / "store")) as server:
        workers = server.workers()
        assert workers
        server.process.kill()
        server.process.wait()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and any(Path(f"/proc/{one}").exists() for one in workers):
            time.sleep(0.05)
        assert not any(Path(f"/proc/{one}").exists() for one in workers)


def test_one_page_without_a_server(tmp_path: Path) -> None:
    """``--get`` prints a page, and says by its exit code whether there was one."""
    store = gold_folder(tmp_path / "store")

    def get(path: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--get", path]
        return subprocess.run(command, capture_output=True, text=True, timeout=60)

    answered = get("/sparql?query=ASK%7B%7D")
    assert (answered.returncode, json.loads(answered.stdout)["boolean"]) == (0, True)
    missing = get("/nowhere")
    assert missing.returncode == 1
    assert "404" in missing.stderr


def test_no_store_and_a_taken_port_are_told(tmp_path: Path, server: Served) -> None:
    """Without a store the call cannot be meant; a port that is taken is told, with what to do."""
    command = [sys.executable, "-m", "kg", "serve", "--store"]
    nothing = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert nothing.returncode == 2
    assert "no store here" in nothing.stderr
    port = str(urlsplit(server.address).port)
    taken = subprocess.run(
        [*command, str(server.store), "--port", port], capture_output=True, text=True, timeout=60
    )
    assert taken.returncode == 1
    assert "--port" in taken.stderr
