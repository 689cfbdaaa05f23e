"""Lets through only requests that are meant for this server and come from no other site."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.answering import response
from kg.web.problems import Problem
from kg.web.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names under which the server is reached on its own machine."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What is told to browsers with every answer; nothing lets pages of other sites read it."""


class Guard:
    """Refuses requests to other hosts and from other sites, before anything else sees them.

    Args:
        app: what answers the requests that are let through.
        settings: what is served, and under which names.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.largest = app, settings.limits.body
        self.hosts = {f"{host}:{settings.port}" for host in LOOPBACK}
        self.hosts |= {host for host in LOOPBACK if settings.port in (80, 443)} | set(settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        received = 0

        async def receive_within() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.largest:
                raise Problem(413, f"the body has more than {self.largest} bytes", "send it in parts")
            return message

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        try:
            refuse_others(Headers(scope=scope), str(scope["method"]), self.hosts)
        except Problem as problem:
            await response(problem.done())(scope, receive, send_with_headers)
            return
        await self.app(scope, receive_within, send_with_headers)


def refuse_others(headers: Headers, method: str, hosts: Collection[str]) -> None:
    """Refuse a request that is meant for another host, or that a page of another site makes.

    Args:
        headers: its headers.
        method: its method.
        hosts: the names of this server, with their ports.

    Raises:
        Problem: it is refused; 421 or 403.
    """
    host = headers.get("host", "").lower()
    if host not in hosts:
        raise Problem(421, f'this server is not called "{host[:80]}"', "name it with kg serve --host-name")
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() not in hosts:
        raise Problem(403, "a page of another site asks", "only pages of this server may")
    site, mode = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode", "")
    is_link = method in ("GET", "HEAD") and mode == "navigate"
    if site not in ("none", "same-origin") and not is_link:
        raise Problem(403, "a page of another site asks", "only pages of this server may")


def refuse_writing(request: Request, token: str | None) -> None:
    """Refuse to write for those who may not.

    Args:
        request: the request.
        token: what a writer must show; None where nobody may write.

    Raises:
        Problem: nobody may write, or the token is not shown; 403 or 401.
    """
    refuse_token(_shown(request), token)


def refuse_token(shown: str, token: str | None) -> None:
    """Refuse to write where another token is shown.

    Args:
        shown: the token that is shown.
        token: what a writer must show; None where nobody may write.

    Raises:
        Problem: nobody may write, or the token is not the one; 403 or 401.
    """
    if token is None:
        raise Problem(403, "this server is read-only", "start it with kg serve --write to write")
    if not hmac.compare_digest(shown.encode(), token.encode()):
        why = "send the token that kg serve --write printed, as Authorization: Bearer TOKEN"
        raise Problem(401, "the token is missing or wrong", why, {"WWW-Authenticate": 'Bearer realm="kg"'})


def _shown(request: Request) -> str:
    """Return the token of a request: a bearer, or the password of any user."""
    scheme, _, told = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return told.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(told, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""
