"""Starts worker processes, gives them tasks, and kills those that take too long."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import kg
from kg.web.messages import Done, Task, head_of, packed
from kg.web.problems import Problem
from kg.web.settings import Settings

KEPT = 4
"""How many workers wait for a task when there is nothing to do."""

STARTED_AT_ONCE = 2
"""How many workers start at the same time: a start takes longer than most tasks."""

LONG = 1.0
"""After how many seconds a task makes way for shorter ones."""

STARTING = 120.0
"""How many seconds a worker may take to open the store, which may need its index made anew."""


class Workers:
    """The processes that do what requests need of the store.

    Args:
        settings: what is served, and how much a request may use.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings, self.limits = settings, settings.limits
        self._turns = asyncio.Semaphore(self.limits.workers)
        self._waiting = 0
        self._idle: asyncio.LifoQueue[Process] = asyncio.LifoQueue()
        self._longing = 0
        self._all: set[Process] = set()
        self._spares: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the first worker, which brings the index up to date, and then the others.

        Raises:
            Problem: the store cannot be opened.
        """
        self._idle.put_nowait(await self._started())
        self._start_spares()

    async def stop(self) -> None:
        """End all workers."""
        for spare in tuple(self._spares):
            spare.cancel()
        for worker in tuple(self._all):
            await self._end(worker)

    async def do(self, task: Task) -> Done:
        """Have a task done.

        Args:
            task: the task.

        Raises:
            Problem: it took longer or more memory than it may, or too many wait already; 503.
        """
        if self._turns.locked() and self._waiting >= self.limits.waiting:
            raise _busy()
        has_begun = False
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds), self._turns:
                has_begun = True
                self._waiting -= 1
                return await self._do(task)
        except TimeoutError as error:
            why = f"a request may take {self.limits.seconds:g} seconds; ask for less"
            raise (
                Problem(503, "the request took too long and was stopped", why) if has_begun else _busy()
            ) from error
        finally:
            self._waiting -= not has_begun

    async def _do(self, task: Task) -> Done:
        worker = await self._next()
        is_good = False
        try:
            begun = asyncio.get_running_loop().time()
            done = await _answered(worker, task)
            is_good = asyncio.get_running_loop().time() - begun < LONG
            return done
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            why = f"a request may take {self.limits.memory >> 20} MiB of memory; ask for less"
            raise Problem(503, "the request needed too much and was stopped", why) from error
        finally:
            # One that made way for others stays slow, and one that was stopped is lost.
            if is_good and (self._longing or self._idle.qsize() < KEPT):
                self._idle.put_nowait(worker)
            else:
                await self._end(worker)
                self._start_spares()

    async def _next(self) -> Process:
        """Return a worker that has nothing to do: the first that comes free or has started."""
        self._longing += 1
        try:
            self._start_spares()
            return await self._idle.get()
        finally:
            self._longing -= 1

    def _start_spares(self) -> None:
        """Start workers where more are longed for than are there, a few at a time."""
        missing = max(self._longing, 1) - self._idle.qsize() - len(self._spares)
        free = self.limits.workers + 1 - len(self._all) - len(self._spares)
        for _ in range(min(missing, free, STARTED_AT_ONCE - len(self._spares))):
            spare = asyncio.create_task(self._add_spare())
            self._spares.add(spare)
            spare.add_done_callback(self._spare_ended)

    def _spare_ended(self, spare: asyncio.Task[None]) -> None:
        self._spares.discard(spare)
        if not spare.cancelled() and self._longing:
            self._start_spares()

    async def _add_spare(self) -> None:
        with contextlib.suppress(Problem):
            self._idle.put_nowait(await self._started())

    async def _started(self) -> Process:
        """Start a worker and wait until it has opened the store."""
        limits = self.limits
        numbers = map(str, (limits.seconds, limits.rows, limits.memory, limits.body))
        worker = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "kg.web.working", str(self.settings.store), *numbers),
            stdin=PIPE,
            stdout=PIPE,
            limit=1 << 20,
            env={**os.environ, "PYTHONPATH": _path()},
        )
        self._all.add(worker)
        try:
            async with asyncio.timeout(STARTING):
                first = await _read(_pipes(worker)[1])
        except (TimeoutError, asyncio.IncompleteReadError) as error:
            await self._end(worker)
            raise Problem(503, "the store cannot be opened now", "see what the server printed") from error
        except asyncio.CancelledError:
            await self._end(worker)
            raise
        if first.status != 204:
            await self._end(worker)
            raise Problem(503, "the store cannot be opened now", first.body.decode())
        return worker

    async def _end(self, worker: Process) -> None:
        self._all.discard(worker)
        with contextlib.suppress(ProcessLookupError):
            worker.kill()
        await worker.wait()


async def _answered(worker: Process, task: Task) -> Done:
    """Return what a worker answers to a task."""
    making_way = asyncio.get_running_loop().call_later(LONG, _make_way, worker)
    stdin, stdout = _pipes(worker)
    try:
        stdin.write(packed(task))
        await stdin.drain()
        return await _read(stdout)
    finally:
        making_way.cancel()


async def _read(stdout: asyncio.StreamReader) -> Done:
    line = await stdout.readline()
    if not line:
        raise asyncio.IncompleteReadError(b"", None)
    head, length = head_of(line)
    return Done(**head, body=await stdout.readexactly(length))


def _pipes(worker: Process) -> tuple[asyncio.StreamWriter, asyncio.StreamReader]:
    if worker.stdin is None or worker.stdout is None:
        raise ConnectionError("a worker has no pipes")
    return worker.stdin, worker.stdout


def _make_way(worker: Process) -> None:
    """Let shorter tasks go first, where the system can."""
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, worker.pid, 10)


def _path() -> str:
    """Return where Python finds this package, so that a folder of its name cannot take its place."""
    here = str(Path(kg.__file__).resolve().parent.parent)
    return os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])


def _busy() -> Problem:
    return Problem(503, "too many requests are being answered", "ask again", {"Retry-After": "2"})
