"""Policies over documents: their wordings, when each was first and last seen, and where it was not repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.concluding.courses import Course, add_mentions, find_courses, join_courses
from kg.concluding.graph import Conclusions
from kg.concluding.meetings import Meeting, United
from kg.concluding.phrases import Phrases
from kg.concluding.reported import days_told, main_meetings
from kg.concluding.sightings import MOSTLY, PolicyNames, Wording
from kg.concluding.verdicts import Doubt, Verdicts


@dataclass(frozen=True)
class Followed:
    """Policies and the documents that word them.

    Args:
        known: the facts that word each known policy, in the order of time.
        courses: the courses of action that have no known name.
        doubts: pairs of courses for a human to decide.
        meetings: the meeting of which each document tells first, by the document's local name.
        days: the last day of that meeting, as the document tells it.
        following: the local name of the next meeting of the same body and kind, by that of the one before.
    """

    known: Mapping[str, Sequence[Wording]]
    courses: Sequence[Course]
    doubts: Sequence[Doubt]
    meetings: Mapping[str, Meeting]
    days: Mapping[str, str]
    following: Mapping[str, str]

    def day(self, wording: Wording) -> str:
        """Return the day for which a document words a policy: of the meeting it reports, or its own."""
        return self.days.get(wording.report.local, wording.report.day)


def follow_policies(
    wordings: Sequence[Wording], names: PolicyNames, phrases: Phrases, united: United, verdicts: Verdicts
) -> Followed:
    """Return which documents word which policy.

    Args:
        wordings: the facts that may word one.
        names: the names of known policies.
        phrases: which words count.
        united: the meetings.
        verdicts: what humans decided.
    """
    known: dict[str, list[Wording]] = defaultdict(list)
    unnamed: list[Wording] = []
    for wording in wordings:
        named = names.find(wording.text)
        for policy in named:
            known[policy].append(wording)
        if wording.is_act and max(named.values(), default=0.0) < MOSTLY:
            unnamed.append(wording)
    found = find_courses(unnamed, phrases)
    add_mentions(found, wordings, phrases)
    courses, doubts = join_courses(found, verdicts)
    meetings = main_meetings(united)
    sorted_known = {policy: known[policy] for policy in sorted(known)}
    return Followed(sorted_known, courses, doubts, meetings, days_told(united), _following(meetings))


def not_repeated(wordings: Sequence[Wording], followed: Followed) -> Iterator[str]:
    """Yield the local names of the next meetings of bodies that worded a policy, where nothing words it.

    Args:
        wordings: the facts that word it.
        followed: which document tells of which meeting, and which meeting comes next.
    """
    reported = (followed.meetings.get(one.report.local) for one in wordings)
    worded = {meeting.local for meeting in reported if meeting is not None}
    following = {followed.following[local] for local in worded if local in followed.following}
    yield from sorted(following - worded)


def _following(meetings: Mapping[str, Meeting]) -> Mapping[str, str]:
    """Return the next meeting of the same body and kind after each of which a document tells first."""
    series: dict[tuple[str, str], list[tuple[tuple[str, str], str]]] = defaultdict(list)
    for meeting in {one.local: one for one in meetings.values()}.values():
        if meeting.body and meeting.days is not None:
            series[meeting.body, meeting.kind].append((meeting.days, meeting.local))
    found = {}
    for held in series.values():
        held.sort()
        for (days, local), others in zip(held, (held[at + 1 :] for at in range(len(held))), strict=True):
            later = next((other for other_days, other in others if other_days[0] > days[1]), None)
            if later is not None:
                found[local] = later
    return found


def write_policies(graph: Conclusions, followed: Followed) -> None:
    """Say of each policy which documents word it, how and when.

    Args:
        graph: where it is said.
        followed: the policies.
    """
    for policy, wordings in followed.known.items():
        _write(graph, policy, wordings, followed)
    for course in followed.courses:
        wordings = course.all_wordings
        graph.say_class(course.local, "kg:Course", "skos:Concept")
        graph.names(course.local, course.labels)
        graph.code(course.local, "kg:policyKind", "policy-kind", course.kind)
        graph.code(course.local, "kg:sector", "sector", course.sector)
        _write(graph, course.local, wordings, followed)


def _write(graph: Conclusions, policy: str, wordings: Sequence[Wording], followed: Followed) -> None:
    days = sorted(day for day in map(followed.day, wordings) if day)
    if days:
        graph.date(policy, "kg:firstSeen", days[0])
        graph.date(policy, "kg:lastSeen", days[-1])
    for meeting in not_repeated(wordings, followed):
        graph.link(policy, "kg:notRepeatedIn", meeting)
    for wording in wordings:
        node = graph.node("sighting", "kg:Sighting", policy, wording.fact, wording.text)
        graph.link(node, "kg:sightingOf", policy)
        graph.link(node, "kg:inReport", wording.report.local)
        graph.date(node, "kg:asOf", followed.day(wording))
        graph.text(node, "kg:text", wording.text)
        graph.code(node, "kg:stage", "stage", wording.stage)
        if wording.report.local in followed.meetings:
            graph.link(node, "kg:inMeeting", followed.meetings[wording.report.local].local)
        graph.link(node, "kg:wordedIn", wording.fact)
        if not wording.is_said:
            graph.facts(node, [wording.fact])
