"""Runs commands in processes of their own and measures them: time, processor time, and peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What commands see: as where the tool is installed, its code is compiled once."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a process took.

    Args:
        wall: seconds until it ended.
        cpu: seconds of processor time, its own and that of the processes it waited for.
        peak: bytes of memory it held at most at one time.
        printed: what it printed.
    """

    wall: float
    cpu: float
    peak: int
    printed: str

    @property
    def told(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.printed)


def run(*command: object) -> Measured:
    """Run a command to its end.

    Args:
        command: the program and its arguments.

    Raises:
        subprocess.CalledProcessError: it ended with an error.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(one) for one in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stdout is not None and process.stderr is not None
    # What it says on standard error is little: it does not fill the pipe.
    printed = process.stdout.read()
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(
            process.returncode, [str(one) for one in command], printed, errors
        )
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, printed.decode())


def kg(*arguments: object) -> Measured:
    """Run ``kg``."""
    return run(sys.executable, "-m", "kg", *arguments)


def script(name: str, *arguments: object) -> Measured:
    """Run a script of this folder."""
    return run(sys.executable, HERE / f"{name}.py", *arguments)


def side_by_side(measures: Sequence[Callable[[], Measured]], times: int = 3) -> list[list[Measured]]:
    """Return several runs of each, taken in turn so that all meet the same disturbances."""
    rounds = [[measure() for measure in measures] for _ in range(times)]
    return [list(one) for one in zip(*rounds, strict=True)]
