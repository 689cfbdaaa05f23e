"""The SPARQL 1.1 Protocol: queries by GET and POST, and updates by POST where writing is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.store.media_types import TRIPLES
from kg.web.answering import have_done, response, settings_of
from kg.web.describing import describe_service
from kg.web.guarding import refuse_writing
from kg.web.messages import Task
from kg.web.negotiating import accepted
from kg.web.problems import Problem

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

Pairs = list[tuple[str, str]]
"""Names and values of a form, in the order in which they were sent."""


async def answer_get(request: Request) -> Response:
    """Answer a query in the address, or describe the service where there is none.

    Args:
        request: a GET request.

    Raises:
        Problem: it is no query, or it cannot be answered.
    """
    sent = pairs(request.scope["query_string"].decode("ascii", "strict"))
    if any(name == "update" for name, _ in sent):
        raise Problem(400, "an update came by GET", "send it by POST")
    if not any(name == "query" for name, _ in sent):
        return _service(request)
    return await have_done(request, _query(request, sent, _one(sent, "query")))


async def answer_post(request: Request) -> Response:
    """Answer a query, or do an update, that came in a form or as it is.

    Args:
        request: a POST request.

    Raises:
        Problem: it is neither, or it cannot be done.
    """
    kind = media_type(request.headers)
    sent = pairs(request.scope["query_string"].decode("ascii", "strict"))
    body = await request.body()
    if kind == FORM:
        sent += pairs(_text(body))
        names = [name for name, _ in sent if name in ("query", "update")]
        kind = UPDATE if names == ["update"] else QUERY
        text = _one(sent, "update" if kind == UPDATE else "query")
    elif kind in (QUERY, UPDATE):
        text = _text(body)
    else:
        raise Problem(
            415, f"{kind or 'no media type'} is no way to ask", f"there are {FORM}, {QUERY}, {UPDATE}"
        )
    if kind == QUERY:
        return await have_done(request, _query(request, sent, text))
    return await _update(request, sent, text)


def pairs(text: str) -> Pairs:
    """Return the names and values of a form, decoded once.

    Args:
        text: the form, in ASCII.

    Raises:
        Problem: it is not UTF-8; 400.
    """
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=20_000)
    except ValueError as error:
        raise Problem(400, "the form is not understood", str(error)) from error


def media_type(headers: Headers) -> str:
    """Return the media type of a body.

    Raises:
        Problem: it is not in UTF-8; 415.
    """
    kind, *parameters = (part.strip().lower() for part in headers.get("content-type", "").split(";"))
    charsets = [one.partition("=")[2].strip('"') for one in parameters if one.startswith("charset=")]
    if charsets not in ([], ["utf-8"], ["utf8"], ["us-ascii"]):
        raise Problem(415, f"{charsets[0]} is not read", "send UTF-8")
    return kind


def _query(request: Request, sent: Pairs, text: str) -> Task:
    given = {
        "sparql": text,
        "default": _all(sent, "default-graph-uri"),
        "named": _all(sent, "named-graph-uri"),
        "accept": request.headers.get("accept", ""),
    }
    return Task("answer_query", given)


async def _update(request: Request, sent: Pairs, text: str) -> Response:
    refuse_writing(request, settings_of(request).token)
    using = {"default": _all(sent, "using-graph-uri"), "named": _all(sent, "using-named-graph-uri")}
    async with request.app.state.writing:
        return await have_done(request, Task("update_graphs", {"sparql": text, **using}, writes=True))


def _service(request: Request) -> Response:
    accept, state = request.headers.get("accept", ""), request.app.state
    if accepted(accept, {**TRIPLES, "text/html": None}) == "text/html":
        return RedirectResponse(str(request.url_for("query_page")), 303)
    endpoint = str(request.url_for("sparql"))
    return response(
        describe_service(endpoint, state.base, accept, is_writable=state.settings.token is not None)
    )


def _one(sent: Pairs, name: str) -> str:
    """Return the one value of a name.

    Raises:
        Problem: there is none, or several; 400.
    """
    found = [value for told, value in sent if told in ("query", "update")]
    if len(found) != 1:
        raise Problem(400, f"{len(found)} queries or updates came at once", f"send one {name}=")
    return found[0]


def _all(sent: Pairs, name: str) -> Sequence[str]:
    return [value for told, value in sent if told == name]


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Problem(400, "the body is not UTF-8", str(error)) from error
