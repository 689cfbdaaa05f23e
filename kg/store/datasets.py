"""The graphs that a query or update looks at, where it says so by FROM, USING or the protocol.

Oxigraph 0.5 counts a triple as often as there are graphs of the default graph that hold it
(oxigraph/oxigraph issue 1919); the graphs are merged here, so that it stands once.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypedDict

import pyoxigraph as ox

from kg.store.tokens import FORMS, declarations, outer_tokens, resolved


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that are looked at.

    Args:
        default: the IRIs of the graphs whose merge is the default graph.
        named: the IRIs of the named graphs; None for all.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] | None = ()


class Limits(TypedDict, total=False):
    """What tells an engine at which graphs to look."""

    default_graph: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    named_graphs: list[ox.NamedNode | ox.BlankNode]


def dataset_of(sparql: str, base: str) -> Dataset | None:
    """Return the graphs that a query names, where it merges several; else the engine does what it says.

    Args:
        sparql: a query.
        base: the base IRI.
    """
    tokens = list(outer_tokens(sparql))
    words = [token[0].upper() for token in tokens]
    if words.count("FROM") - words.count("NAMED") < 2:
        return None
    forms = [token.start() for token, word in zip(tokens, words, strict=True) if word in FORMS]
    prologue = f"{declarations(base)} {sparql[: forms[0] if forms else 0]}"
    default: list[str] = []
    named: list[str] = []
    for at in (at for at, word in enumerate(words) if word == "FROM"):
        is_named = words[at + 1 : at + 2] == ["NAMED"]
        term = tokens[at + 1 + is_named : at + 2 + is_named]
        with suppress(SyntaxError):  # The engine says better what is wrong with the query.
            (named if is_named else default).extend(resolved(one[0], prologue) for one in term)
    return Dataset(tuple(default), tuple(named))


def dataset_view(database: ox.Store, dataset: Dataset | None) -> tuple[ox.Store, Limits]:
    """Return what to ask so that only some graphs are seen.

    Args:
        database: a database.
        dataset: the graphs to look at; None for all, and their merge.

    Returns:
        A database, and the arguments with which to ask it.
    """
    if dataset is None:
        return database, {}
    default = [ox.NamedNode(iri) for iri in dict.fromkeys(dataset.default)]
    named = None if dataset.named is None else [ox.NamedNode(iri) for iri in dataset.named]
    if len(default) < 2:
        limits = Limits(default_graph=[*default])
        return database, limits if named is None else {**limits, "named_graphs": [*named]}
    limits = Limits(default_graph=[ox.DefaultGraph()], named_graphs=[*(named or ())])
    return _merged(database, default, named or ()), limits


def _merged(database: ox.Store, default: Sequence[ox.NamedNode], named: Sequence[ox.NamedNode]) -> ox.Store:
    """Return a database in memory whose default graph is the merge of some graphs."""
    merged = ox.Store()
    for graph in default:
        merged.extend(ox.Quad(*quad.triple) for quad in database.quads_for_pattern(None, None, None, graph))
    for graph in named:
        merged.extend(database.quads_for_pattern(None, None, None, graph))
    return merged
