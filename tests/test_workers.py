"""Workers make what one process makes, byte for byte, whatever becomes of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from ending import end, end_once, sleep, source
from reports import COUNT, report, written

from kg import forking
from kg.building import Maker, Progress, Settings, build, ordering, workers_for
from kg.building.ordering import Queue
from kg.building.processes import Processes
from kg.building.workers import LOSSES, Made, Outcome, Task, Workers
from kg.documents import read_text
from kg.exporting.rdf import trig
from kg.model import DataError, UsageError
from kg.store import Store


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have workers started with the first document."""
    monkeypatch.setattr(ordering, "FEW", 0)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_any_number_of_workers_gives_the_same_bytes(reports: Path, wanted: bytes, number: int) -> None:
    """What is made where, and when it is done, is nowhere to be seen."""
    store, make = Store.in_memory(), Maker(Settings())
    with workers_for(make, number) as workers:
        built = build([reports], store, make, workers=workers)
    assert (built.new, built.failed) == (COUNT, [])
    assert trig(store) == wanted
    assert "knowledge" not in vars(make) or number == 1


def test_each_document_alone_gives_the_same_bytes(reports: Path, wanted: bytes) -> None:
    """A document is made the same first or last, and beside others or alone: nothing is carried over."""
    together = Store.in_memory()
    build(sorted(reports.iterdir())[::-1], together, Maker(Settings()))
    assert trig(together) == wanted
    graphs = dict(together.graphs())
    for path in sorted(reports.iterdir())[:: COUNT // 3]:
        alone = Store.in_memory()
        build([path], alone, Maker(Settings()))
        found = {graph: content for graph, content in alone.graphs() if "/document-" in graph}
        assert found == {graph: graphs[graph] for graph in found} and len(found) == 1


def test_a_killed_worker_is_replaced(reports: Path, wanted: bytes) -> None:
    """The document of a worker that is killed is made by another, and none is lost."""
    store, make, killed = Store.in_memory(), Maker(Settings()), list[int]()

    def kill(progress: Progress) -> None:
        if progress.documents in (3, 17):
            worker = multiprocessing.active_children()[0]
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGKILL)
            killed.append(worker.pid)

    with workers_for(make, 2) as workers:
        built = build([reports], store, make, kill, workers=workers)
    assert len(set(killed)) == 2
    assert (built.new, built.failed) == (COUNT, [])
    assert trig(store) == wanted


@pytest.fixture
def processes() -> Iterator[Processes]:
    """Return two worker processes, which are not started yet."""
    found = Processes(Settings(), 2)
    yield found
    found.close()


def take_all(workers: Workers, *tasks: Task) -> dict[str, Outcome]:
    """Return what is made of tasks, by their names."""
    waiting, found = list(enumerate(tasks)), dict[str, Outcome]()
    while len(found) < len(tasks):
        while waiting and workers.is_free:
            workers.give(*waiting.pop(0))
        number, outcome = workers.take()
        found[tasks[number].name] = outcome
    return found


def good(name: str) -> Task:
    """Return a document that can be made."""
    return Task(source(name, partial(_read, name)), name)


def _read(name: str, names: object) -> Any:
    return read_text("The meeting was held.", name)


def test_a_document_that_ends_its_worker_is_given_up(processes: Processes) -> None:
    """What ends worker after worker is told as an error; the others are made."""
    found = take_all(processes, Task(source("bad", end), "bad"), *(good(name) for name in "abcd"))
    assert {name for name, outcome in found.items() if isinstance(outcome, Made)} == set("abcd")
    assert isinstance(found["bad"], DataError)
    assert found["bad"].what == "bad: given up" and str(LOSSES) in found["bad"].why


def test_a_worker_that_ends_once_costs_no_document(tmp_path: Path, processes: Processes) -> None:
    """A document that is lost with its worker is made by the next."""
    late = Task(source("late", partial(end_once, str(tmp_path / "mark"))), "late")
    assert all(isinstance(one, Made) for one in take_all(processes, late, good("a")).values())


