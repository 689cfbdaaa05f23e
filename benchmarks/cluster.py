"""Builds the stories on a Dask cluster that loses a worker, and compares the graph with that of another store."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from pathlib import Path

from distributed import LocalCluster
from stories import FILE

from kg.building import Maker, Progress, Settings, build, workers_for
from kg.exporting.rdf import trig
from kg.store import Store

WORKERS, LOST_AT = 2, 100
"""How many workers there are, and after how many documents one is killed."""


def digest_of(store: Store) -> str:
    """Return the digest of all that a store says, as TriG."""
    return hashlib.sha256(trig(store)).hexdigest()


def main() -> None:
    """Build, kill a worker in the middle, and print both digests."""
    store, make, killed = Store.in_memory(), Maker(Settings()), list[int]()
    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster:  # type: ignore[no-untyped-call]

        def kill(progress: Progress) -> None:
            if progress.documents == LOST_AT:
                killed.append(next(iter(cluster.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        with workers_for(make, scheduler=cluster.scheduler_address) as workers:
            built = build([FILE], store, make, kill, workers=workers)
    assert len(killed) == 1 and not built.failed
    with Store.open(Path(sys.argv[1])) as local:
        print(json.dumps({"documents": built.new, "cluster": digest_of(store), "local": digest_of(local)}))


if __name__ == "__main__":
    main()
