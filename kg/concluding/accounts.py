"""Reads what documents tell of meetings: accounts, and the sittings of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.concluding.told import Report, Told

_ACCOUNTS = """
SELECT ?report ?fact ?meeting ?label ?kind ?body ?term ?ordinal ?start ?end ?venue ?status ?within ?begin
WHERE {
  GRAPH ?report {
    ?fact a kg:MeetingAccount ; kg:meeting ?meeting ; kg:status/skos:notation ?status ;
          kg:evidence/nif:beginIndex ?begin .
    ?meeting skos:prefLabel ?label .
    OPTIONAL { ?meeting kg:meetingKind/skos:notation ?kind }
    OPTIONAL { ?meeting kg:heldBy ?body }
    OPTIONAL { ?meeting kg:term ?term }
    OPTIONAL { ?meeting kg:ordinal ?ordinal }
    OPTIONAL { ?fact kg:startDate ?start }
    OPTIONAL { ?fact kg:endDate ?end }
    OPTIONAL { ?fact kg:venue ?venue }
    OPTIONAL { ?fact kg:within ?within }
  }
}
"""
_SITTINGS = """
SELECT ?report ?fact ?sitting ?meeting ?ordinal ?day WHERE {
  GRAPH ?report {
    ?fact a kg:SittingAccount ; kg:sitting ?sitting .
    ?sitting kg:partOf ?meeting .
    OPTIONAL { ?sitting kg:ordinal ?ordinal }
    OPTIONAL { ?fact kg:date ?day }
    FILTER NOT EXISTS { ?fact kg:within ?statement }
  }
}
"""


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """What one document tells of a meeting.

    Args:
        report: the document.
        begin: where it is told first, in characters.
        fact: the fact.
        start: the first day, empty where it is not told.
        end: the last day, empty where it is not told.
        venue: the local name of the place, empty where it is not told.
        status: ``reported``, ``announced`` or ``mentioned``.
        is_said: whether it is told only inside a statement.
    """

    report: Report
    begin: int
    fact: str
    start: str
    end: str
    venue: str
    status: str
    is_said: bool

    @property
    def is_reported(self) -> bool:
        """Whether the document itself reports the meeting."""
        return self.status == "reported" and not self.is_said


@dataclass(frozen=True, slots=True, order=True)
class SittingTold:
    """What one document tells of a sitting.

    Args:
        report: the document.
        sitting: the local name of the sitting.
        fact: the fact.
        ordinal: its number, 0 where it is not told.
        day: its day, empty where it is not told.
    """

    report: Report
    sitting: str
    fact: str
    ordinal: int
    day: str


@dataclass
class Named:
    """A meeting as documents name it, before it is known which names are of one meeting.

    Args:
        local: its local name in the documents.
        label: what it is called, the least of its labels.
        kind: the code of its kind, empty where it is not told.
        body: the local name of the body that meets, empty where it is not told.
        term: the term of the body, 0 where it is not told.
        ordinal: its number, 0 where it is not told.
        accounts: what the documents tell of it.
        sittings: what the documents tell of its sittings.
    """

    local: str
    label: str
    kind: str = ""
    body: str = ""
    term: int = 0
    ordinal: int = 0
    accounts: list[Account] = field(default_factory=list)
    sittings: list[SittingTold] = field(default_factory=list)

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day that a document tells outside a statement, None where none does."""
        told = [day for one in self.accounts if not one.is_said for day in (one.start, one.end)]
        known = sorted(day for day in (*told, *(one.day for one in self.sittings)) if len(day) == 10)
        return (known[0], known[-1]) if known else None


def read_meetings(told: Told) -> Mapping[str, Named]:
    """Return the meetings that documents name, by local name, sorted.

    Args:
        told: what the documents tell.
    """
    found: dict[str, Named] = {}
    for row in sorted(told.rows(_ACCOUNTS), key=lambda row: (row["meeting"], row["label"], row["fact"])):
        named = found.setdefault(
            row["meeting"],
            Named(
                row["meeting"], row["label"], row.get("kind", ""), row.get("body", ""),
                int(row.get("term", 0)), int(row.get("ordinal", 0)),
            ),
        )  # fmt: skip
        named.accounts.append(_account(told, row))
    for one in found.values():
        one.accounts.sort()
    for meeting, sittings in _sittings(told).items():
        if meeting in found:
            found[meeting].sittings = sorted(sittings)
    return found


def _account(told: Told, row: Mapping[str, str]) -> Account:
    return Account(
        told.reports[row["report"]], int(row["begin"]), row["fact"], row.get("start", ""),
        row.get("end", ""), row.get("venue", ""), row["status"], "within" in row,
    )  # fmt: skip


def _sittings(told: Told) -> Mapping[str, Sequence[SittingTold]]:
    found: dict[str, list[SittingTold]] = defaultdict(list)
    for row in told.rows(_SITTINGS):
        report = told.reports[row["report"]]
        one = SittingTold(report, row["sitting"], row["fact"], int(row.get("ordinal", 0)), row.get("day", ""))
        found[row["meeting"]].append(one)
    return found
