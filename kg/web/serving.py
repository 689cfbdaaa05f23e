"""Runs the application: on a port of the loopback address, or for one page without a server."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Callable, Sequence
from dataclasses import replace

import httpx
import uvicorn

from kg.model import DataError
from kg.web import application
from kg.web.problems import Problem
from kg.web.settings import Settings

ADDRESS = "127.0.0.1"
"""The only address that is listened at; a proxy takes requests from elsewhere."""


def new_token() -> str:
    """Return a token for writers that nobody can guess."""
    return secrets.token_urlsafe(24)


def serve(settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve a store until the process is interrupted.

    Args:
        settings: what is served; port 0 takes any that is free.
        tell: is told the address as soon as requests are answered.

    Raises:
        UsageError: there is no store.
        DataError: the port is taken, or the store cannot be opened.
    """
    with _bound(settings.port) as listening:
        port = int(listening.getsockname()[1])
        app = application(replace(settings, port=port))
        config = uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="on",
            log_level="warning",
            server_header=False,
        )
        server = _Server(config, lambda: tell(f"http://{ADDRESS}:{port}/"))
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            return
        if not server.started:
            raise DataError(f"{settings.store}: cannot be served", "a worker did not start", "see above why")


def fetch(settings: Settings, path: str) -> tuple[int, bytes]:
    """Return the status and the body of one page, without a server.

    Args:
        settings: what is served.
        path: the path of the page, with its query.

    Raises:
        UsageError: there is no store.
        DataError: the store is damaged.
    """
    answer = asyncio.run(_fetch(settings, path))
    return answer.status_code, answer.content


async def _fetch(settings: Settings, path: str) -> httpx.Response:
    # One page needs one worker.
    app = application(replace(settings, limits=replace(settings.limits, short=1)))
    try:
        async with app.router.lifespan_context(app):
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app),
                base_url=f"http://{ADDRESS}:{settings.port}",
                follow_redirects=True,
            )
            async with client:
                return await client.get(path)
    except Problem as problem:
        raise DataError(problem.what, problem.why) from problem


class _Server(uvicorn.Server):
    """Uvicorn's server, which says when it answers."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: Sequence[socket.socket] | None = None) -> None:
        await super().startup(list(sockets or ()))
        if self.started:
            self._tell()


def _bound(port: int) -> socket.socket:
    # Only of a socket that is told its protocol are small packets sent at once: else each answer waits 40 ms.
    listening = socket.socket(proto=socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((ADDRESS, port))
    except OSError as error:
        listening.close()
        why = error.strerror or str(error)
        raise DataError(f"port {port} cannot be listened at", why, "name another --port") from error
    return listening
