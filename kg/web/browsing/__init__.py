"""The pages on which people read a store: lists, things, documents, search, questions and pictures."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.web.answering import have_done, response, settings_of
from kg.web.browsing.asked import POLICY, Asked, environment
from kg.web.browsing.documents import show_document, show_fact
from kg.web.browsing.home import show_home
from kg.web.browsing.keeping import Kept
from kg.web.browsing.kinds import FACTS, FORMS, KINDS, THINGS
from kg.web.browsing.lists import list_things
from kg.web.browsing.mending import show_correction, write_correction
from kg.web.browsing.pictures import show_comparison, show_network, show_timeline
from kg.web.browsing.questions import list_questions, show_question
from kg.web.browsing.searching import search
from kg.web.browsing.suggesting import suggest
from kg.web.browsing.things import show_thing
from kg.web.guarding import refuse_token
from kg.web.messages import Done, Task
from kg.web.negotiating import accepted
from kg.web.problems import MEDIA_TYPE, Problem
from kg.web.protocol import FORM, Pairs, media_type, pairs
from kg.web.reader import Reader
from kg.web.settings import Limits

PAGES: Mapping[str, Callable[[Asked], Done]] = {
    "home": show_home,
    "list": list_things,
    "document": show_document,
    "fact": show_fact,
    "thing": show_thing,
    "search": search,
    "network": show_network,
    "compare": show_comparison,
    "timeline": show_timeline,
    "questions": list_questions,
    "question": show_question,
    "suggestions": suggest,
    "correct": show_correction,
    "write_correction": write_correction,
}
"""What makes each page; a worker does it."""

KEPT = ("home", "list", "network", "compare", "timeline", "thing", "suggestions")
"""The pages that follow from the store alone, and are kept until it is written."""


NOTHING = "the lists and the search name what there is; what begins with /sparql and /store is for programs"
"""What helps somebody who asked for an address at which nothing is."""

KEPT_HEADERS = ("allow", "retry-after")
"""Headers of a problem that its page has, too."""


def show_page(reader: Reader, limits: Limits, task: Task) -> Done:
    """Make a page.

    Args:
        reader: the store.
        limits: how much a request may use.
        task: the name of the ``page``, and what it is asked for.

    Raises:
        Problem: there is nothing of this name.
        KgError: it cannot be made.
    """
    given = dict(task.given)
    shown = PAGES[given.pop("page")]
    query = tuple((str(name), str(value)) for name, value in given.pop("query"))
    project = Path(given.pop("project"))
    return shown(Asked(reader.store(), reader.folder, project, query=query, **given))


def page_route(path: str, page: str, name: str | None = None) -> Route:
    """Return the route of a page.

    Args:
        path: its path, with ``{name:path}`` where it has a name.
        page: which of ``PAGES`` it is.
        name: its name, where it has always the same one.
    """

    async def answer(request: Request) -> Response:
        told = request.path_params.get("name", "")
        path, told, form = _parted(request, told)
        query = pairs(request.scope["query_string"].decode("ascii", "replace"))
        task = _task(request, page, name or told, form, path, query)
        if page not in KEPT:
            return await have_done(request, task)
        kept, key = _kept(request), repr((page, form, task.given["name"], query))
        known = kept.get(key)
        if known is None:
            known = await have_done(request, task)
            kept.put(key, known)
        return known

    return Route(path, _telling_people(answer))


def _kept(request: Request) -> Kept:
    state = request.app.state
    if not hasattr(state, "kept"):
        state.kept = Kept(settings_of(request).store)
    kept: Kept = state.kept
    return kept


def _task(request: Request, page: str, name: str, form: str, path: str, query: Pairs) -> Task:
    settings = settings_of(request)
    told = {"page": page, "name": name, "form": form, "path": path, "query": query}
    place = {"project": str(settings.project.absolute()), "is_writable": settings.token is not None}
    return Task("show_page", told | place)


async def _answer_correction(request: Request) -> Response:
    """Write what a form says of a fact, for those who show the token in it."""
    if media_type(request.headers) != FORM:
        raise Problem(415, "this is no form", f"send {FORM}")
    sent = pairs((await request.body()).decode("ascii", "replace"))
    refuse_token(dict(sent).get("token", ""), settings_of(request).token)
    kept = [(name, value) for name, value in sent if name != "token"]
    async with request.app.state.writing:
        task = _task(request, "write_correction", "", "html", "/correct", kept)
        return await have_done(request, replace(task, writes=True))


def _parted(request: Request, told: str) -> tuple[str, str, str]:
    """Return the path and the name without the ending of a form, and the form."""
    path = request.scope["path"]
    if request.query_params.get("form") == "html":
        return path, told, "html"
    for form in FORMS:
        if path.endswith(f".{form}"):
            return path.removesuffix(f".{form}"), told.removesuffix(f".{form}"), form
    return path, told, "html"


def _telling_people(
    answer: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers as before, but tells people on a page what is wrong."""

    async def told(request: Request) -> Response:
        try:
            return _for_people(request, await answer(request))
        except Problem as problem:
            return _for_people(request, response(problem.done()))

    return told


async def answer_nothing(request: Request, error: Exception) -> Response:
    """Tell that nothing is at an address, or that it is not asked so: on a page, or as a problem.

    Args:
        request: the request.
        error: what the routes say of it.
    """
    assert isinstance(error, HTTPException)
    path = request.scope["path"][:200]
    problem = Problem(error.status_code, f'nothing is at "{path}"', NOTHING, error.headers)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        problem = Problem(
            error.status_code, f'"{path}" cannot be asked by {request.method}', "", error.headers
        )
    return _for_people(request, response(problem.done()))


def _for_people(request: Request, answer: Response) -> Response:
    """Return an answer, on a page where it tells of a problem and a page is wanted."""
    if answer.headers.get("content-type") != MEDIA_TYPE or not _wants_page(request):
        return answer
    content = (
        environment().get_template("wrong.html.j2").render(wrong=json.loads(bytes(answer.body)), asked=None)
    )
    headers = {name: value for name, value in answer.headers.items() if name in KEPT_HEADERS}
    return Response(content, answer.status_code, {"Content-Security-Policy": POLICY, **headers}, "text/html")


def _wants_page(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    try:
        return accepted(accept, {MEDIA_TYPE: None, "text/html": None}) == "text/html"
    except Problem:
        return False


def _routes() -> tuple[BaseRoute, ...]:
    endings = ("", *(f".{form}" for form in FORMS))
    lists = [page_route(f"/{kind}{end}", "list", kind) for kind in KINDS for end in endings]
    once = [
        page_route(f"/{page}{end}", page)
        for page in ("search", "network", "compare", "timeline", "questions")
        for end in endings
    ]
    things = [
        page_route(f"/{kind}/{{name:path}}", "thing") for kind in (*KINDS, THINGS) if kind != "documents"
    ]
    return (
        page_route("/", "home"),
        *(page_route(f"/counts.{form}", "home") for form in ("json", "csv")),
        *lists,
        *once,
        page_route("/correct", "correct"),
        Route("/correct", _telling_people(_answer_correction), methods=["POST"]),
        page_route("/documents/{name:path}", "document"),
        page_route(f"/{FACTS}/{{name:path}}", "fact"),
        page_route("/questions/{name:path}", "question"),
        page_route("/suggestions/{name:path}", "suggestions"),
        *things,
    )


ROUTES = _routes()
"""What is answered where."""
