"""Each query of the cookbook is SPARQL 1.1 for any engine, and answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gold_store import gold_store
from rdflib.plugins.sparql import prepareQuery

from kg.exporting.description import describe

TEXT = (Path(__file__).resolve().parent.parent / "docs" / "cookbook.md").read_text(encoding="utf-8")
PREFIXES = re.findall(r"^```\n(PREFIX .*?)```", TEXT, re.DOTALL | re.MULTILINE)[0]
RECIPES = re.findall(r"^### (.*?)\n\n```sparql\n(.*?)```", TEXT, re.DOTALL | re.MULTILINE)


def test_the_recipes_are_found() -> None:
    """There is a recipe for each heading of the third rank, with a different query."""
    headings = re.findall(r"^### (.*)$", TEXT, re.MULTILINE)
    assert [title for title, _ in RECIPES] == headings
    assert len({query for _, query in RECIPES}) == len(headings) > 20


@pytest.mark.parametrize(("title", "query"), RECIPES, ids=[title for title, _ in RECIPES])
def test_a_recipe_answers(title: str, query: str) -> None:
    """The query is read by two engines, and has an answer in which every column has a value."""
    prepareQuery(PREFIXES + query)
    table = gold_store().query(PREFIXES + query)
    assert table.rows, title
    for at, column in enumerate(table.columns):
        assert any(row[at] is not None for row in table.rows), column
    assert table == gold_store().query(query)


def test_what_was_only_said_did_not_happen() -> None:
    """No recipe about what happened returns a fact that is told only inside a statement."""
    recipes = dict(RECIPES)
    assert ("Carol Dean",) not in [row[1:] for row in gold_store().query(recipes["Who presided?"]).rows]
    assert ("Ann Hill",) in [row[1:] for row in gold_store().query(recipes["Who presided?"]).rows]


def test_the_description_counts_what_is_there() -> None:
    """The description says how many documents, triples and facts of a kind the store holds."""
    told = gold_store()
    description = describe(told).decode()
    assert description == describe(told).decode()
    triples = told.query("SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }").rows[0][0]
    statements = told.query("SELECT (COUNT(?s) AS ?n) WHERE { ?s a kg:Statement }").rows[0][0]
    assert re.search(rf'\n    void:triples "{triples}"\^\^xsd:integer', description)
    assert 'void:documents "3"' in description
    assert f'void:class kg:Statement ;\n    void:entities "{statements}"' in description
    assert 'dcat:startDate "2020-01-01"' in description
    assert 'dcat:endDate "2023-12-28"' in description
