"""Says which meetings and people there are, which names mean them, why, and what nothing decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.concluding.graph import Conclusions
from kg.concluding.meetings import Meeting, United
from kg.concluding.people import Decided
from kg.concluding.sittings import Sitting
from kg.concluding.verdicts import Doubt

OWN = "its own name"
"""Why a meeting's own name means it."""


def write_meetings(graph: Conclusions, united: United, sittings: Mapping[str, Sequence[Sitting]]) -> None:
    """Say which meetings there are, under which names documents tell of them, and when they were.

    Args:
        graph: where it is said.
        united: the meetings.
        sittings: their sittings, by the local name of the meeting.
    """
    for meeting in united.meetings.values():
        if all(account.is_said for account in meeting.accounts):
            continue
        graph.say_class(meeting.local, "kg:Meeting")
        _write_days(graph, meeting, sittings[meeting.local])
        for named in meeting.names:
            if all(account.is_said for account in named.accounts):
                continue
            node = graph.node("identification", "kg:Identification", named.local, meeting.local)
            graph.link(node, "kg:named", named.local)
            graph.link(node, "kg:meant", meeting.local)
            graph.text(node, "kg:reason", meeting.reasons.get(named.local, OWN))
            graph.facts(node, (account.fact for account in named.accounts if not account.is_said))
        graph.facts(meeting.local, (account.fact for account in meeting.accounts if not account.is_said))


def _write_days(graph: Conclusions, meeting: Meeting, sittings: Sequence[Sitting]) -> None:
    """Say the first and last day: as told, each where documents differ, and as far as days are seen at all."""
    own = [account for account in meeting.accounts if not account.is_said]
    first = [day for sitting in sittings if sitting.ordinal == 1 for day in sitting.days]
    for day in {*(account.start for account in own if account.start), *first}:
        graph.date(meeting.local, "kg:startDate", day)
    for day in {account.end for account in own if account.end}:
        graph.date(meeting.local, "kg:endDate", day)
    for venue in {account.venue for account in own if account.venue}:
        graph.link(meeting.local, "kg:heldIn", venue)
    if meeting.days is not None:
        graph.date(meeting.local, "kg:firstSeen", meeting.days[0])
        graph.date(meeting.local, "kg:lastSeen", meeting.days[1])


def write_people(graph: Conclusions, decided: Decided) -> None:
    """Say which person is meant by each name in each document, and why.

    Args:
        graph: where it is said.
        decided: who is who.
    """
    for person in decided.people:
        graph.say_class(person.local, "foaf:Person")
        if person.entry is None:
            graph.names(person.local, person.labels)
        for one in person.appearances:
            node = graph.node("identification", "kg:Identification", one.report.local, one.person)
            graph.link(node, "kg:inReport", one.report.local)
            graph.link(node, "kg:named", one.person)
            graph.link(node, "kg:meant", person.local)
            graph.text(node, "kg:reason", person.reasons[one.key])
            graph.facts(node, sorted(one.facts))


def write_doubts(graph: Conclusions, doubts: Sequence[Doubt]) -> None:
    """Say which pairs nothing decides.

    Args:
        graph: where it is said.
        doubts: the pairs.
    """
    for doubt in doubts:
        node = graph.node("doubt", "kg:Doubt", doubt.key)
        graph.link(node, "kg:one", doubt.one)
        graph.link(node, "kg:other", doubt.other)
        graph.text(node, "kg:reason", doubt.reason)
        graph.text(node, "kg:reviewKey", doubt.key)
