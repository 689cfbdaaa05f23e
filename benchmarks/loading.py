"""Loads quads: by ``kg`` from the files of a store, by pyoxigraph from one file, by rdflib from one file."""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

import pyoxigraph as ox


def by_kg(store: Path) -> int:
    """Make the index of a store from its files."""
    from kg.store import Store

    with Store.open(store) as opened:
        return len(opened.database())


def by_pyoxigraph(store: Path) -> int:
    """Load one file of N-Quads as pyoxigraph does by itself."""
    database = ox.Store(str(store / "alone"))
    database.bulk_load(path=str(store / "all.nq"))
    database.flush()
    return len(database)


def by_rdflib(store: Path) -> int:
    """Load one file of N-Quads into memory."""
    import rdflib

    dataset = rdflib.Dataset()
    dataset.parse(store / "all.nq", format="nquads")
    return len(dataset)


if __name__ == "__main__":
    name, folder = sys.argv[1], Path(sys.argv[2])
    for made in ("index", "alone"):
        shutil.rmtree(folder / made, ignore_errors=True) if name != "rdflib" else None
    begun, used = time.perf_counter(), time.process_time()
    number = {"kg": by_kg, "pyoxigraph": by_pyoxigraph, "rdflib": by_rdflib}[name](folder)
    print(
        json.dumps({"wall": time.perf_counter() - begun, "cpu": time.process_time() - used, "quads": number})
    )
