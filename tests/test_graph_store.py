"""The graph store over HTTP, for those who may write: what is kept, and that documents stay as they are."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import rdflib
from rdflib.compare import isomorphic
from serving import AUTHORIZED, TOKEN, Served, gold_folder, served, web

from kg.namespaces import BASE
from kg.store import Store
from kg.web import Limits, Settings, application

TURTLE = {**AUTHORIZED, "Content-Type": "text/turtle"}
PEOPLE = b"""
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<http://example.org/ann> a foaf:Person ; foaf:name "Ann" ; foaf:knows [ foaf:name "Bo" ], [ foaf:name "Cy" ] .
"""
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <%s> { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(gold_folder(tmp_path_factory.mktemp("graphs") / "store"), "--write") as running:
        yield running


def at(server: Served, graph: str) -> str:
    """Return the address of a graph."""
    return str(httpx.URL(server.graphs, params={"graph": graph}))


def size(server: Served, graph: str) -> int:
    """Return how many triples a graph has, as a query counts them."""
    return int(server.ask(COUNT % graph).json()["results"]["bindings"][0]["n"]["value"])


def read(address: str, accept: str = "text/turtle", form: str = "turtle") -> rdflib.Graph:
    """Return what a graph says."""
    answer = web.get(address, headers={"Accept": accept})
    assert answer.status_code == 200
    return rdflib.Graph().parse(data=answer.content, format=form)


def update(server: Served, text: str, **parameters: str) -> httpx.Response:
    """Return the answer to an update."""
    told = {**AUTHORIZED, "Content-Type": "application/sparql-update"}
    names = {name.replace("_", "-"): value for name, value in parameters.items()}
    return httpx.post(server.sparql, content=text.encode(), headers=told, params=names, timeout=30)


def test_a_graph_is_put_read_and_taken_out(server: Served) -> None:
    """What was put comes back in each form, blank nodes too, and is gone after it was deleted."""
    graph = "http://example.org/people"
    assert web.put(at(server, graph), content=PEOPLE, headers=TURTLE).status_code == 201
    sent = rdflib.Graph().parse(data=PEOPLE, format="turtle")
    for accept, form in (
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
    ):
        assert isomorphic(read(at(server, graph), accept, form), sent)
    assert web.put(at(server, graph), content=PEOPLE, headers=TURTLE).status_code == 204
    assert size(server, graph) == 6
    assert web.head(at(server, graph)).status_code == 200
    assert web.delete(at(server, graph), headers=AUTHORIZED).status_code == 204
    for method in ("GET", "HEAD"):
        assert web.request(method, at(server, graph)).status_code == 404
    assert web.delete(at(server, graph), headers=AUTHORIZED).status_code == 404


def test_a_written_graph_is_a_file_before_the_answer(server: Served) -> None:
    """When the answer has come, a store opened from the files alone says it."""
    graph = "http://example.org/kept"
    web.put(at(server, graph), content=PEOPLE, headers=TURTLE)
    kept = Store.open(server.store).graph(graph)
    assert kept is not None
    assert kept.count(b"\n") == 6
    assert b"_:" not in kept


def test_equal_graphs_are_equal_bytes(server: Served) -> None:
    """The file of a graph follows from what it says, not from the names of its blank nodes or their order."""
    other = b"""@prefix f: <http://xmlns.com/foaf/0.1/> .
    _:z f:name "Cy" . _:a f:name "Bo" . <http://example.org/ann> f:knows _:a , _:z ; f:name "Ann" ; a f:Person ."""
    graph = "http://example.org/equal"
    found = []
    for sent in (PEOPLE, other):
        assert web.put(at(server, graph), content=sent, headers=TURTLE).is_success
        found.append(Store.open(server.store).graph(graph))
    assert found[0] == found[1]


def test_post_adds(server: Served) -> None:
    """POST leaves what was there, and a form of several files adds each."""
    graph = "http://example.org/more"
    assert web.post(at(server, graph), content=PEOPLE, headers=TURTLE).status_code == 201
    parts = [
        ("one", ("one.ttl", b"<http://example.org/ann> <urn:p> 1 .", "text/turtle")),
        ("two", ("two.nt", b"<http://example.org/ann> <urn:p> <urn:o> .", "application/n-triples")),
    ]
    assert web.post(at(server, graph), files=parts, headers=AUTHORIZED).status_code == 204
    assert size(server, graph) == 8


