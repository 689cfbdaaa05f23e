"""What can be wrong with a request, told as a problem document (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from kg.model import KgError, UsageError
from kg.store import LockedError, MadeGraphError
from kg.web.messages import Done

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that cannot be answered.

    Args:
        status: the HTTP status.
        what: what is wrong.
        why: why, and what to do.
        headers: headers of the answer.
    """

    def __init__(
        self, status: int, what: str, why: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(what)
        self.status, self.what, self.why, self.headers = status, what, why, dict(headers or {})

    def done(self) -> Done:
        """Return the answer that tells of it."""
        told = {"title": HTTPStatus(self.status).phrase, "status": self.status, "detail": self.what}
        body = json.dumps({**told, "why": self.why} if self.why else told, ensure_ascii=False)
        return Done(self.status, MEDIA_TYPE, self.headers, body.encode())


def problem_of(error: KgError) -> Problem:
    """Return the problem that an error makes: 400 for a bad request, 409 for a graph that nobody may write.

    Args:
        error: what is wrong.
    """
    why = "; ".join(part for part in (error.why, error.mend) if part)
    if isinstance(error, MadeGraphError):
        return Problem(409, error.what, why)
    if isinstance(error, UsageError):
        return Problem(400, error.what, why)
    if isinstance(error, LockedError):
        return Problem(503, error.what, why, {"Retry-After": "5"})
    return Problem(500, error.what, why)
