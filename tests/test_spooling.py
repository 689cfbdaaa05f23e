"""Triples in any order are the same lines, whether they lie in memory or on disk."""

from __future__ import annotations

import random

import pytest

from kg import canonical
from kg.canonical import Line
from kg.spooling import Spool

GRAPH = "https://example.org/graph"


def triples() -> list[Line]:
    """Return triples whose objects begin alike, differ in signs beyond ASCII, or are the same."""
    objects = [canonical.text("a"), canonical.text("a", "en"), canonical.text("ab"), canonical.text("é\n"),
               canonical.text("z\U0001f600"), canonical.text("z\uffee"), "<urn:a>", "<urn:a2>"]  # fmt: skip
    return [
        (f"<urn:s:{at}>", predicate, one)
        for at in range(9)
        for predicate in ("<p>", "<p2>")
        for one in objects
    ]


@pytest.mark.parametrize("most", [1, 7, 50, 10_000])
def test_lines_are_sorted_and_each_once(most: int) -> None:
    """However many are held in memory, the graph is the one that is written of all at once."""
    given = triples() * 2
    random.Random(most).shuffle(given)
    spool = Spool(most)
    for one in given:
        spool.add(one)
    for _ in range(2):
        assert b"".join(canonical.pieces(spool.lines(), GRAPH)) == canonical.quads(given, GRAPH)


def test_nothing_is_no_line() -> None:
    """A graph of nothing is empty."""
    assert list(canonical.pieces(Spool().lines(), GRAPH)) == []
