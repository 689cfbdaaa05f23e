"""Kills a writer of a store at random moments, and looks whether anything that it had put is lost.

python benchmarks/kill_writer.py --kills 500
Each writer is killed within its first moments: while it opens the store that the kill before left, while it puts
documents, or while it brings the index up to date. Then the store is opened as anybody would open it: every
document must be there, whole, in the version that the writer put last or had just begun to put, in the files and
in answers, and nothing may need mending by hand. It runs where processes can be forked.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from test_store import entry, graph

from kg.store import Store
from kg.store.verifying import faults

DOCUMENTS = 20
"""How many documents are put over and over."""

LINES = 50
"""How many lines each document has."""

LONGEST = 0.8
"""How many seconds a writer lives at most."""

Versions = dict[str, int]
"""The version of each document, by its name."""

Tell = Callable[[str], None]
"""Takes a line that another process is to read."""

HELD = """
SELECT ?name (MIN(?title) AS ?told) (COUNT(?text) AS ?number)
WHERE { ?document dcterms:identifier ?name ; dcterms:title ?title ; kg:text ?text }
GROUP BY ?name
"""


def write(folder: Path, first: int, tell: Tell) -> None:
    """Put all documents in one version after the other, and tell what is begun and done.

    Args:
        folder: the folder of the store.
        first: the number of the first version.
        tell: takes ``open``, and ``begun`` or ``put`` with the document and the version.
    """
    store = Store.open_to_write(folder)
    tell("open")
    for version in range(first, first + 1000):
        for at in range(DOCUMENTS):
            one = entry(at, str(version))
            tell(f"begun {one.name} {version}")
            store.put([(one, graph(one, f"version {version}", LINES))])
            tell(f"put {one.name} {version}")
        store.database()


def look(folder: Path, put: Versions, begun: Versions, tell: Tell) -> None:
    """Tell what is held after a kill, and what is wrong.

    Args:
        folder: the folder of the store.
        put: the version of each document whose putting was done.
        begun: the version of each document whose putting was begun.
        tell: takes ``held`` with the document and the version, and ``wrong`` with what is wrong.
    """
    if not (folder / "manifest.json").is_file():
        for name in put:
            tell(f"wrong {name} is gone with the manifest")
        return
    store = Store.open(folder)
    held = {one.name: int(one.version) for one in store.documents()}
    for name, version in held.items():
        tell(f"held {name} {version}")
    for told in wrong(store, held, put, begun):
        tell(f"wrong {told}")
    for what, why in faults(folder):
        tell(f"wrong {what}: {why}")
    with Store.open_to_write(folder) as opened:
        for name in opened.lost:
            tell(f"wrong {name} was let go")


def wrong(store: Store, held: Versions, put: Versions, begun: Versions) -> Iterator[str]:
    """Yield what is wrong with the documents that a store holds, see ``look``."""
    answered = {str(name): (str(title), number) for name, title, number in store.query(HELD).rows}
    for name in sorted(put.keys() | held.keys()):
        version = held.get(name)
        if version is None:
            yield f"{name} is listed no longer"
        elif version not in (put.get(name), begun.get(name)):
            yield f"{name} is listed in version {version}, and {put.get(name)} was put"
        if answered.get(name) != (f"version {version}", LINES):
            yield f"{name} answers {answered.get(name)}, and version {version} is listed"


def beside(work: Callable[[Tell], None], seconds: float | None = None) -> list[str]:
    """Let a process that is forked work, kill it after some seconds, and return the lines that it told.

    This process opens no store, so that it has no threads and can be forked.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        try:
            work(partial(tell_by, writing))
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
    with os.fdopen(reading, encoding="utf-8") as told:
        lines = told.read().splitlines()
    ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return (
        lines
        if ended == (0 if seconds is None else -signal.SIGKILL)
        else [*lines, "wrong it failed by itself"]
    )


def tell_by(pipe: int, line: str) -> None:
    """Tell a line by a pipe."""
    os.write(pipe, line.encode() + b"\n")


def note(lines: list[str], put: Versions, begun: Versions) -> list[str]:
    """Note the versions that lines tell, and return what they tell is wrong."""
    for line in lines:
        what, *told = line.split()
        if what in ("begun", "put", "held"):
            (begun if what == "begun" else put)[told[0]] = int(told[1])
    return [line.removeprefix("wrong ") for line in lines if line.startswith("wrong ")]


def main() -> int:
    """Kill, look, and say what was seen."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, put, begun = random.Random(options.seed), dict[str, int](), dict[str, int]()
    found, opening, puts = list[str](), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        for kill in range(1, options.kills + 1):
            seconds = chance.random() * chance.choice((LONGEST, LONGEST / 10))
            lines = beside(partial(write, folder, kill * 1000), seconds)
            faulty = note(lines, put, begun)
            faulty += note(beside(partial(look, folder, put, begun)), put, begun)
            found += [f"kill {kill}: {one}" for one in faulty]
            opening += "open" not in lines
            puts += sum(line.startswith("put") for line in lines)
    print(f"{options.kills} kills, {opening} of them while the store was opened; {puts} documents put")
    print("\n".join(found[:20]) or "nothing was lost, nothing needed mending")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
