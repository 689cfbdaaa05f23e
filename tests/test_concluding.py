"""The graph of conclusions: the same whatever came first, of facts only, and gone with the document that told it."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
from seed_store import gold_store, named_things
from series_store import MADE, REPORTS, conclusions, documents, graphs, made_store, reports_store, store_of

from kg.building import conclude
from kg.concluding.spelling import name_key
from kg.store import Store
from kg.vocabulary import defined, is_defined

SHUFFLES = 10
FAMILIES = {"made": (MADE,), "reports": REPORTS}
RESTS_ON_NOTHING = ("Doubt", "Conflict", "Listing", "FigureSeries", "NameCount")
"""Kinds of conclusions that are only the frame of others, or tell of no fact."""


def triples(content: bytes) -> list[ox.Quad]:
    """Return the quads of a graph."""
    return list(ox.parse(input=content, format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("family", FAMILIES)
def test_no_order_of_documents_changes_a_byte(family: str) -> None:
    """However documents are shuffled, the graph of conclusions is the same."""
    folders = FAMILIES[family]
    names = sorted(documents(*folders))
    found = set()
    for seed in range(SHUFFLES):
        random.Random(seed).shuffle(names)
        found.add(conclusions(store_of(names, *folders)[0]))
    assert len(found) == 1


def test_a_document_removed_takes_away_what_only_it_supported() -> None:
    """Without a document there is what there would be had it never come; the other graphs stay as they are."""
    names = sorted(documents(MADE))
    store, _ = store_of(names, MADE)
    before = dict(store.graphs())
    store.remove("2021-03-06-plenum-elsewhere")
    conclude(store, named_things())
    left = [name for name in names if name != "2021-03-06-plenum-elsewhere"]
    assert conclusions(store) == conclusions(store_of(left, MADE)[0])
    after = dict(store.graphs())
    told = [graph for graph in after if "/document-" in graph]
    assert len(told) == len(left)
    assert all(after[graph] == before[graph] for graph in told)
    assert b'"139"' in before[f"{store.base}graph-conclusions"]
    assert b'"139"' not in conclusions(store)


def test_nothing_stays_of_the_conclusions_of_another_build() -> None:
    """A store that is concluded twice is as one that is concluded once."""
    names = sorted(documents(MADE))
    store, _ = store_of(names, MADE)
    once = conclusions(store)
    conclude(store, named_things())
    assert conclusions(store) == once


def test_document_graphs_are_not_touched() -> None:
    """What documents tell is byte for byte what was made of them."""
    store = made_store()
    kept = {content for graph, content in store.graphs() if "/document-" in graph}
    assert kept == set(graphs(MADE).values())


@pytest.mark.parametrize("store", [made_store, reports_store, gold_store])
def test_nothing_is_concluded_from_what_was_only_said(store: object) -> None:
    """No conclusion stands on a fact that is told inside a statement, and each fact it names is there."""
    assert callable(store)
    opened: Store = store()
    said = "SELECT ?one WHERE { ?one kg:concludedFrom ?fact . ?fact kg:within ?statement }"
    assert opened.query(said).rows == ()
    lost = """
    SELECT ?fact WHERE { ?one kg:concludedFrom|kg:wordedIn ?fact . FILTER NOT EXISTS { ?fact kg:evidence ?span } }
    """
    assert opened.query(lost).rows == ()
    assert opened.query("SELECT ?fact WHERE { ?one kg:concludedFrom ?fact }").rows


@pytest.mark.parametrize("store", [made_store, reports_store, gold_store])
def test_each_conclusion_names_its_facts(store: object) -> None:
    """What is concluded says from what, apart from what only holds others together."""
    assert callable(store)
    frames = " ".join(f"kg:{name}" for name in RESTS_ON_NOTHING)
    bare = f"""
    SELECT ?one WHERE {{
      ?one a kg:Conclusion .
      FILTER NOT EXISTS {{ ?one kg:concludedFrom|kg:wordedIn ?fact }}
      FILTER NOT EXISTS {{ VALUES ?frame {{ {frames} }} ?one a ?frame }}
    }}
    """
    assert store().query(bare).rows == ()


@pytest.mark.parametrize("store", [made_store, reports_store, gold_store])
def test_the_graph_is_well_formed(store: object) -> None:
    """There are no blank nodes, lines are sorted and stand once, and each term is defined."""
    assert callable(store)
    content = conclusions(store())
    assert content.splitlines() == sorted(set(content.splitlines()))
    terms = defined()
    for quad in triples(content):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        assert is_defined(quad.predicate.value, terms)


def test_single_values_are_single() -> None:
    """A property that has one value has one in the graph of conclusions, apart from what documents differ in."""
    differ = {"startDate", "endDate", "date", "heldIn", "ordinal", "vote", "decisionKind"}
    for store in (made_store(), reports_store()):
        found: dict[tuple[str, str], set[str]] = {}
        for quad in triples(conclusions(store)):
            found.setdefault((str(quad.subject), quad.predicate.value), set()).add(str(quad.object))
        several = {key[1].rsplit("#", 1)[-1] for key, values in found.items() if len(values) > 1}
        assert several <= differ | {
            "type", "altLabel", "concludedFrom", "notRepeatedIn", "previousPost", "sector",
        } | {"http://www.w3.org/2004/02/skos/core#altLabel"}  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo Yong Won", "Cho Yong-won"),
        ("Jo Yong Won", "Cho Yo'ng-wo'n"),
        ("No Kwang Chol", "Ro Kwang Chol"),
        ("Pak Thae Song", "Park Tae-song"),
        ("Choe Ryong Hae", "Choi Ryong-hae"),
        ("Ri Yong Ho", "Lee Yong-ho"),
    ],
)
def test_spellings_have_one_key(one: str, other: str) -> None:
    """Spellings of one Korean name are compared with each other."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Jong Sik", "Kim Jong Sun"), ("Ri Chol Man", "Sin Chol Man"), ("Pak Hun", "Pak Hui Chol")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    """Names that are no spellings of one another are never compared."""
    assert name_key(one) != name_key(other)
