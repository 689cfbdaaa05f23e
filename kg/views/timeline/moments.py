"""What stands on the time line: meetings, decisions, appointments and targets, each with its day and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.canonical import is_date
from kg.model import FieldValue
from kg.views.encoding import BLUE, GREEN, PURPLE, VERMILLION, Colour
from kg.views.rows import DocumentRow, Queried, ask, read_documents

KINDS: Mapping[str, tuple[str, Colour]] = {
    "meeting": ("Meetings", BLUE),
    "decision": ("Decisions", VERMILLION),
    "appointment": ("Appointments and removals", PURPLE),
    "target": ("Targets that fall due", GREEN),
}
"""The kinds of moments: what they are called together, and their colour."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, or falls due, at a time.

    Args:
        first: its first day, or its month or year; ISO.
        last: its last day; equal to ``first`` where no other is told.
        kind: one of ``KINDS``.
        label: what it is.
        is_told: whether its day is told; else it is the day of its meeting, or of the report.
        document: the name of the document.
        start: offset of the quote in the raw text.
        end: offset of its end.
        quote: the words that tell it.
    """

    first: str
    last: str
    kind: str
    label: str
    is_told: bool
    document: str
    start: int
    end: int
    quote: str


def read_moments(store: Queried) -> tuple[Moment, ...]:
    """Return what stands on the time line of a store, in the order of time; what has no day at all is left out."""
    return moments_of(ask(store, "timeline"), {row.iri: row for row in read_documents(store)})


def moments_of(
    rows: Sequence[Mapping[str, FieldValue]], documents: Mapping[str, DocumentRow]
) -> tuple[Moment, ...]:
    """Return moments from the rows of ``queries/network/timeline.rq``.

    Args:
        rows: the rows; of several names of one fact the first counts.
        documents: the documents, by IRI.
    """
    once = {str(row["fact"]): row for row in reversed(rows)}
    found = (_moment(row, documents) for row in once.values())
    return tuple(sorted((one for one in found if one is not None), key=_order))


def _moment(row: Mapping[str, FieldValue], documents: Mapping[str, DocumentRow]) -> Moment | None:
    document = documents.get(str(row["document"]))
    if document is None:
        return None
    told = str(row["first"] or row["last"] or "")
    day = told or document.meeting_start or document.published
    if not is_date(day):
        return None
    start, end = int(str(row["start"])), int(str(row["end"]))
    return Moment(
        first=day,
        last=str(row["last"] or day),
        kind=str(row["kind"]),
        label=_label(row),
        is_told=bool(told),
        document=document.name,
        start=start,
        end=end,
        quote=" ".join(document.raw[start:end].split()),
    )


def _label(row: Mapping[str, FieldValue]) -> str:
    label, what = str(row["label"] or ""), str(row["what"] or "").replace("_", " ")
    if row["kind"] != "appointment":
        return label
    return ", ".join(part for part in (f"{row['whom'] or 'somebody'} {what}".strip(), label) if part)


def _order(moment: Moment) -> tuple[object, ...]:
    kinds: Iterable[str] = KINDS
    return (
        moment.first,
        list(kinds).index(moment.kind),
        moment.document,
        moment.start,
        moment.end,
        moment.label,
    )
