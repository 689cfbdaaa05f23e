"""Chooses who makes many documents: this process, worker processes, or a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kg.building.making import Maker
from kg.building.processes import Processes
from kg.building.workers import Workers
from kg.forking import cores
from kg.model import UsageError


@contextmanager
def workers_for(
    make: Maker, number: int | None = None, scheduler: str | None = None
) -> Iterator[Workers | None]:
    """Keep workers for many documents, None where one process makes all; they end with the context.

    Args:
        make: makes documents as the workers shall.
        number: how many processes; as many as there are cores where it is not given.
        scheduler: the address of a Dask scheduler, whose cluster takes the place of processes.

    Raises:
        UsageError: both are given, Dask is not installed, or no scheduler answers.
    """
    if scheduler is not None and number is not None:
        raise UsageError(
            "both processes and a cluster", "one of them makes the documents", "leave out --jobs"
        )
    if scheduler is not None:
        from kg.building.cluster import connected

        with connected(make.settings, make.run, scheduler) as cluster:
            yield cluster
        return
    wanted = number or cores()
    processes = Processes(make.settings, wanted) if wanted > 1 else None
    if processes is not None:
        # The process of which workers are copies loads what they need meanwhile.
        from kg.concluding import prepare

        prepare(make.things)
    try:
        yield processes
    finally:
        if processes is not None:
            processes.close()
