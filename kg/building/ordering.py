"""Hands documents to workers by size, and hands on what they made in the order of the documents."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush

from kg.building.workers import Outcome, Task, Workers

FEW = 50_000
"""So many characters are read here before other workers are started, who need a second or two for it."""

AHEAD = 32
"""How many documents for each worker are held at most: waiting, being made, or made before their turn."""

AHEAD_SIZE = 32 << 20
"""How many bytes these may have together."""


class Queue:
    """Documents on their way through the workers.

    The largest of those that wait is handed out first, so that no worker is left with a large one at the end.

    Args:
        near: makes documents where there are few.
        far: makes them where there are many.
        keep: is handed what was made of each document, in the order in which they were put.
    """

    def __init__(self, near: Workers, far: Workers, keep: Callable[[Task, Outcome], None]) -> None:
        self._near, self._far, self._keep = near, far, keep
        self._workers: Workers | None = near if far is near else None
        self._tasks: dict[int, Task] = {}
        self._waiting: list[tuple[int, int]] = []
        self._made: dict[int, Outcome] = {}
        self._put = self._kept = self._size = 0

    def put(self, task: Task) -> None:
        """Put a document at the end; this waits while too many are on their way."""
        self._tasks[self._put] = task
        heappush(self._waiting, (-task.source.size, self._put))
        self._put += 1
        self._size += task.source.size
        if self._workers is None and self._size > FEW:
            self._workers = self._far
        if self._workers is not None:
            self._hand_out(self._workers)
            while self._is_full(self._workers):
                self._advance(self._workers)

    def finish(self) -> None:
        """Wait until all are made and handed on."""
        while self._tasks:
            self._advance(self._workers or self._near)

    def _is_full(self, workers: Workers) -> bool:
        most = AHEAD * workers.number if workers.number > 1 else 0
        return len(self._tasks) > most or (self._size > AHEAD_SIZE and bool(self._tasks))

    def _hand_out(self, workers: Workers) -> None:
        while self._waiting and workers.is_free:
            _, number = heappop(self._waiting)
            workers.give(number, self._tasks[number])

    def _advance(self, workers: Workers) -> None:
        self._hand_out(workers)
        number, outcome = workers.take()
        self._made[number] = outcome
        while self._kept in self._made:
            task = self._tasks.pop(self._kept)
            outcome = self._made.pop(self._kept)
            self._kept += 1
            self._size -= task.source.size
            self._keep(task, outcome)
