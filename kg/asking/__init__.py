"""Questions and their answers: parameters are bound as terms, names are found by their labels."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg import canonical
from kg.asking.names import CLASSES, code_called, thing_called
from kg.asking.questions import Parameter, Question, find_question, find_questions
from kg.model import DataError, Table, UsageError
from kg.store import Store

__all__ = ["Parameter", "Question", "Term", "answer", "bind", "find_question", "find_questions", "with_terms"]

Term = ox.NamedNode | ox.Literal
"""What a parameter can be bound to."""

_VALUES = re.compile(
    r"^ *VALUES \((?P<names>(?: *\?wanted_[a-z_]+)+) *\) \{ \((?P<values>[^\n]*)\) \}$", re.MULTILINE
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)


def answer(store: Store, question: Question, given: Mapping[str, str] | None = None) -> Table:
    """Return the answer to a question.

    Args:
        store: the store.
        question: the question.
        given: values of its parameters in plain words; an empty one asks for all.

    Raises:
        UsageError: a parameter or its value is not known.
    """
    return store.query(with_terms(question, bind(store, question, given or {})))


def bind(store: Store, question: Question, given: Mapping[str, str]) -> dict[str, Term | None]:
    """Return the term of each parameter of a question, None where all is asked for.

    Args:
        store: the store in which names are looked up.
        question: the question.
        given: values in plain words.

    Raises:
        UsageError: a parameter or its value is not known.
    """
    for name in given:
        question.parameter(name)
    values = {
        parameter: given.get(parameter.name, parameter.default).strip() for parameter in question.parameters
    }
    return {
        parameter.name: _term(store, parameter, value) if value else None
        for parameter, value in values.items()
    }


def with_terms(question: Question, terms: Mapping[str, Term | None]) -> str:
    """Return the query of a question with its parameters bound: SPARQL that runs in any engine.

    What changes is the one row of values, and in it stand terms only, as an RDF library writes them.

    Args:
        question: the question.
        terms: the term of each parameter, None where all is asked for.

    Raises:
        DataError: the query has no row of values, or other parameters than its header tells.
    """
    if not question.parameters:
        return question.sparql
    found = _VALUES.search(question.sparql)
    told = [name.removeprefix("?wanted_") for name in found["names"].split()] if found else []
    if found is None or told != [parameter.name for parameter in question.parameters]:
        names = " ".join(f"?wanted_{parameter.name}" for parameter in question.parameters)
        raise DataError(
            f"the question {question.name} cannot be given its parameters",
            "its header tells others than its query has",
            f"write one line VALUES ({names}) {{ ({' '.join(['UNDEF'] * len(question.parameters))}) }}",
        )
    row = " ".join("UNDEF" if terms.get(name) is None else str(terms[name]) for name in told)
    return question.sparql[: found.start("values")] + row + question.sparql[found.end("values") :]


def _term(store: Store, parameter: Parameter, value: str) -> Term:
    kind = parameter.type
    if kind.startswith("code:"):
        return code_called(store, kind.removeprefix("code:"), value)
    if kind in CLASSES:
        return thing_called(store, kind, value)
    if kind == "text":
        return _text(value)
    if kind == "number" and _NUMBER.match(value):
        return ox.Literal(
            value, datatype=ox.NamedNode(canonical.XSD + ("decimal" if "." in value else "integer"))
        )
    if kind == "date" and canonical.is_date(value):
        # Days, months and years are compared as they are written.
        return ox.Literal(value)
    if kind in ("number", "date"):
        form = "YYYY-MM-DD, YYYY-MM or YYYY" if kind == "date" else "digits"
        raise UsageError(
            f'{parameter.name}="{value}" is not a {kind}', f"a {kind} is written {form}", "mend it"
        )
    raise DataError(
        f'the parameter {parameter.name} has the type "{kind}"',
        f"the types are text, number, date, code:SCHEME, {', '.join(CLASSES)}",
        "mend the header of the question",
    )


def _text(value: str) -> Term:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UsageError("a value is no text", "it holds half of a character", "type it again") from error
    return ox.Literal(value)
