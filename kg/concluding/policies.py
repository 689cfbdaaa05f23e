"""Policies over documents: their wordings, when each was first and last seen, and where it was not repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.concluding.courses import Course, add_mentions, find_courses, join_courses
from kg.concluding.graph import Conclusions
from kg.concluding.meetings import Meeting, United, days_told, main_meetings
from kg.concluding.phrases import Phrases
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
    """

    known: Mapping[str, Sequence[Wording]]
    courses: Sequence[Course]
    doubts: Sequence[Doubt]
    meetings: Mapping[str, Meeting]
    days: Mapping[str, str]

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
    return Followed(
        {policy: known[policy] for policy in sorted(known)},
        courses,
        doubts,
        main_meetings(united),
        days_told(united),
    )


def not_repeated(wordings: Sequence[Wording], followed: Followed, united: United) -> Iterator[Meeting]:
    """Yield the next meetings of bodies that worded a policy, where nothing words it.

    Args:
        wordings: the facts that word it.
        followed: which document tells of which meeting.
        united: the meetings.
    """
    worded = {
        followed.meetings[one.report.local].local for one in wordings if one.report.local in followed.meetings
    }
    for local in sorted(worded):
        following = _next(united.meetings[local], united, {each.local for each in followed.meetings.values()})
        if following is not None and following.local not in worded:
            yield following


def _next(meeting: Meeting, united: United, reported: set[str]) -> Meeting | None:
    """Return the next meeting of a body of one kind of which a document tells first."""
    if not meeting.body or meeting.days is None:
        return None
    later = [
        (one.days[0], one.local)
        for one in united.meetings.values()
        if one.local in reported
        and (one.body, one.kind) == (meeting.body, meeting.kind)
        and one.days is not None
        and one.days[0] > meeting.days[1]
    ]
    return united.meetings[min(later)[1]] if later else None


def write_policies(graph: Conclusions, followed: Followed, united: United) -> None:
    """Say of each policy which documents word it, how and when.

    Args:
        graph: where it is said.
        followed: the policies.
        united: the meetings.
    """
    for policy, wordings in followed.known.items():
        _write(graph, policy, wordings, followed, united)
    for course in followed.courses:
        wordings = course.all_wordings
        graph.say_class(course.local, "kg:Course", "skos:Concept")
        graph.names(course.local, course.labels)
        graph.code(course.local, "kg:policyKind", "policy-kind", course.kind)
        graph.code(course.local, "kg:sector", "sector", course.sector)
        _write(graph, course.local, wordings, followed, united)


def _write(
    graph: Conclusions, policy: str, wordings: Sequence[Wording], followed: Followed, united: United
) -> None:
    days = sorted(day for day in map(followed.day, wordings) if day)
    if days:
        graph.date(policy, "kg:firstSeen", days[0])
        graph.date(policy, "kg:lastSeen", days[-1])
    for meeting in not_repeated(wordings, followed, united):
        graph.link(policy, "kg:notRepeatedIn", meeting.local)
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
