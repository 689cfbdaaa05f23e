"""Starts worker processes: forked from one that has loaded everything, or from nothing where no system forks."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import kg
from kg.web.messages import FORK, Done, Task, head_of, packed, reap

LONGEST_LINE = 1 << 20
"""How many bytes the line of a message may have."""


class WorkerProcess:
    """A process that does one task after the other, as the server sees it.

    Args:
        reader: brings what it answers.
        writer: takes what it is told.
        kill: ends the process of a number at once.
        number: the number of the process; 0 where only the process itself can say.
    """

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        kill: Callable[[int], None],
        number: int = 0,
    ) -> None:
        self._reader, self._writer, self._kill, self.number = reader, writer, kill, number

    async def begin(self) -> Done:
        """Return what it says when it has opened the store, or why it cannot.

        Raises:
            asyncio.IncompleteReadError: it has ended.
        """
        first = await self._read()
        self.number = self.number or int(first.headers["process"])
        return await self._read()

    async def answer(self, task: Task) -> Done:
        """Have it do a task.

        Args:
            task: the task.

        Raises:
            asyncio.IncompleteReadError: it has ended.
            ConnectionError: likewise.
        """
        self._writer.write(packed(task))
        await self._writer.drain()
        return await self._read()

    def make_way(self, steps: int) -> None:
        """Let others go first, where the system can; it stays so.

        Args:
            steps: how far, up to 19.
        """
        with contextlib.suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, self.number, min(steps, 19))

    def seconds_worked(self) -> float:
        """Return how long it has had a processor, where Linux tells; else the time, as if it always had."""
        try:
            told = Path(f"/proc/{self.number}/stat").read_bytes().rpartition(b")")[2].split()
            return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, IndexError, AttributeError):
            return time.monotonic()

    def end(self) -> None:
        """End it at once, whatever it does."""
        self._writer.transport.abort()
        if self.number:
            self._kill(self.number)

    async def _read(self) -> Done:
        line = await self._reader.readline()
        if not line:
            raise asyncio.IncompleteReadError(b"", None)
        head, length = head_of(line)
        return Done(**head, body=await self._reader.readexactly(length))


class Starting(Protocol):
    """A way to start workers."""

    async def start(self) -> WorkerProcess:
        """Start a worker."""

    async def stop(self) -> None:
        """End what was started."""


class Forking:
    """Forks workers from a process that has loaded everything, which takes milliseconds.

    That process has no threads and opens no store, so that it can be forked at any time.

    Args:
        arguments: what each worker is told.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments, self._launching = arguments, asyncio.Lock()
        self._forker: Process | None = None
        self._control = socket.socket()

    async def start(self) -> WorkerProcess:
        """Fork a worker.

        Raises:
            ConnectionError: the process that forks has just ended.
        """
        await self._launch()
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [FORK], [theirs.fileno()])
        reader, writer = await asyncio.open_connection(sock=ours, limit=LONGEST_LINE)
        return WorkerProcess(reader, writer, self._kill)

    async def stop(self) -> None:
        """End the process that forks, which ends those that it forked."""
        self._control.close()
        if self._forker is not None:
            await self._forker.wait()

    async def _launch(self) -> None:
        async with self._launching:
            if self._forker is not None and self._forker.returncode is None:
                return
            self._control.close()
            self._control, theirs = socket.socketpair()
            with theirs:
                # In a session of its own no Ctrl-C reaches it: that ends the server, which ends it.
                self._forker = await asyncio.create_subprocess_exec(
                    *python("kg.web.forking", self._arguments),
                    stdin=theirs.fileno(),
                    stdout=DEVNULL,
                    env=environment(),
                    start_new_session=True,
                )

    def _kill(self, number: int) -> None:
        # Its number is its own until the process that forked it is told to forget it.
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._control.send(reap(number))


class Spawning:
    """Starts each worker from nothing, which takes as long as loading everything.

    Args:
        arguments: what each worker is told.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments
        self._all: list[Process] = []

    async def start(self) -> WorkerProcess:
        """Start a worker.

        Raises:
            ConnectionError: it has no pipes.
        """
        process = await asyncio.create_subprocess_exec(
            *python("kg.web.working", self._arguments),
            stdin=PIPE,
            stdout=PIPE,
            limit=LONGEST_LINE,
            env=environment(),
        )
        if process.stdin is None or process.stdout is None:
            raise ConnectionError("a worker has no pipes")
        self._all = [one for one in self._all if one.returncode is None] + [process]
        return WorkerProcess(process.stdout, process.stdin, self._kill, process.pid)

    async def stop(self) -> None:
        """End all workers."""
        for process in self._all:
            self._kill(process.pid)
            await process.wait()

    def _kill(self, number: int) -> None:
        for process in self._all:
            if process.pid == number and process.returncode is None:
                process.kill()


def starting(arguments: Sequence[str]) -> Starting:
    """Return the fastest way to start workers here.

    Args:
        arguments: what each worker is told.
    """
    return Forking(arguments) if hasattr(os, "fork") else Spawning(arguments)


def python(module: str, arguments: Sequence[str]) -> list[str]:
    """Return the command that runs a module, whatever lies in the current folder."""
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """Return an environment in which Python finds this package, so that no folder of its name takes its place."""
    here = str(Path(kg.__file__).resolve().parent.parent)
    path = os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path}
