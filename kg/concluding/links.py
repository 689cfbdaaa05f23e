"""Finds what joins two appearances under one name: a post, a body, a meeting, or a verdict."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.concluding.appearances import Appearance
from kg.concluding.bodies import Bodies
from kg.concluding.verdicts import Verdicts

POST_YEARS = 15
"""Over how many years one post of one body speaks for one person."""

BODY_YEARS = 10
"""Over how many years posts in one body do."""

MEETING_YEARS = 2
"""Over how many years taking part in meetings of one body does."""

REASONS: Mapping[str, str] = {
    "verdict": "a person gave the verdict",
    "known": "the same known person",
    "meeting": "named at the same meeting",
    "post": "holds the same post",
    "body": "serves in the same body, or in one of its organs",
    "meetings": "takes part in meetings of the same body",
}
"""What joins two appearances, the strongest first."""

_STRENGTH = {reason: at for at, reason in enumerate(REASONS)}


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two appearances that are one person's, if nothing tells against it.

    Args:
        strength: 0 for the strongest.
        one: the key of the one.
        other: the key of the other.
        reason: a key of ``REASONS``.
    """

    strength: int
    one: str
    other: str
    reason: str

    @property
    def told(self) -> str:
        """The reason in words."""
        return REASONS[self.reason]


def links_between(
    named: Sequence[Appearance], entries: Mapping[str, str | None], bodies: Bodies, verdicts: Verdicts
) -> Iterator[Link]:
    """Yield what joins appearances under one name.

    Args:
        named: the appearances, in the order of time.
        entries: the known person of each, by its key.
        bodies: what is known of bodies.
        verdicts: what humans decided.
    """
    yield from _by_verdict(named, verdicts)
    shared: dict[tuple[str, str], list[tuple[str, Appearance]]] = defaultdict(list)
    for one in named:
        for reason, what, day in _marks(one, entries.get(one.key), bodies):
            shared[reason, what].append((day, one))
    years = {"post": POST_YEARS, "body": BODY_YEARS, "meetings": MEETING_YEARS}
    for (reason, _), marked in shared.items():
        in_time = sorted(marked, key=lambda mark: (mark[0], mark[1].key))
        for (day, one), (later, other) in itertools.pairwise(in_time):
            if (
                one.key != other.key
                and _is_near(day, later, years.get(reason))
                and _may_join(reason, one, other)
            ):
                yield _link(reason, one.key, other.key)


def _marks(one: Appearance, entry: str | None, bodies: Bodies) -> Iterator[tuple[str, str, str]]:
    """Yield what may join an appearance to others: the reason, the thing, and the day."""
    day = one.report.day
    if entry is not None:
        yield "known", entry, day
    for meeting in sorted(one.meetings):
        yield "meeting", meeting, day
    for post in one.posts:
        if post.body and bodies.is_specific(post.body):
            yield "post", f"{post.title.casefold()} {post.body}", post.day
            yield from (("body", circle, post.day) for circle in bodies.circle(post.body))
    for body in sorted(one.bodies):
        yield "meetings", body, day


def _may_join(reason: str, one: Appearance, other: Appearance) -> bool:
    # Names in two spellings are more often two people's than one name in two reports.
    return one.person == other.person or reason in ("known", "post")


def _is_near(day: str, later: str, years: int | None) -> bool:
    if years is None:
        return True
    if not day or not later:
        return False
    return abs(_year(later) - _year(day)) <= years


def _year(day: str) -> float:
    if len(day) < 10:
        return float(day[:4])
    told = datetime.date.fromisoformat(day)
    return told.year + told.timetuple().tm_yday / 366


def _by_verdict(named: Sequence[Appearance], verdicts: Verdicts) -> Iterator[Link]:
    keys = {one.key for one in named}
    for key, verdict in verdicts.given("person").items():
        _, *pair = key.split(" ")
        if verdict == "same" and len(pair) == 2 and keys.issuperset(pair):
            yield _link("verdict", pair[0], pair[1])


def _link(reason: str, one: str, other: str) -> Link:
    first, second = sorted((one, other))
    return Link(_STRENGTH[reason], first, second, reason)
