"""The shipped questions on an engine of other makers: the same rows, whoever evaluates them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from jena import ask_jena
from seed_store import put_gold
from test_report_questions import put_acts, put_own

from kg.asking import find_questions
from kg.exporting.rdf import n_quads, n_triples
from kg.store import Store
from kg.store.answers import value_of

QUESTIONS = find_questions()
PREFIX = re.compile(r"^PREFIX .*$", re.MULTILINE)
COMMENT = re.compile(r"^#.*\n", re.MULTILINE)


@cache
def asked_store() -> Store:
    """Return a store of the seeds and of reports for which each question about one report has rows."""
    return put_acts(put_own(put_gold(Store.in_memory())))


def all_in_one() -> str:
    """Return a query that asks all questions and says of each row whose it is; a Java machine starts slowly."""
    prefixes = sorted({line for question in QUESTIONS.values() for line in PREFIX.findall(question.sparql)})
    parts = [
        f'{{ {{ {COMMENT.sub("", PREFIX.sub("", question.sparql))} }} BIND("{name}" AS ?asked_question) }}'
        for name, question in QUESTIONS.items()
    ]
    return "\n".join([*prefixes, "SELECT * WHERE {", "\nUNION\n".join(parts), "}"])


def digest(rows: list[tuple[object, ...]]) -> str:
    """Return a digest of rows, whatever their order."""
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()


@cache
def answered_by_jena(folder: Path) -> Mapping[str, list[tuple[object, ...]]]:
    """Return the rows that Jena gives to each question, over the graphs and their merge."""
    (folder / "all.rq").write_text(all_in_one(), "utf-8")
    (folder / "all.nq").write_bytes(n_quads(asked_store()) + n_triples(asked_store()))
    parsed = ox.parse_query_results(
        ask_jena(folder / "all.rq", folder / "all.nq", folder), format=ox.QueryResultsFormat.JSON
    )
    assert isinstance(parsed, ox.QuerySolutions)
    names = [variable.value for variable in parsed.variables]
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in QUESTIONS}
    for solution in parsed:
        row = dict(zip(names, map(value_of, solution), strict=True))
        name = str(row["asked_question"])
        rows[name].append(
            tuple(row.get(column) for column in asked_store().query(QUESTIONS[name].sparql).columns)
        )
    return rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jena")


@pytest.mark.parametrize("name", QUESTIONS)
def test_jena_gives_the_same_rows(name: str, folder: Path) -> None:
    """Jena's engine, which shares no code with ours, gives to each question the rows that ours gives."""
    ours = [tuple(row) for row in asked_store().query(QUESTIONS[name].sparql).rows]
    assert digest(answered_by_jena(folder)[name]) == digest(ours)


def test_most_questions_have_rows() -> None:
    """The comparison compares something: most questions have rows over the seeds."""
    answered = {name for name, question in QUESTIONS.items() if asked_store().query(question.sparql).rows}
    assert len(answered) > len(QUESTIONS) * 2 / 3
    assert answered >= {
        "withheld",
        "citations",
        "appraisals",
        "accusations",
        "voices",
        "evidence",
        "body-acts",
    }
