"""The SPARQL 1.1 Graph Store Protocol: graphs by ``?graph=IRI``, ``?default``, or their own address."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from kg.web.answering import have_done, settings_of
from kg.web.guarding import refuse_writing
from kg.web.messages import Task
from kg.web.problems import Problem
from kg.web.protocol import media_type, pairs

Part = tuple[str, bytes]
"""The media type and the bytes of a part of a body."""

NEW = ""
"""Stands for the IRI of a graph that has none yet."""


async def answer_graph(request: Request) -> Response:
    """Read, put, add to or take out a graph.

    Args:
        request: a request at ``/store`` or below it.

    Raises:
        Problem: it names no graph or several, or it cannot be done.
    """
    graph = graph_named(request)
    if request.method in ("GET", "HEAD"):
        accept = request.headers.get("accept", "")
        return await have_done(request, Task("read_graph", {"graph": graph, "accept": accept}))
    refuse_writing(request, settings_of(request).token)
    if request.method == "DELETE":
        task = Task("delete_graph", {"graph": graph}, writes=True)
    else:
        parts = await _parts(request)
        told = [(kind, len(body)) for kind, body in parts]
        given = {"graph": graph, "merge": request.method == "POST", "parts": told}
        task = Task("write_graph", given, b"".join(body for _, body in parts), writes=True)
    async with request.app.state.writing:
        answer = await have_done(request, task)
    if "location" in answer.headers:
        answer.headers["location"] = _address(request, answer.headers["location"])
    return answer


def graph_named(request: Request) -> str | None:
    """Return the IRI of the graph that a request names; None for the default one, ``NEW`` for one without.

    Args:
        request: a request at ``/store`` or below it.

    Raises:
        Problem: it names several, or none where one is needed, or what it names is no IRI; 400.
    """
    path = request.scope["path"].removeprefix("/store").removeprefix("/")
    sent = pairs(request.scope["query_string"].decode("ascii", "strict"))
    named = [value for name, value in sent if name == "graph"]
    is_default = any(name == "default" for name, _ in sent)
    if len(named) + is_default + bool(path) > 1:
        raise Problem(400, "several graphs are named", "name one: ?graph=IRI, ?default, or /store/NAME")
    if path:
        return _checked(request.app.state.base + path)
    if is_default:
        return None
    if named:
        return _checked(_without_address(request, named[0]))
    if request.method != "POST":
        raise Problem(400, "no graph is named", "name one: ?graph=IRI, ?default, or /store/NAME")
    return NEW


def _checked(iri: str) -> str:
    try:
        return ox.NamedNode(iri).value
    except ValueError as error:
        raise Problem(400, f"<{iri[:200]}> is not the IRI of a graph", str(error)) from error


def _address(request: Request, graph: str) -> str:
    """Return the address of a graph: its own here, where its IRI is under the base."""
    base = request.app.state.base
    return (
        str(request.url_for("graphs")) + "/" + graph.removeprefix(base) if graph.startswith(base) else graph
    )


def _without_address(request: Request, told: str) -> str:
    """Return the IRI of a graph that may be named by its address here."""
    here = str(request.url_for("graphs")) + "/"
    return request.app.state.base + told.removeprefix(here) if told.startswith(here) else told


async def _parts(request: Request) -> Sequence[Part]:
    kind = media_type(request.headers)
    if kind != "multipart/form-data":
        return [(kind, await request.body())]
    async with request.form() as form:
        files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        return [(media_type(file.headers), await file.read()) for file in files]
