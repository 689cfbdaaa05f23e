"""Adds named things to a project folder: an entry in Turtle, checked with all others before it stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kg import canonical, naming
from kg.entries import EntryKind
from kg.linking import names_of
from kg.model import DataError, UsageError
from kg.namespaces import PREFIXES
from kg.ontology import Things, folders, read_things
from kg.shipped import shipped

NewKind = Literal["body", "person", "post"]
"""What can be added."""

FILES: Mapping[NewKind, str] = {"body": "bodies.ttl", "person": "people.ttl", "post": "posts.ttl"}
CLASSES: Mapping[NewKind, str] = {"body": "org:Organization", "person": "foaf:Person", "post": "kg:PostTitle"}
LOCALS: Mapping[NewKind, str] = {"body": "body", "person": "person", "post": "title"}

_USED = ("id", "kg", "xsd", "skos", "dcterms", "foaf", "org", "wd")


@dataclass(frozen=True)
class NewEntry:
    """A named thing to be added.

    Args:
        kind: what it is.
        label: its name in English; of a post its title in the singular.
        source: where it is known from.
        variants: other names of it, such as an abbreviation or a plural.
        korean: its name in Korean.
        parent: of a body, the name of the body above it.
        state: the name of its state.
        organization: of a post, the body that the bare title implies.
        body_kind: of a body, a code of the scheme ``body-kind``.
        start: since when, a day, a month or a year.
        end: until when.
        wikidata: its Wikidata number, such as ``Q884``.
    """

    kind: NewKind
    label: str
    source: str
    variants: tuple[str, ...] = ()
    korean: str | None = None
    parent: str | None = None
    state: str | None = None
    organization: str | None = None
    body_kind: str | None = None
    start: str | None = None
    end: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True)
class Added:
    """What was added: the local name, the file, and the Turtle."""

    local: str
    path: Path
    turtle: str = field(repr=False)


def add_entry(project: Path, entry: NewEntry) -> Added:
    """Write an entry into the ontology folder of a project, where all entries together can be read.

    Args:
        project: the project folder.
        entry: what to add.

    Raises:
        UsageError: it has no name, or names a body or a state that nobody knows.
        DataError: with it the named things cannot be read, such as when its name is another's; then nothing
            is written.
    """
    if not any(map(str.isalnum, entry.label)):
        raise UsageError(f'"{entry.label}" is no name', "a name has letters", "write the name in English")
    things = read_things(folders(project))
    local = _free_name(entry, things)
    turtle = _turtle(local, entry, things)
    path = project / "ontology" / FILES[entry.kind]
    before = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((before or _head().encode()) + b"\n" + turtle.encode())
    try:
        read_things(folders(project))
    except DataError:
        _restore(path, before)
        raise
    return Added(local, path, turtle)


def _restore(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)


def _head() -> str:
    return "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in _USED)


def _free_name(entry: NewEntry, things: Things) -> str:
    name = f"{LOCALS[entry.kind]}-{naming.slug(entry.label)}"
    number = 1
    while (name if number == 1 else f"{name}-{number}") in things.entries:
        number += 1
    return name if number == 1 else f"{name}-{number}"


def _turtle(local: str, entry: NewEntry, things: Things) -> str:
    said = "".join(f" ;\n    {predicate} {value}" for predicate, value in _said(entry, things))
    return f"id:{local}\n    a {CLASSES[entry.kind]}{said} .\n"


def _said(entry: NewEntry, things: Things) -> Iterator[tuple[str, str]]:
    yield "skos:prefLabel", canonical.text(entry.label, "en")
    if entry.korean:
        yield "skos:prefLabel", canonical.text(entry.korean, "ko")
    yield from (("skos:altLabel", canonical.text(name, "en")) for name in entry.variants)
    if entry.body_kind:
        yield "kg:bodyKind", canonical.text(entry.body_kind)
    if entry.parent:
        yield "org:subOrganizationOf", _known(entry.parent, ("organization",), things)
    if entry.state:
        yield "kg:state", _known(entry.state, ("country",), things)
    if entry.organization:
        yield "kg:organization", _known(entry.organization, ("organization", "country"), things)
    for predicate, day in (("kg:from", entry.start), ("kg:until", entry.end)):
        if day:
            yield predicate, _short(canonical.date(day))
    if entry.wikidata:
        yield "skos:exactMatch", f"wd:{_number(entry.wikidata)}"
    yield "dcterms:source", canonical.text(entry.source)


def _short(literal: str) -> str:
    """Return a date with the prefix of its datatype, as the shipped files write it."""
    return literal.replace(f"<{canonical.XSD}", "xsd:").rstrip(">")


def _known(name: str, kinds: tuple[EntryKind, ...], things: Things) -> str:
    """Return the prefixed name of the thing that is called so."""
    found = names_of(things).find(name, kinds) or things.entries.get(name.removeprefix("id:"))
    if found is None or found.kind not in kinds:
        raise UsageError(
            f'"{name}" is no {" and no ".join(kinds)} that is known',
            f"neither {shipped('ontology').name}/ nor your own folder has it",
            "add it first with kg new, or give its name in full",
        )
    return f"id:{found.local}"


def _number(wikidata: str) -> str:
    if not (wikidata[:1] == "Q" and wikidata[1:].isdigit()):
        raise UsageError(
            f'"{wikidata}" is no Wikidata number', "it is a Q and digits", "write Q884, for example"
        )
    return wikidata
