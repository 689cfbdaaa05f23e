"""What a server and its workers say to each other: a line of JSON, and bytes behind it."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

_NUMBER = struct.Struct("!q")

MESSAGE = _NUMBER.size
"""How many bytes each message to the process that forks has."""

FORK = _NUMBER.pack(0)
"""The message that a worker is to be forked; the socket that it talks by comes with it."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is asked to do.

    Args:
        name: a name of ``kg.web.tasks.TASKS``.
        given: what it needs to know.
        body: the bytes that came with the request.
        writes: whether it changes the store, and so must not be begun twice.
    """

    name: str
    given: Mapping[str, Any] = field(default_factory=dict)
    body: bytes = b""
    writes: bool = False


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


def reap(worker: int) -> bytes:
    """Return the message to the process that forks that a worker of its has ended, and may be forgotten."""
    return _NUMBER.pack(worker)


def reaped(message: bytes) -> int:
    """Return which worker a message says has ended."""
    (worker,) = _NUMBER.unpack(message)
    return int(worker)
