"""Posts that documents tell → tenures: who held which post over what time, with open ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.concluding.appearances import PostTold
from kg.concluding.bodies import Bodies
from kg.concluding.graph import Conclusions
from kg.concluding.people import Decided
from kg.concluding.words import Words
from kg.personnel import GAINS, LOSSES


@dataclass
class Tenure:
    """A person held a post.

    Args:
        person: the local name of the person.
        post: the local name of the post.
        title: its title.
        body: the local name of its organization, empty where none is told.
        first_seen: the first day for which a document shows it.
        last_seen: the last such day.
        start: the day on which it was gained, empty where nobody tells it.
        end: the day on which it was lost, empty where nobody tells it.
        ended_before: a day on which it was held no longer, where the day of its end is not told.
        facts: the facts that tell it.
    """

    person: str
    post: str
    title: str
    body: str
    first_seen: str = ""
    last_seen: str = ""
    start: str = ""
    end: str = ""
    ended_before: str = ""
    facts: set[str] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        """Whether no end is told."""
        return not (self.end or self.ended_before)

    def see(self, told: PostTold) -> None:
        """Take in that a document shows the post held on a day."""
        self.facts.add(told.fact)
        if told.day:
            self.first_seen = min(self.first_seen or told.day, told.day)
            self.last_seen = max(self.last_seen, told.day)


def find_tenures(posts: Sequence[PostTold], decided: Decided, words: Words, bodies: Bodies) -> list[Tenure]:
    """Return the tenures, sorted.

    Args:
        posts: the posts that documents tell.
        decided: who is who.
        words: the words that tell of posts held before, and of posts that several hold.
        bodies: what is known of bodies.
    """
    told: dict[tuple[str, str, str], list[tuple[PostTold, bool]]] = defaultdict(list)
    for post in posts:
        person = decided.of.get((post.report.local, post.person))
        if person is not None:
            title = words.held_before(post.title)
            told[person.local, (title or post.title).casefold(), post.body].append((post, title is not None))
    found = [
        tenure
        for (person, title, body), events in told.items()
        for tenure in _tenures(person, title, body, events)
    ]
    _end_by_successors(found, words)
    _end_with_bodies(found, bodies)
    return sorted(found, key=lambda one: (one.person, one.title, one.body, one.first_seen, one.start))


def _tenures(person: str, title: str, body: str, events: Iterable[tuple[PostTold, bool]]) -> Iterator[Tenure]:
    """Yield the tenures of one person in one post: a gain begins one, a loss ends it."""
    tenure: Tenure | None = None
    for told, is_former in sorted(events, key=_order):
        if tenure is None or (not tenure.is_open and _is_new(tenure, told, is_former)):
            if tenure is not None:
                yield tenure
            tenure = Tenure(person, told.post, told.title[-len(title) :], body)
        _take(tenure, told, is_former)
    if tenure is not None:
        yield tenure


def _order(event: tuple[PostTold, bool]) -> tuple[str, int, str]:
    told, is_former = event
    # Of one day a loss comes after what was held, and a gain before.
    rank = 2 if is_former or told.change in LOSSES else 0 if told.change in GAINS else 1
    return told.day, rank, told.fact


def _is_new(tenure: Tenure, told: PostTold, is_former: bool) -> bool:
    """Return whether what is told begins another tenure than the one that has ended."""
    if is_former or told.change in LOSSES:
        return False
    # A report names the one who is recalled by the post that is lost that day.
    return told.day > (tenure.end or tenure.ended_before) and told.report.day != tenure.last_seen


def _take(tenure: Tenure, told: PostTold, is_former: bool) -> None:
    if is_former or told.change in LOSSES:
        tenure.facts.add(told.fact)
        if told.change in LOSSES and told.is_dated and told.day:
            tenure.end = tenure.end or told.day
        elif told.day:
            tenure.ended_before = tenure.ended_before or told.day
        return
    # Who is elected to a post that was held already was elected again.
    is_gained = told.change in GAINS and told.is_dated and not tenure.first_seen
    tenure.see(told)
    if is_gained:
        tenure.start = told.day


def _end_by_successors(tenures: Sequence[Tenure], words: Words) -> None:
    """End a tenure of a post that one person holds at a time, where another gains it later."""
    by_post: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for one in tenures:
        if one.body and not words.is_shared(one.title):
            by_post[one.title.casefold(), one.body].append(one)
    for held in by_post.values():
        gained = sorted((one for one in held if one.start), key=lambda one: (one.start, one.person))
        for one in held:
            later = [
                other
                for other in gained
                if other.person != one.person
                and one.is_open
                and one.last_seen
                and one.last_seen < other.start
            ]
            if later:
                one.ended_before = later[0].start
                one.facts |= later[0].facts


def _end_with_bodies(tenures: Sequence[Tenure], bodies: Bodies) -> None:
    """End a tenure in a body that is no more, where documents show it no later."""
    for one in tenures:
        end = bodies.end(one.body)
        if end and one.is_open and one.last_seen and one.last_seen <= end:
            one.ended_before = end


def write_tenures(graph: Conclusions, tenures: Sequence[Tenure]) -> None:
    """Say who held which post.

    Args:
        graph: where it is said.
        tenures: the tenures.
    """
    for one in tenures:
        node = graph.node(
            "tenure", "org:Membership", one.person, one.title, one.body, one.first_seen, one.start
        )
        graph.link(node, "org:member", one.person)
        graph.link(node, "org:organization", one.body)
        graph.link(node, "kg:post", one.post)
        graph.text(node, "kg:postTitle", one.title)
        for predicate, day in (
            ("kg:from", one.start),
            ("kg:until", one.end),
            ("kg:firstSeen", one.first_seen),
            ("kg:lastSeen", one.last_seen),
            ("kg:endedBefore", one.ended_before),
        ):
            graph.date(node, predicate, day)
        graph.facts(node, one.facts)