def test_a_fault_of_the_project_ends_the_build_at_once(tmp_path: Path, reports: Path) -> None:
    """What is wrong with the grammar is told once, and not for each document."""
    (tmp_path / "grammar" / "wordings").mkdir(parents=True)
    (tmp_path / "grammar" / "wordings" / "own.toml").write_text("no TOML")
    make = Maker(Settings(tmp_path))
    with workers_for(make, 2) as workers, pytest.raises(DataError, match=r"own\.toml"):
        build([reports], Store.in_memory(), make, workers=workers)


def test_closing_does_not_wait(processes: Processes) -> None:
    """Workers are ended in the middle of a document."""
    processes.give(0, Task(source("slow", sleep), "slow"))
    processes.give(1, good("a"))
    assert processes.take()[0] == 1
    begun = time.monotonic()
    processes.close()
    assert time.monotonic() - begun < 60
    assert multiprocessing.active_children() == []


class Backwards:
    """Makes nothing of documents, the last that was given first."""

    def __init__(self, number: int) -> None:
        self.number, self.given = number, list[tuple[int, Task]]()
        self.order = list[str]()

    @property
    def is_free(self) -> bool:
        return len(self.given) < self.number

    def give(self, number: int, task: Task) -> None:
        self.given.append((number, task))
        self.order.append(task.name)

    def take(self) -> tuple[int, Outcome]:
        number, _ = self.given.pop()
        return number, Made(b"", 0)

    def close(self) -> None:
        pass


def test_results_come_in_the_order_of_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is done first, the documents are kept as they came; few are held at any time."""
    monkeypatch.setattr(ordering, "AHEAD", 4)
    workers, kept = Backwards(2), list[str]()
    queue = Queue(workers, workers, lambda task, outcome: kept.append(task.name))
    names = [f"{'x' * (at * 7 % 11)}{at}" for at in range(50)]
    for at, name in enumerate(names):
        queue.put(Task(source(name, None), name))
        assert at + 1 - len(kept) <= 8
    queue.finish()
    assert kept == names


def test_the_largest_of_those_that_wait_is_made_first() -> None:
    """No worker is left with a large document when the others are done."""
    workers = Backwards(2)
    queue = Queue(workers, workers, lambda task, outcome: None)
    for name in ("a", "b", "ccc", "d" * 9, "ee"):
        queue.put(Task(source(name, None), name))
    queue.finish()
    assert workers.order == ["a", "b", "d" * 9, "ccc", "ee"]


def test_few_documents_start_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read sooner than a worker is started is read here."""
    monkeypatch.setattr(ordering, "FEW", 50_000)
    far = Backwards(2)
    built = build([written(tmp_path / "in", 2)], Store.in_memory(), Maker(Settings()), workers=far)
    assert (built.new, far.order) == (2, [])


def test_the_same_text_twice_waits_for_the_first(tmp_path: Path) -> None:
    """Of one text in two files one document is made, under the lesser name, with workers too."""
    folder = written(tmp_path / "in", 6)
    for name in ("zz.txt", "aa.txt"):
        (folder / name).write_text(report(3))
    found = list[bytes]()
    for number in (1, 2):
        store, make = Store.in_memory(), Maker(Settings())
        with workers_for(make, number) as workers:
            build([folder / "zz.txt", folder], store, make, workers=workers)
        assert "aa" in {one.name for one in store.documents()} and store.size == 6
        found.append(trig(store))
    assert found[0] == found[1]


def test_both_a_number_and_a_cluster_are_refused() -> None:
    """Documents are made here or there."""
    with pytest.raises(UsageError, match="both"), workers_for(Maker(Settings()), 2, "tcp://host:8786"):
        pass


@pytest.mark.skipif(not forking.HAS_SERVER, reason="this system cannot copy a process")
def test_several_processes_begin_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """What workers need is loaded ahead where there will be some on this machine."""
    begun = list[bool]()
    monkeypatch.setattr(forking.forkserver, "ensure_running", lambda: begun.append(True))
    forking.prepare_workers(1)
    forking.prepare_workers(2, "tcp://host:8786")
    assert not begun
    forking.prepare_workers(2)
    assert begun == [True]
