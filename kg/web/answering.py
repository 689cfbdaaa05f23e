"""Has a task done for a request, and makes a response of what was answered."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from kg.model import KgError
from kg.web.messages import Done, Task
from kg.web.problems import Problem, problem_of
from kg.web.settings import Settings
from kg.web.workers import Workers

GONE = 499
"""The status of an answer that nobody waits for; it is seen in logs only."""


def response(done: Done) -> Response:
    """Return the response that an answer is."""
    told = Response(done.body, done.status, {"Vary": "Accept", "Cache-Control": "no-cache", **done.headers})
    if done.media_type:
        told.headers["Content-Type"] = done.media_type
    return told


def settings_of(request: Request) -> Settings:
    """Return what the server of a request serves."""
    settings: Settings = request.app.state.settings
    return settings


async def have_done(request: Request, task: Task) -> Response:
    """Have a task done for a request; it is stopped where the client goes away.

    Args:
        request: the request, whose body was read.
        task: the task.

    Raises:
        Problem: it took too long or needed too much.
    """
    workers: Workers = request.app.state.workers
    doing = asyncio.ensure_future(workers.do(task))
    leaving = asyncio.ensure_future(_client_gone(request))
    try:
        await asyncio.wait((doing, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            return Response(status_code=GONE)
        return response(doing.result())
    finally:
        doing.cancel()
        leaving.cancel()


async def answer_problem(request: Request, problem: Exception) -> Response:
    """Return the response that tells of a problem."""
    if isinstance(problem, KgError):
        problem = problem_of(problem)
    if not isinstance(problem, Problem):
        raise problem
    return response(problem.done())


async def _client_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