def test_a_graph_without_a_name_gets_one(server: Served) -> None:
    """POST to the store makes a graph and tells where it is; the same content is the same graph."""
    made = web.post(server.graphs, content=PEOPLE, headers=TURTLE)
    again = web.post(server.graphs, content=PEOPLE, headers=TURTLE)
    assert (made.status_code, again.status_code) == (201, 204)
    where = made.headers["location"]
    sent = rdflib.Graph().parse(data=PEOPLE, format="turtle")
    assert isomorphic(read(where), sent)
    assert isomorphic(read(at(server, where)), sent)
    assert size(server, BASE + where.rsplit("/", 1)[1]) > 0


def test_graphs_under_the_base_have_an_address(server: Served) -> None:
    """A graph of a document is found below /store by its local name, and says what the store's file says."""
    graph = server.ask("SELECT ?g WHERE { GRAPH ?g { ?g a kg:Report } } LIMIT 1").json()
    iri = graph["results"]["bindings"][0]["g"]["value"]
    kept = Store.open(server.store).graph(iri)
    assert kept is not None
    told = read(f"{server.graphs}/{iri.removeprefix(BASE)}")
    assert len(told) == kept.count(b"\n")


def test_graphs_that_the_tool_makes_are_not_written(server: Served) -> None:
    """Documents, conclusions, things and the catalogue refuse each way of writing with 409, and do not change."""
    before = list(Store.open(server.store).graphs())
    documents = [iri for iri, _ in before if iri.startswith(BASE + "document-")]
    made = [*documents, BASE + "graph-things", BASE + "graph-catalogue"]
    for graph in made:
        answers = [
            web.put(at(server, graph), content=PEOPLE, headers=TURTLE),
            web.post(at(server, graph), content=PEOPLE, headers=TURTLE),
            web.delete(at(server, graph), headers=AUTHORIZED),
            update(server, f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:s> <urn:p> 1 }} }}"),
            update(server, f"CLEAR GRAPH <{graph}>"),
            update(server, f"COPY <http://example.org/people> TO <{graph}>"),
            update(server, f"WITH <{graph}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}"),
        ]
        assert {answer.status_code for answer in answers} == {409}
    for text in (
        "DROP ALL",
        "CLEAR NAMED",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"MOVE <{made[0]}> TO <urn:x>",
    ):
        assert update(server, text).status_code == 409
    assert list(Store.open(server.store).graphs()) == before


def test_an_update_is_done_whole_or_not_at_all(server: Served) -> None:
    """Where a later operation is refused nothing of the earlier ones is kept."""
    document = next(iri for iri, _ in Store.open(server.store).graphs() if "document-" in iri)
    text = f"INSERT DATA {{ GRAPH <urn:half> {{ <urn:s> <urn:p> 1 }} }} ; CLEAR GRAPH <{document}>"
    assert update(server, text).status_code == 409
    assert size(server, "urn:half") == 0


