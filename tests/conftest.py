"""What several modules of tests share, because it takes seconds to start: a browser, and a server of the gold facts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import chromium
from selenium import webdriver
from serving import Served, gold_folder, served


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
