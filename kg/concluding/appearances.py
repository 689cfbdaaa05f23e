"""Reads the people whom documents name: under which name, with which posts, in which meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.concluding.meetings import Meeting, United
from kg.concluding.reported import main_meetings
from kg.concluding.spelling import name_key
from kg.concluding.told import Report, Told

_PEOPLE = """
SELECT ?report ?person ?label WHERE { GRAPH ?report { ?person a foaf:Person ; skos:prefLabel ?label } }
"""
_POSTS = """
SELECT ?report ?fact ?person ?post ?title ?body ?change ?day WHERE {
  GRAPH ?report {
    ?fact kg:person ?person ; kg:post ?post .
    ?post kg:postTitle ?title .
    OPTIONAL { ?post org:postIn ?body }
    OPTIONAL { ?fact kg:change/skos:notation ?change }
    OPTIONAL { ?fact kg:date|kg:asOf ?day }
    FILTER NOT EXISTS { ?fact kg:within ?statement }
  }
}
"""
_PARTS = """
SELECT ?report ?fact ?person ?meeting WHERE {
  GRAPH ?report {
    ?fact a kg:Participation ; kg:participant ?person ; kg:inMeeting ?meeting .
    ?person a foaf:Person .
    FILTER NOT EXISTS { ?fact kg:within ?statement }
  }
}
"""


@dataclass(frozen=True, slots=True, order=True)
class PostTold:
    """A document gives somebody a post, or tells that a post was gained or lost.

    Args:
        day: the day for which it says so, that of the document where it says none; empty where neither is known.
        fact: the fact.
        person: the local name of who holds it; a group where nobody is named.
        post: the local name of the post.
        title: its title.
        body: the local name of its organization, empty where none is told.
        change: the code of the change, empty where the post is only held.
        report: the document.
        is_dated: whether the document itself tells the day of the change.
    """

    day: str
    fact: str
    person: str
    post: str
    title: str
    body: str
    change: str
    report: Report
    is_dated: bool


@dataclass
class Appearance:
    """A person under one name in one document.

    Args:
        report: the document.
        person: the local name of the person in the document's graph.
        label: the name.
        posts: what the document tells of the person's posts.
        meetings: the local names of the meetings that the person took part in, or gained or lost a post at.
        bodies: the local names of the bodies that hold these meetings.
        facts: the facts that tell all this.
    """

    report: Report
    person: str
    label: str
    posts: list[PostTold] = field(default_factory=list)
    meetings: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        """What names it from one build to the next."""
        return f"{self.person.removeprefix('person-')}@{self.report.local.removeprefix('document-')}"

    @property
    def name(self) -> str:
        """The key of the name, which all its spellings have."""
        return name_key(self.label)

    @property
    def is_placed(self) -> bool:
        """Whether a body or a meeting is told of the person, without which there is a name and no more."""
        return bool(self.meetings) or any(post.body for post in self.posts)

    @property
    def place(self) -> tuple[str, str, str]:
        """Its place in time."""
        return self.report.day, self.report.local, self.person


def read_posts(told: Told) -> list[PostTold]:
    """Return the posts that documents tell outside statements, in the order of their days.

    Args:
        told: what the documents tell.
    """
    return sorted(
        PostTold(
            row.get("day") or told.day(row["report"]), row["fact"], row["person"], row["post"], row["title"],
            row.get("body", ""), row.get("change", ""), told.reports[row["report"]], "day" in row,
        )
        for row in told.rows(_POSTS)
    )  # fmt: skip


def read_appearances(told: Told, united: United, posts: list[PostTold]) -> list[Appearance]:
    """Return the people whom documents name and tell a post or a meeting of, in the order of time.

    Args:
        told: what the documents tell.
        united: the meetings.
        posts: the posts that documents tell.
    """
    found: dict[tuple[str, str], Appearance] = {}
    for row in sorted(told.rows(_PEOPLE), key=lambda row: row["label"]):
        place = (row["report"], row["person"])
        found.setdefault(place, Appearance(told.reports[row["report"]], row["person"], row["label"]))
    main = main_meetings(united)
    for post in posts:
        one = found.get((post.report.local, post.person))
        if one is not None:
            one.posts.append(post)
            one.facts.add(post.fact)
            if post.change:
                _add_meeting(one, main.get(post.report.local))
    for row in told.rows(_PARTS):
        one = found[row["report"], row["person"]]
        one.facts.add(row["fact"])
        _add_meeting(one, united.of.get(row["meeting"]))
    return sorted((one for one in found.values() if one.is_placed), key=lambda one: one.place)


def _add_meeting(one: Appearance, meeting: Meeting | None) -> None:
    if meeting is not None:
        one.meetings.add(meeting.local)
        if meeting.body:
            one.bodies.add(meeting.body)


def by_name(appearances: list[Appearance]) -> Mapping[str, list[Appearance]]:
    """Return the appearances under each name, all its spellings together, sorted by the name.

    Args:
        appearances: the appearances.
    """
    found: dict[str, list[Appearance]] = defaultdict(list)
    for one in appearances:
        found[one.name].append(one)
    return {name: found[name] for name in sorted(found)}
