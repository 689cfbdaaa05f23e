"""Document → N-Quads: the whole line from characters to a graph, as one function of the document alone."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.building.settings import Settings, run_of
from kg.correcting import Corrections, correct, read_corrections
from kg.grammar import cards
from kg.invariants import known_codes
from kg.kept_things import kept_things
from kg.linking import link_facts
from kg.model import DataError, Document, Fact, KgError, Miss
from kg.ontology import Things
from kg.writing import Run, write_document

if TYPE_CHECKING:
    from kg.grammar.genres import Genre
    from kg.reading.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a document.

    Args:
        graph: its canonical N-Quads.
        facts: how many facts were found in it.
        warnings: what its reader should know.
        misses: sentences that announce a fact and gave none.
    """

    graph: bytes
    facts: int
    warnings: tuple[str, ...] = ()
    misses: tuple[Miss, ...] = ()


class Making(Protocol):
    """Makes the graph of a document."""

    @property
    def run(self) -> Run:
        """What makes it."""

    @property
    def things(self) -> Things:
        """The named things."""

    @property
    def corrections(self) -> Corrections:
        """What people mended in facts."""

    @property
    def glued_names(self) -> Sequence[str]:
        """Names that a scraper may have glued to their neighbours."""

    def __call__(self, document: Document) -> Made:
        """Return what a document gives."""


class Maker:
    """Makes the graphs of documents: equal documents and settings give equal bytes, in any process.

    Args:
        settings: what to work with.
        things: the named things, where they were read before.
    """

    def __init__(self, settings: Settings, things: Things | None = None) -> None:
        self.settings = settings
        self._things = things

    @cached_property
    def things(self) -> Things:
        """The named things."""
        return self._things or kept_things(self.settings.ontology, self.settings.cache)

    @cached_property
    def corrections(self) -> Corrections:
        """What people mended in facts, in the project's own file."""
        known = cards(self.settings.grammar)
        project = self.settings.project if self.settings.corrected else None
        return read_corrections(project, known, known_codes(self.things))

    @cached_property
    def run(self) -> Run:
        """What stands in every graph about its making."""
        return run_of(self.settings, self.things)

    @cached_property
    def knowledge(self) -> Knowledge:
        """What is known before a document is read."""
        # Loading the language model takes seconds; a build that finds nothing new does without.
        from kg.reading.knowledge import read_knowledge

        return read_knowledge(self.settings.grammar[1:], self.things, self.settings.model)

    @property
    def glued_names(self) -> Sequence[str]:
        """Names that a scraper may have glued to their neighbours."""
        return self.knowledge.glued_names

    def __call__(self, document: Document) -> Made:
        """Return what a document gives.

        Args:
            document: the document.

        Raises:
            DataError: it cannot be read.
        """
        try:
            return self._made(document)
        except KgError:
            raise
        except Exception as error:
            # Documents are untrusted and an archive has thousands: one that breaks the tool must not stop it.
            raise DataError(
                f"{document.name}: the tool failed on this document",
                _told(error),
                "please tell its makers, with the document; the others go on",
            ) from error

    def _made(self, document: Document) -> Made:
        from kg.finding import find_facts
        from kg.finding.misses import find_misses
        from kg.reading import kinds_named, read

        reading = read(document, self.knowledge)
        known = cards(self.settings.grammar)
        facts, rejected = correct(document, find_facts(reading), self.corrections, known)
        linked = link_facts(facts, self.things, kinds_named(reading), document, known)
        graph = write_document(document, linked, self.things, self.run, self.settings.base, known, rejected)
        warnings = tuple(_warnings(document, facts, reading.genre))
        return Made(graph, len(facts), warnings, tuple(find_misses(reading, facts)))


def _warnings(document: Document, facts: Sequence[Fact], genre: Genre | None) -> Iterator[str]:
    """Yield what is strange about the facts of a document: less or more of them than its genre must give."""
    counted = Counter(fact.type for fact in facts)
    if not counted["meeting"] and (genre is None or "meeting" not in genre.expect):
        yield f"{document.name}: no meeting found; the document is kept"
    if genre is None:
        return
    for kind, wanted in genre.expect.items():
        most = counted[kind] if wanted.most is None else wanted.most
        if not wanted.least <= counted[kind] <= most:
            number = f"{wanted.least} at least" if wanted.most is None else f"{wanted.least} to {wanted.most}"
            told = f"{counted[kind]} {kind} facts found, {number} expected"
            yield f"{document.name}: {told} of the genre {genre.name}; the document is kept"


def _told(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