def test_an_update_may_read_documents(server: Served) -> None:
    """What documents say can be copied into a graph of one's own, by pattern."""
    text = """INSERT { GRAPH <urn:names> { ?meeting rdfs:label ?label } }
    WHERE { ?meeting a kg:Meeting ; rdfs:label ?label }"""
    assert update(server, text).status_code == 204
    names = read(at(server, "urn:names"))
    wanted = Store.open(server.store).query("SELECT DISTINCT ?m ?l WHERE { ?m a kg:Meeting ; rdfs:label ?l }")
    assert len(names) == len(wanted.rows) > 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "Bearer"}, 401),
        ({"Authorization": "Basic !!"}, 401),
        ({"Authorization": "Basic " + base64.b64encode(b"any:wrong").decode()}, 401),
        ({"Authorization": "Basic " + base64.b64encode(f"any:{TOKEN}".encode()).decode()}, 201),
        ({**AUTHORIZED, "Origin": "http://example.org"}, 403),
        ({**AUTHORIZED, "Sec-Fetch-Site": "cross-site"}, 403),
        ({**AUTHORIZED, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
        ({**AUTHORIZED, "Host": "example.org"}, 421),
    ],
)
def test_only_who_shows_the_token_writes(server: Served, headers: dict[str, str], status: int) -> None:
    """Without the token, or from another site, nothing is written by any of the ways."""
    graph = f"http://example.org/{status}-{len(str(headers))}"
    told = {**headers, "Content-Type": "text/turtle"}
    put = web.put(at(server, graph), content=b"<urn:s> <urn:p> 1 .", headers=told)
    assert put.status_code == status
    assert size(server, graph) == (status == 201)
    if status != 201:
        insert = f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:s> <urn:p> 1 }} }}"
        form = web.post(server.sparql, data={"update": insert}, headers=headers)
        assert form.status_code == web.delete(at(server, graph), headers=headers).status_code == status
        assert size(server, graph) == 0


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"this is no Turtle", "text/turtle", 400),
        (b"<a> <b> <c> .", "application/n-triples", 400),
        (b"<urn:s> <urn:p> <urn:o> .", "text/html", 415),
        (b"<urn:s> <urn:p> <urn:o> .", "", 415),
        ("<urn:s> <urn:p> <urn:o> .".encode("utf-16"), "text/turtle; charset=utf-16", 415),
        (b"<urn:s> <urn:p> <urn:o> <urn:elsewhere> .", "application/n-quads", 400),
        (b"<urn:s> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> .", "text/turtle", 400),
        (b'{"@context": "http://127.0.0.1:9/context", "a": "b"}', "application/ld+json", 400),
        (b"\xff\xfe", "text/turtle", 400),
    ],
)
def test_what_cannot_be_kept_is_refused(server: Served, content: bytes, media_type: str, status: int) -> None:
    """What is no RDF, says another graph, or would be fetched from elsewhere is refused, and nothing is kept."""
    graph = "http://example.org/refused"
    headers = {**AUTHORIZED, **({"Content-Type": media_type} if media_type else {})}
    answer = web.put(at(server, graph), content=content, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert web.get(at(server, graph)).status_code == 404


@pytest.mark.parametrize("query", ["", "?graph=urn:a&graph=urn:b", "?default&graph=urn:a", "?graph=relative"])
def test_which_graph_is_meant_must_be_clear(server: Served, query: str) -> None:
    """None, several, or what is no IRI is refused."""
    assert web.get(server.graphs + query).status_code == 400


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:9/> INTO GRAPH <urn:x>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT DATA { <urn:s> <urn:p> 'x' } ; LOAD SILENT <http://127.0.0.1:9/>",
        "INSERT DATA {",
        "CLEAR ALL } ; CLEAR ALL",
    ],
)
def test_an_update_reaches_nobody_else(server: Served, text: str) -> None:
    """LOAD and SERVICE are refused, silent or not, and so is what is no SPARQL."""
    answer = update(server, text)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_where_to_look_is_said_once(server: Served) -> None:
    """USING in the text and using-graph-uri beside it contradict each other."""
    text = "INSERT { <urn:s> <urn:p> ?o } USING <urn:x> WHERE { ?s ?p ?o }"
    assert update(server, text, using_graph_uri="urn:y").status_code == 400


def test_a_body_may_be_too_long(tmp_path: Path) -> None:
    """A body beyond the limit is refused while it comes."""
    with Store.open_to_write(tmp_path) as store:
        store.put_loaded({})
    settings = Settings(tmp_path, token=TOKEN, limits=Limits(body=1000))

    async def put(content: bytes) -> int:
        app = application(settings)
        base = f"http://127.0.0.1:{settings.port}"
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base) as client,
        ):
            return (await client.put("/store?default", content=content, headers=TURTLE)).status_code

    assert asyncio.run(put(b"#" * 1001)) == 413
    assert asyncio.run(put(b"<urn:s> <urn:p> 1 . #".ljust(1000, b"#"))) == 201
