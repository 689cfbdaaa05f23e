"""Servers that a test starts: kg serve on a free port of the loopback address."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from seed_store import put_gold

from kg.store import Store

web = httpx.Client(timeout=60, limits=httpx.Limits(max_keepalive_connections=0))
"""Asks a server with patience, for a busy machine, and with a new connection each time."""
TOKEN = "a-token-of-the-tests"
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}


@dataclass(frozen=True)
class Served:
    """A server that runs.

    Args:
        address: where it answers, without a slash at the end.
        process: its process.
        store: the folder of its store.
    """

    address: str
    process: subprocess.Popen[str]
    store: Path

    @property
    def sparql(self) -> str:
        """The address of its endpoint."""
        return f"{self.address}/sparql"

    @property
    def graphs(self) -> str:
        """The address of its graphs."""
        return f"{self.address}/store"

    def ask(
        self, query: str, accept: str = "application/sparql-results+json", **headers: str
    ) -> httpx.Response:
        """Return the answer to a query."""
        told = {"Accept": accept, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return httpx.get(self.sparql, params={"query": query}, headers=told, timeout=60)

    def workers(self) -> list[int]:
        """Return the process numbers of its workers, and of the one that they are forked from."""
        return descendants(self.process.pid)


def descendants(process: int) -> list[int]:
    """Return the processes that a process started, and those that they started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [one for child in children for one in (int(child), *descendants(int(child)))]


def gold_folder(folder: Path) -> Path:
    """Return the folder of a store of the seeds and their gold facts."""
    with Store.open_to_write(folder) as store:
        put_gold(store)
    return folder


@contextmanager
def served(store: Path, *options: str) -> Iterator[Served]:
    """Serve a store while the test runs."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store), *options]
    environment = {**os.environ, "KG_TOKEN": TOKEN}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            found = re.search(r"served at (http://127\.0\.0\.1:\d+)/", line)
            if found:
                yield Served(found[1], process, store)
                break
        else:
            raise AssertionError("".join(lines))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
