"""Document graphs → the graph of conclusions: meetings, people, posts, policies and figures over all documents.

What is concluded depends on the set of documents, the named things and the verdicts only: not on the order in which
documents came. No document graph is changed, and nothing that is told only inside a statement is concluded as fact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.concluding.accounts import read_meetings
from kg.concluding.appearances import PostTold, read_appearances, read_posts
from kg.concluding.bodies import Bodies
from kg.concluding.body_names import unite_bodies, write_bodies
from kg.concluding.conflicts import Held, find_conflicts, write_conflicts
from kg.concluding.figures import follow_figures, write_series
from kg.concluding.graph import Conclusions
from kg.concluding.identifying import write_doubts, write_meetings, write_people
from kg.concluding.known_people import KnownPeople
from kg.concluding.listings import find_listings, write_listings
from kg.concluding.matters import unite_agendas, unite_decisions, unite_roles, write_matters
from kg.concluding.meetings import United, unite_meetings
from kg.concluding.moves import find_moves, reasons_given, write_moves
from kg.concluding.name_counts import write_name_counts
from kg.concluding.people import Decided, decide_people
from kg.concluding.phrases import Phrases
from kg.concluding.policies import follow_policies, write_policies
from kg.concluding.relations import find_relations, write_relations
from kg.concluding.reported import meetings_reported
from kg.concluding.sightings import known_names, read_wordings
from kg.concluding.sittings import sittings_of, write_sittings
from kg.concluding.tenures import find_tenures, write_tenures
from kg.concluding.told import Told
from kg.concluding.verdicts import Doubt, Verdicts, read_verdicts
from kg.concluding.words import Words, read_words
from kg.namespaces import BASE
from kg.ontology import Things

__all__ = ["Concluded", "Doubt", "Verdicts", "conclude", "prepare", "read_verdicts"]


@dataclass(frozen=True, slots=True)
class Concluded:
    """What was concluded.

    Args:
        content: the graph of conclusions, as canonical N-Quads in pieces, which can be read once.
        named: the local names of the named things that the conclusions refer to.
        doubts: pairs that nothing decides, for a human.
    """

    content: Iterator[bytes]
    named: Collection[str]
    doubts: Sequence[Doubt]


def conclude(
    database: ox.Store, things: Things, graph: str, base: str, verdicts: Verdicts | None = None
) -> Concluded:
    """Return what follows from all documents of a store.

    Args:
        database: the database of the store.
        things: the named things.
        graph: the IRI of the graph of conclusions.
        base: the base IRI.
        verdicts: what humans decided; nothing where none are given.
    """
    line = _Line(
        Told(database, base), things, Conclusions(base, things.entries), read_words(), verdicts or Verdicts()
    )
    doubts = line.conclude()
    return Concluded(line.graph.pieces(graph), line.graph.named, sorted(doubts))


def prepare(things: Things) -> None:
    """Read all that conclusions need beside documents, by concluding from none.

    Args:
        things: the named things from which conclusions will be drawn.
    """
    conclude(ox.Store(), things, BASE, BASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """What the steps of concluding have in common; each step is done with its rows before the next reads its own."""

    told: Told
    things: Things
    graph: Conclusions
    words: Words
    verdicts: Verdicts

    def conclude(self) -> list[Doubt]:
        """Say everything that follows, and return what nothing decides."""
        united = unite_meetings(read_meetings(self.told), self.verdicts)
        bodies = Bodies(self.things, self.told.body_labels())
        meant = unite_bodies(self.told, self.things, bodies.labels, Phrases(self.words.small))
        write_bodies(self.graph, meant)
        posts = read_posts(self.told)
        decided = self.decide(united, bodies, posts)
        self.write_series(united, bodies, decided, posts)
        doubts = [*united.doubts, *decided.doubts, *self.follow(united)]
        write_doubts(self.graph, doubts)
        write_name_counts(self.graph, self.told, self.things)
        return doubts

    def decide(self, united: United, bodies: Bodies, posts: list[PostTold]) -> Decided:
        """Say who is who, and who held which post when."""
        appearances = read_appearances(self.told, united, posts)
        decided = decide_people(appearances, KnownPeople(self.things, bodies), bodies, self.verdicts)
        write_people(self.graph, decided)
        write_tenures(self.graph, find_tenures(posts, decided, self.words, bodies))
        reasons = reasons_given(self.told)
        write_moves(self.graph, find_moves(posts, decided, united, reasons))
        return decided

    def write_series(
        self, united: United, bodies: Bodies, decided: Decided, posts: Sequence[PostTold]
    ) -> None:
        """Say what all documents together tell of meetings."""
        told, graph, phrases = self.told, self.graph, Phrases(self.words.small)
        sittings = sittings_of(united.meetings)
        write_meetings(graph, united, sittings)
        for local, meeting in united.meetings.items():
            write_sittings(graph, meeting, sittings[local])
        write_relations(graph, find_relations(told, united, bodies, self.words))
        decisions = unite_decisions(told, united, phrases)
        write_matters(
            graph, unite_roles(told, united, decided), unite_agendas(told, united, phrases), decisions
        )
        held = Held(united, sittings, decisions, decided, posts, self.things)
        write_conflicts(graph, find_conflicts(told, held, self.words))
        listings = find_listings(told, united, decided, meetings_reported(united))
        write_listings(graph, listings, united)

    def follow(self, united: United) -> Sequence[Doubt]:
        """Say how policies and figures go on over documents, and return what nothing decides."""
        phrases = Phrases(self.words.small)
        followed = follow_policies(
            read_wordings(self.told, self.words),
            known_names(self.things, phrases),
            phrases,
            united,
            self.verdicts,
        )
        write_policies(self.graph, followed)
        write_series(self.graph, follow_figures(self.told, self.words))
        return followed.doubts
