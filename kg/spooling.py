"""Triples in any order → their lines, sorted and each once; beyond a number they lie on disk, not in memory."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

from kg.canonical import Line

MOST = 1 << 15
"""How many triples are held in memory."""

AT_ONCE = 1 << 12
"""How many lines are written at once."""


class Spool:
    """Triples, each once.

    Args:
        most: how many are held in memory.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: set[Line] = set()
        self._runs: list[IO[bytes]] = []

    def add(self, triple: Line) -> None:
        """Add a triple."""
        self._held.add(triple)
        if len(self._held) >= self._most:
            self._write_run()

    def lines(self) -> Iterator[bytes]:
        """Yield the triples as lines without their ends, sorted and each once."""
        if not self._runs:
            return _lines(self._held)
        for run in self._runs:
            run.seek(0)
        written = ((line[:-1] for line in run) for run in self._runs)
        return _each_once(heapq.merge(*written, _lines(self._held)))

    def _write_run(self) -> None:
        run, lines = tempfile.TemporaryFile(), _lines(self._held)  # noqa: SIM115  it lives as long as this
        while some := b"".join(line + b"\n" for line in islice(lines, AT_ONCE)):
            run.write(some)
        self._runs.append(run)
        self._held.clear()


def _lines(triples: Iterable[Line]) -> Iterator[bytes]:
    # Behind a term stands a blank, before which no sign of a term comes: triples have the order of their lines.
    return (" ".join(triple).encode() for triple in sorted(triples))


def _each_once(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = None
    for line in lines:
        if line != before:
            yield line
        before = line
