"""Finds where documents of one meeting differ: days, venue, who led it and how, counts, votes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.concluding.appearances import PostTold
from kg.concluding.counting import counts_told
from kg.concluding.graph import Conclusions
from kg.concluding.matters import Matter
from kg.concluding.meetings import Meeting, United
from kg.concluding.people import Decided
from kg.concluding.reported import main_meetings
from kg.concluding.sittings import Sitting
from kg.concluding.told import Told
from kg.concluding.words import Words
from kg.ontology import Things

_CHAIRS = """
SELECT ?report ?fact ?meeting ?who ?label ?quote WHERE {
  GRAPH ?report {
    ?fact a kg:Participation ; kg:inMeeting ?meeting ; kg:participant ?who ;
          kg:role/skos:notation "presider" ; kg:evidence ?span .
    ?span nif:beginIndex ?begin ; nif:endIndex ?end .
    ?report nif:isString ?raw .
    ?who a foaf:Person ; skos:prefLabel ?label .
    FILTER NOT EXISTS { ?fact kg:within ?statement }
    BIND(SUBSTR(?raw, ?begin + 1, ?end - ?begin) AS ?quote)
  }
}
"""
_LABELS = """
SELECT DISTINCT ?report ?thing ?label WHERE { GRAPH ?report { ?thing skos:prefLabel ?label } }
"""
Values = Mapping[str, set[str]]
"""The values that documents tell of one matter, each with the facts that tell it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Documents tell different values of one matter of a meeting.

    Args:
        meeting: the local name of the meeting.
        kind: a code of the scheme ``conflict-kind``.
        about: what tells it apart from other conflicts of the kind, such as the post that is counted.
        values: the values, each with the facts that tell it.
    """

    meeting: str
    kind: str
    about: str
    values: Values


@dataclass(frozen=True)
class Held:
    """What is known of meetings when their reports are compared.

    Args:
        united: the meetings.
        sittings: their sittings, by the local name of the meeting.
        decisions: what they adopted.
        decided: who is who.
        posts: what was told of posts.
        things: the named things.
    """

    united: United
    sittings: Mapping[str, Sequence[Sitting]]
    decisions: Sequence[Matter]
    decided: Decided
    posts: Sequence[PostTold]
    things: Things


def find_conflicts(told: Told, held: Held, words: Words) -> list[Conflict]:
    """Return where the documents of one meeting differ, sorted.

    Args:
        told: what the documents tell.
        held: what is known of the meetings.
        words: the verbs of leading a meeting.
    """
    labels: dict[str, str] = {}
    for row in told.rows(_LABELS):
        labels[row["thing"]] = max(labels.get(row["thing"], ""), row["label"])
    found: list[Conflict] = []
    for meeting in held.united.meetings.values():
        found += _of_days(meeting)
        found += _of_venue(meeting, held.things, labels)
        found += _of_sittings(meeting, held.sittings[meeting.local])
    found += _of_chairs(told, held, words)
    found += _of_counts(told, held, labels)
    found += [
        Conflict(one.meeting, "vote", one.texts[0][1], one.votes)
        for one in held.decisions
        if one.meeting and len(one.votes) > 1
    ]
    return sorted(found, key=lambda one: (one.meeting, one.kind, one.about))


def _of_days(meeting: Meeting) -> Iterator[Conflict]:
    own = [one for one in meeting.accounts if not one.is_said]
    for kind, told in (
        ("start", [(one.start, one) for one in own]),
        ("end", [(one.end, one) for one in own]),
    ):
        values = _gathered((day, one.fact) for day, one in told if day)
        if any(not _same_day(one, other) for one in values for other in values):
            yield Conflict(meeting.local, kind, "", values)


def _same_day(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _of_venue(meeting: Meeting, things: Things, labels: Mapping[str, str]) -> Iterator[Conflict]:
    told = [(one.venue, one.fact) for one in meeting.accounts if one.venue and not one.is_said]
    places = sorted({venue for venue, _ in told})
    apart = [one for one in places if any(_excludes(one, other, things) for other in places)]
    values = _gathered((labels.get(venue, venue), fact) for venue, fact in told if venue in apart)
    if len(values) > 1:
        yield Conflict(meeting.local, "venue", "", values)


def _excludes(one: str, other: str, things: Things) -> bool:
    """Return whether two places cannot both be where a meeting was: two cities, or two buildings."""
    kinds = {_kind(one, things), _kind(other, things)}
    return (
        one != other
        and len(kinds) == 1
        and other not in _around(one, things)
        and one not in _around(other, things)
    )


def _kind(place: str, things: Things) -> str:
    entry = things.entries.get(place)
    kinds = entry.attributes.get("placeKind", ()) if entry is not None else ("venue",)
    return next(iter(kinds), "")


def _around(place: str, things: Things) -> set[str]:
    entry = things.entries.get(place)
    return set(entry.attributes.get("inPlace", ())) if entry is not None else set()


def _of_sittings(meeting: Meeting, sittings: Sequence[Sitting]) -> Iterator[Conflict]:
    days = {one.fact: one.day for one in meeting.sittings}
    for sitting in sittings:
        if len(sitting.days) > 1:
            values = _gathered((days[fact], fact) for fact in sitting.facts if days.get(fact))
            yield Conflict(meeting.local, "sitting_date", str(sitting.ordinal), values)


def _of_chairs(told: Told, held: Held, words: Words) -> Iterator[Conflict]:
    """Yield where reports of one meeting name different people who led it, or another verb for one."""
    by_meeting: dict[str, dict[str, dict[str, set[str]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )
    verbs: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in told.rows(_CHAIRS):
        person = held.decided.of.get((row["report"], row["who"]))
        who = person.labels[0] if person is not None else row["label"]
        meeting = held.united.of.get(row["meeting"])
        if meeting is None:
            continue
        by_meeting[meeting.local][row["report"]][who].add(row["fact"])
        verb = words.chairing(row["quote"])
        if verb is not None:
            verbs[meeting.local, who][verb].add(row["fact"])
    for local, reports in by_meeting.items():
        named = list(reports.values())
        if any(not one.keys() & other.keys() for one in named for other in named):
            yield Conflict(
                local,
                "presider",
                "",
                _gathered((who, fact) for one in named for who in one for fact in one[who]),
            )
    for (local, who), told_by in verbs.items():
        if len(told_by) > 1:
            yield Conflict(local, "chairing", who, told_by)


def _of_counts(told: Told, held: Held, labels: Mapping[str, str]) -> Iterator[Conflict]:
    """Yield where documents of one meeting tell different numbers of those who gained or lost a post."""
    main = main_meetings(held.united)
    counted: dict[tuple[str, str], dict[str, dict[str, set[str]]]] = defaultdict(lambda: defaultdict(dict))
    for report, change, number, fact in counts_told(told, held.posts, labels):
        if report in main:
            counts = counted[main[report].local, change][report]
            counts.setdefault(number, set()).add(fact)
    for (local, change), reports in sorted(counted.items()):
        # A report with two numbers for one change counts two things.
        clear = [next(iter(counts.items())) for counts in reports.values() if len(counts) == 1]
        values = _gathered((number, fact) for number, facts in clear for fact in facts)
        if len(values) > 1:
            yield Conflict(local, "count", change, values)


def _gathered(pairs: Iterable[tuple[str, str]]) -> Values:
    found: dict[str, set[str]] = defaultdict(set)
    for value, fact in pairs:
        found[value].add(fact)
    return found


def write_conflicts(graph: Conclusions, conflicts: Sequence[Conflict]) -> None:
    """Say where documents differ, with each value.

    Args:
        graph: where it is said.
        conflicts: the conflicts.
    """
    for one in conflicts:
        node = graph.node("conflict", "kg:Conflict", one.meeting, one.kind, one.about)
        graph.link(node, "kg:conflictAbout", one.meeting)
        graph.code(node, "kg:conflictKind", "conflict-kind", one.kind)
        for value, facts in one.values.items():
            claim = graph.node("claim", "kg:Claim", node, value)
            graph.link(claim, "kg:inConflict", node)
            graph.text(claim, "kg:claimed", value)
            graph.facts(claim, facts)
