"""Stores of whole families of reports, read by the tool itself, and what was concluded over them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from parsers import needs
from seed_store import named_things

from kg.building import Maker, Settings, conclude
from kg.concluding import Doubt, Verdicts
from kg.documents import find_sources
from kg.model import DataError, Document
from kg.store import Entry, Store

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
REPORTS = (SHARED / "corpus" / "meetings", SHARED / "eval" / "practice" / "texts")
"""Reports of meetings that are no part of the repository; they are read where they lie beside it."""

MADE = ROOT / "tests" / "series"
"""Reports of our own writing."""


@cache
def maker() -> Maker:
    """Return what makes graphs, with its language model."""
    return Maker(Settings())


@cache
def documents(*folders: Path) -> dict[str, Document]:
    """Return the documents of some folders by name."""
    for folder in folders:
        needs(str(folder), folder.is_dir())
    sources = find_sources(folders, _refuse)
    return {source.name: source.read(maker().glued_names) for source in sources}


def _refuse(error: DataError) -> None:
    raise error


@cache
def graphs(*folders: Path) -> dict[str, bytes]:
    """Return the graphs of the documents of some folders, by name."""
    return {name: maker()(document).graph for name, document in documents(*folders).items()}


def store_of(
    names: Sequence[str], *folders: Path, verdicts: Verdicts | None = None
) -> tuple[Store, Sequence[Doubt]]:
    """Return a store in memory of some documents put in the order of their names, and what is open in it."""
    store = Store.in_memory()
    for name in names:
        document = documents(*folders)[name]
        store.put([(Entry(document.digest, name, "series", f"/series/{name}.txt"), graphs(*folders)[name])])
    return store, conclude(store, named_things(), verdicts)


@cache
def reports_store() -> Store:
    """Return a store of the reports that lie beside the repository; nobody may change it."""
    return store_of(sorted(documents(*REPORTS)), *REPORTS)[0]


@cache
def made_store() -> Store:
    """Return a store of the reports of our own writing; nobody may change it."""
    return store_of(sorted(documents(MADE)), MADE)[0]


def conclusions(store: Store) -> bytes:
    """Return the graph of conclusions of a store."""
    return dict(store.graphs())[f"{store.base}graph-conclusions"]
