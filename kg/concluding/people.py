"""Appearances → people: who is one person under several names, and who are several under one.

A name alone decides nothing: two appearances are one person's by a post, a body or a meeting that both have, or
by what is known of a person; what nothing decides is kept apart and put to a human.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.concluding.appearances import Appearance, by_name
from kg.concluding.bodies import Bodies
from kg.concluding.known_people import KnownPeople
from kg.concluding.links import Link, links_between
from kg.concluding.verdicts import Doubt, Verdicts

ALONE = "no other person of the name is told"
FIRST = "the first appearance of a person whom nothing joins to another of the name"
UNSURE = "one name, and no post, body or meeting that both have"


@dataclass
class Person:
    """A person as all documents together tell.

    Args:
        local: the local name.
        labels: what the person is called.
        appearances: where the person is named, in the order of time.
        reasons: for each appearance, by its key, why it is this person's.
        entry: the local name of the known person, None where the person is not known.
    """

    local: str
    labels: list[str]
    appearances: list[Appearance]
    reasons: Mapping[str, str]
    entry: str | None = None


@dataclass
class _Group:
    """Appearances of one person, as far as it is known while they are being joined."""

    members: list[Appearance]
    reports: set[str]
    states: set[str]
    entry: str | None = None
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def first(self) -> Appearance:
        return min(self.members, key=lambda one: one.place)

    def take(self, other: _Group) -> None:
        """Take over another group."""
        self.members += other.members
        self.reports |= other.reports
        self.states |= other.states
        self.entry = self.entry or other.entry
        self.reasons = {**other.reasons, **self.reasons}


@dataclass(frozen=True)
class Decided:
    """All people, and the pairs that nothing decides.

    Args:
        people: the people, sorted by local name.
        of: the person of each document and name in it.
        doubts: pairs for a human to decide.
    """

    people: Sequence[Person]
    of: Mapping[tuple[str, str], Person]
    doubts: Sequence[Doubt]


def decide_people(
    appearances: list[Appearance], known: KnownPeople, bodies: Bodies, verdicts: Verdicts
) -> Decided:
    """Return who is who.

    Args:
        appearances: the people whom documents name.
        known: the people among the named things.
        bodies: what is known of bodies.
        verdicts: what humans decided.
    """
    people: list[Person] = []
    doubts: list[Doubt] = []
    for named in by_name(appearances).values():
        groups = _groups(named, known, bodies, verdicts)
        own = [_person(group, groups, known) for group in groups]
        people += own
        doubts += _doubts(groups, own, verdicts)
    of = {(one.report.local, one.person): person for person in people for one in person.appearances}
    return Decided(sorted(people, key=lambda person: person.local), of, doubts)


def _groups(
    named: Sequence[Appearance], known: KnownPeople, bodies: Bodies, verdicts: Verdicts
) -> list[_Group]:
    """Return the appearances under one name, one group a person, in the order of time."""
    of = {one.key: _alone(one, known, bodies) for one in named}
    apart = [key.split(" ")[1:] for key, told in verdicts.given("person").items() if told == "different"]
    entries = {key: group.entry for key, group in of.items()}
    for link in sorted(links_between(named, entries, bodies, verdicts)):
        one, other = of[link.one], of[link.other]
        if one is not other and (link.reason == "verdict" or not _are_apart(one, other, of, apart)):
            _join(of, link)
    groups = {id(group): group for group in of.values()}
    return sorted(groups.values(), key=lambda group: group.first.place)


def _alone(one: Appearance, known: KnownPeople, bodies: Bodies) -> _Group:
    found = known.find(one)
    states = {state for state in (bodies.state(post.body) for post in one.posts if post.body) if state}
    group = _Group([one], {one.report.local}, states)
    if found is not None:
        group.entry, group.reasons[one.key] = found
    return group


def _join(of: dict[str, _Group], link: Link) -> None:
    """Join the groups of two appearances."""
    smaller, larger = sorted((of[link.one], of[link.other]), key=lambda group: len(group.members))
    for key in (link.one, link.other):
        of[key].reasons.setdefault(key, link.told)
    for member in smaller.members:
        of[member.key] = larger
    larger.take(smaller)


def _are_apart(one: _Group, other: _Group, of: Mapping[str, _Group], apart: Sequence[Sequence[str]]) -> bool:
    """Return whether two groups are told apart: by an entry, a state, a document that has both, or a verdict."""
    if one.entry and other.entry and one.entry != other.entry:
        return True
    if one.states and other.states and not one.states & other.states:
        return True
    if one.reports & other.reports:
        return True
    both = (one, other)
    return any(
        of.get(first) in both and of.get(second) in both and of.get(first) is not of.get(second)
        for first, second in apart
    )


def _person(group: _Group, groups: Sequence[_Group], known: KnownPeople) -> Person:
    labels = list(dict.fromkeys(one.label for one in sorted(group.members, key=lambda one: one.place)))
    local = min(one.person for one in group.members)
    shared = [
        other for other in groups if other is not group and local in {one.person for one in other.members}
    ]
    if group.entry is not None:
        local, labels = group.entry, [known.label(group.entry), *labels]
    elif shared or known.is_known(local):
        local = f"{local}-{group.first.report.local.removeprefix('document-')[:8]}"
        labels = [f"{labels[0]} ({_told_by(group)})"]
    lone = ALONE if len(groups) == 1 else FIRST
    reasons = {one.key: group.reasons.get(one.key, lone) for one in group.members}
    members = sorted(group.members, key=lambda one: one.place)
    return Person(local, labels, members, reasons, group.entry)


def _told_by(group: _Group) -> str:
    """Return by what a person is told apart from others of the name: a post, or else the first document."""
    for one in sorted(group.members, key=lambda one: one.place):
        for post in sorted(one.posts):
            return post.title
    return group.first.report.day or group.first.report.local


def _doubts(groups: Sequence[_Group], people: Sequence[Person], verdicts: Verdicts) -> Iterator[Doubt]:
    """Yield each person of a name with the next in time, where nothing tells whether they are one."""
    apart = [key.split(" ")[1:] for key, told in verdicts.given("person").items() if told == "different"]
    of = {one.key: group for group in groups for one in group.members}
    for at, (one, person) in enumerate(zip(groups, people, strict=True)):
        for other, next_person in list(zip(groups, people, strict=True))[at + 1 :]:
            alike = {each.person for each in one.members} & {each.person for each in other.members}
            if alike and not _are_apart(one, other, of, apart):
                yield Doubt("person", person.local, next_person.local, _key(one.first, other.first), UNSURE)
                break


def _key(one: Appearance, other: Appearance) -> str:
    return " ".join(["person", *sorted((one.key, other.key))])
