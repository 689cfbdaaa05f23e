"""What a server and its workers say to each other: a line of JSON, and bytes behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is asked to do.

    Args:
        name: a name of ``kg.web.tasks.TASKS``.
        given: what it needs to know.
        body: the bytes that came with the request.
    """

    name: str
    given: Mapping[str, Any] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker answers.

    Args:
        status: the HTTP status.
        media_type: the media type of the body.
        headers: further headers.
        body: the answer.
    """

    status: int = 200
    media_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def packed(message: Task | Done) -> bytes:
    """Return a message as it is sent."""
    head = {name: value for name, value in asdict(message).items() if name != "body"}
    return json.dumps({**head, "length": len(message.body)}).encode() + b"\n" + message.body


def head_of(line: bytes) -> tuple[dict[str, Any], int]:
    """Return what the line of a message says, and how many bytes stand behind it."""
    head: dict[str, Any] = json.loads(line)
    return head, head.pop("length")
