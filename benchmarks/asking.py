"""Asks shipped questions: by ``kg`` and by pyoxigraph in turn, or by rdflib, each until it has all rows."""

from __future__ import annotations

import json
import signal
import statistics
import sys
import time
from collections.abc import Callable
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
TIMES = 3
LONGEST = 10
"""Seconds that rdflib may take for a question."""


def seconds(ask: Callable[[], object]) -> float:
    """Return how long an answer takes."""
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun


def engine(database: ox.Store, query: str, base: str) -> int:
    """Return how many rows the engine itself answers."""
    rows: Any = database.query(query, prefixes=prefixes(base))
    return sum(1 for _ in rows)


def by_both(folder: Path) -> dict[str, Any]:
    """Return the median time of each question, asked of the store and of its engine."""
    found = {}
    with Store.open(folder) as store:
        database = store.database()
        for name in QUESTIONS:
            question = asking.find_question(name)
            query = asking.with_terms(question, asking.bind(store, question, {}))
            rows = len(store.query(query).rows)
            both = [
                (seconds(partial(store.query, query)), seconds(partial(engine, database, query, store.base)))
                for _ in range(TIMES)
            ]
            ours, theirs = (statistics.median(one) for one in zip(*both, strict=True))
            found[name] = {"kg": ours, "pyoxigraph": theirs, "rows": rows, "query": query}
    return found


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
            found[name] = seconds(partial(_rows, dataset, query))
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
