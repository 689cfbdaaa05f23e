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
from kg.concluding.tenures import GAINS
from kg.concluding.words import Words
from kg.periods import days_between

NEAR = 10
"""Up to how many days apart two documents may tell one change."""


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
        facts: the facts that tell it.
    """

    person: str
    change: str
    post: str
    days: tuple[str, ...]
    meeting: str
    previous: tuple[str, ...]
    facts: tuple[str, ...]


def find_moves(posts: Sequence[PostTold], decided: Decided, united: United, words: Words) -> list[Move]:
    """Return the changes of personnel, sorted.

    Args:
        posts: the posts that documents tell.
        decided: who is who.
        united: the meetings.
        words: the words that tell of posts held before.
    """
    told: dict[tuple[str, str, str], list[PostTold]] = defaultdict(list)
    held: dict[tuple[str, str], list[PostTold]] = defaultdict(list)
    for post in posts:
        if post.change:
            told[_who(post, decided), post.change, post.post].append(post)
        else:
            held[post.report.local, post.person].append(post)
    meetings = meetings_reported(united)
    found = []
    for (person, change, gained), events in told.items():
        for group in _near(events):
            found.append(_move(person, change, gained, group, held, meetings))
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


def _move(
    person: str,
    change: str,
    post: str,
    group: Sequence[PostTold],
    held: Mapping[tuple[str, str], Sequence[PostTold]],
    meetings: Mapping[str, Sequence[str]],
) -> Move:
    before = [
        one
        for event in group
        for one in held.get((event.report.local, event.person), ())
        if change in GAINS and one.post != post
    ]
    days = tuple(sorted({event.day for event in group if event.is_dated}))
    at = sorted({local for event in group for local in meetings.get(event.report.local, ())})
    facts = tuple(sorted({event.fact for event in (*group, *before)}))
    previous = tuple(sorted({one.post for one in before}))
    return Move(person, change, post, days, at[0] if len(at) == 1 else "", previous, facts)


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
        graph.facts(node, one.facts)
