"""Counts the triples of a file by four parsers that have nothing to do with each other."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import warnings
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

ROOT = Path(__file__).resolve().parent.parent
RAPPER = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig", ".rdf": "rdfxml"}
N3 = """
const { Parser } = require("n3");
const text = require("fs").readFileSync(process.argv[1], "utf8");
console.log(new Set(new Parser().parse(text).map((quad) => JSON.stringify(quad))).size);
"""


def needs(what: str, there: object) -> None:
    """Skip the test where a tool is missing; where everything must run, fail."""
    if not there:
        reason = f"{what} is not here; the tests that need it run where it is (make tools installs tools)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


def by_pyoxigraph(path: Path) -> int:
    """Return how many different quads pyoxigraph finds."""
    return len(set(ox.parse(path=path)))


def by_rdflib(path: Path) -> int:
    """Return how many different quads rdflib finds."""
    with warnings.catch_warnings():
        # rdflib warns of its own use of what it will drop.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = rdflib.Dataset()
        dataset.parse(path)
        return len(set(dataset.quads()))


def by_rapper(path: Path) -> int:
    """Return how many triples rapper finds."""
    needs("rapper", shutil.which("rapper"))
    command = ["rapper", "--input", RAPPER[path.suffix], "--count", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"returned (\d+) triple", done.stderr)
    assert found is not None, done.stderr
    return int(found[1])


def by_n3(path: Path) -> int:
    """Return how many different quads N3.js finds."""
    needs("N3.js", shutil.which("node") and (ROOT / "node_modules" / "n3").is_dir())
    command = ["node", "-e", N3, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return int(json.loads(done.stdout))
