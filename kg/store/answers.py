"""Runs SPARQL over a database, without the network, and turns the answer into Python values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox

from kg.model import FieldValue, KgError, Table, UsageError
from kg.namespaces import PREFIXES, prefixes
from kg.store.datasets import Dataset, dataset_of, dataset_view
from kg.store.network import refuse_network
from kg.store.ordering import Sorted, sorted_apart

Term = ox.NamedNode | ox.Literal
"""What a variable of a query can stand for."""

Substitutions = Mapping[str, Term]
"""Terms by the names of the variables that stand for them."""

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What the engine answers."""

_XSD = PREFIXES["xsd"]
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Graph:
    """The answer to a CONSTRUCT or DESCRIBE question: triples, each once, sorted."""

    triples: tuple[ox.Triple, ...]


def run(database: ox.Store, sparql: str, substitutions: Substitutions, base: str) -> Table | Graph:
    """Run a question.

    Args:
        database: the database.
        sparql: a SPARQL 1.1 query; the usual prefixes need not be declared.
        substitutions: terms that variables of the query's SELECT stand for.
        base: the base IRI.

    Returns:
        A table, or the triples of a CONSTRUCT or DESCRIBE.

    Raises:
        UsageError: the query is not SPARQL, cannot be run, or would ask another server.
        OSError: the database is damaged.
    """
    with telling_errors(sparql):
        apart = sorted_apart(sparql)
        table = _sorted_table(database, apart, substitutions, base) if apart else None
        return table or table_or_graph(results(database, sparql, base, substitutions=substitutions))


def _sorted_table(database: ox.Store, query: Sorted, substitutions: Substitutions, base: str) -> Table | None:
    """Return the rows of a query in their order, None where the engine is to sort them, or to tell a fault."""
    try:
        answer = results(database, query.sparql, base, substitutions=substitutions)
    except SyntaxError:
        return None
    rows = query.rows(answer) if isinstance(answer, ox.QuerySolutions) else None
    return None if rows is None else Table(query.columns, tuple(tuple(map(value_of, row)) for row in rows))


def results(
    database: ox.Store,
    sparql: str,
    base: str,
    dataset: Dataset | None = None,
    substitutions: Substitutions = MappingProxyType({}),
) -> Results:
    """Return what the engine answers to a question, some of which it may still have to find.

    Args:
        database: the database.
        sparql: a SPARQL 1.1 query; the usual prefixes need not be declared.
        base: the base IRI.
        dataset: the graphs to look at, in the place of those that the query names.
        substitutions: terms that variables of the query's SELECT stand for.

    Raises:
        UsageError: it would ask another server.
    """
    refuse_network(sparql)
    values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
    values = {ox.Variable(name): term for name, term in substitutions.items()}
    seen, limits = dataset_view(database, dataset or dataset_of(sparql, base))
    return seen.query(sparql, base_iri=base, prefixes=prefixes(base), substitutions=values, **limits)


@contextmanager
def telling_errors(sparql: str) -> Iterator[None]:
    """Turn what the engine raises into errors that users can mend.

    Args:
        sparql: what it was asked.

    Raises:
        UsageError: the query is not SPARQL or cannot be run.
        OSError: the database is damaged.
    """
    try:
        yield
    except SyntaxError as error:
        raise syntax_error(sparql, str(error)) from error
    except (RuntimeError, ValueError) as error:
        if isinstance(error, KgError):
            raise
        if str(error).startswith("Corruption"):
            raise OSError(str(error)) from error
        raise UsageError("the query cannot be run", str(error), "mend the query") from error


def syntax_error(sparql: str, message: str) -> UsageError:
    """Return the error that tells where SPARQL is not understood.

    Args:
        sparql: a query or an update request.
        message: what the engine says of it.
    """
    found = _PLACE.match(message)
    if found is None:
        return UsageError("this is not SPARQL", message, "mend the query")
    line, column = int(found[1]), int(found[2])
    lines = sparql.splitlines() or [""]
    shown = lines[line - 1].strip() if line <= len(lines) else ""
    why = " ".join(found[3].split())
    return UsageError(
        f"this is not SPARQL: line {line}, column {column}",
        f"{why[:160]}{'…' if len(why) > 160 else ''}",
        f"mend the query near: {shown[:120]}" if shown else "mend the end of the query",
    )


def table_or_graph(answer: Results | Iterable[ox.Triple]) -> Table | Graph:
    """Return what an engine answered as Python values.

    Args:
        answer: rows, yes or no, or triples.
    """
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), ((bool(answer),),))
    if isinstance(answer, ox.QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return Table(columns, tuple(tuple(map(value_of, solution)) for solution in answer))
    return Graph(tuple(sorted(set(answer), key=str)))


def value_of(term: object) -> FieldValue:
    """Return the Python value of a term: numbers and booleans as such, all else as text.

    Args:
        term: a term of an answer, None where a variable is not bound.
    """
    if isinstance(term, ox.Literal):
        convert = _NUMBERS.get(term.datatype.value)
        try:
            return convert(term.value) if convert else term.value
        except ValueError:
            return term.value
    if isinstance(term, ox.NamedNode | ox.BlankNode):
        return term.value
    return None if term is None else str(term)


def _decimal(form: str) -> FieldValue:
    number = float(form)
    return int(number) if "." not in form and "e" not in form.lower() else number


_NUMBERS: Mapping[str, Callable[[str], FieldValue]] = {
    _XSD + "integer": int,
    _XSD + "decimal": _decimal,
    _XSD + "double": float,
    _XSD + "float": float,
    _XSD + "boolean": lambda form: form in ("true", "1"),
}
