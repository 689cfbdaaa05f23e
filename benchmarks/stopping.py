"""Kills builds and workers at twenty moments each, drawn with a seed, and looks what the next build finds.

Prints how many stops there were, and how many documents were held after them. Ends with an error where a
store is not whole, a document was lost, or a graph is not the one of a build that nobody stops.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from stories import rows

from kg.building import Maker, Settings, build, workers_for
from kg.exporting.rdf import trig
from kg.store import Store
from kg.store.verifying import faults

SEED, MOMENTS, STORIES, SECONDS = 8, 20, 90, 9.0
WORKERS = 2


def write_some(path: Path) -> None:
    """Write as many stories as a build of some seconds takes."""
    told = list(rows())[:STORIES]
    path.write_text("".join(json.dumps(row) + "\n" for row in told), "utf-8")


def graph_of(path: Path, store: Store) -> bytes:
    """Return the graph of all stories, made in this process where it is not held."""
    built = build([path], store, Maker(Settings()))
    assert not built.failed
    return trig(store)


def kill_a_build(path: Path, folder: Path, seconds: float, wanted: bytes) -> int:
    """Kill a build with workers after some seconds; return how many documents were held then."""
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "kg", "build", str(path), "--store", str(folder), "--jobs", str(WORKERS)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as building:
        time.sleep(seconds)
        building.kill()
    if not (folder / "manifest.json").exists():
        return 0
    assert list(faults(folder)) == [], folder
    held = Store.open(folder).size
    with Store.open_to_write(folder) as store:
        assert store.lost == ()
        assert graph_of(path, store) == wanted
    return held


def kill_a_worker(path: Path, seconds: float, wanted: bytes) -> None:
    """Kill a worker some seconds after the build began."""

    def kill() -> None:
        for worker in multiprocessing.active_children()[:1]:
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGKILL)

    store, make = Store.in_memory(), Maker(Settings())
    timer = threading.Timer(seconds, kill)
    timer.start()
    with workers_for(make, WORKERS) as workers:
        built = build([path], store, make, workers=workers)
    timer.cancel()
    assert not built.failed
    assert trig(store) == wanted


def main() -> None:
    """Stop builds and workers, and tell what was found."""
    draw = random.Random(SEED)
    with tempfile.TemporaryDirectory() as name:
        path, folder = Path(name, "stories.jsonl"), Path(name, "store")
        write_some(path)
        wanted = graph_of(path, Store.in_memory())
        held = [kill_a_build(path, folder, draw.uniform(0, SECONDS), wanted) for _ in range(MOMENTS)]
        for _ in range(MOMENTS):
            kill_a_worker(path, draw.uniform(1, SECONDS), wanted)
    print(json.dumps({"moments": MOMENTS, "stories": STORIES, "held": sorted(held)}))


if __name__ == "__main__":
    main()
