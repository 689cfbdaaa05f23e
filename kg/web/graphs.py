"""Reads, writes and takes out graphs of a store; what was written is a file before the answer is given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import DataError
from kg.store import Store
from kg.store.foreign import DEFAULT, content_of, parse, triples_of, with_blank_nodes
from kg.store.media_types import GIVEN
from kg.web.messages import Done, Task
from kg.web.problems import Problem
from kg.web.queries import dataset_given, triples_answer
from kg.web.reader import Reader
from kg.web.settings import Limits


def read_graph(reader: Reader, limits: Limits, task: Task) -> Done:
    """Return what a graph says.

    Args:
        reader: the store.
        limits: how much a request may use.
        task: the IRI of the ``graph``, None for the default one, and what the client accepts.

    Raises:
        Problem: there is no such graph, or no form of it is accepted.
        DataError: its file is damaged.
    """
    store = reader.store()
    graph = task.given["graph"] or store.base + DEFAULT
    content = store.graph(graph)
    if content is None and graph != store.base + DEFAULT:
        raise _no_such(graph)
    told = with_blank_nodes(triples_of(content or b""), store.base)
    return triples_answer(told, str(task.given["accept"]), store.base)


def write_graph(reader: Reader, limits: Limits, task: Task) -> Done:
    """Put what was sent into a graph, in the place of what it said or, with ``merge``, beside it.

    Args:
        reader: the store.
        limits: how much a request may use.
        task: the IRI of the ``graph``, None for the default one and ``""`` for a new one; the media type
            and the length of each of the ``parts`` of the body.

    Returns:
        201 where the graph is new, with its IRI in ``Location``, else 204.

    Raises:
        Problem: what was sent is no RDF of its media type.
        MadeGraphError: the tool makes the graph.
        DataError: it cannot be written.
    """
    with Store.open_to_write(reader.folder) as store:
        graph = store.base + DEFAULT if task.given["graph"] is None else task.given["graph"]
        sent = list(_sent(task, graph or store.base))
        adds = bool(graph) and task.given["merge"]
        graph = graph or store.base + _new_name(sent, store.base)
        before = store.graph(graph)
        content = _content([*sent, *triples_of(before or b"")] if adds else sent, graph, store.base)
        store.put_loaded({graph: content})
    return Done(201, headers={"Location": graph}) if content and before is None else Done(204)


def delete_graph(reader: Reader, limits: Limits, task: Task) -> Done:
    """Take a graph out.

    Args:
        reader: the store.
        limits: how much a request may use.
        task: the IRI of the ``graph``, None for the default one.

    Raises:
        Problem: there is no such graph.
        MadeGraphError: the tool makes it.
        DataError: the store cannot be written.
    """
    with Store.open_to_write(reader.folder) as store:
        graph = task.given["graph"] or store.base + DEFAULT
        if store.graph(graph) is None and graph != store.base + DEFAULT:
            raise _no_such(graph)
        store.put_loaded({graph: b""})
    return Done(204)


def update_graphs(reader: Reader, limits: Limits, task: Task) -> Done:
    """Do what SPARQL Update says.

    Args:
        reader: the store.
        limits: how much a request may use.
        task: ``sparql``, and the ``default`` and ``named`` graphs in which to look.

    Raises:
        UsageError: it is not SPARQL, would ask another server, or says twice where to look.
        MadeGraphError: it would write a graph that the tool makes.
        DataError: the store cannot be written.
    """
    with Store.open_to_write(reader.folder) as store:
        store.update(str(task.given["sparql"]), dataset_given(task))
    return Done(204)


def _sent(task: Task, graph: str) -> Iterator[ox.Triple]:
    """Yield the triples of all parts of the body."""
    begin = 0
    for kind, length in task.given["parts"]:
        if kind not in GIVEN:
            raise Problem(
                415, f"{kind or 'no media type'} is not understood", f"there are {', '.join(GIVEN)}"
            )
        try:
            found = parse(task.body[begin : begin + length], GIVEN[kind], graph)
        except DataError as error:
            raise Problem(400, error.what, error.why) from error
        if found.keys() - {graph}:
            raise Problem(400, "what was sent has graphs of its own", "send triples, or use SPARQL Update")
        yield from found.get(graph, [])
        begin += length


def _content(triples: list[ox.Triple], graph: str, base: str) -> bytes:
    try:
        return content_of(triples, graph, base)
    except DataError as error:
        raise Problem(400, error.what, error.why) from error


def _new_name(triples: list[ox.Triple], base: str) -> str:
    """Return a local name for a graph that has none, which follows from what it says."""
    return f"loaded-{hashlib.sha256(_content(triples, base, base)).hexdigest()[:16]}"


def _no_such(graph: str) -> Problem:
    return Problem(404, f"there is no graph <{graph}>")
