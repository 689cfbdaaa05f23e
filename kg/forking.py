"""Starts the process of which worker processes are copies; imported before anything that takes long."""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing import forkserver
from typing import Any

HAS_SERVER = "forkserver" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
"""Whether workers are copies of a process that has imported all; never of this one, which has open files."""

PRELOADED = ["kg.building.preloading"]
"""What is imported once for all workers, where the system can copy a process."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def worker_context() -> Any:
    """Return what starts workers."""
    context: Any = multiprocessing.get_context("forkserver" if HAS_SERVER else "spawn")
    if HAS_SERVER:
        context.set_forkserver_preload(PRELOADED)
    return context


def prepare_workers(number: int | None = None, scheduler: str | None = None) -> None:
    """Begin to load what worker processes need, while this process reads its own files.

    Args:
        number: how many processes; as many as there are cores where it is not given.
        scheduler: the address of a Dask scheduler, which needs no processes here.
    """
    if HAS_SERVER and scheduler is None and (number or cores()) > 1:
        worker_context()
        forkserver.ensure_running()
