"""SPARQL Update on the graphs of other people, and files of theirs that are loaded."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from test_store import entry, graph

from kg.model import DataError, UsageError
from kg.namespaces import BASE
from kg.store import Dataset, MadeGraphError, Store
from kg.store.foreign import DEFAULT, content_of, parse, triples_of, with_blank_nodes

DATA = """
PREFIX : <urn:x:>
INSERT DATA {
  GRAPH :one { :a :p 1 . :b :p 2 . :c :q :a }
  GRAPH :two { :a :p 1 . :d :p 4 }
  :e :p 5 .
}
"""
NAMES = "PREFIX : <urn:x:>\n"

# Updates that say the same in every engine, done after DATA; the default graph is read nowhere.
UPDATES = [
    "CLEAR GRAPH :one",
    "DROP GRAPH :two",
    "CLEAR DEFAULT",
    "CLEAR NAMED",
    "DROP ALL",
    "CREATE SILENT GRAPH :three",
    "COPY :one TO :two",
    "COPY :one TO GRAPH :three",
    "MOVE GRAPH :one TO :three",
    "ADD :one TO :two",
    "COPY :one TO :one",
    "MOVE :one TO DEFAULT",
    "COPY DEFAULT TO :one",
    "DELETE DATA { GRAPH :one { :a :p 1 . :no :p 1 } }",
    "DELETE WHERE { GRAPH :one { ?s :p ?o } }",
    "DELETE WHERE { GRAPH ?g { :a :p ?o } }",
    "WITH :one DELETE { ?s :p ?o } INSERT { ?s :r ?o } WHERE { ?s :p ?o }",
    "WITH :one DELETE { GRAPH :two { ?s :p ?o } } WHERE { ?s :p ?o }",
    "DELETE { GRAPH ?g { ?s :p ?o } } INSERT { GRAPH ?g { ?o :of ?s } } USING NAMED :two "
    "WHERE { GRAPH ?g { ?s :p ?o } }",
    "INSERT { GRAPH :three { ?s :both ?t } } USING :one USING :two WHERE { ?s :p 1 . ?t :p 4 }",
    "INSERT { GRAPH :three { ?s :n ?n } } "
    "WHERE { { SELECT ?s (COUNT(*) AS ?n) WHERE { GRAPH :one { ?s ?p ?o } } GROUP BY ?s } }",
    "INSERT { GRAPH :three { ?s :text ?t } } WHERE { GRAPH :one { ?s :p ?o } BIND(CONCAT('a\\n\"', STR(?o)) AS ?t) }",
    "INSERT { GRAPH :three { ?s :maybe ?t . ?s :sure ?o } } "
    "WHERE { GRAPH :one { ?s :p ?o OPTIONAL { ?x :q ?s . BIND(?x AS ?t) } } }",
    "DELETE DATA { GRAPH :one { :a :p 1 } } ; INSERT { GRAPH :one { :a :p 9 } } WHERE { GRAPH :one { :b :p 2 } }",
    "INSERT DATA { GRAPH :one { :n :p 7 } } ; INSERT { GRAPH :two { ?s :seen 1 } } WHERE { GRAPH :one { ?s :p 7 } }",
    "INSERT { GRAPH :three { ?s :p ?o } } WHERE { GRAPH :one { ?s :p ?o FILTER(?o<2&&?o>0) } }",
    'INSERT { GRAPH :three { :a :p "} ; DROP ALL" } } WHERE { } # } ; DROP ALL',
    "INSERT { GRAPH :three { :x :y :z } } WHERE { FILTER(false) }",
]


def filled() -> Store:
    """Return a store with some graphs of other people."""
    store = Store.in_memory()
    store.update(DATA)
    return store


def said(store: Store) -> set[str]:
    """Return the quads of a store, as an engine with a default graph of its own has them."""
    lines = {line for _, content in store.graphs() for line in content.decode().splitlines()}
    return {line.replace(f" <{BASE}{DEFAULT}> .", " .") for line in lines}


@pytest.mark.parametrize("text", UPDATES)
def test_an_update_does_what_an_engine_does(text: str) -> None:
    """The graphs after an update are those that Oxigraph, which changes its database at once, comes to."""
    store = filled()
    store.update(NAMES + text)
    parts = [text] if "DROP ALL" in text and text != "DROP ALL" else text.split(" ; ")
    database = ox.Store()
    database.update(DATA)
    for part in parts:
        database.update(NAMES + part)
    assert said(store) == {
        f"{quad.triple} {quad.graph_name} .".replace(" DEFAULT .", " .") for quad in database
    }
    assert {
        f"{row[0]}" for row in store.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows
    } == {graph for graph, _ in store.graphs()}


def test_the_default_graph_is_read_as_all_graphs_and_written_as_its_own() -> None:
    """A pattern without a graph sees every graph, each triple once; what is inserted there has a place."""
    store = filled()
    store.update(NAMES + "INSERT { :sum :is ?n } WHERE { { SELECT (COUNT(*) AS ?n) WHERE { ?s :p ?o } } }")
    assert store.query(NAMES + "SELECT ?n WHERE { :sum :is ?n }").rows == ((4,),)
    assert BASE + DEFAULT in dict(store.graphs())


def test_blank_nodes_are_kept_as_names() -> None:
    """What an update makes anew is the same node in all triples of one solution, and another in each."""
    store = filled()
    store.update(NAMES + "INSERT { GRAPH :n { ?s :has _:n . _:n :is ?o } } WHERE { GRAPH :one { ?s :p ?o } }")
    found = store.query(
        NAMES + "SELECT ?s ?n ?o WHERE { GRAPH :n { ?s :has ?n . ?n :is ?o } } ORDER BY ?s"
    ).rows
    assert [(row[0], row[2]) for row in found] == [("urn:x:a", 1), ("urn:x:b", 2)]
    assert len({row[1] for row in found}) == 2
    assert all(str(row[1]).startswith(BASE + "blank-") for row in found)
    store.update(
        NAMES + "INSERT { GRAPH :m { ?s :made ?b } } WHERE { GRAPH :one { ?s :p ?o } BIND(BNODE() AS ?b) }"
    )
    assert len(store.query(NAMES + "SELECT DISTINCT ?b WHERE { GRAPH :m { ?s :made ?b } }").rows) == 2


def test_where_to_look_comes_with_the_request() -> None:
    """Graphs named beside the text are where it looks."""
    store = filled()
    store.update(NAMES + "INSERT { GRAPH :new { ?s :p ?o } } WHERE { ?s :p ?o }", Dataset(("urn:x:two",)))
    assert len(triples_of(dict(store.graphs())["urn:x:new"])) == 2
    with pytest.raises(UsageError, match="twice"):
        store.update(NAMES + "INSERT { :s :p ?o } USING :one WHERE { ?s :p ?o }", Dataset(("urn:x:two",)))


def test_documents_are_never_written() -> None:
    """Each way to change a graph of a document, or one made from them, is refused."""
    store = filled()
    store.put([(entry(1), graph(entry(1)))])
    before = list(store.graphs())
    name = BASE + f"document-{entry(1).digest[:16]}"
    for text in (
        f"INSERT DATA {{ GRAPH <{name}> {{ <urn:s> <urn:p> 1 }} }}",
        f"DELETE WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"CLEAR GRAPH <{name}>",
        "DROP ALL",
        f"ADD <urn:x:one> TO <{name}>",
        f"MOVE <{name}> TO <urn:x:one>",
    ):
        with pytest.raises(MadeGraphError):
            store.update(text)
    assert list(store.graphs()) == before


def test_a_document_takes_the_place_of_a_loaded_graph_of_its_name() -> None:
    """Where a graph was loaded under the name of a document that comes later, the document stands."""
    store = Store.in_memory()
    one = entry(1)
    name = BASE + f"document-{one.digest[:16]}"
    store.put_loaded(
        {
            name: content_of(
                [ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("x"))], name, BASE
            )
        }
    )
    store.put([(one, graph(one))])
    assert store.graph(name) == graph(one)
    assert not store.loaded


def test_a_store_on_disk_keeps_loaded_graphs(tmp_path: Path) -> None:
    """Loaded graphs are files of the store; the index follows, and other documents may come and go."""
    with Store.open_to_write(tmp_path) as store:
        store.update(DATA)
        store.put([(entry(1), graph(entry(1)))])
    with Store.open_to_write(tmp_path) as store:
        store.remove("report-1")
        assert set(store.loaded) == {"urn:x:one", "urn:x:two", BASE + DEFAULT}
    assert said(Store.open(tmp_path)) == said(filled())
    assert Store.open(tmp_path).query(NAMES + "SELECT ?s WHERE { GRAPH :two { ?s :p 4 } }").rows == (
        ("urn:x:d",),
    )


def shuffled(seed: int) -> bytes:
    """Return the same graph with other names for its blank nodes, in another order."""
    order = random.Random(seed)
    names = [f"_:n{number}" for number in order.sample(range(1000), 6)]
    lines = [f"{names[at]} <urn:next> {names[(at + 1) % 5]} ." for at in range(5)]
    lines += [f'{names[0]} <urn:is> "first" .', f'{names[5]} <urn:is> "lonely" .']
    order.shuffle(lines)
    return "\n".join(lines).encode()


def test_equal_graphs_are_equal_bytes_and_come_back() -> None:
    """Names and order of blank nodes do not matter; given back, the graph is as it was."""
    contents = {
        content_of(parse(shuffled(seed), ox.RdfFormat.N_TRIPLES, "urn:g")["urn:g"], "urn:g", BASE)
        for seed in range(20)
    }
    assert len(contents) == 1
    content = contents.pop()
    assert b"_:" not in content
    again = content_of(with_blank_nodes(triples_of(content), BASE), "urn:g", BASE)
    assert again == content


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"no turtle", ox.RdfFormat.TURTLE),
        (b"_:g { <urn:s> <urn:p> 1 }", ox.RdfFormat.TRIG),
        (b"{", ox.RdfFormat.JSON_LD),
    ],
)
def test_what_is_no_rdf_is_told(content: bytes, form: ox.RdfFormat) -> None:
    """What cannot be read, or names a graph by a blank node, is refused."""
    with pytest.raises(DataError):
        parse(content, form, "urn:g")
