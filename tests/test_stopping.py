"""A build with workers that is stopped leaves a whole store, no process, and the rest for the next build."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reports import COUNT

from kg.building import Maker, Settings, build
from kg.exporting.rdf import trig
from kg.store import Store
from kg.store.verifying import faults

BUILT = """
import multiprocessing, sys
from pathlib import Path
from kg.building import *
from kg.building import ordering
from kg.store import Store

def tell(progress):
    children = [str(child.pid) for child in multiprocessing.active_children()]
    print(progress.documents, *children, flush=True)

if __name__ == "__main__":
    ordering.FEW = 0
    make = Maker(Settings())
    with Store.open_to_write(Path(sys.argv[2])) as store, workers_for(make, 2) as workers:
        build([Path(sys.argv[1])], store, make, tell, workers=workers)
"""


def started(tmp_path: Path, reports: Path) -> subprocess.Popen[str]:
    """Return a build with two workers in a process group of its own, which prints how far it is."""
    (tmp_path / "build.py").write_text(BUILT)
    command = [sys.executable, str(tmp_path / "build.py"), str(reports), str(tmp_path / "store")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)


def is_gone(process: int) -> bool:
    """Whether a process has ended, or ends within some seconds."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(
    ("stop", "documents"), [("SIGKILL", 9), ("SIGKILL", 27), ("SIGINT", 13), ("SIGTERM", 20)]
)
def test_a_stopped_build_leaves_a_whole_store_and_no_process(
    tmp_path: Path, reports: Path, wanted: bytes, stop: str, documents: int
) -> None:
    """After a kill or Ctrl-C the store opens, lists whole documents, and the next build makes the rest."""
    with started(tmp_path, reports) as builder:
        assert builder.stdout is not None
        for line in builder.stdout:
            done, *children = map(int, line.split())
            if done == documents:
                break
        if stop == "SIGINT":
            os.killpg(builder.pid, signal.SIGINT)  # as a terminal does
        else:
            builder.send_signal(getattr(signal, stop))
    assert len(children) == 2 and all(map(is_gone, children))
    assert list(faults(tmp_path / "store")) == []
    held = Store.open(tmp_path / "store").size
    assert held >= (documents if stop == "SIGINT" else documents - 8)
    with Store.open_to_write(tmp_path / "store") as store:
        assert store.lost == ()
        built = build([reports], store, Maker(Settings()))
        assert (built.new, built.skipped) == (COUNT - held, held)
        assert trig(store) == wanted
