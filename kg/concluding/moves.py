"""Personnel changes → moves: what several documents tell of one change, with the post that was held before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.concluding.appearances import PostTold
from kg.concluding.graph import Conclusions
from kg.concluding.meetings import United
from kg.concluding.people import Decided
from kg.concluding.reported import meetings_reported
from kg.concluding.told import Told
from kg.periods import days_between
from kg.personnel import GAINS

NEAR = 10
"""Up to how many days apart two documents may tell one change."""

_REASONS = """
SELECT ?report ?fact ?reason WHERE { GRAPH ?report { ?fact a kg:PersonnelChange ; kg:givenReason ?reason } }
"""


@dataclass(frozen=True, slots=True)
class Move:
    """A person gained or lost a post.

    Args:
        person: the local name of the person, or of a group where nobody is named.
        change: the code of the change.
        post: the local name of the post.
        days: the days that documents tell.
        meeting: the local name of the meeting at which it was, empty where that is not clear.
        previous: the local names of the posts held before, as the documents of the change give them.
        reasons: why, in the words of the documents.
        facts: the facts that tell it.
    """

    person: str
    change: str
    post: str
    days: tuple[str, ...]
    meeting: str
    previous: tuple[str, ...]
    reasons: tuple[str, ...]
    facts: tuple[str, ...]


def reasons_given(told: Told) -> Mapping[str, str]:
    """Return the reason that a document gives for a change, by the fact of the change.

    Args:
        told: what the documents tell.
    """
    return {row["fact"]: row["reason"] for row in told.rows(_REASONS)}


def find_moves(
    posts: Sequence[PostTold], decided: Decided, united: United, reasons: Mapping[str, str]
) -> list[Move]:
    """Return the changes of personnel, sorted.

    Args:
        posts: the posts that documents tell.
        decided: who is who.
        united: the meetings.
        reasons: the reason of each change, by its fact.
    """
    changes: dict[tuple[str, str, str], list[PostTold]] = defaultdict(list)
    held: dict[tuple[str, str], list[PostTold]] = defaultdict(list)
    for post in posts:
        if post.change:
            changes[_who(post, decided), post.change, post.post].append(post)
        else:
            held[post.report.local, post.person].append(post)
    beside = _Beside(held, meetings_reported(united), reasons)
    found = [beside.move(*change, group) for change, events in changes.items() for group in _near(events)]
    return sorted(found, key=lambda one: (one.days, one.person, one.change, one.post))


def _who(post: PostTold, decided: Decided) -> str:
    person = decided.of.get((post.report.local, post.person))
    return person.local if person is not None else post.person


def _near(events: Sequence[PostTold]) -> list[list[PostTold]]:
    """Return what is told of one change: events that lie near each other in time."""
    groups: list[list[PostTold]] = []
    for event in sorted(events):
        last = groups[-1][-1].day if groups else ""
        if last and event.day and days_between(last, event.day) <= NEAR:
            groups[-1].append(event)
        else:
            groups.append([event])
    return groups


@dataclass(frozen=True, slots=True)
class _Beside:
    """What documents tell beside changes of personnel.

    Args:
        held: the posts that each document gives a person.
        meetings: the meetings that each document reports.
        reasons: the reason of each change, by its fact.
    """

    held: Mapping[tuple[str, str], Sequence[PostTold]]
    meetings: Mapping[str, Sequence[str]]
    reasons: Mapping[str, str]

    def move(self, person: str, change: str, post: str, events: Sequence[PostTold]) -> Move:
        """Return the move of which some events tell."""
        before = [
            one for event in events for one in self._before(event) if change in GAINS and one.post != post
        ]
        at = {local for event in events for local in self.meetings.get(event.report.local, ())}
        return Move(
            person,
            change,
            post,
            days=tuple(sorted({event.day for event in events if event.is_dated})),
            meeting=min(at) if len(at) == 1 else "",
            previous=tuple(sorted({one.post for one in before})),
            reasons=tuple(sorted({self.reasons[one.fact] for one in events if one.fact in self.reasons})),
            facts=tuple(sorted({event.fact for event in (*events, *before)})),
        )

    def _before(self, event: PostTold) -> Sequence[PostTold]:
        return self.held.get((event.report.local, event.person), ())


def write_moves(graph: Conclusions, moves: Sequence[Move]) -> None:
    """Say who gained and lost which post.

    Args:
        graph: where it is said.
        moves: the changes.
    """
    for one in moves:
        node = graph.node("move", "kg:Move", one.person, one.change, one.post, *one.facts)
        graph.link(node, "kg:person", one.person)
        graph.code(node, "kg:change", "change", one.change)
        graph.link(node, "kg:post", one.post)
        graph.link(node, "kg:inMeeting", one.meeting)
        for post in one.previous:
            graph.link(node, "kg:previousPost", post)
        for day in one.days:
            graph.date(node, "kg:date", day)
        for reason in one.reasons:
            graph.text(node, "kg:givenReason", reason)
        graph.facts(node, one.facts)
