"""Gives tasks to worker processes, lets long ones make way for short ones, and kills those that take too long."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kg.web.messages import Done, Task
from kg.web.problems import Problem
from kg.web.settings import Settings
from kg.web.starting import WorkerProcess, starting

LONG = 0.2
"""After how many seconds of work a task makes way for shorter ones."""

LOOKS = 10
"""How often that time passes at most until it does so on a busy machine, where it hardly gets to work."""

FIRST_STEPS = 4
"""How far the first long task makes way; each further one that runs lets all go one further."""

STARTING = 120.0
"""How many seconds a worker may take to open the store, which may need its index made anew."""


class Run:
    """A worker that does a task.

    Args:
        worker: the worker.
        task: the task.
    """

    def __init__(self, worker: WorkerProcess, task: Task) -> None:
        self.worker, self._worked = worker, worker.seconds_worked()
        self._answer = asyncio.ensure_future(worker.answer(task))

    async def is_done_soon(self, until: float) -> bool:
        """Return whether there is an answer before the task has taken long, or its time is up."""
        for _ in range(LOOKS):
            if await self.is_done_within(min(LONG, _left(until))):
                return True
            if not _left(until) or self.worker.seconds_worked() - self._worked >= LONG / 2:
                return False
        return False

    async def is_done_within(self, seconds: float) -> bool:
        """Return whether there is an answer after some seconds at most."""
        return bool((await asyncio.wait((self._answer,), timeout=seconds))[0])

    async def done(self) -> Done:
        """Return the answer.

        Raises:
            asyncio.IncompleteReadError: the worker has ended.
            ConnectionError: likewise.
        """
        return await self._answer

    def is_good(self) -> bool:
        """Return whether the worker has answered, and can do another task."""
        return self._answer.done() and not self._answer.cancelled() and self._answer.exception() is None

    def end(self) -> None:
        """End the worker."""
        self._answer.cancel()
        self.worker.end()


class Workers:
    """The processes that do what requests need of the store.

    A task begins in one of a few short turns. When it has worked for a while, it goes on in one of the long turns,
    where it makes way for the short ones; where none is free, it is begun anew when one is.

    Args:
        settings: what is served, and how much a request may use.
    """

    def __init__(self, settings: Settings) -> None:
        self.limits = limits = settings.limits
        numbers = map(str, (limits.seconds, limits.rows, limits.memory, limits.body))
        self._starting = starting([str(settings.store), *numbers])
        self._short, self._long = asyncio.Semaphore(limits.short), asyncio.Semaphore(limits.long)
        self._waiting = 0
        # One for each short turn is there or being started.
        self._idle: asyncio.LifoQueue[WorkerProcess] = asyncio.LifoQueue()
        self._in_short: set[WorkerProcess] = set()
        self._in_long: set[WorkerProcess] = set()
        self._spares: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the first worker, which brings the index up to date, and then the others.

        Raises:
            Problem: the store cannot be opened.
        """
        self._add(await self._started())
        self._start_spares()

    async def stop(self) -> None:
        """End all workers."""
        for spare in tuple(self._spares):
            spare.cancel()
        for worker in (*self._in_short, *self._in_long):
            worker.end()
        await self._starting.stop()

    async def do(self, task: Task) -> Done:
        """Have a task done.

        Args:
            task: the task.

        Raises:
            Problem: it took longer or more memory than it may, or too many wait already; 503.
        """
        if self._waiting >= self.limits.waiting:
            raise _busy()
        until = asyncio.get_running_loop().time() + self.limits.seconds
        try:
            with contextlib.ExitStack() as ending:
                return await self._do(task, until, ending)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            why = f"a request may take {self.limits.memory >> 20} MiB of memory; ask for less"
            raise Problem(503, "the request needed too much and was stopped", why) from error

    async def _do(self, task: Task, until: float, ending: contextlib.ExitStack) -> Done:
        async with self._turn(self._short, until):
            run = await self._begun(task, until, ending)
            if await run.is_done_soon(until):
                return await run.done()
            goes_on = task.writes or not self._long.locked()
            self._go_long(run) if goes_on else self._let_go(run)
        async with contextlib.nullcontext() if task.writes else self._turn(self._long, until):
            if not goes_on:
                run = await self._begun(task, until, ending)
                self._go_long(run)
            if await run.is_done_within(_left(until)):
                return await run.done()
        why = f"a request may take {self.limits.seconds:g} seconds; ask for less"
        raise Problem(503, "the request took too long and was stopped", why)

    @asynccontextmanager
    async def _turn(self, turns: asyncio.Semaphore, until: float) -> AsyncIterator[None]:
        """Wait for a turn, and have it."""
        self._waiting += 1
        try:
            async with asyncio.timeout_at(until):
                await turns.acquire()
        except TimeoutError as error:
            raise _busy() from error
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            turns.release()

    async def _begun(self, task: Task, until: float, ending: contextlib.ExitStack) -> Run:
        """Give a task to a worker that has nothing to do."""
        self._start_spares()
        try:
            async with asyncio.timeout_at(until):
                worker = await self._idle.get()
        except TimeoutError as error:
            raise _busy() from error
        run = Run(worker, task)
        ending.callback(self._let_go, run)
        return run

    def _go_long(self, run: Run) -> None:
        """Let a worker go on with a long task, and have another in its place for short ones."""
        self._in_short.discard(run.worker)
        self._in_long.add(run.worker)
        for worker in self._in_long:
            worker.make_way(FIRST_STEPS + len(self._in_long))
        self._start_spares()

    def _let_go(self, run: Run) -> None:
        """Keep a worker for the next task, or end it: one that made way stays slow, one that was stopped is lost."""
        if run.worker in self._in_short and run.is_good():
            self._idle.put_nowait(run.worker)
            return
        run.end()
        self._in_short.discard(run.worker)
        self._in_long.discard(run.worker)
        self._start_spares()

    def _start_spares(self) -> None:
        """Start as many workers as short turns miss."""
        for _ in range(self.limits.short - len(self._in_short) - len(self._spares)):
            spare = asyncio.create_task(self._add_spare())
            self._spares.add(spare)
            spare.add_done_callback(self._spares.discard)

    async def _add_spare(self) -> None:
        # Where it cannot be started now, the next request tries again.
        with contextlib.suppress(Problem):
            self._add(await self._started())

    def _add(self, worker: WorkerProcess) -> None:
        self._in_short.add(worker)
        self._idle.put_nowait(worker)

    async def _started(self) -> WorkerProcess:
        """Start a worker and wait until it has opened the store."""
        what, worker = "the store cannot be opened now", None
        try:
            async with asyncio.timeout(STARTING):
                worker = await self._starting.start()
                first = await worker.begin()
                if first.status == 204:
                    started, worker = worker, None
                    return started
        except (TimeoutError, asyncio.IncompleteReadError, OSError) as error:
            raise Problem(503, what, "see what the server printed") from error
        finally:
            if worker is not None:
                worker.end()
        raise Problem(503, what, first.body.decode())


def _left(until: float) -> float:
    return max(0.0, until - asyncio.get_running_loop().time())


def _busy() -> Problem:
    return Problem(503, "too many requests are being answered", "ask again", {"Retry-After": "2"})
