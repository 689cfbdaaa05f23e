"""Parsers that have nothing in common read the exports alike, and equal input gives equal bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from gold_store import gold_store
from parsers import ROOT, by_n3, by_pyoxigraph, by_rapper, by_rdflib

from kg.exporting import export
from kg.exporting.description import describe

READERS: dict[str, tuple[Callable[[Path], int], ...]] = {
    "ttl": (by_rapper, by_rdflib, by_n3),
    "nt": (by_rapper, by_rdflib, by_n3),
    "rdf": (by_rapper, by_rdflib),
    "nq": (by_rapper, by_rdflib, by_n3),
    "trig": (by_rapper, by_rdflib, by_n3),
    "jsonld": (by_rdflib,),
}
"""What can read a form, beside pyoxigraph."""


@pytest.mark.parametrize(
    ("ending", "reader"),
    [(ending, reader) for ending, readers in READERS.items() for reader in readers],
    ids=[f"{ending}-{reader.__name__}" for ending, readers in READERS.items() for reader in readers],
)
def test_parsers_agree_on_an_export(tmp_path: Path, ending: str, reader: Callable[[Path], int]) -> None:
    """Every parser finds as many triples in a file as pyoxigraph, and as many as the store holds."""
    path = tmp_path / f"graph.{ending}"
    export(gold_store(), path)
    distinct = "?subject ?predicate ?object"
    wanted = f"SELECT (COUNT(*) AS ?number) {{ SELECT DISTINCT {distinct} {{ {distinct} }} }}"
    if ending in ("nq", "trig", "jsonld"):
        wanted = f"SELECT (COUNT(*) AS ?number) {{ GRAPH ?graph {{ {distinct} }} }}"
    held = gold_store().query(wanted).rows[0][0]
    assert reader(path) == by_pyoxigraph(path) == held


@pytest.mark.parametrize("reader", [by_rapper, by_rdflib, by_n3])
def test_parsers_agree_on_the_description(tmp_path: Path, reader: Callable[[Path], int]) -> None:
    """The description of the dataset is Turtle for everybody."""
    path = tmp_path / "void.ttl"
    path.write_bytes(describe(gold_store()))
    assert reader(path) == by_pyoxigraph(path) > 100


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    """Builds of the seeds under different hash seeds write the same graphs."""
    digests = set()
    for seed in ("0", "1", "2"):
        store, graph = tmp_path / f"store-{seed}", tmp_path / f"{seed}.nq"
        for arguments in (
            ["build", "seeds", "--store", str(store)],
            ["export", str(graph), "--store", str(store)],
        ):
            subprocess.run(
                [sys.executable, "-m", "kg", *arguments],
                env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, check=True, capture_output=True,
            )  # fmt: skip
        digests.add(hashlib.sha256(graph.read_bytes()).hexdigest())
    assert len(digests) == 1
