"""Takes SPARQL text apart into words, terms, braces and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg.namespaces import prefixes

TOKEN = re.compile(
    r"""
    <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>      # an IRI
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3} | "{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}
    | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"                          # a text
    | (?P<comment>\#[^\n\r]*)
    | [\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%])*       # a prefixed name
    | [?$]?\w+ | [{};] | (?P<escaped>\\)
    """,
    re.VERBOSE | re.DOTALL,
)
"""A piece of SPARQL; other signs, such as operators, are passed over."""


FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
"""The words with which a query begins, behind its declarations."""


def outer_tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a query that stand in no braces, and no comments."""
    depth = 0
    for token in TOKEN.finditer(text):
        if token[0] == "}":
            depth -= 1
        elif token[0] == "{":
            depth += 1
        elif depth == 0 and not token["comment"]:
            yield token


def query_form(text: str) -> str:
    """Return the word with which a query begins behind its declarations, empty where it has none.

    Args:
        text: a query.
    """
    words = (token[0].upper() for token in outer_tokens(text))
    return next((word for word in words if word in FORMS), "")


def names_graphs(text: str) -> bool:
    """Return whether a query may look at other graphs than the merge of all.

    Args:
        text: a query.
    """
    return any(token[0].upper() in ("GRAPH", "FROM") for token in TOKEN.finditer(text))


def declarations(base: str) -> str:
    """Return declarations of the usual prefixes and of the base, in one line of SPARQL.

    Args:
        base: the base IRI.
    """
    return " ".join([f"BASE <{base}>", *(f"PREFIX {name}: <{iri}>" for name, iri in prefixes(base).items())])


def resolved(term: str, prologue: str) -> str:
    """Return the IRI that a term stands for.

    Args:
        term: an IRI or prefixed name, as it stands in SPARQL.
        prologue: the declarations before it.

    Raises:
        SyntaxError: its prefix is not declared.
    """
    found = ox.Store().query(f"{prologue}\nSELECT ({term} AS ?iri) {{}}")
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(found)
    return str(next(iter(found))["iri"].value)
