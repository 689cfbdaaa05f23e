"""Runs SPARQL over a database, without the network, and turns the answer into Python values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model import FieldValue, Table, UsageError
from kg.namespaces import PREFIXES, prefixes

Term = ox.NamedNode | ox.Literal
"""What a variable of a query can stand for."""

_XSD = PREFIXES["xsd"]
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*>                      # an IRI
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3} | "{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}
    | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"  # a text
    | \#[^\n\r]*                                   # a comment
    | [?$]\w+                                      # a variable
    | [\w.-]*:[\w.:%\\-]*                          # a prefixed name
    | (?P<word>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Graph:
    """The answer to a CONSTRUCT or DESCRIBE question: triples, each once, sorted."""

    triples: tuple[ox.Triple, ...]


def run(database: ox.Store, sparql: str, substitutions: Mapping[str, Term], base: str) -> Table | Graph:
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
    refuse_network(sparql)
    values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
    values = {ox.Variable(name): term for name, term in substitutions.items()}
    try:
        answer = database.query(sparql, prefixes=prefixes(base), substitutions=values)
        return _answer(answer)
    except SyntaxError as error:
        raise _syntax_error(sparql, str(error)) from error
    except (RuntimeError, ValueError) as error:
        if str(error).startswith("Corruption"):
            raise OSError(str(error)) from error
        raise UsageError("the query cannot be run", str(error), "mend the query") from error


def refuse_network(sparql: str) -> None:
    """Refuse a query that would ask another server.

    Args:
        sparql: the query.

    Raises:
        UsageError: it has a SERVICE clause.
    """
    # SPARQL lets any character be written as \uXXXX, those of its own words too.
    plain = _ESCAPE.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), sparql)
    for text in (sparql, plain):
        for token in _TOKEN.finditer(text):
            if (token["word"] or "").upper() == "SERVICE":
                raise UsageError(
                    "SERVICE is not allowed here",
                    "a query over this store never asks another server",
                    "load the other data into a store of your own and ask there",
                )


def _syntax_error(sparql: str, message: str) -> UsageError:
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


def _answer(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Table | Graph:
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), ((bool(answer),),))
    if isinstance(answer, ox.QueryTriples):
        return Graph(tuple(sorted(set(answer), key=str)))
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(map(value_of, solution)) for solution in answer))


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
