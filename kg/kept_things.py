"""Keeps the named things as they were read, by a digest of their files: reading Turtle takes far longer."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from kg import __version__
from kg.entries import Entry
from kg.ontology import Things, folders, read_things
from kg.periods import Period
from kg.shipped import PACKAGE, shipped


def kept_things(ontology: Sequence[Path], cache: Path | None) -> Things:
    """Return the named things of some folders as ``read_things`` does, quickly where they were read before.

    Args:
        ontology: folders with Turtle files; the shipped one where none is given.
        cache: the folder in which they are kept; nothing is kept where none is given.

    Raises:
        DataError: a file says what it cannot say.
    """
    layers = tuple(ontology) or folders()
    if cache is None:
        return read_things(layers)
    path = cache / f"things-{_digest(layers)}.json"
    # What is missing or damaged is read again, and a folder that cannot be written keeps nothing.
    with suppress(OSError, ValueError, LookupError, TypeError):
        return _decoded(path.read_bytes())
    things = read_things(layers)
    with suppress(OSError):
        _keep(path, _encoded(things))
    return things


def _digest(layers: Sequence[Path]) -> str:
    """Return what stands for the files of folders, for their order, and for the code that reads them."""
    state = hashlib.sha256(__version__.encode())
    files = [path for folder in (*layers, shipped("ontology")) for path in sorted(folder.glob("*.ttl"))]
    for path in (*files, *sorted(PACKAGE.glob("*.py"))):
        content = path.read_bytes()
        state.update(f"\0{path.name}\0{len(content)}\0".encode() + content)
    return state.hexdigest()[:16]


def _encoded(things: Things) -> bytes:
    content = {"entries": [astuple(entry) for entry in things.entries.values()], "lines": things.lines}
    return json.dumps(content, ensure_ascii=False).encode()


def _decoded(content: bytes) -> Things:
    told = json.loads(content)
    return Things({entry.local: entry for entry in _entries(told["entries"])}, tuple(told["lines"]))


def _entries(rows: Sequence[Sequence[Any]]) -> Iterator[Entry]:
    for local, kind, label, variants, home_variants, home, attributes, periods in rows:
        yield Entry(
            local, kind, label, tuple(variants), tuple(home_variants), home,
            {name: tuple(values) for name, values in attributes.items()},
            tuple(Period(*period) for period in periods),
        )  # fmt: skip


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Several worker processes may come to it at one time.
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(content)
    for old in path.parent.glob("things-*.json"):
        old.unlink(missing_ok=True)
    beside.replace(path)
