"""Rows that are sorted behind the engine come in the engine's order, and where that is not plain, it sorts."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.namespaces import BASE, PREFIXES
from kg.store.answers import results, run, table_or_graph
from kg.store.ordering import sorted_apart

XSD = PREFIXES["xsd"]
TERMS = (
    '"b"', '"a"', '"é"', '"a"@en', '"a"@de', '"2024"^^xsd:gYear', '"2024-02-01"^^xsd:date', '"2024-01"^^xsd:gYearMonth',
    "kg:b", "kg:a",
)  # fmt: skip
NUMBERS = ("10", "9", "9.5", "-1", "10.0", "26168823000000")


def filled(terms: tuple[str, ...]) -> ox.Store:
    """Return a database in which each term is the value of a thing, and some things have none."""
    database = ox.Store()
    told = "".join(
        f"kg:thing{at} a kg:Fact ; kg:ordinal {at % 3} ; kg:text {term} ." for at, term in enumerate(terms)
    )
    prefixes = f"PREFIX kg: <{PREFIXES['kg']}> PREFIX xsd: <{XSD}>"
    database.update(f"{prefixes} INSERT DATA {{ {told} kg:none a kg:Fact ; kg:ordinal 1 . }}")
    return database


@pytest.mark.parametrize("terms", [TERMS, NUMBERS])
@pytest.mark.parametrize("order", ["?value ?fact", "DESC(?value) ?fact", "?number desc( ?value ) ASC(?fact)"])
@pytest.mark.parametrize("columns", ["?fact ?value", "?value", "DISTINCT ?value", "distinct ?number"])
def test_the_order_is_that_of_the_engine(terms: tuple[str, ...], order: str, columns: str) -> None:
    database = filled(terms)
    pattern = "?fact a kg:Fact ; kg:ordinal ?number OPTIONAL { ?fact kg:text ?value }"
    query = f"SELECT {columns} WHERE {{ {pattern} }} ORDER BY {order}\n"
    assert sorted_apart(query) is not None
    assert run(database, query, {}, BASE) == table_or_graph(results(database, query, BASE))


def test_the_engine_sorts_numbers_among_texts() -> None:
    database = filled((*TERMS, *NUMBERS))
    query = "SELECT ?value { ?fact kg:text ?value } ORDER BY ?value"
    apart = sorted_apart(query)
    assert apart is not None
    assert apart.rows([[ox.Literal("a")], [ox.Literal(1)]]) is None
    assert run(database, query, {}, BASE) == table_or_graph(results(database, query, BASE))


def test_what_the_engine_cannot_read_is_told_as_it_was_asked() -> None:
    with pytest.raises(Exception, match="line 1, column 21"):
        run(ox.Store(), "SELECT ?a { ?a . } ORDER BY ?b", {}, BASE)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a { ?a a kg:Fact }",
        "SELECT * { ?a a kg:Fact } ORDER BY ?a",
        "SELECT ?a ?a { ?a a kg:Fact } ORDER BY ?a",
        "SELECT (STR(?a) AS ?b) { ?a a kg:Fact } ORDER BY ?b",
        "SELECT ?a { ?a a kg:Fact } ORDER BY STR(?a)",
        "SELECT ?a { ?a a kg:Fact } ORDER BY (?a + ?b)",
        "SELECT ?a { ?a a kg:Fact } ORDER BY ?a LIMIT 3",
        "SELECT ?a { ?a a kg:Fact } # } ORDER BY ?a",
        "SELECT ?a { ?a kg:text '} ORDER BY ?a' } # ?a",
        "SELECT ?a { ?a a kg:Fact } GROUP BY ?a ORDER BY ?a",
        "SELECT ?a { ?a a kg:Fact } ORDER BY ?a VALUES ?a { kg:b }",
        "SELECT ?a { { SELECT ?a { ?a a kg:Fact } ORDER BY ?a } }",
        "SELECT ?a FROM kg:graph { ?a a kg:Fact } ORDER BY ?a",
        "ASK { ?a a kg:Fact } ORDER BY ?a",
    ],
)
def test_other_queries_are_left_to_the_engine(query: str) -> None:
    assert sorted_apart(query) is None
