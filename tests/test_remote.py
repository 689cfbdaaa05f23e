"""Stores on servers: the same answers as from a folder, whatever the server, and what happens when it fails."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from calling import kg
from seed_store import gold_store, put_gold
from servers import oxigraph, virtuoso
from serving import TOKEN, served
from test_store import digest_of, entry, graph

from kg.asking import answer, find_question, find_questions
from kg.asking.evidence import with_evidence
from kg.asking.facts import read_facts
from kg.model import DataError, UsageError
from kg.namespaces import BASE
from kg.store import Store
from kg.store.remote.address import Remote, remote_of
from kg.store.remote.database import with_values
from kg.store.remote.server import Server

KINDS = ("oxigraph", "oxigraph with the union of all graphs", "kg serve", "virtuoso")


@contextmanager
def started(kind: str, folder: Path) -> Iterator[Remote]:
    """Run a server and give its address, with what it needs to be written."""
    if kind.startswith("oxigraph"):
        with oxigraph(*(["--union-default-graph"] if "union" in kind else [])) as address:
            yield remote_of(address, {})
    elif kind == "virtuoso":
        with virtuoso(folder) as address:
            yield remote_of(address, {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "dba"})
    else:
        with served(folder / "store", "--write") as server:
            yield remote_of(server.sparql, {"KG_STORE_TOKEN": TOKEN})


@pytest.fixture(scope="module", params=KINDS)
def remote(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    """A server that holds the seeds and their gold facts."""
    with started(request.param, tmp_path_factory.mktemp("server")) as found:
        with Store.open_to_write(found) as store:
            put_gold(store)
        yield found


def test_a_store_on_a_server_is_not_read_into_memory() -> None:
    with pytest.raises(UsageError, match="cannot be read into memory"):
        Store.open(remote_of("http://127.0.0.1:1/sparql", {}), into_memory=True)


def test_a_server_holds_what_was_put(remote: Remote) -> None:
    """Each graph comes back with the bytes with which it went, and the documents are listed."""
    found = Store.open(remote)
    assert dict(found.graphs()) == dict(gold_store().graphs())
    assert found.documents() == gold_store().documents()
    assert found.base == BASE


def test_the_same_questions_give_the_same_answers(remote: Remote) -> None:
    """Every shipped question gives the rows that it gives on the engine of our own."""
    store = Store.open(remote)
    different = [
        question.name
        for question in find_questions().values()
        if sorted(map(repr, store.query(question.sparql).rows))
        != sorted(map(repr, gold_store().query(question.sparql).rows))
    ]
    assert different == []


def test_names_evidence_and_facts_are_found_on_a_server(remote: Remote) -> None:
    """Names in plain words, the quote beside a row, and the fields of facts come from the server too."""
    store, question = Store.open(remote), find_question("policies")
    table = answer(store, question, {"sector": "agriculture"})
    wanted = answer(gold_store(), question, {"sector": "agriculture"})
    assert table == wanted
    assert with_evidence(store, table) == with_evidence(gold_store(), wanted)
    assert read_facts(store, ("meeting", "agenda_item")) == read_facts(
        gold_store(), ("meeting", "agenda_item")
    )


def test_documents_come_and_go(remote: Remote) -> None:
    """A document that is put, changed and removed is seen so by the next who asks."""
    one = entry(7, name="passing")
    titles = "SELECT DISTINCT ?title WHERE { ?g dcterms:title ?title FILTER(STRSTARTS(?title, 'passing')) }"
    for title in ("passing first", "passing second"):
        with Store.open_to_write(remote) as store:
            assert store.lost == ()
            store.put([(replace(one, version=title), graph(one, title))])
        assert Store.open(remote).query(titles).rows == ((title,),)
    with Store.open_to_write(remote) as store:
        store.remove("passing")
    assert Store.open(remote).query(titles).rows == ()
    assert dict(Store.open(remote).graphs()) == dict(gold_store().graphs())


def test_a_graph_that_was_cut_short_is_let_go(remote: Remote) -> None:
    """A document of which the server holds a part only is told, and is made again by the next build."""
    one = entry(8, name="short")
    with Store.open_to_write(remote) as store:
        store.put([(one, graph(one))])
    name = f"{BASE}document-{digest_of(8)[:16]}"
    server = Server(remote)
    server.update(
        f"DELETE DATA {{ GRAPH <{name}> {{ <{name}> <http://purl.org/dc/terms/title> 'a title' }} }}"
    )
    with Store.open_to_write(remote) as store:
        assert store.lost == ("short",)
    assert dict(Store.open(remote).graphs()) == dict(gold_store().graphs())


def test_the_command_line_takes_an_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A build goes to a server, and questions are answered from there, by the option or the environment."""
    monkeypatch.chdir(tmp_path)
    with oxigraph() as address:
        with Store.open_to_write(remote_of(address, {})) as store:
            put_gold(store)
        code, out, err = kg("ask", "agenda", "--format", "csv", "--evidence", "--store", address)
        assert code == 0, err
        monkeypatch.setenv("KG_STORE", address)
        assert kg("ask", "agenda", "--format", "csv", "--evidence") == (code, out, err)
        (tmp_path / "more.ttl").write_text("<urn:s> <urn:p> 1 .", "utf-8")
        assert kg("load", "more.ttl")[0] == 0
        assert "1" in kg("query", "SELECT ?o WHERE { <urn:s> <urn:p> ?o }", "--format", "csv")[1]
        assert kg("remove", "loaded-more")[0] == 0
        assert kg("export", "graph.nq")[0] == 0
        kept = set((tmp_path / "graph.nq").read_bytes().splitlines())
        assert kept == {line for _, content in gold_store().graphs() for line in content.splitlines()}
        code, _, err = kg("store", "info")
        assert (code, "on a server" in err) == (2, True)


