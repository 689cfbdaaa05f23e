"""Puts copies of a store's graphs, each under digests of its own, into another store until it has enough quads.

What follows from all of them is concluded as after a build: most questions ask for it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.building import conclude
from kg.ontology import read_things
from kg.store import Entry, Store

AT_ONCE = 400


def copies(graph: bytes, digest: str, copy: int) -> tuple[str, bytes]:
    """Return the digest and graph of a copy of a document: other names of the document, its spans and facts."""
    own = hashlib.sha256(f"{digest} {copy}".encode()).hexdigest()
    told = graph.replace(digest[:16].encode(), own[:16].encode()).replace(
        digest[:12].encode(), own[:12].encode()
    )
    return own, b"".join(sorted(told.splitlines(keepends=True)))


def given(source: Store, wanted: int) -> Iterator[tuple[Entry, bytes]]:
    """Yield documents until there are enough quads."""
    graphs = dict(source.graphs())
    copy = held = 0
    while True:
        for one in source.documents():
            digest, graph = copies(graphs[f"{source.base}document-{one.digest[:16]}"], one.digest, copy)
            yield Entry(digest, f"{one.name}-{copy}"), graph
            held += graph.count(b"\n")
            if held >= wanted:
                return
        copy += 1


def write_file(store: Store, path: Path) -> int:
    """Write all graphs into one file, and return how many quads they have."""
    number = 0
    with path.open("wb") as file:
        for _, graph in store.graphs():
            file.write(graph)
            number += graph.count(b"\n")
    return number


if __name__ == "__main__":
    origin, target, number = sys.argv[1:]
    store = Store.open_to_write(Path(target))
    waiting: list[tuple[Entry, bytes | None]] = []
    with Store.open(Path(origin)) as source:
        # A fifth of all follows from documents.
        for one in given(source, int(number) * 4 // 5):
            waiting.append(one)
            if len(waiting) == AT_ONCE:
                store.put(waiting)
                waiting.clear()
    store.put(waiting)
    conclude(store, read_things())
    print(json.dumps(write_file(store, Path(target, "all.nq"))))
    store.abandon()
