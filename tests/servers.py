"""SPARQL servers of other makers that a test starts on loopback, and stops."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from parsers import needs

VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 2000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """Run the server of Oxigraph, with its data in memory, and give the address of its queries."""
    # pip puts the program beside the interpreter.
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    needs("the server oxigraph of the test extra", program)
    address = f"127.0.0.1:{free_port()}"
    with _running([str(program), "serve", "--bind", address, *options], f"http://{address}/query"):
        yield f"http://{address}/query"


@contextmanager
def virtuoso(folder: Path, rows: int = 100_000) -> Iterator[str]:
    """Run Virtuoso, with its data in a folder, and give the address of its queries."""
    program = shutil.which("virtuoso-t")
    needs("virtuoso-t", program)
    http, ini = free_port(), folder / "virtuoso.ini"
    ini.write_text(VIRTUOSO.format(folder=folder, sql=free_port(), http=http, rows=rows), "utf-8")
    command = [str(program), "+configfile", str(ini), "+foreground"]
    with _running(command, f"http://127.0.0.1:{http}/sparql"):
        yield f"http://127.0.0.1:{http}/sparql"


@contextmanager
def _running(command: list[str], address: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 120
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"{command[0]} did not start")
            time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, params={"query": "ASK {}"}).is_success
    except httpx.TransportError:
        return False
