"""A worker process: does one task after the other and may be killed at any time.

It is started by ``kg.web.starting`` and ends when the server that started it does.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO

from kg.model import KgError
from kg.web.messages import Done, Task, head_of, packed
from kg.web.problems import Problem, problem_of
from kg.web.settings import Limits
from kg.web.tasks import Worker

Work = Callable[[IO[bytes], IO[bytes]], None]
"""What a worker does with what it is given and where it answers."""


def main(arguments: list[str]) -> None:
    """Do the tasks that come by standard input.

    Args:
        arguments: see ``work_told``.
    """
    # What anything prints must not come between the messages.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    work_told(arguments)(sys.stdin.buffer, answers)


def work_told(arguments: list[str]) -> Work:
    """Return the work that arguments tell of.

    Args:
        arguments: the folder of the store, then seconds, rows, bytes of memory, and bytes of an answer that a
            task may use.
    """
    folder, seconds, rows, memory, body = arguments
    limits = Limits(float(seconds), int(rows), int(memory), int(body))
    return partial(work, Path(folder), limits)


def work(folder: Path, limits: Limits, given: IO[bytes], answers: IO[bytes]) -> None:
    """Do tasks until nobody is there who gives them.

    Args:
        folder: the folder of the store.
        limits: how much a task may use.
        given: brings the tasks.
        answers: takes the answers; the first says which process this is, the second that the store is open.
    """
    _send(answers, Done(102, headers={"process": str(os.getpid())}))
    _hold_memory(limits.memory)
    try:
        worker = Worker(folder, limits)
    except KgError as error:
        _send(answers, problem_of(error).done())
        return
    tasks: queue.Queue[Task] = queue.Queue()
    threading.Thread(target=_read_tasks, args=(given, tasks), daemon=True).start()
    _send(answers, Done(204))
    while True:
        task = tasks.get()
        _hold_processor(limits.seconds)
        _send(answers, _done(worker, task))


def _done(worker: Worker, task: Task) -> Done:
    try:
        return worker.do(task)
    except Problem as problem:
        return problem.done()
    except KgError as error:
        return problem_of(error).done()
    except MemoryError:
        return Problem(503, "the request needs more memory than it may have").done()


def _read_tasks(given: IO[bytes], tasks: queue.Queue[Task]) -> None:
    """Read tasks until the server is gone; then end, whatever is being done."""
    while line := given.readline():
        head, length = head_of(line)
        tasks.put(Task(**head, body=given.read(length)))
    os._exit(0)


def _send(answers: IO[bytes], done: Done) -> None:
    answers.write(packed(done))
    answers.flush()


def _hold_memory(limit: int) -> None:
    """Let the system refuse memory beyond a limit, where it can: on Linux."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _hold_processor(seconds: float) -> None:
    """Let the system end the process, should nobody else do so when its time is up."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + 2 * seconds + 10)
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(sys.argv[1:])