def test_a_server_that_cuts_answers_is_told(tmp_path: Path) -> None:
    """Virtuoso says when it gave fewer rows than there are; what it gave is no answer."""
    with virtuoso(tmp_path, rows=20) as address:
        store = Store.open(remote_of(address, {}))
        assert len(store.query("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 5").rows) == 5
        with pytest.raises(DataError, match="only a part"):
            store.query("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }")


Answered = Callable[[int, str], tuple[int, dict[str, str], bytes]]


@contextmanager
def answering(told: Answered) -> Iterator[tuple[str, list[str]]]:
    """Run a server that answers what it is told to; give its address and the requests that came."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            requests.append(f"{self.command} {self.path} {self.headers.get('Authorization', '')}".strip())
            status, headers, body = told(len(requests), self.path)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = answer

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query", requests
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


JSON = {"Content-Type": "application/sparql-results+json"}
YES = (200, JSON, b'{"head":{},"boolean":true}')
QUICK = (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        ((429, {}, b""), 3),
        ((502, {}, b""), 3),
        ((503, {"Retry-After": "1"}, b""), 3),
    ],
)
def test_a_busy_server_is_asked_again(first: tuple[int, dict[str, str], bytes], asked: int) -> None:
    """A request that a busy server refused is sent again, until it is answered."""
    with answering(lambda number, path: first if number < asked else YES) as (address, requests):
        assert Server(remote_of(address, {}), QUICK).ask("ASK {}").json()["boolean"] is True
        assert len(requests) == asked


@pytest.mark.parametrize("status", [400, 401, 403, 500, 503])
def test_what_a_server_refuses_is_not_sent_again(status: int) -> None:
    """A refusal that will stay one is told, with what the server says."""
    with answering(lambda number, path: (status, {}, b"no, says the server")) as (address, requests):
        with pytest.raises(DataError, match=str(status)) as told:
            Server(remote_of(address, {}), QUICK).ask("ASK {}")
        assert told.value.why == "no, says the server"
        assert len(requests) == 1


def test_a_server_that_stays_busy_or_away_is_told() -> None:
    """After the last attempt it is told what the server said, or that nobody is there."""
    with answering(lambda number, path: (502, {}, b"later")) as (address, requests):
        with pytest.raises(DataError, match="502"):
            Server(remote_of(address, {}), QUICK).ask("ASK {}")
        assert len(requests) == len(QUICK) + 1
    with pytest.raises(DataError, match="cannot be reached"):
        Server(remote_of(address, {}), QUICK).ask("ASK {}")


def test_an_answer_that_is_none_is_told() -> None:
    """A page, broken JSON or another form where an answer should be is told as such."""
    for headers, body in (({"Content-Type": "text/html"}, b"<p>"), (JSON, b'{"head":{},"res'), ({}, b"yes")):
        told = (200, headers, body)
        with answering(lambda number, path, told=told: told) as (address, _), pytest.raises(DataError):
            Store.open(remote_of(address, {})).query("ASK {}")


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({}, "POST /query"),
        ({"KG_STORE_USER": "ann", "KG_STORE_PASSWORD": "secret"}, "POST /query Basic YW5uOnNlY3JldA=="),
        ({"KG_STORE_TOKEN": "abc"}, "POST /query Bearer abc"),
    ],
)
def test_who_we_are_is_told_from_the_environment(environment: dict[str, str], header: str) -> None:
    """Name and password, or a token, come from the environment, and stand in no message."""
    with answering(lambda number, path: YES) as (address, requests):
        remote = remote_of(address, environment)
        Server(remote, QUICK).ask("ASK {}")
        assert requests == [header]
        assert not any(value in f"{remote}{remote!r}" for value in environment.values())


def test_addresses_are_found_and_can_be_named() -> None:
    """What is written where follows from the address, unless the environment says it."""
    fuseki = remote_of("https://example.org/ds/query", {})
    assert fuseki.updates[0] == "https://example.org/ds/update"
    assert fuseki.graphs[1] == "https://example.org/ds/data"
    rdf4j = remote_of("https://example.org/repositories/kg", {})
    assert "https://example.org/repositories/kg/statements" in rdf4j.updates
    assert "https://example.org/repositories/kg/rdf-graphs/service" in rdf4j.graphs
    named = {"KG_STORE_UPDATE": "https://example.org/u", "KG_STORE_GRAPHS": "https://example.org/g"}
    own = remote_of("https://example.org/q", named)
    assert (own.updates, own.graphs) == (("https://example.org/u",), ("https://example.org/g",))
    for wrong in ("https://ann:secret@example.org/sparql", "https:///sparql"):
        with pytest.raises(UsageError):
            remote_of(wrong, {})


def test_terms_are_bound_in_the_text() -> None:
    """A variable that stands for a term is bound behind the first WHERE, not in a comment or a text."""
    query = "# WHERE {\nSELECT ?s ('WHERE {' AS ?w) WHERE { ?s ?p ?o }"
    bound = with_values(query, {"s": ox.NamedNode("urn:s")})
    assert bound == query.replace("WHERE { ?s", "WHERE { VALUES (?s) { (<urn:s>) }  ?s")
