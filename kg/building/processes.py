"""Makes documents in worker processes: the same bytes as this process would make."""

from __future__ import annotations

import gc
import signal
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread

from kg.building.making import Maker
from kg.building.settings import Settings
from kg.building.workers import LOSSES, Outcome, Task, given_up, make_task
from kg.forking import worker_context
from kg.model import KgError

AT_HAND = 2
"""How many documents a worker has: the one that it makes, and the next, so that it need not wait for it."""


@dataclass(slots=True)
class _Worker:
    """A worker process, and the documents that it was given in their order: it makes the first."""

    process: BaseProcess
    connection: Connection
    given: deque[tuple[int, Task]] = field(default_factory=deque)


class Processes:
    """Makes documents in worker processes, which are started when the first document is given.

    A worker that ends before its time is replaced, and its document is given to another.

    Args:
        settings: what to work with.
        number: how many processes.
    """

    def __init__(self, settings: Settings, number: int) -> None:
        self.number, self._settings = number, settings
        self._context = worker_context()
        self._workers: list[_Worker] = []
        self._losses: Counter[int] = Counter()

    @property
    def is_free(self) -> bool:
        """Whether another document can be given."""
        given = sum(len(worker.given) for worker in self._workers)
        return given < self.number * AT_HAND

    def give(self, number: int, task: Task) -> None:
        """Give a document to make."""
        worker = min(self._workers, key=lambda one: len(one.given), default=None)
        if worker is None or (worker.given and len(self._workers) < self.number):
            worker = self._started()
        worker.given.append((number, task))
        # One that has ended is found out, and its document made good, where the document is taken.
        with suppress(OSError):
            worker.connection.send(task)

    def take(self) -> tuple[int, Outcome]:
        """Wait for the next document that is made.

        Raises:
            DataError: no document can be made.
        """
        while True:
            worker = self._next_told()
            number, task = worker.given.popleft()
            try:
                fault, outcome = worker.connection.recv()
            except (OSError, EOFError):
                self._end([worker])
                self._losses[number] += 1
                lost = [(number, task)] if self._losses[number] < LOSSES else []
                for other in (*lost, *worker.given):
                    self.give(*other)
                if lost:
                    continue
                return number, given_up(task)
            if fault is not None:
                raise fault
            return number, outcome

    def close(self) -> None:
        """End the workers; what they are making is lost."""
        self._end(self._workers[:])

    def _next_told(self) -> _Worker:
        """Wait until a worker has told what it made, or has ended."""
        busy = [worker for worker in self._workers if worker.given]
        told = wait([worker.connection for worker in busy])
        return next(worker for worker in busy if worker.connection in told)

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._settings), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _end(self, workers: Sequence[_Worker]) -> None:
        for worker in workers:
            worker.connection.close()
            worker.process.kill()
            self._workers.remove(worker)
        for worker in workers:
            worker.process.join()


def _work(connection: Connection, settings: Settings) -> None:
    """Make documents until the building process closes the connection or ends."""
    # Ctrl-C reaches all processes of a terminal; the building process says what becomes of the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is loaded lives to the end, and documents leave little: looking for garbage seldom finds any.
    gc.set_threshold(50_000, 20, 100)
    make, tasks = Maker(settings), SimpleQueue[Task | None]()
    # Two processes that write to each other at one time, and do not read, would wait for ever.
    Thread(target=_receive, args=(connection, tasks), daemon=True).start()
    while (task := tasks.get()) is not None:
        fault, outcome = None, None
        try:
            outcome = make_task(make, task)
        except KgError as error:
            fault = error
        with suppress(OSError):
            connection.send((fault, outcome))


def _receive(connection: Connection, tasks: SimpleQueue[Task | None]) -> None:
    """Put what comes into a queue, and None at its end."""
    with suppress(EOFError, OSError):
        while True:
            tasks.put(connection.recv())
    tasks.put(None)
