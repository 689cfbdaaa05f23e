"""Meetings → how one stands to another: held during it, carrying it out, preparing it, or naming it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.concluding.accounts import Account
from kg.concluding.bodies import Bodies
from kg.concluding.graph import Conclusions
from kg.concluding.meetings import Meeting, United
from kg.concluding.reported import main_meetings
from kg.concluding.told import Told
from kg.concluding.words import Words

BEFORE = 110
"""How many characters before a meeting's name may say what the other meeting has to do with it."""

_LEADS = f"""
SELECT ?report ?fact ?lead WHERE {{
  GRAPH ?report {{
    ?fact a kg:MeetingAccount ; kg:evidence/nif:beginIndex ?begin .
    FILTER NOT EXISTS {{ ?fact kg:within ?statement }}
    ?report nif:isString ?raw .
    BIND(IF(?begin > {BEFORE}, ?begin - {BEFORE}, 0) AS ?from)
    BIND(SUBSTR(?raw, ?from + 1, ?begin - ?from) AS ?lead)
  }}
}}
"""


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """How a meeting stands to another.

    Args:
        meeting: the local name of the one.
        other: the local name of the other.
        link: a code of the scheme ``meeting-link``.
        facts: the accounts on which it stands.
    """

    meeting: str
    other: str
    link: str
    facts: tuple[str, ...]


def find_relations(told: Told, united: United, bodies: Bodies, words: Words) -> list[Relation]:
    """Return the relations of meetings, sorted.

    Args:
        told: what the documents tell.
        united: the meetings.
        bodies: which body is an organ of which.
        words: the words that tell what a meeting is for.
    """
    leads = {row["fact"]: _clause(row["lead"]) for row in told.rows(_LEADS)}
    main = main_meetings(united)
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for one, other, account, mention in _pairs(united):
        link = "during" if _is_during(one, other, bodies) else ""
        if not link and one is main.get(account.report.local):
            link = _link(one, other, words.carries_out(leads.get(mention.fact, "")))
        if link:
            facts = {account.fact, mention.fact}
            found.setdefault((one.local, other.local), {}).setdefault(link, set()).update(facts)
    return sorted(Relation(*pair, *_strongest(links)) for pair, links in found.items())


def _clause(lead: str) -> str:
    """Return the words before a name in its own sentence."""
    return re.split(r"[.!?;]\s", lead)[-1]


def _strongest(links: Mapping[str, set[str]]) -> tuple[str, tuple[str, ...]]:
    """Return the link that tells most, and the facts that show it."""
    link = next(code for code in ("during", "carries_out", "prepares", "refers_to") if code in links)
    return link, tuple(sorted(links[link]))


def _pairs(united: United) -> Iterator[tuple[Meeting, Meeting, Account, Account]]:
    """Yield each meeting that a document reports, with each other that the same document names."""
    by_report: dict[str, list[tuple[Meeting, Account]]] = {}
    for meeting in united.meetings.values():
        for account in meeting.accounts:
            if not account.is_said:
                by_report.setdefault(account.report.local, []).append((meeting, account))
    for named in by_report.values():
        for one, account in named:
            for other, mention in named:
                if account.is_reported and one is not other:
                    yield one, other, account, mention


def _is_during(one: Meeting, other: Meeting, bodies: Bodies) -> bool:
    """Return whether a meeting was held within the days of another, by an organ of the other's body."""
    if not (one.days and other.days) or one.days == other.days:
        return False
    inside = other.days[0] <= one.days[0] and one.days[1] <= other.days[1]
    return inside and _is_organ(one, other, bodies)


def _link(one: Meeting, other: Meeting, carries_out: bool) -> str:
    """Return how the meeting of a document stands to another that it names."""
    if one.days and other.days and other.days[0] > one.days[1]:
        return "prepares"
    is_past = not (one.days and other.days) or other.days[1] < one.days[0]
    return "carries_out" if carries_out and is_past else "refers_to"


def _is_organ(one: Meeting, other: Meeting, bodies: Bodies) -> bool:
    return bool(one.body and other.body) and one.body != other.body and bodies.is_below(one.body, other.body)


def write_relations(graph: Conclusions, relations: list[Relation]) -> None:
    """Say how meetings stand to each other.

    Args:
        graph: where it is said.
        relations: the relations.
    """
    for one in relations:
        node = graph.node("meeting-relation", "kg:MeetingRelation", one.meeting, one.other)
        graph.link(node, "kg:relatedMeeting", one.meeting)
        graph.link(node, "kg:toMeeting", one.other)
        graph.code(node, "kg:meetingLink", "meeting-link", one.link)
        graph.facts(node, one.facts)
