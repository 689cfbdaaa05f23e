"""Finds what a report itself tells: meetings, people, posts, agenda, decisions, times, figures, events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.finding.agendas import find_agenda_items
from kg.finding.attendance import find_participants
from kg.finding.change_reasons import with_reasons
from kg.finding.changes import find_changes
from kg.finding.citations import find_citations
from kg.finding.context import Context
from kg.finding.deciding_meetings import with_deciding_meeting
from kg.finding.decisions import find_decisions
from kg.finding.discussions import find_matters
from kg.finding.figure_lists import figures_of
from kg.finding.formulae import find_formulae
from kg.finding.gatherings import Gatherings, gather
from kg.finding.happenings import find_events
from kg.finding.headings import find_document
from kg.finding.holders import Holders
from kg.finding.meetings import find_meetings, find_sittings
from kg.finding.mentions import find_mentions
from kg.finding.quantities import find_quantities
from kg.finding.targets import find_targets, targets_of
from kg.finding.times import find_dates
from kg.finding.titles import find_posts
from kg.model import Fact
from kg.reading import Reading


@dataclass(frozen=True)
class Proceedings:
    """What the other facts of a document hang on.

    Args:
        gatherings: the meetings that it tells of.
        holders: who holds which post in it.
        changes: who gains and loses a post.
    """

    gatherings: Gatherings
    holders: Holders
    changes: Sequence[Fact]


def read_proceedings(reading: Reading) -> Proceedings:
    """Return what the other facts of a document hang on.

    Args:
        reading: the document.
    """
    gatherings = with_deciding_meeting(reading, gather(reading))
    holders = Holders(reading)
    return Proceedings(gatherings, holders, find_changes(reading, gatherings, holders))


def find_chronicle(
    reading: Reading, proceedings: Proceedings, heard: Mapping[int, Context]
) -> Iterator[Fact]:
    """Yield the facts of a document that are nobody's speech.

    Args:
        reading: the document.
        proceedings: its meetings and changes of posts.
        heard: by the number of each sentence, what is known of who is meant in it.
    """
    gatherings, changes = proceedings.gatherings, proceedings.changes
    yield from find_document(reading)
    yield from find_meetings(reading, gatherings)
    yield from find_sittings(reading, gatherings)
    yield from find_participants(reading, gatherings, proceedings.holders)
    posts = list(find_posts(reading, changes))
    yield from posts
    yield from with_reasons(reading, changes, posts)
    matters = list(find_matters(reading, gatherings))
    agenda = list(find_agenda_items(reading, gatherings, matters))
    yield from agenda
    decisions = list(find_decisions(reading, gatherings, matters, agenda))
    yield from decisions
    yield from find_dates(reading)
    figures = figures_of(reading)
    targets = targets_of(reading, figures)
    yield from find_targets(reading, targets)
    yield from find_events(reading, heard, gatherings, [*changes, *decisions], figures)
    yield from find_quantities(reading, figures, [target.span for target in targets])
    yield from find_citations(reading)
    yield from find_mentions(reading)
    yield from find_formulae(reading)
