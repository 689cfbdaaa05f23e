"""What the network is made of: plain rows, read from the store by the questions in ``queries/network``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from kg.model import DataError, FieldValue, Table
from kg.shipped import shipped

AGENT_CLASSES: Mapping[str, str] = {
    "Person": "person",
    "Organization": "organization",
    "Country": "country",
    "Collective": "group",
}
"""The local name of an agent's class → the word for it; any other class is a group."""


class Queried(Protocol):
    """What the views ask of a store: answers to SPARQL questions."""

    def query(self, sparql: str) -> Table:
        """Return the rows that answer a question."""


@dataclass(frozen=True, slots=True, order=True)
class Agent:
    """A person, organization, country or group.

    Args:
        iri: its IRI.
        label: its name.
        kind: ``person``, ``organization``, ``country`` or ``group``.
    """

    iri: str
    label: str
    kind: str = "group"


@dataclass(frozen=True, slots=True, order=True)
class Sector:
    """A sector of policy: its code and its name."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a document says something, and how sure the reading of it is.

    Args:
        document: the document's IRI.
        start: offset of the quote in the raw text.
        end: offset of its end.
        rule: the rule that found it.
        confidence: between 0 and 1, where it was measured.
        ambiguous: whether a second reading stood near.
    """

    document: str
    start: int
    end: int
    rule: str = ""
    confidence: float | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document: its IRI, name, title, day, raw text, and the main meeting that it reports."""

    iri: str
    name: str
    raw: str
    title: str = ""
    published: str = ""
    meeting: str = ""
    meeting_start: str = ""


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy act: who put what forward, in which words, and in which sectors (the main one first)."""

    fact: str
    text: str
    place: Place
    kind: str = ""
    act: str = ""
    actor: Agent | None = None
    sectors: tuple[Sector, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressingRow:
    """A policy or statement is aimed at somebody.

    Args:
        fact: IRI of the fact.
        text: the policy or statement.
        relation: implementer, adversary, partner, beneficiary or addressee.
        towards: at whom.
        place: where it is said.
        about: IRIs of the policy acts and statements that it is about.
        speaker: whose statement it stands in.
    """

    fact: str
    text: str
    relation: str
    towards: Agent
    place: Place
    about: tuple[str, ...] = ()
    speaker: Agent | None = None


@dataclass(frozen=True, slots=True)
class NetworkRows:
    """All that the network is made of; ``names`` are the other names of actors, by IRI."""

    documents: tuple[DocumentRow, ...]
    policies: tuple[PolicyRow, ...]
    addressings: tuple[AddressingRow, ...]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_rows(store: Queried) -> NetworkRows:
    """Return the rows of the network of a store."""
    return NetworkRows(
        tuple(_documents(ask(store, "documents"))),
        tuple(_policies(ask(store, "policies"))),
        tuple(_addressings(ask(store, "addressing"))),
        _other_names(ask(store, "names")),
    )


def read_documents(store: Queried) -> list[DocumentRow]:
    """Return the documents of a store."""
    return list(_documents(ask(store, "documents")))


def ask(store: Queried, question: str) -> list[dict[str, FieldValue]]:
    """Return the answer to a question of ``queries/network``, a mapping a row.

    Raises:
        DataError: the question is not there.
    """
    path = shipped("queries") / "network" / f"{question}.rq"
    if not path.is_file():
        raise DataError(f"{path}: no such question", "the network is read by it", "install the package again")
    table = store.query(path.read_text("utf-8"))
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _documents(rows: Iterable[Mapping[str, FieldValue]]) -> Iterator[DocumentRow]:
    """Yield a row a document; of several meetings that it reports, the one it tells first is the main one."""
    for iri, group in _grouped(rows, "document"):
        first = group[0]
        yield DocumentRow(
            iri,
            _text(first, "name") or iri.rsplit("/", 1)[-1],
            _text(first, "raw"),
            _text(first, "title"),
            _text(first, "published"),
            _text(first, "meeting"),
            _text(first, "meeting_start"),
        )


def _policies(rows: Iterable[Mapping[str, FieldValue]]) -> Iterator[PolicyRow]:
    for fact, group in _grouped(rows, "fact"):
        first = group[0]
        found = {(not row.get("main"), _text(row, "sector"), _text(row, "sector_label")) for row in group}
        sectors = tuple(Sector(code, label) for _, code, label in sorted(found) if code)
        yield PolicyRow(
            fact,
            _text(first, "text"),
            _place(first),
            _text(first, "kind"),
            _text(first, "act"),
            _agent(group, "actor"),
            sectors,
        )


def _addressings(rows: Iterable[Mapping[str, FieldValue]]) -> Iterator[AddressingRow]:
    for fact, group in _grouped(rows, "fact"):
        first = group[0]
        towards = _agent(group, "towards")
        if towards is None:
            continue
        about = tuple(sorted({_text(row, "about") for row in group} - {""}))
        yield AddressingRow(
            fact,
            _text(first, "text"),
            _text(first, "relation"),
            towards,
            _place(first),
            about,
            _agent(group, "speaker"),
        )


def _other_names(rows: Iterable[Mapping[str, FieldValue]]) -> dict[str, tuple[str, ...]]:
    return {iri: tuple(_text(row, "name") for row in group) for iri, group in _grouped(rows, "actor")}


def _grouped(
    rows: Iterable[Mapping[str, FieldValue]], key: str
) -> Iterator[tuple[str, list[Mapping[str, FieldValue]]]]:
    groups: dict[str, list[Mapping[str, FieldValue]]] = {}
    for row in rows:
        groups.setdefault(_text(row, key), []).append(row)
    yield from groups.items()


def _agent(group: Iterable[Mapping[str, FieldValue]], role: str) -> Agent | None:
    """Return the agent of a role: the first by IRI and label, of the most telling of its classes."""
    found: Agent | None = None
    for row in group:
        iri, label = _text(row, role), _text(row, f"{role}_label")
        if not iri or not label:
            continue
        kind = AGENT_CLASSES.get(_local(_text(row, f"{role}_class")), "group")
        candidate = Agent(iri, label, kind)
        if found is None or (candidate.iri, candidate.label) < (found.iri, found.label):
            found = candidate
        elif candidate.iri == found.iri and found.kind == "group":
            found = replace(found, kind=kind)
    return found


def _place(row: Mapping[str, FieldValue]) -> Place:
    confidence = row.get("confidence")
    return Place(
        _text(row, "document"),
        int(_text(row, "start")),
        int(_text(row, "end")),
        _text(row, "rule"),
        float(str(confidence)) if confidence not in (None, "") else None,
        str(row.get("ambiguous")).casefold() == "true",
    )


def _text(row: Mapping[str, FieldValue], key: str) -> str:
    value = row.get(key)
    return "" if value is None else str(value)


def _local(iri: str) -> str:
    return iri.rstrip(">").replace("#", "/").rsplit("/", 1)[-1]
