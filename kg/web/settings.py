"""What a server serves, and how much it gives to one request."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

PORT = 8010
"""The port unless another is asked for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may use.

    Args:
        seconds: for how long it may run.
        rows: how many rows or triples its answer may have.
        memory: how many bytes of memory its process may take; held on Linux.
        body: how many bytes a request or an answer may have.
        short: how many requests may run at once while they have not taken long.
        long: how many more may run at once that take long.
        waiting: how many more may wait for their turn.
    """

    seconds: float = 60.0
    rows: int = 1_000_000
    memory: int = 2 << 30
    body: int = 256 << 20
    short: int = 4
    long: int = 16
    waiting: int = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server serves.

    Args:
        store: the folder of the store.
        project: the project folder, whose questions are laid over the shipped ones.
        port: the port on the loopback address.
        token: what a writer must show; None where nobody may write.
        hosts: names under which a proxy offers the server, besides the loopback ones.
        limits: how much one request may use.
    """

    store: Path
    project: Path = field(default_factory=Path.cwd)
    port: int = PORT
    token: str | None = None
    hosts: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
