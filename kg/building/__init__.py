"""Paths → store: reads what is new or was made otherwise, and leaves the rest as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building.batches import Batches, Built
from kg.building.hiring import workers_for
from kg.building.making import Made, Maker, Making
from kg.building.named import names_told, things_graph, used_things
from kg.building.obeying import disobeyed, homeless
from kg.building.settings import DEFAULT_MODEL, Settings
from kg.building.workers import OwnProcess, Workers
from kg.documents import bytes_on_disk, find_sources
from kg.freeing import give_back
from kg.grammar import Card
from kg.namespaces import expand
from kg.ontology import Things
from kg.store import Store
from kg.store.manifest import graph_iri

if TYPE_CHECKING:
    from kg.concluding import Doubt, Verdicts

__all__ = [
    "DEFAULT_MODEL",
    "Built",
    "Made",
    "Maker",
    "Making",
    "Progress",
    "Settings",
    "Workers",
    "build",
    "conclude",
    "count_facts",
    "homeless",
    "workers_for",
]

MANY = 1000
"""So many documents are worth loading the language model again for the next build of this process."""

COUNT = """
SELECT ?class (COUNT(DISTINCT ?fact) AS ?number)
WHERE { ?fact a ?class ; kg:evidence ?span }
GROUP BY ?class
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is.

    Args:
        documents: how many are done.
        facts: how many were found in them.
        done: bytes of the files on disk that are done.
        all: bytes of all files, None where nobody knows.
    """

    documents: int
    facts: int
    done: int
    all: int | None


def _tell_nobody(progress: Progress) -> None:
    pass


def build(
    paths: Sequence[Path],
    store: Store,
    make: Making,
    tell: Callable[[Progress], None] = _tell_nobody,
    verdicts: Verdicts | None = None,
    workers: Workers | None = None,
) -> Built:
    """Build the graphs of documents into a store.

    Args:
        paths: files and folders; ``-`` is standard input.
        store: a store that is open for writing.
        make: makes the graph of a document.
        tell: is told how far it is after each document.
        verdicts: what humans decided of pairs that nothing else decides.
        workers: make the documents as ``make`` does, where there are many.

    Raises:
        UsageError: a path is missing, or a folder holds no document.
        DataError: the store cannot be written.
    """
    built, done, total = Built(), 0, bytes_on_disk(paths)
    before = {one.digest for one in store.documents()}

    def count(share: int) -> None:
        nonlocal done
        done += share
        finished = built.new + built.changed + built.skipped + len(built.failed)
        tell(Progress(finished, built.facts, done, total))

    own = OwnProcess(make)
    batches = Batches(store, make.run.key, make.corrections, (own, workers or own), built, count)
    try:
        for source in find_sources(paths, built.failed.append):
            batches.take(source)
        batches.finish()
    except KeyboardInterrupt:
        batches.flush()
        raise
    if built.new + built.changed > MANY:
        own.close()
    if workers is not None:
        workers.close()
    built.doubts.extend(conclude(store, make.things, verdicts))
    give_back()  # so that what was concluded leaves room for loading it
    built.warnings.extend(disobeyed(store, make.corrections))
    built.removed += len(before - {one.digest for one in store.documents()})
    return built


def conclude(store: Store, things: Things, verdicts: Verdicts | None = None) -> Sequence[Doubt]:
    """Make the graphs anew that follow from the documents.

    Args:
        store: a store that is open for writing.
        things: the named things.
        verdicts: what humans decided of pairs that nothing else decides.

    Returns:
        The pairs that are open.
    """
    # Workers, who conclude nothing, need not wait for it.
    from kg import concluding

    base, database = store.base, store.database()
    concluded = concluding.conclude(database, things, graph_iri(base, "conclusions"), base, verdicts)
    # What conclusions name is named too.
    used, told = used_things(database, things, base, concluded.named), names_told(store)
    named = things_graph(things, used, told, graph_iri(base, "things"), base)
    store.put_graphs({"conclusions": concluded.content, "things": named}, things.digest)
    return concluded.doubts


def count_facts(store: Store, cards: Mapping[str, Card]) -> dict[str, int]:
    """Return how many facts of each type a store holds.

    Args:
        store: the store.
        cards: the fact cards.
    """
    counted = {row[0]: int(str(row[1])) for row in store.query(COUNT).rows}
    return {name: counted.get(expand(card.class_name), 0) for name, card in cards.items()}
