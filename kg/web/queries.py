"""Query → answer in the form that the client accepts, or a problem where it is larger than it may be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import islice

import pyoxigraph as ox

from kg.exporting.rdf import turtle_of
from kg.namespaces import prefixes
from kg.store import Dataset
from kg.store.answers import results, telling_errors
from kg.store.media_types import RESULTS, TRIPLES
from kg.web.messages import Done, Task
from kg.web.negotiating import accepted
from kg.web.problems import Problem
from kg.web.reader import Reader
from kg.web.settings import Limits


def dataset_given(task: Task) -> Dataset | None:
    """Return the graphs that a request says to look at, None where it does not say."""
    default, named = task.given.get("default", ()), task.given.get("named", ())
    return Dataset(tuple(default), tuple(named)) if default or named else None


def answer_query(reader: Reader, limits: Limits, task: Task) -> Done:
    """Answer a query.

    Args:
        reader: the store.
        limits: how large the answer may be.
        task: ``sparql``, ``default`` and ``named`` graphs, and what the client accepts.

    Raises:
        UsageError: it is not SPARQL, cannot be run, or would ask another server.
        Problem: no form of the answer is accepted, or it is too large.
        OSError: the index is damaged.
    """
    store, sparql = reader.store(), str(task.given["sparql"])
    accept = str(task.given.get("accept", ""))
    with telling_errors(sparql):
        found = results(store.database(), sparql, store.base, dataset_given(task))
        if isinstance(found, ox.QueryTriples):
            return triples_answer(_within(found, limits), accept, store.base)
        kind = accepted(accept, RESULTS)
        # Oxigraph writes to anything, but what a Python file raises does not stop it.
        body = found.serialize(format=RESULTS[kind]) or b""
    if isinstance(found, ox.QuerySolutions) and _has_more_rows(body, RESULTS[kind], limits.rows):
        raise too_large(f"more than {limits.rows} rows")
    if len(body) > limits.body:
        raise too_large(f"more than {limits.body} bytes")
    return Done(200, RESULTS[kind].media_type, body=body)


def triples_answer(triples: Iterable[ox.Triple], accept: str, base: str) -> Done:
    """Return triples, sorted, in the form that a client accepts.

    Args:
        triples: the triples.
        accept: what the client accepts.
        base: the base IRI of the store.

    Raises:
        Problem: no form is accepted.
    """
    kind = accepted(accept, TRIPLES)
    told = sorted(triples, key=str)
    if TRIPLES[kind] == ox.RdfFormat.TURTLE:
        body = turtle_of(told, base)
    else:
        body = ox.serialize(told, format=TRIPLES[kind], prefixes=prefixes(base)) or b""
    return Done(200, f"{TRIPLES[kind].media_type}; charset=utf-8", body=body)


def too_large(what: str) -> Problem:
    """Return the problem of an answer that is larger than it may be."""
    return Problem(503, f"the answer has {what}", "ask for less of it, with LIMIT and OFFSET")


def _within(triples: Iterable[ox.Triple], limits: Limits) -> set[ox.Triple]:
    found = set(islice(triples, limits.rows + 1))
    if len(found) > limits.rows:
        raise too_large(f"more than {limits.rows} triples")
    return found


def _has_more_rows(body: bytes, form: ox.QueryResultsFormat, limit: int) -> bool:
    """Return whether a table that was written has more rows than a limit."""
    if len(body) <= limit:
        return False  # A row takes a byte at least.
    if form == ox.QueryResultsFormat.CSV:
        rows: Iterable[object] = islice(csv.reader(io.StringIO(body.decode(), newline="")), 1, None)
    else:
        parsed = ox.parse_query_results(body, format=form)
        rows = parsed if isinstance(parsed, ox.QuerySolutions) else ()
    return next(islice(iter(rows), limit, None), None) is not None
