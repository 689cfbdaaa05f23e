"""Meetings → who took part in which role, what stood on the agenda, and what was adopted, of all documents together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.concluding.graph import Conclusions
from kg.concluding.meetings import Meeting, United
from kg.concluding.people import Decided
from kg.concluding.phrases import Phrases
from kg.concluding.told import Report, Told
from kg.periods import days_between

ALIKE = 0.5
"""From which share of words in common two wordings are of one matter, within one meeting and one number or body."""

AFTER = 3
"""How many days after a meeting a document may tell its decisions without telling of the meeting."""

_PARTS = """
SELECT ?report ?fact ?meeting ?who ?role WHERE {
  GRAPH ?report {
    ?fact a kg:Participation ; kg:inMeeting ?meeting ; kg:participant ?who ; kg:role/skos:notation ?role .
    FILTER NOT EXISTS { ?fact kg:within ?statement }
  }
}
"""
_ITEMS = """
SELECT ?report ?fact ?meeting ?ordinal ?text WHERE {
  GRAPH ?report {
    ?fact a kg:AgendaItem ; kg:inMeeting ?meeting ; kg:text ?text .
    OPTIONAL { ?fact kg:ordinal ?ordinal }
    FILTER NOT EXISTS { ?fact kg:within ?statement }
  }
}
"""
_DECISIONS = """
SELECT ?report ?fact ?by ?label ?kind ?vote ?text ?rule WHERE {
  GRAPH ?report {
    ?fact a kg:Decision ; kg:text ?text ; kg:rule ?rule .
    OPTIONAL { ?fact kg:decidedBy ?by . ?by skos:prefLabel ?label }
    OPTIONAL { ?fact kg:decisionKind/skos:notation ?kind }
    OPTIONAL { ?fact kg:vote/skos:notation ?vote }
    FILTER NOT EXISTS { ?fact kg:within ?statement }
  }
}
"""
RECALLED = ("decisions/followed", "decisions/relative")
"""The rules of decisions that a report only recalls: they are of an earlier meeting, and none says of which."""


@dataclass
class Matter:
    """A point of an agenda or a decision, as all documents together tell it.

    Args:
        meeting: the local name of the meeting, empty where it is not clear.
        ordinal: its number in the agenda, 0 where it has none.
        by: the local name of who decided, empty for a point of an agenda.
        texts: its wordings with the documents that have them, in the order of their days.
        facts: the facts that tell it.
        kinds: the codes of its kinds.
        votes: the codes of its votes.
    """

    meeting: str
    ordinal: int = 0
    by: str = ""
    texts: list[tuple[Report, str]] = field(default_factory=list)
    facts: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    votes: dict[str, set[str]] = field(default_factory=dict)


Roles = Mapping[tuple[str, str, str], set[str]]
"""The facts that tell of a meeting, a participant and a role."""


def unite_roles(told: Told, united: United, decided: Decided) -> Roles:
    """Return who took part in which meeting in which role, with the facts of all documents that tell it.

    Args:
        told: what the documents tell.
        united: the meetings.
        decided: who is who.
    """
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in told.rows(_PARTS):
        person = decided.of.get((row["report"], row["who"]))
        who = person.local if person is not None else row["who"]
        found[_meeting(united, row["meeting"]), who, row["role"]].add(row["fact"])
    return found


def _meeting(united: United, local: str) -> str:
    return united.of[local].local if local in united.of else local


def unite_agendas(told: Told, united: United, phrases: Phrases) -> list[Matter]:
    """Return the points of the agendas of all meetings, sorted.

    Args:
        told: what the documents tell.
        united: the meetings.
        phrases: which words of a wording count.
    """
    found: dict[str, list[Matter]] = defaultdict(list)
    rows = sorted(
        told.rows(_ITEMS), key=lambda row: ("ordinal" not in row, told.reports[row["report"]], row["fact"])
    )
    for row in rows:
        meeting, ordinal = _meeting(united, row["meeting"]), int(row.get("ordinal", 0))
        matter = _same_point(found[meeting], ordinal, row["text"], phrases)
        if matter is None:
            matter = Matter(meeting, ordinal)
            found[meeting].append(matter)
        _add(matter, told.reports[row["report"]], row)
    return [matter for meeting in sorted(found) for matter in sorted(found[meeting], key=_place)]


def _place(matter: Matter) -> tuple[bool, int, list[tuple[Report, str]]]:
    return not matter.ordinal, matter.ordinal, matter.texts


def _same_point(known: Iterable[Matter], ordinal: int, text: str, phrases: Phrases) -> Matter | None:
    """Return the point that a wording is of: that of its number, or the only one in like words."""
    if ordinal:
        return next((one for one in known if one.ordinal == ordinal), None)
    alike = [one for one in known if any(phrases.likeness(text, other) >= ALIKE for _, other in one.texts)]
    return alike[0] if len(alike) == 1 else None


def _add(matter: Matter, report: Report, row: Mapping[str, str]) -> None:
    matter.texts = sorted({*matter.texts, (report, row["text"])})
    matter.facts.add(row["fact"])
    if "kind" in row:
        matter.kinds.add(row["kind"])
    if "vote" in row:
        matter.votes.setdefault(row["vote"], set()).add(row["fact"])


def unite_decisions(told: Told, united: United, phrases: Phrases) -> list[Matter]:
    """Return what was adopted, sorted.

    Args:
        told: what the documents tell.
        united: the meetings.
        phrases: which words of a wording count.
    """
    found: dict[tuple[str, str], list[Matter]] = defaultdict(list)
    deciding = _Deciding(united)
    for row in sorted(told.rows(_DECISIONS), key=lambda row: (told.reports[row["report"]], row["fact"])):
        report, by = told.reports[row["report"]], row.get("by", "")
        recalled = row["rule"] in RECALLED
        meeting = "" if recalled else deciding.meeting(report, by, row.get("label", ""))
        known = found[meeting or report.local, by]
        alike = [
            one for one in known if any(phrases.likeness(row["text"], text) >= ALIKE for _, text in one.texts)
        ]
        if len(alike) != 1:
            alike = [Matter(meeting, 0, by)]
            known += alike
        _add(alike[0], report, row)
    return [matter for place in sorted(found) for matter in sorted(found[place], key=_place)]


class _Deciding:
    """Finds the meeting at which a body decided; a congress decides under its own name."""

    def __init__(self, united: United) -> None:
        self._by_body: dict[str, list[Meeting]] = defaultdict(list)
        self._by_label: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in united.meetings.values():
            self._by_body[meeting.body].append(meeting)
            for label in {one.label for one in meeting.names}:
                self._by_label[label].append(meeting)

    def meeting(self, report: Report, by: str, label: str) -> str:
        """Return the meeting of a body of which a document tells, or that was just before; empty if unclear."""
        told = [*self._by_body.get(by, ()), *self._by_label.get(label, ())] if by else []
        here = {one.local for one in told if _is_reported(one, report)}
        if not here and report.day:
            here = {one.local for one in told if _is_just_past(one, report)}
        return min(here) if len(here) == 1 else ""


def _is_reported(meeting: Meeting, report: Report) -> bool:
    return any(one.report == report and one.is_reported for one in meeting.accounts)


def _is_just_past(meeting: Meeting, report: Report) -> bool:
    return meeting.days is not None and 0 <= days_between(meeting.days[1], report.day) <= AFTER


def write_matters(
    graph: Conclusions, roles: Roles, agendas: Sequence[Matter], decisions: Sequence[Matter]
) -> None:
    """Say who took part, what was discussed and what was adopted.

    Args:
        graph: where it is said.
        roles: who took part in which role.
        agendas: the points of agendas.
        decisions: what was adopted.
    """
    for (meeting, who, role), facts in roles.items():
        node = graph.node("meeting-role", "kg:MeetingRole", meeting, who, role)
        graph.link(node, "kg:inMeeting", meeting)
        graph.link(node, "kg:participant", who)
        graph.code(node, "kg:role", "role", role)
        graph.facts(node, facts)
    for one in agendas:
        _write(graph, one, graph.node("agenda-point", "kg:AgendaPoint", *_identity(one)))
    for one in decisions:
        node = graph.node("adoption", "kg:Adoption", *_identity(one))
        graph.link(node, "kg:decidedBy", one.by)
        for kind in one.kinds:
            graph.code(node, "kg:decisionKind", "decision-kind", kind)
        for vote in one.votes:
            graph.code(node, "kg:vote", "vote", vote)
        _write(graph, one, node)


def _identity(one: Matter) -> tuple[object, ...]:
    first = one.texts[0]
    return (
        one.meeting,
        one.by,
        one.ordinal,
        "" if one.ordinal else first[1],
        "" if one.meeting else first[0].local,
    )


def _write(graph: Conclusions, one: Matter, node: str) -> None:
    graph.link(node, "kg:inMeeting", one.meeting)
    graph.integer(node, "kg:ordinal", one.ordinal or None)
    graph.names(node, (text for _, text in one.texts))
    graph.facts(node, one.facts)
