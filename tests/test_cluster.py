"""A Dask cluster gives the bytes of one process, also when it loses a worker in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ending import end, source
from reports import written

from kg.building import Maker, Progress, Settings, build, ordering, workers_for
from kg.building.cluster import make_far_away, packed
from kg.building.workers import Made, Task
from kg.documents import find_sources
from kg.exporting.rdf import trig
from kg.model import DataError, UsageError
from kg.store import Store

COUNT = 24
PROJECT = {
    "grammar/wordings/own.toml": """
type = "statement"
[[cue]]
lemmas = ["murmur"]
says = ["that"]
[[cue.example]]
text = "Kim Jong Un murmured that it was late."
gives = [{ speaker = "Kim Jong Un", cue = "murmur", content = "it was late" }]
""",
    "ontology/own.ttl": """
@prefix id: <https://w3id.org/plenum/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
id:person-pak-song-min a foaf:Person ; skos:prefLabel "Pak Song Min"@en .
""",
}


def distributed() -> Any:
    """Return Dask's library; skip the test where it is missing, or fail where CI=true."""
    if os.environ.get("CI") == "true":
        import distributed as found

        return found
    return pytest.importorskip("distributed", reason="Dask is not installed; pip install 'plenum-kg[dask]'")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Return a cluster of two worker processes on this machine."""
    with distributed().LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0
    ) as found:
        yield found


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of reports."""
    return written(tmp_path_factory.mktemp("reports"), COUNT)


def test_a_cluster_gives_the_same_bytes_and_loses_nothing(
    tmp_path: Path, reports: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker is killed in mid-build; its documents are made by the other, with the project's own files."""
    monkeypatch.setattr(ordering, "FEW", 0)
    for name, content in PROJECT.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(content)
    killed = list[int]()

    def kill(progress: Progress) -> None:
        if progress.documents == 5:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    found = list[bytes]()
    for scheduler in (None, cluster.scheduler_address):
        store, make = Store.in_memory(), Maker(Settings(tmp_path))
        with workers_for(make, None if scheduler else 1, scheduler) as workers:
            built = build([reports], store, make, kill if scheduler else lambda one: None, workers=workers)
        assert (built.new, built.failed) == (COUNT, [])
        found.append(trig(store))
    assert killed and found[0] == found[1]


def test_a_document_that_ends_workers_is_given_up(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends worker after worker is told as an error, and the cluster lives on."""
    with workers_for(Maker(Settings()), scheduler=cluster.scheduler_address) as workers:
        assert workers is not None
        workers.give(7, Task(source("bad", end), "bad"))
        number, outcome = workers.take()
    assert number == 7 and isinstance(outcome, DataError) and outcome.what == "bad: given up"


def test_a_worker_that_would_make_other_graphs_is_refused(tmp_path: Path) -> None:
    """Another grammar on a worker is told with what differs, before anything is made."""
    here = Maker(Settings())
    for name, content in PROJECT.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(content)
    settings, task = Settings(tmp_path), Task(source("one", None), "one")
    with pytest.raises(DataError, match="would make other graphs") as told:
        make_far_away(settings, packed(settings), here.run, task)
    assert "grammar" in told.value.why and "ontology" in told.value.why and "model" not in told.value.why


def test_a_project_travels_with_its_documents(tmp_path: Path, reports: Path) -> None:
    """The files on which graphs depend are sent along, and no others."""
    for name, content in {**PROJECT, "corrections.tsv": "", "notes.txt": "", "queries/own.rq": ""}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    assert [name for name, _ in packed(Settings(tmp_path))] == [*PROJECT, "corrections.tsv"]
    assert packed(Settings()) == ()
    settings = Settings(tmp_path, corrected=False)
    path = min(reports.iterdir())
    (one,) = find_sources([path], lambda error: None)
    make = Maker(settings)
    far = make_far_away(settings, packed(settings), make.run, Task(one, one.name))
    assert isinstance(far, Made) and far == make(one.read(make.glued_names))


def test_a_scheduler_that_does_not_answer_is_an_error_of_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong address is told with what would help."""
    distributed()
    monkeypatch.setattr("kg.building.cluster.SECONDS", 1)
    with (
        pytest.raises(UsageError, match="no scheduler answers"),
        workers_for(Maker(Settings()), scheduler="tcp://127.0.0.1:9"),
    ):
        pass
