"""Decides which sources are made, and puts what was made into the store, many documents in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import naming
from kg.building.ordering import Queue
from kg.building.workers import Outcome, Task, Workers
from kg.correcting import Corrections
from kg.documents import Source
from kg.model import DataError, Miss
from kg.store import Entry, Held, Store

if TYPE_CHECKING:
    from kg.concluding import Doubt

SMALLEST_BATCH = 8
"""How many documents at least are listed in one step, and are lost by a kill before it at most."""

LARGEST_BATCH = 2 << 20
"""How many bytes of graphs are gathered in memory at most."""


@dataclass
class Built:
    """What a build did.

    Args:
        new: documents that were not held before.
        changed: documents that were made anew.
        skipped: documents that were held and are made as they would be now.
        removed: documents whose files tell something else now.
        facts: facts of the documents made now.
        failed: what is wrong with the documents that could not be read.
        warnings: what is strange about those that could.
        misses: sentences of the documents made now that announce a fact and gave none.
        doubts: pairs that may be one thing, which nothing decides.
    """

    new: int = 0
    changed: int = 0
    skipped: int = 0
    removed: int = 0
    facts: int = 0
    failed: list[DataError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class Batches:
    """Sources on their way into a store.

    Args:
        store: a store that is open for writing.
        run_key: stands for what makes the graphs.
        corrections: what people mended in facts, which makes the graphs of their documents too.
        workers: make few documents, and many.
        built: takes down what is done.
        tell: is called when a source is done, with its share of the files on disk.
    """

    def __init__(
        self,
        store: Store,
        run_key: str,
        corrections: Corrections,
        workers: tuple[Workers, Workers],
        built: Built,
        tell: Callable[[int], None],
    ) -> None:
        self._store, self._run_key, self._built, self._tell = store, run_key, built, tell
        self._corrections = corrections
        self._queue = Queue(*workers, self._keep)
        self._on_the_way: set[str] = set()
        self._gathered: dict[str, tuple[Entry, bytes | None]] = {}
        self._gathered_size = 0

    def take(self, source: Source) -> None:
        """Take a source; its document is made if it is new or would be made otherwise now."""
        held = self._store.held(source.digest)
        place = (source.path, source.folder, source.name)
        is_near = source.digest in self._on_the_way or source.digest in self._gathered
        if is_near or (held is not None and place not in held.sources):
            # What becomes of equal bytes in several places hangs on what came before.
            self.finish()
            held = self._store.held(source.digest)
        task = Task(source, _name(source, held))
        if held is None or held.version != self._version(task):
            self._on_the_way.add(source.digest)
            self._queue.put(task)
            return
        self._built.skipped += 1
        self._tell(source.share)
        if place not in held.sources:
            self._gather(task, None)

    def finish(self) -> None:
        """List all that was taken."""
        self._queue.finish()
        self.flush()

    def flush(self) -> None:
        """List what was gathered."""
        if self._gathered:
            self._store.put(list(self._gathered.values()))
            self._gathered.clear()
            self._gathered_size = 0

    def _keep(self, task: Task, outcome: Outcome) -> None:
        source, built = task.source, self._built
        self._on_the_way.remove(source.digest)
        if isinstance(outcome, DataError):
            built.failed.append(outcome)
        else:
            is_new = self._store.held(source.digest) is None
            built.new += is_new
            built.changed += not is_new
            built.facts += outcome.facts
            built.warnings.extend(outcome.warnings)
            built.misses.extend(outcome.misses)
            self._gather(task, outcome.graph)
        self._tell(source.share)

    def _gather(self, task: Task, graph: bytes | None) -> None:
        source = task.source
        entry = Entry(source.digest, source.name, source.folder, source.path, self._version(task))
        self._gathered[source.digest] = (entry, graph)
        self._gathered_size += len(graph or b"")
        is_much = self._gathered_size > LARGEST_BATCH and len(self._gathered) >= SMALLEST_BATCH
        if is_much or len(self._gathered) >= max(SMALLEST_BATCH, self._store.size // 64):
            self.flush()

    def _version(self, task: Task) -> str:
        # The corrections of other documents change nothing in this one's graph.
        corrected = self._corrections.version(task.source.digest)
        return "-".join(filter(None, [self._run_key, naming.short_hash(task.name), corrected]))


def _name(source: Source, held: Held | None) -> str:
    """Return what to call a document, whose name can tell a day.

    Of one text in several files the least name counts, whichever was read first.
    """
    return min([source.name, *(name for _, _, name in (held.sources if held else ()))])
