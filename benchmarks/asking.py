"""Asks shipped questions: by ``kg``, on disk and in memory, and by pyoxigraph in turn, or by rdflib.

Each is asked until it has all rows. rdflib holds all in memory.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import asking
from kg.namespaces import prefixes
from kg.store import Store

QUESTIONS = (
    "agenda", "attitudes", "decisions", "documents", "figures", "meetings", "participants", "posts", "statements",
    "targets",
)  # fmt: skip
TIMES = 5
CLOSE = 15
"""So often are the two asked that are to be alike: of five times the least still varies by a sixth."""
LONGEST = 10
"""Seconds that rdflib may take for a question."""

QUICK = 2
"""A question that takes it less seconds is asked several times, as all are asked of the others."""


def seconds(ask: Callable[[], object]) -> float:
    """Return how long an answer takes."""
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun


def engine(database: ox.Store, query: str, base: str) -> int:
    """Return how many rows the engine itself answers."""
    rows: Any = database.query(query, prefixes=prefixes(base))
    return sum(1 for _ in rows)


def least(asks: Sequence[Callable[[], object]], times: int = TIMES) -> list[float]:
    """Return the least time of each of several ways to ask, taken in turn."""
    runs = [[seconds(ask) for ask in asks] for _ in range(times)]
    return [min(run) for run in zip(*runs, strict=True)]


def by_both(folder: Path) -> dict[str, Any]:
    """Return the time of each question, asked of the store on disk, of its engine, and of the store in memory."""
    found = {}
    with Store.open(folder) as store:
        database = store.database()
        for name in QUESTIONS:
            question = asking.find_question(name)
            query = asking.with_terms(question, asking.bind(store, question, {}))
            rows = len(store.query(query).rows)
            asks = [partial(store.query, query), partial(engine, database, query, store.base)]
            ours, theirs = least(asks, CLOSE)
            found[name] = {"kg": ours, "pyoxigraph": theirs, "rows": rows, "query": query}
    # What is held in memory takes the processor's cache from what is read from the disk, and so comes later.
    with Store.open(folder, into_memory=True) as held:
        reading = seconds(partial(held.query, "ASK {}"))
        for one in found.values():
            (one["memory"],) = least([partial(held.query, one["query"])])
    return {"questions": found, "reading": reading}


def by_rdflib(folder: Path, queries: dict[str, str]) -> dict[str, float | None]:
    """Return the time of each question over the merge of all graphs that has an answer, None where it is late."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(folder / "all.nq", format="nquads")
    found: dict[str, float | None] = {}
    signal.signal(signal.SIGALRM, _stop)
    for name, query in queries.items():
        signal.alarm(LONGEST)
        try:
            once = seconds(partial(_rows, dataset, query))
            signal.alarm(0)
            (again,) = least([partial(_rows, dataset, query)]) if once < QUICK else (once,)
            found[name] = min(once, again)
        except TimeoutError:
            found[name] = None
        except TypeError:
            pass  # it cannot sort by what is not bound, and so has no answer
        finally:
            signal.alarm(0)
    return found


def _rows(dataset: Any, query: str) -> int:
    return sum(1 for _ in dataset.query(query))


def _stop(number: int, frame: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    place = Path(sys.argv[1])
    if len(sys.argv) == 2:
        print(json.dumps(by_both(place)))
    else:
        print(json.dumps(by_rdflib(place, json.loads(Path(sys.argv[2]).read_text("utf-8")))))
