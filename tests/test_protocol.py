"""The W3C's own tests of the SPARQL Protocol and the Graph Store Protocol, where their runner lies beside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from serving import TOKEN, served

RUNNER = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "w3c" / "run.py"


def test_the_tests_of_the_w3c(tmp_path: Path) -> None:
    """All 34 tests of the protocol and all 13 of the graph store protocol pass."""
    if not RUNNER.is_file():
        reason = "the tests of the W3C lie in ../shared/eval/w3c, which is not here"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with served(tmp_path / "store", "--write") as server:
        command = [sys.executable, str(RUNNER), server.sparql, server.sparql, server.graphs]
        environment = {**os.environ, "AUTH": f"Bearer {TOKEN}"}
        done = subprocess.run(
            command, cwd=RUNNER.parent, env=environment, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 0, done.stderr
    told = re.findall(r"passed (\d+) failed (\d+)", done.stdout)
    assert told == [("34", "0"), ("9", "0"), ("4", "0")], done.stdout
