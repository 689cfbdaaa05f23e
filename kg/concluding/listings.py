"""Lists of names → places in them, and who stands in one list and not in the next of its kind."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.concluding.graph import Conclusions
from kg.concluding.meetings import United
from kg.concluding.people import Decided
from kg.concluding.told import Report, Told

FEWEST = 3
"""How many names make a list."""

_NAMES = """
SELECT ?report ?fact ?person ?what ?meeting ?begin ?end WHERE {
  GRAPH ?report {
    {
      ?fact a kg:Participation ; kg:participant ?person ; kg:inMeeting ?meeting ; kg:role/skos:notation ?what ;
            kg:evidence ?span .
      ?person a foaf:Person .
      ?span nif:beginIndex ?begin ; nif:endIndex ?end .
    } UNION {
      ?fact a kg:PersonnelChange ; kg:person ?person ; kg:post/skos:prefLabel ?what ; kg:evidence ?span .
      ?person a foaf:Person .
      ?span nif:beginIndex ?begin ; nif:endIndex ?end .
    }
    FILTER NOT EXISTS { ?fact kg:within ?statement }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Listing:
    """Three or more people whom a document names in one go for one role or post.

    Args:
        report: the document.
        meeting: the local name of the meeting, empty where the document reports none or several.
        what: the role or the post.
        begin: where the list begins, in characters.
        day: the day for which it holds, empty where it is not known.
        names: the local names of the people in order, each with the fact that tells it.
        kind: what lists that can be compared have in common.
    """

    report: Report
    meeting: str
    what: str
    begin: int
    day: str
    names: tuple[tuple[str, str], ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody stands in one list and not in the next of its kind."""

    person: str
    fact: str
    listed: Listing
    missing: Listing


def find_listings(
    told: Told, united: United, decided: Decided, reported: Mapping[str, Sequence[str]]
) -> list[Listing]:
    """Return the lists of names, in the order of time.

    Args:
        told: what the documents tell.
        united: the meetings.
        decided: who is who.
        reported: the meetings that each document reports.
    """
    runs: dict[tuple[str, str, str, int], list[tuple[int, str, str]]] = defaultdict(list)
    for row in told.rows(_NAMES):
        person = decided.of.get((row["report"], row["person"]))
        who = person.local if person is not None else row["person"]
        # The evidence of each name of a list begins where the list begins, and ends with the name.
        place = (row["report"], row.get("meeting", ""), row["what"], int(row["begin"]))
        runs[place].append((int(row["end"]), who, row["fact"]))
    found = [
        _listing(told.reports[report], meeting, what, begin, names, united, reported)
        for (report, meeting, what, begin), names in runs.items()
        if len({who for _, who, _ in names}) >= FEWEST
    ]
    return sorted(found, key=lambda one: (one.kind, one.day, one.report, one.begin))


def _listing(
    report: Report,
    meeting: str,
    what: str,
    begin: int,
    names: Sequence[tuple[int, str, str]],
    united: United,
    reported: Mapping[str, Sequence[str]],
) -> Listing:
    own = reported.get(report.local, ())
    local = united.of[meeting].local if meeting in united.of else own[0] if len(own) == 1 else ""
    held = united.meetings.get(local)
    day = (held.days[0] if held and held.days else "") or report.day
    kind = f"{_plain(what)} {held.body} {held.kind}" if held else _plain(what)
    in_order = {who: fact for _, who, fact in sorted(names, reverse=True)}
    first = {who: end for end, who, _ in sorted(names, reverse=True)}
    order = tuple((who, in_order[who]) for who in sorted(first, key=lambda who: (first[who], who)))
    return Listing(report, local, what, begin, day, order, kind)


def _plain(what: str) -> str:
    """Return a role or post without the number of the meeting or term: a presidium is that of any congress."""
    return " ".join(word for word in what.split() if not word[:1].isdigit())


def find_absences(listings: Sequence[Listing], united: United) -> Iterator[Absence]:
    """Yield who stands in a list and not in the next of its kind, of another meeting.

    Args:
        listings: the lists, those of a kind together in the order of time.
        united: the meetings.
    """
    by_kind: dict[str, dict[str, list[Listing]]] = defaultdict(lambda: defaultdict(list))
    for one in listings:
        body = united.meetings[one.meeting].body if one.meeting else ""
        # Meetings of which no body is told are of no series.
        if body:
            by_kind[one.kind][one.meeting].append(one)
    for meetings in by_kind.values():
        series = sorted(meetings.values(), key=lambda lists: (lists[0].day, lists[0].report))
        for earlier, later in itertools.pairwise(series):
            there = {who for listing in later for who, _ in listing.names}
            for listing in earlier:
                for who, fact in listing.names:
                    if who not in there:
                        yield Absence(who, fact, listing, later[0])


def write_listings(graph: Conclusions, listings: Sequence[Listing], united: United) -> None:
    """Say the lists of names, the place of each, and who is missing from the next.

    Args:
        graph: where it is said.
        listings: the lists.
        united: the meetings.
    """
    for one in listings:
        node = _node(graph, one)
        graph.link(node, "kg:inReport", one.report.local)
        graph.link(node, "kg:inMeeting", one.meeting)
        graph.text(node, "kg:text", one.what)
        graph.date(node, "kg:asOf", one.day)
        for at, (who, fact) in enumerate(one.names, start=1):
            place = graph.node("list-place", "kg:ListPlace", node, who)
            graph.link(place, "kg:inListing", node)
            graph.link(place, "kg:person", who)
            graph.integer(place, "kg:ordinal", at)
            graph.facts(place, [fact])
    for absence in find_absences(listings, united):
        listed, missing = _node(graph, absence.listed), _node(graph, absence.missing)
        node = graph.node("absence", "kg:Absence", absence.person, listed, missing)
        graph.link(node, "kg:person", absence.person)
        graph.link(node, "kg:listedIn", listed)
        graph.link(node, "kg:missingFrom", missing)
        graph.facts(node, [absence.fact])


def _node(graph: Conclusions, one: Listing) -> str:
    return graph.node("listing", "kg:Listing", one.report.local, one.meeting, one.what, one.begin)
