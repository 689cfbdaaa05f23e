"""Paths → store: reads what is new or was made otherwise, and leaves the rest as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg import naming
from kg.building.making import Made, Maker
from kg.building.named import names_told, things_graph, used_things
from kg.building.settings import DEFAULT_MODEL, Settings
from kg.documents import Source, find_sources
from kg.grammar import Card
from kg.model import DataError, Document
from kg.namespaces import expand
from kg.ontology import Things
from kg.store import Entry, Store
from kg.writing import Run

if TYPE_CHECKING:
    from kg.finding.misses import Miss

__all__ = [
    "DEFAULT_MODEL",
    "Built",
    "Made",
    "Maker",
    "Making",
    "Settings",
    "build",
    "conclude",
    "count_facts",
]

SMALLEST_BATCH = 8
"""How many documents at least are listed in one step, and are lost by a kill before it at most."""

COUNT = """
SELECT ?class (COUNT(DISTINCT ?fact) AS ?number)
WHERE { ?fact a ?class ; kg:evidence ?span }
GROUP BY ?class
"""


class Making(Protocol):
    """Makes the graph of a document."""

    @property
    def run(self) -> Run:
        """What makes it."""

    @property
    def things(self) -> Things:
        """The named things."""

    @property
    def glued_names(self) -> Sequence[str]:
        """Names that a scraper may have glued to their neighbours."""

    def __call__(self, document: Document) -> Made:
        """Return what a document gives."""


@dataclass
class Built:
    """What a build did.

    Args:
        new: documents that were not held before.
        changed: documents that were made anew.
        skipped: documents that were held and are made as they would be now.
        removed: documents whose files tell something else now.
        failed: what is wrong with the documents that could not be read.
        warnings: what is strange about those that could.
        misses: sentences of the documents made now that announce a fact and gave none.
    """

    new: int = 0
    changed: int = 0
    skipped: int = 0
    removed: int = 0
    failed: list[DataError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)


def build(
    paths: Sequence[Path],
    store: Store,
    make: Making,
    progress: Callable[[Iterable[Source]], Iterable[Source]] = iter,
) -> Built:
    """Build the graphs of documents into a store.

    Args:
        paths: files and folders; ``-`` is standard input.
        store: a store that is open for writing.
        make: makes the graph of a document.
        progress: is handed the sources, and hands them on one by one.

    Raises:
        UsageError: a path is missing, or a folder holds no document.
        DataError: the store cannot be written.
    """
    built = Built()
    before = {one.digest for one in store.documents()}
    batch = _Batch(store, make, built)
    for source in progress(find_sources(paths, built.failed.append)):
        batch.take(source)
    batch.flush()
    conclude(store, make.things)
    built.removed += len(before - {one.digest for one in store.documents()})
    return built


def conclude(store: Store, things: Things) -> None:
    """Make the graphs anew that follow from the documents.

    Args:
        store: a store that is open for writing.
        things: the named things.
    """
    graph = f"{store.base}graph-things"
    used, told = used_things(store.database(), things, graph, store.base), names_told(store)
    store.put_graph("things", things_graph(things, used, told, graph, store.base), things.digest)


def count_facts(store: Store, cards: Mapping[str, Card]) -> dict[str, int]:
    """Return how many facts of each type a store holds.

    Args:
        store: the store.
        cards: the fact cards.
    """
    counted = {row[0]: int(str(row[1])) for row in store.query(COUNT).rows}
    return {name: counted.get(expand(card.class_name), 0) for name, card in cards.items()}


class _Batch:
    """Gathers documents until enough of them are there to be listed in one step."""

    def __init__(self, store: Store, make: Making, built: Built) -> None:
        self.store, self.make, self.built = store, make, built
        self.waiting: dict[str, tuple[Entry, bytes | None]] = {}

    def take(self, source: Source) -> None:
        """Take a document, made if it is new or would be made otherwise now."""
        if source.digest in self.waiting:
            self.flush()
        held = self.store.held(source.digest)
        # A name can tell a day. Of one text in several files the least name counts, whichever was read first.
        name = min([source.name, *(name for _, _, name in (held.sources if held else ()))])
        version = f"{self.make.run.key}-{naming.short_hash(name)}"
        entry = Entry(source.digest, source.name, source.folder, source.path, version)
        if held is None or held.version != version:
            self._make(source, name, entry)
        else:
            self.built.skipped += 1
            if (source.path, source.folder, source.name) not in held.sources:
                self.waiting[source.digest] = (entry, None)
        if len(self.waiting) >= max(SMALLEST_BATCH, self.store.size // 64):
            self.flush()

    def flush(self) -> None:
        """List what was gathered."""
        if self.waiting:
            self.store.put(list(self.waiting.values()))
            self.waiting.clear()

    def _make(self, source: Source, name: str, entry: Entry) -> None:
        # A fault in the grammar is one of the whole build, and not of each of its documents.
        names = self.make.glued_names
        try:
            made = self.make(replace(source.read(names), name=name))
        except DataError as error:
            self.built.failed.append(error)
            return
        self.built.new += self.store.held(source.digest) is None
        self.built.changed += self.store.held(source.digest) is not None
        self.built.warnings.extend(made.warnings)
        self.built.misses.extend(made.misses)
        self.waiting[source.digest] = (entry, made.graph)
