"""Workers of the server: how they are started, that short tasks never wait for long ones, and what a kill costs."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from serving import descendants, gold_folder

from kg.store import Store
from kg.web import workers as web_workers
from kg.web.messages import Done, Task
from kg.web.problems import Problem
from kg.web.settings import Limits, Settings
from kg.web.starting import Forking, Spawning, Starting
from kg.web.workers import Workers

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
WHILE = """
SELECT (COUNT(*) AS ?n) WHERE {
  ?a a ?b .
  { SELECT ?d WHERE { ?d a ?e } ORDER BY ?d LIMIT 100 }
  FILTER(STR(?a) > STR(?d))
}
"""
"""Takes a second or so, and counts the same each time."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gold_folder(tmp_path_factory.mktemp("turns") / "store")


@asynccontextmanager
async def working(store: Path, limits: Limits) -> AsyncIterator[Workers]:
    """Have workers for a store while the test runs."""
    workers = Workers(Settings(store, limits=limits))
    await workers.start()
    try:
        yield workers
    finally:
        await workers.stop()


def asked(sparql: str) -> Task:
    """Return the task of answering a query."""
    return Task("answer_query", {"sparql": sparql})


def number(done: Done) -> int:
    """Return the number that an answer gives."""
    (row,) = json.loads(done.body)["results"]["bindings"]
    return int(row["n"]["value"])


@pytest.mark.parametrize("way", [Forking, Spawning])
def test_each_way_of_starting_gives_the_same(
    store: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[[list[str]], Starting]
) -> None:
    """Workers that are forked and workers that start from nothing answer alike, and none is left over."""
    if way is Forking and not hasattr(os, "fork"):
        pytest.skip("this system does not fork")
    monkeypatch.setattr(web_workers, "starting", way)
    before = set(descendants(os.getpid())) if sys.platform == "linux" else set()

    async def run() -> list[Done]:
        async with working(store, Limits(short=2)) as workers:
            tasks = ["ASK {}", "ASK {", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"]
            return [await workers.do(asked(sparql)) for sparql in tasks]

    yes, wrong, count = asyncio.run(run())
    assert json.loads(yes.body)["boolean"] is True
    assert wrong.status == 400
    assert number(count) > 1000
    if sys.platform == "linux":
        assert set(descendants(os.getpid())) <= before


def test_short_tasks_do_not_wait_for_long_ones(store: Path) -> None:
    """Where more runaways come than may run, a short task is answered while they run and wait."""

    async def run() -> tuple[int, list[object]]:
        # Time enough for a busy machine to find out which are long.
        async with working(store, Limits(seconds=10, short=2, long=2)) as workers:
            away = [asyncio.create_task(workers.do(asked(RUNAWAY))) for _ in range(5)]
            await asyncio.sleep(1)
            for _ in range(5):
                assert json.loads((await workers.do(asked("ASK {}"))).body)["boolean"] is True
            still = sum(not one.done() for one in away)
            return still, await asyncio.gather(*away, return_exceptions=True)

    still, ends = asyncio.run(run())
    assert still == 5
    details = [end.what for end in ends if isinstance(end, Problem) and end.status == 503]
    assert details.count("the request took too long and was stopped") == 2
    assert details.count("too many requests are being answered") == 3


def test_long_tasks_wait_for_each_other(store: Path) -> None:
    """Where one long task may run, several are answered one after the other, each as when it is alone."""

    async def run() -> list[int]:
        async with working(store, Limits(short=2, long=1)) as workers:
            done = await asyncio.gather(*(workers.do(asked(WHILE)) for _ in range(3)))
            return [number(one) for one in done]

    first, *others = asyncio.run(run())
    assert first > 1000
    assert others == [first, first]


def test_a_long_write_is_done_once(tmp_path: Path) -> None:
    """An update goes on where no long turn is free: were it begun anew, what it counts would be written twice."""
    folder = gold_folder(tmp_path / "store")
    update = f"INSERT {{ GRAPH <urn:made> {{ <urn:s> <urn:p> ?n }} }} WHERE {{ {WHILE} }}"

    async def run() -> tuple[Done, bool]:
        async with working(folder, Limits(short=2, long=1)) as workers:
            away = asyncio.create_task(workers.do(asked(RUNAWAY)))
            await asyncio.sleep(0.5)
            done = await workers.do(Task("update_graphs", {"sparql": update}, writes=True))
            is_running = not away.done()
            away.cancel()
            return done, is_running

    done, is_running = asyncio.run(run())
    assert done.status in (200, 204)
    assert is_running, "the runaway held the one long turn"
    with_number = Store.open(folder).query("SELECT ?n { GRAPH <urn:made> { <urn:s> <urn:p> ?n } }").rows
    assert len(with_number) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed by Linux only")
def test_processes_that_are_killed_are_replaced(store: Path) -> None:
    """Whichever processes are killed, the request after the next is answered at the latest."""

    async def run() -> list[bool]:
        before = set(descendants(os.getpid()))
        answered = []
        async with working(store, Limits(seconds=20, short=2)) as workers:
            for kill_first in (True, False):
                await workers.do(asked("ASK {}"))
                started = [one for one in descendants(os.getpid()) if one not in before]
                for one in started if kill_first else started[1:]:
                    os.kill(one, signal.SIGKILL)
                for _ in range(3):
                    try:
                        answered.append((await workers.do(asked("ASK {}"))).status == 200)
                    except Problem:
                        answered.append(False)
        return answered

    begun = time.monotonic()
    answered = asyncio.run(run())
    assert answered[2] and answered[5], answered
    assert time.monotonic() - begun < 90
