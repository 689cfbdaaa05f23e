"""Reads Turtle files of named things strictly: a slip is told with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from kg.model import DataError
from kg.namespaces import BASE, expand, shorten
from kg.vocabulary import iri_of, is_defined, parse, terms_of

NO_THINGS = ("kg.ttl", "shapes.ttl", "alignment.ttl")
"""Files of an ontology folder that hold no named things."""

_TYPE, _ONTOLOGY = expand("rdf:type"), expand("owl:Ontology")


def read_folder(folder: Path, terms: frozenset[str]) -> Iterator[tuple[ox.Triple, Path]]:
    """Yield what the files of an ontology folder say of named things, and the file.

    Args:
        folder: the folder.
        terms: the IRIs of the terms that are defined.

    Raises:
        DataError: a file says what it cannot say.
    """
    for path in sorted(folder.glob("*.ttl")):
        if path.name not in NO_THINGS:
            yield from ((triple, path) for triple in read_file(path, terms))


def read_file(path: Path, terms: frozenset[str]) -> list[ox.Triple]:
    """Return what a file says of named things, leaving out what it says of terms that it defines.

    Args:
        path: a Turtle file.
        terms: the IRIs of the terms that are defined.

    Raises:
        DataError: it is no Turtle, holds a node without an IRI or an IRI outside the base, or uses a term
            that is not defined.
    """
    triples = parse(path)
    own = terms_of(triples) | {iri_of(one.subject) for one in triples if _is_ontology(one)}
    said = [triple for triple in triples if _subject(triple, path) not in own]
    for triple in said:
        _check(triple, path, terms)
    return said


def place(path: Path, subject: str, predicate: str = "") -> str:
    """Return where a file speaks of a subject, as ``file:line``.

    Args:
        path: the file.
        subject: the IRI of the subject.
        predicate: the IRI of the property, where one is meant.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    at = _line(lines, 0, subject)
    if at is not None and predicate:
        at = _line(lines, at, predicate, "a" if predicate == _TYPE else "") or at
    return f"{path}:{at + 1}" if at is not None else str(path)


def _line(lines: list[str], start: int, iri: str, other: str = "") -> int | None:
    names = "|".join(re.escape(name) for name in (_local(iri), other) if name)
    pattern = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
    return next((at for at in range(start, len(lines)) if pattern.search(lines[at])), None)


def _local(iri: str) -> str:
    return iri.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]


def _is_ontology(triple: ox.Triple) -> bool:
    return triple.predicate.value == _TYPE and iri_of(triple.object) == _ONTOLOGY


def _subject(triple: ox.Triple, path: Path) -> str:
    if not isinstance(triple.subject, ox.NamedNode) or isinstance(triple.object, ox.BlankNode | ox.Triple):
        line = place(path, triple.predicate.value)
        raise DataError(f"{line}: a node without an IRI", str(triple), "give it a name that begins with id:")
    return triple.subject.value


def _check(triple: ox.Triple, path: Path, terms: frozenset[str]) -> None:
    subject, predicate = iri_of(triple.subject), triple.predicate.value
    if not subject.startswith(BASE):
        raise DataError(
            f"{place(path, subject)}: <{subject}> is outside the base",
            "the names of all things begin with " + BASE,
            "write id: and a name in small letters and hyphens",
        )
    if not is_defined(predicate, terms):
        raise _undefined(place(path, subject, predicate), predicate, "property", terms)
    if predicate == _TYPE and not is_defined(iri_of(triple.object), terms):
        raise _undefined(place(path, subject, predicate), iri_of(triple.object), "class", terms)


def _undefined(where: str, iri: str, kind: str, terms: frozenset[str]) -> DataError:
    near = get_close_matches(shorten(iri), [shorten(term) for term in sorted(terms)], n=1)
    mend = f"did you mean {near[0]}?" if near else "use a term of kg.ttl, or define it in your own folder"
    return DataError(f"{where}: {shorten(iri)} is not defined", f"no {kind} is called so", mend)
