"""Makes documents on a Dask cluster: the same function, and so the same bytes, as in a worker process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any

from kg import naming
from kg.building.making import Maker
from kg.building.settings import Settings
from kg.building.workers import Outcome, Task, given_up, make_task
from kg.correcting import FILE
from kg.model import DataError, KgError, UsageError
from kg.writing import Run

SECONDS = 30
"""How long a scheduler may take to answer."""

Package = tuple[tuple[str, bytes], ...]
"""The files of a project that the documents depend on, with their paths in it."""

ONE_AT_A_TIME = Lock()
"""Several threads of a worker would share a language model, which is made for one."""


class Cluster:
    """Makes documents on the workers of a Dask scheduler, which gives those of a lost worker to another.

    Args:
        settings: what to work with; the files of the project are sent to the workers.
        run: what must stand in every graph about its making.
        client: a client of the scheduler.
    """

    def __init__(self, settings: Settings, run: Run, client: Any) -> None:
        self._settings, self._run, self._client = settings, run, client
        # A task and not scattered data: what is lost with its workers is made again.
        self._package = client.submit(unchanged, packed(settings), pure=False)
        self._given: dict[str, tuple[int, Task, Any]] = {}
        self._done: SimpleQueue[Any] = SimpleQueue()
        self.number = max(1, sum(client.nthreads().values()))

    # Which worker takes what is the scheduler's to say; it may have got more of them since.
    is_free = True

    def give(self, number: int, task: Task) -> None:
        """Give a document to make."""
        told = self._client.submit(
            make_far_away, self._settings, self._package, self._run, task,
            key=f"kg-{task.source.digest}-{self._run.key}-{naming.short_hash(task.name)}",
            priority=task.source.size, pure=False,
        )  # fmt: skip
        self._given[told.key] = number, task, told
        told.add_done_callback(self._done.put)

    def take(self) -> tuple[int, Outcome]:
        """Wait for the next document that is made.

        Raises:
            DataError: no document can be made.
        """
        from distributed.scheduler import KilledWorker

        done = self._done.get()
        number, task, told = self._given.pop(done.key)
        try:
            return number, told.result()
        except KgError:
            raise
        except KilledWorker:
            return number, given_up(task)
        except Exception as error:
            # Whatever else it is, the cluster is not one that makes documents.
            raise DataError(
                "the cluster failed",
                f"{type(error).__name__}: {error}"[:300],
                "look into its logs, and build again; what was finished is kept",
            ) from error

    def close(self) -> None:
        """Let go of what is not made yet; the cluster goes on for others."""
        self._client.cancel([told for _, _, told in self._given.values()])
        self._given.clear()


@contextmanager
def connected(settings: Settings, run: Run, address: str) -> Iterator[Cluster]:
    """Keep a cluster as workers.

    Args:
        settings: what to work with.
        run: what must stand in every graph about its making.
        address: the address of the scheduler, such as ``tcp://host:8786``.

    Raises:
        UsageError: Dask is not installed, or no scheduler answers.
    """
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise UsageError("Dask is not installed", str(error), "pip install 'plenum-kg[dask]'") from error
    try:
        opened: Any = distributed.Client  # it has no types
        client = opened(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{address}: no scheduler answers", str(error), "start one: dask scheduler"
        ) from error
    with client:
        cluster = Cluster(settings, run, client)
        try:
            yield cluster
        finally:
            cluster.close()


def packed(settings: Settings) -> Package:
    """Return the files of a project that the graphs of its documents depend on.

    Args:
        settings: what to work with.
    """
    project = settings.project
    if project is None:
        return ()
    folders = (*settings.grammar[1:], *settings.ontology[1:])
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    if settings.corrected and (project / FILE).is_file():
        files.append(project / FILE)
    return tuple((path.relative_to(project).as_posix(), path.read_bytes()) for path in files)


def unchanged(package: Package) -> Package:
    """Return the files of a project as they were sent."""
    return package


def make_far_away(settings: Settings, package: Package, run: Run, task: Task) -> Outcome:
    """Return what a document gives, or what is wrong with it.

    Args:
        settings: what to work with.
        package: the files of the project.
        run: what must stand in every graph about its making.
        task: the document.

    Raises:
        KgError: no document can be made here.
    """
    with ONE_AT_A_TIME:
        make = _maker(settings, package)
        if make.run != run:
            raise DataError(
                "a worker of the cluster would make other graphs",
                "; ".join(_differences(make.run, run)),
                "install the same version of plenum-kg and of the language model there",
            )
        return make_task(make, task)


@lru_cache(maxsize=2)
def _maker(settings: Settings, package: Package) -> Maker:
    """Return what makes documents; the files of the project are laid out for as long as the process lives."""
    project = Path(tempfile.mkdtemp(prefix="kg-"))
    for name, content in package:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(content)
    return Maker(replace(settings, project=project, cache=None))


def _differences(here: Run, there: Run) -> Iterator[str]:
    for name in (one.name for one in fields(Run)):
        told, wanted = str(getattr(here, name)), str(getattr(there, name))
        if told != wanted:
            yield f"{name.replace('_', ' ')} {told[:16]} in place of {wanted[:16]}"
