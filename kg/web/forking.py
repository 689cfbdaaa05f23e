"""The process that workers are forked from: it has loaded what they need, has no threads, and opens nothing.

It is started by ``kg.web.starting``, takes messages by its standard input, and ends when the server does.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import socket
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from kg.web.messages import MESSAGE, reaped
from kg.web.working import Work, work_told

LATER = (
    "rdflib.plugins.sparql.parser",
    "jinja2",
    "kg.views.comparing.page",
    "kg.views.page",
    "kg.views.timeline",
)
"""What only some tasks need: it is loaded when the first worker was forked, so that nobody waits for it."""


def main(arguments: list[str]) -> None:
    """Fork workers until the server is gone; then end them all.

    Args:
        arguments: what each worker is told.
    """
    control, work = _control(), work_told(arguments)
    # What is loaded is shared by all as long as no collector touches it.
    gc.freeze()
    workers: set[int] = set()
    later = iter(LATER)
    while True:
        message, given, _, _ = socket.recv_fds(control, MESSAGE, 1)
        if not message:
            break
        if given:
            workers.add(_forked(control, socket.socket(fileno=given[0]), work))
            _load(later)
        else:
            _reap(reaped(message), workers)
    for worker in tuple(workers):
        os.kill(worker, signal.SIGKILL)
        _reap(worker, workers)


def _control() -> socket.socket:
    """Return the socket that is the standard input, and let nothing else read it."""
    control = socket.socket(fileno=os.dup(0))
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    return control


def _forked(control: socket.socket, connection: socket.socket, work: Work) -> int:
    """Fork a worker, and return its number."""
    worker = os.fork()
    if worker == 0:
        control.close()
        try:
            work(connection.makefile("rb"), connection.makefile("wb"))
        except ConnectionError:
            pass  # The server is gone, or wants this worker no longer.
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    connection.close()
    return worker


def _load(modules: Iterable[str]) -> None:
    """Load modules, whichever of them are left, and share them with all that are forked from now on."""
    for module in modules:
        importlib.import_module(module)
        gc.freeze()


def _reap(worker: int, workers: set[int]) -> None:
    if worker in workers:
        workers.discard(worker)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(worker, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
