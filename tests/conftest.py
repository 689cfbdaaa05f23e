"""What modules of tests share, as it takes seconds: a browser, a server of the gold facts, a graph of reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import chromium
from reports import COUNT, written
from selenium import webdriver
from serving import Served, gold_folder, served

from kg.building import Maker, Settings, build
from kg.exporting.rdf import trig
from kg.store import Store


@pytest.fixture(scope="session")
def driver() -> Iterator[webdriver.Chrome]:
    """Return a browser; ``browsing.Page`` opens each page in it as if it were the first."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server of the seeds and their gold facts, which nobody writes."""
    with served(gold_folder(tmp_path_factory.mktemp("app") / "store")) as running:
        yield running


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of made-up reports, which nobody writes."""
    return written(tmp_path_factory.mktemp("reports"), COUNT)


@pytest.fixture(scope="session")
def wanted(reports: Path) -> bytes:
    """Return the graph of the reports, made in one process that nobody stops."""
    store = Store.in_memory()
    built = build([reports], store, Maker(Settings()))
    assert (built.new, built.failed) == (COUNT, [])
    return trig(store)
