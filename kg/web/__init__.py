"""The web application: a SPARQL endpoint, the graphs of the store, and pages, for one machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.model import KgError
from kg.store import Store
from kg.web import browsing
from kg.web.answering import answer_problem
from kg.web.graph_store import answer_graph
from kg.web.guarding import Guard
from kg.web.pages import ASSETS, answer_void, query_page
from kg.web.problems import Problem
from kg.web.protocol import answer_get, answer_post
from kg.web.settings import Limits, Settings
from kg.web.workers import Workers

__all__ = ["ROUTES", "Limits", "Settings", "application"]

GRAPH_METHODS = ["GET", "PUT", "POST", "DELETE"]

ROUTES: tuple[BaseRoute, ...] = (
    *browsing.ROUTES,
    Route("/query", query_page, name="query_page"),
    Route("/sparql", answer_get, name="sparql"),
    Route("/sparql", answer_post, methods=["POST"]),
    Route("/store", answer_graph, methods=GRAPH_METHODS, name="graphs"),
    Route("/store/{name:path}", answer_graph, methods=GRAPH_METHODS),
    Route("/.well-known/void", answer_void, name="void"),
    Mount(
        "/assets",
        routes=[Mount(f"/{name}", StaticFiles(directory=folder)) for name, folder in ASSETS.items()],
        name="assets",
    ),
)
"""What is answered where; a new page is one more line here."""


def application(settings: Settings) -> Starlette:
    """Return the application that serves a store.

    Args:
        settings: what is served, and how much a request may use.

    Raises:
        UsageError: there is no store.
        DataError: it is damaged or of another format.
    """
    base = Store.open(settings.store).base

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.workers = Workers(settings)
        try:
            await app.state.workers.start()
            yield
        finally:
            await app.state.workers.stop()

    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={
            Problem: answer_problem,
            KgError: answer_problem,
            HTTPException: browsing.answer_nothing,
        },
        lifespan=lifespan,
    )
    app.state.settings, app.state.base, app.state.writing = settings, base, asyncio.Lock()
    return app
